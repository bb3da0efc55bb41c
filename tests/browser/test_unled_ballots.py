"""No ballot leads its voter: nothing chosen, nothing from before, nothing counted; and dots."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chromium import Chromium
from tests.browser.voting_room import VotingRoom, count, put_in, score, take
from tests.serving import Server
from tests.story import Story
from workshop import commands as c

HINTS = re.compile(
    r"82|41 of 50|because|low point|low trust|first vote|so far|middle|median|average|split|agreed"
    r"|suggest|earlier|before|good enough|discount|◆|▼|\b[1-5] votes?\b",
    re.IGNORECASE,
)
"""What would lead a voter: the share of good answers, low points, and any earlier vote."""


def voted_before(story: Story) -> None:
    """A first vote was shown: low points, a because, and 82 % of the answers were good."""
    words = {"checked": "50", "acceptable": "41", "source": "the audit", "good": "a fine mail"}
    story.do(c.RecordVariance, base_seq=story.state.seq, changes=words)
    story.voted((4, 1, 5, 2, 3), (5, 1, 4, 2, 3), (4, 2, 5, 1, 3))
    because = "one wrong discount reached a client"
    story.do(c.NoteLowPoint, stage="contact", base_seq=story.state.seq, because=because)
    story.at("trust.look")


def first_round(room: VotingRoom) -> None:
    """Start the vote."""
    room.open_vote()


def once_more(room: VotingRoom) -> None:
    """Go to the first stage to talk about, and vote on it again."""
    room.press(re.compile("^Next: Talk: "))
    room.press(re.compile("^Vote again: "))
    expect(room.page.get_by_text("Slip 1 of 5")).to_be_visible()


def hints(page: Page) -> list[str]:
    """What of a window's words would lead a voter."""
    return HINTS.findall(page.locator("[data-testid=stMain]").inner_text())


@pytest.mark.parametrize("again", [False, True], ids=["first vote", "once more"])
def test_no_ballot_leads_its_voter(chromium: Chromium, server: Server, again: bool):
    start, tell = (once_more, voted_before) if again else (first_round, _record)
    room = VotingRoom(chromium, server, tell, beat="trust.look" if again else "trust.vote")
    room.sit_down()
    start(room)
    wall = room.own_window("wall")
    expect(wall.get_by_role("heading", name=re.compile("^Write "))).to_be_visible()
    box = room.ballot_box()
    take(box, "Ada")
    keypad = room.keypad()
    keypad.keyboard.press("Enter")
    items = 1 if again else 5

    expect(keypad.locator("li")).to_have_count(items)
    expect(keypad.locator("li.in")).to_have_count(0)
    expect(box.locator(".question")).to_have_count(items)
    expect(box.locator('[aria-checked="true"], [checked], input, [role="slider"]')).to_have_count(0)
    found = {page.url: hints(page) for page in (wall, box, keypad)}
    assert found == {wall.url: [], box.url: [], keypad.url: []}


def _record(story: Story) -> None:
    words = {"checked": "50", "acceptable": "41", "source": "the audit", "good": "a fine mail"}
    story.do(c.RecordVariance, base_seq=story.state.seq, changes=words)


def test_a_ballot_that_is_taken_up_again_begins_empty(chromium: Chromium, server: Server):
    room = VotingRoom(chromium, server, vote="trust")
    box = room.ballot_box()
    for name in ("Ada", "Ben"):
        take(box, name)
        expect(box.locator('[aria-checked="true"]')).to_have_count(0)
        score(box, 5, 5, 5, 5, 5)
        put_in(box)
    keypad = room.keypad()
    for _ in range(2):
        keypad.keyboard.press("Enter")
        expect(keypad.locator("li.in")).to_have_count(0)
        keypad.keyboard.type("11111")
        expect(keypad.locator("li.in")).to_have_count(5)
        keypad.keyboard.press("Enter")
        expect(keypad.get_by_text(re.compile("^Thank you"))).to_be_visible()
        keypad.keyboard.press("Enter")

    assert len(room.state().open_round.ballots) == 4  # type: ignore[union-attr]


# --- dots --------------------------------------------------------------------------------------


def two_proposals(story: Story) -> None:
    """There is a choice to be made."""
    for task in ("draft a follow-up", "sum up a call"):
        story.do(c.AddProposal, who="A sales rep", task=task)


@pytest.fixture
def dots(chromium: Chromium, server: Server) -> VotingRoom:
    """Two dots each on two proposals."""
    return VotingRoom(chromium, server, two_proposals, beat="scope.dots", vote="dots_scope")


def given(room: VotingRoom, page: Page) -> list[list[int]]:
    """The dots on every ballot that a window sent."""
    frames = room.ears[page].ballots
    return [list(json.loads(frame)["fields"]["answers"].values()) for frame in frames]


def test_dots_are_letters_on_a_slip_and_never_more_than_there_are(dots: VotingRoom):
    dots.sit_down("scope")
    wall = dots.own_window("wall")
    expect(wall.get_by_text(re.compile("^A · "))).to_be_visible()
    dots.page.get_by_label(re.compile("^Slip 1")).focus()
    dots.page.keyboard.type("c3 ab")
    expect(dots.page.get_by_text("Slip 2 of 5")).to_be_visible()
    dots.page.keyboard.type("BB")
    expect(dots.page.get_by_text("Slip 3 of 5")).to_be_visible()
    dots.page.keyboard.type("a")
    dots.page.keyboard.press("Enter")
    expect(dots.page.get_by_text("Slip 4 of 5")).to_be_visible()
    dots.page.keyboard.press("Enter")
    expect(dots.page.get_by_text(re.compile("^An empty slip"))).to_be_visible()
    dots.page.keyboard.press("Enter")
    expect(dots.page.get_by_text("Slip 5 of 5")).to_be_visible()

    assert given(dots, dots.page) == [[1, 1], [2], [1], []]


def test_dots_go_through_the_box_within_their_budget(dots: VotingRoom):
    box = dots.ballot_box()
    box.get_by_role("button", name="Ada", exact=True).click()
    box.get_by_role("button", name="Start", exact=True).click()
    first, second = box.locator(".question").all()
    more = first.get_by_role("button", name="One dot more")
    expect(box.get_by_text("2 dots left")).to_be_visible()
    expect(first.get_by_role("button", name="One dot less")).to_be_disabled()
    more.click()
    more.click()
    expect(second.get_by_role("button", name="One dot more")).to_be_disabled()
    more.click(force=True)
    second.get_by_role("button", name="One dot more").click(force=True)
    expect(first.locator(".given")).to_have_text("2 dots")
    expect(second.locator(".given")).to_have_text("0 dots")
    put_in(box)
    take(box, "Ben")
    second.get_by_role("button", name="One dot more").click()
    box.get_by_role("button", name="Put it in").click()
    expect(box.get_by_text("1 dot left. It will not be used.")).to_be_visible()
    box.get_by_role("button", name="Put in", exact=True).click()
    expect(box.get_by_role("heading", name="In. Pass it on.")).to_be_visible()

    assert given(dots, box) == [[2], [1]]


def test_dots_are_neither_for_fingers_nor_for_the_keypad(dots: VotingRoom):
    dots.sit_down("scope")
    dots.way("Fingers")
    expect(dots.page.get_by_text(re.compile("^Dots are letters on a slip"))).to_be_visible()
    keypad = dots.own_window("keypad")

    expect(keypad.get_by_text("Dots go on slips or through the ballot box.")).to_be_visible()


# --- when the line is down -----------------------------------------------------------------------

DIALOGS = """() => {
  const dialog = "[data-testid=stDialog]"
  const seen = () => document.querySelector(dialog) && (document.body.dataset.covered = "once")
  new MutationObserver(seen).observe(document.body, { childList: true })
}"""


def lose_the_line(server: Server, *pages: Page) -> None:
    """End the server, and wait until Streamlit has put its dialog over every page."""
    for page in pages:
        page.evaluate(DIALOGS)
    server.kill()
    for page in pages:
        expect(page.get_by_text(re.compile("^Reconnecting"))).to_be_visible()
        expect(page.locator("body[data-covered]")).to_be_attached(timeout=15_000)


def test_slips_keyed_in_while_the_app_is_away_arrive_when_it_is_back(
    chromium: Chromium, server: Server
):
    """Streamlit's dialog is hidden, and takes neither the focus nor the first tap."""
    room = VotingRoom(chromium, server)
    room.sit_down()
    room.open_vote()
    box = room.ballot_box()
    take(box, "Ada")
    room.page.get_by_label(re.compile("^Slip")).focus()
    lose_the_line(server, room.page, box)
    room.page.keyboard.type("1111122222")
    score(box, 3, 3, 3, 3, 3)
    box.get_by_role("button", name="Put it in").click()
    expect(box.get_by_role("heading", name=re.compile("^Putting it in"))).to_be_visible()
    server.start()
    room.see_filed(3)
    expect(box.get_by_role("heading", name="Whose turn?")).to_be_visible(timeout=15_000)

    vote = room.state().open_round
    assert vote is not None
    assert vote.votes("discovery") == [1, 2, 3]


def test_fingers_counted_while_the_app_is_away_arrive_when_it_is_back(
    chromium: Chromium, server: Server
):
    room = VotingRoom(chromium, server)
    room.sit_down()
    room.open_vote()
    room.way("Fingers")
    expect(room.page.locator(".fingers .question")).to_have_text("1 Skeptical discovery")
    lose_the_line(server, room.page)
    count(room.page, "1 Skeptical discovery", "12345")
    expect(room.page.get_by_text("Filing…")).to_be_visible()
    server.start()
    expect(room.page.get_by_text("2 of 5 · ")).to_be_visible(timeout=15_000)

    assert room.state().open_round.hands["discovery"] == (1, 2, 3, 4, 5)  # type: ignore[union-attr]
