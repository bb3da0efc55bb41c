"""Phones whose owner reads large letters, or has nothing but keys."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.chromium import Chromium
from tests.browser.phones import VOTED, LiveRoom, asks, connected, write
from tests.browser.test_accessible import serious
from tests.browser.test_phones import NOTE
from tests.serving import Server
from tests.story import Story
from workshop import commands as c
from workshop.beats import BEAT
from workshop.votes import VOTE_KINDS

TWICE = "document.documentElement.style.fontSize = '32px'"
BEYOND = """() => {
  const found = []
  const look = (root) => {
    for (const part of root.querySelectorAll("*")) {
      if (part.shadowRoot) look(part.shadowRoot)
      const { left, right, width, height } = part.getBoundingClientRect()
      const style = getComputedStyle(part)
      if (!width || !height || style.visibility === "hidden" || style.clipPath !== "none") continue
      const cut = part.matches("button, button *, .chip, .label") && part.clientWidth &&
        part.scrollWidth > part.clientWidth + 1
      const beyond = left < -1 || right > innerWidth + 1
      if (beyond || cut) found.push([part.tagName, part.className, right])
    }
  }
  look(document.querySelector("[data-testid=stMain]"))
  return found
}"""
"""What ends beyond the window, or is cut off where somebody taps."""
BROKEN = """() => {
  const found = []
  const look = (root) => {
    for (const part of root.querySelectorAll("*")) if (part.shadowRoot) look(part.shadowRoot)
    for (const chip of root.querySelectorAll(".chip")) {
      const words = chip.textContent.split(" ").length
      const range = document.createRange()
      range.selectNodeContents(chip)
      const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)))
      if (lines.size > words) found.push(chip.textContent)
    }
  }
  look(document)
  return found
}"""
"""Answers with a break within a word."""
FOCUSED = """() => {
  let at = document.activeElement
  while (at.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
  return at.textContent.trim()
}"""
MOVING = """() => [...document.querySelectorAll("*")].filter(
  (part) => parseFloat(getComputedStyle(part).transitionDuration) > 0
).length"""
BEATS = (
    *("scope.write", "scope.wrong", "walk.contact.write", "walk.gaps", "trust.because"),
    *("wrong.write", "wrong.gaps", "tickets.write", "tickets.read", "tickets.know"),
)


def _told(story: Story) -> None:
    story.scope().note("It answers late").card()
    story.do(c.AddProposal, who="A sales rep in Insurance", task="write the first offer")
    story.do(c.AddProposal, who="A claims handler", task="check whether a claim is covered")
    story.idea("warn before the model changes")
    story.ticket("show the source")
    story.voted((1, 1, 2, 3, 5), (4, 1, 2, 3, 5))


def settled(page: Page) -> None:
    """Wait until what the room asks now is drawn."""
    expect(page.locator('[data-test-script-state="notRunning"]')).to_be_attached()
    page.wait_for_timeout(300)


def filed(room: LiveRoom) -> list[int | None]:
    """The only ballot there is, in the order of the wall."""
    vote = room.state().open_round
    assert vote
    (ballot,) = vote.ballots.values()
    return [ballot.answers[item] for item in vote.items]


def test_at_twice_the_size_nothing_is_wider_than_the_window_or_covers_it(
    chromium: Chromium, server: Server
) -> None:
    room = LiveRoom(chromium, server, _told, beat="lobby")
    room.let_in()
    page = room.phone("Ada")
    page.evaluate(TWICE)
    found = {}
    for beat in BEATS:
        room.happens(c.EnterBeat, beat=beat)
        asks(BEAT[beat].phone.partition("{")[0], page)
        settled(page)
        found[beat] = page.evaluate(BEYOND)
    page.get_by_role("button", name="How we will know").click()
    expect(page.get_by_label("Measure", exact=True)).to_be_visible()
    expect(page.locator('[data-testid="stForm"]:focus')).to_be_attached()
    found["form"] = page.evaluate(BEYOND)
    page.get_by_role("button", name="Cancel").click()
    for scale in ("dots_scope", "trust", "how_bad", "ending", "dots_ideas"):
        room.happens(c.EnterBeat, beat=VOTE_KINDS[scale].beat)
        room.happens(c.OpenRound, scale=scale)
        asks(VOTE_KINDS[scale].question, page)
        settled(page)
        found[scale] = page.evaluate(BEYOND) + page.evaluate(BROKEN)
        page.locator(".question").last.scroll_into_view_if_needed()
        assert page.locator(".st-key-frame").bounding_box()["y"] < 0  # type: ignore[index]
        vote = room.state().open_round
        room.happens(c.CloseRound, round_id=vote.id)  # type: ignore[union-attr]

    assert {place: parts for place, parts in found.items() if parts} == {}


def test_a_ballot_is_filled_in_with_keys_alone(chromium: Chromium, server: Server) -> None:
    room = LiveRoom(chromium, server, vote="trust")
    room.let_in()
    page = room.phone("Ada")
    expect(page.get_by_role("radiogroup")).to_have_count(5)
    expect(page.locator('.choice[tabindex="0"]')).to_have_count(5)
    page.locator("summary").first.focus()
    keys = page.keyboard.press
    for key in ("Tab", "3", "ArrowRight", "Space", "Tab", "0"):
        keys(key)
    expect(page.get_by_text("3 of 5. Not put in yet.")).to_be_visible()
    for key in ("Tab", "Tab", "Enter"):
        keys(key)
    expect(page.get_by_text("2 open count as can't tell. Put it in as it is?")).to_be_visible()
    assert page.evaluate(FOCUSED) == "Put it in"
    assert serious(page) == []
    keys("Tab")
    keys("Enter")
    assert page.evaluate(FOCUSED) == "1 No trust"
    keys("4")
    keys("5")
    expect(page.get_by_text(VOTED)).to_be_visible()

    assert filed(room) == [3, 2, None, 4, 5]


def test_on_a_machine_that_goes_round_no_score_is_focused_after_a_digit(
    chromium: Chromium, server: Server
) -> None:
    room = LiveRoom(chromium, server, vote="trust")
    box = room.ballot_box()
    box.get_by_role("button", name="Ada", exact=True).click()
    box.get_by_role("button", name="Start", exact=True).click()
    box.locator(".choice").first.focus()
    heard = []
    for digit in "45251":
        box.keyboard.press(digit)
        heard.append(box.evaluate(FOCUSED))

    assert heard == [*["1 No trust"] * 4, "Put it in"]
    box.keyboard.press("Enter")
    expect(box.get_by_role("heading", name="In. Pass it on.")).to_be_visible()
    assert filed(room) == [4, 5, 2, 5, 1]


def test_a_lane_belongs_to_the_stage_it_was_chosen_for(chromium: Chromium, server: Server) -> None:
    room = LiveRoom(chromium, server, beat="walk.discovery.write")
    room.let_in()
    page = room.phone("Ada")
    snags = page.get_by_role("radio", name="Where it snags")
    snags.check()
    assert snags.locator("xpath=..").bounding_box()["height"] >= 40  # type: ignore[index]
    write(page, NOTE, "Nobody told them")
    expect(snags).to_be_checked()
    room.happens(c.EnterBeat, beat="walk.contact.write")
    asks("First contact", page)
    expect(page.get_by_role("radio", name="What they want")).to_be_checked()
    write(page, NOTE, "To be quick")

    lanes = {note.stage: note.lane for note in room.state().notes.values()}
    assert lanes == {"discovery": "snags", "contact": "want"}


def test_of_two_writers_the_second_is_led_to_what_the_first_wrote(
    chromium: Chromium, server: Server
) -> None:
    room = LiveRoom(chromium, server, lambda s: s.ticket("show the source"), beat="tickets.know")
    room.let_in()
    page = room.phone("Ada")
    page.get_by_role("button", name="How we will know").click()
    page.get_by_label("Measure", exact=True).fill("Tries on day one")
    (ticket,) = room.state().ideas
    words = {"measure": "Kept answers"}
    room.happens(c.EditIdea, idea_id=ticket, base_seq=room.state().seq, changes=words)
    page.get_by_role("button", name="Save", exact=True).click()
    warning = page.get_by_text("Somebody changed this while you were writing.")

    expect(warning).to_be_in_viewport()
    expect(page.locator('[data-testid="stAlert"]:focus')).to_be_attached()
    expect(page.get_by_text("Not saved yet")).to_be_visible()
    page.get_by_role("button", name="Save", exact=True).click()
    connected(page)
    assert room.state().ideas[ticket].metric.measure == "Tries on day one"
    expect(page.locator('[class*="st-key-edit-"] button:focus')).to_be_attached()


def test_whoever_wants_no_motion_gets_none(chromium: Chromium, server: Server) -> None:
    room = LiveRoom(chromium, server)
    room.let_in()
    page = room.phone("Ada")
    page.emulate_media(reduced_motion="reduce")

    assert page.evaluate(MOVING) == 0
