"""Several windows write at the same time: nobody's keystroke is lost, nobody's word is covered."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from itertools import zip_longest

from playwright.sync_api import Locator, Page, expect

from tests.browser.chromium import Chromium
from tests.browser.desk import Desk
from tests.browser.voting_room import VotingRoom
from tests.serving import Server
from tests.story import Story

IDEAS = ("show where a price comes from", "mark what nobody said", "offer a person to ask")
GOAL, SOURCE = "to (goal)", "reads it from"
WORDS = (
    {GOAL: "1 %", SOURCE: "the mail audit"},
    {GOAL: "60 % of all", SOURCE: "the dashboard"},
    {GOAL: "50 % by June", SOURCE: "the event log"},
)


# --- three writers -------------------------------------------------------------------------


def test_three_windows_write_a_ticket_each_at_the_same_time_and_no_keystroke_is_lost(
    chromium: Chromium, server: Server
):
    desk = VotingRoom(chromium, server, three_tickets, beat="tickets.know")
    desk.sit_down("tickets")
    windows = [own_window(desk, number) for number in range(3)]
    strokes = [list(keys(window, words)) for window, words in zip(windows, WORDS, strict=True)]
    for turn in zip_longest(*strokes):
        for stroke in turn:
            if stroke:
                stroke()

    for words in WORDS:
        for text in words.values():
            expect(desk.page.get_by_text(re.compile(re.escape(text))).first).to_be_visible()
    two_goals(desk, windows[0])
    assert [] == desk.problems


def two_goals(desk: Desk, writer: Page) -> None:
    """Two windows change one field: both texts are shown, and somebody decides."""
    writer.bring_to_front()  # a tab behind others is drawn once a second
    writer.get_by_role("button", name="How we will know").click()
    writer.get_by_label(GOAL).fill("3 % in summer")
    desk.page.bring_to_front()
    desk.press("How we will know")
    desk.field(GOAL).fill("2 % in spring")
    writer.bring_to_front()
    save(writer)
    desk.page.bring_to_front()
    desk.page.get_by_role("button", name="Save", exact=True).click()

    expect(desk.page.get_by_text(re.compile("Somebody changed this"))).to_be_visible()
    expect(desk.page.get_by_text("3 % in summer", exact=True)).to_be_visible()
    expect(desk.field(GOAL)).to_have_value("2 % in spring")
    desk.save()
    expect(writer.get_by_text(re.compile("to 2 % in spring"))).to_be_visible()


def three_tickets(story: Story) -> None:
    """Three tickets that say what changes, and nothing of how we will know."""
    for change in IDEAS:
        story.ticket(change)


def own_window(desk: Desk, number: int) -> Page:
    """The window of a ticket's writer, with its form open."""
    with desk.context.expect_page() as opened:
        desk.page.get_by_role("link", name="Write it in a window of its own").nth(number).click()
    opened.value.get_by_role("button", name="How we will know").click()
    expect(opened.value.get_by_label(GOAL)).to_be_visible()
    expect(opened.value.get_by_text(f"We {IDEAS[number]}.")).to_be_visible()
    return opened.value


def keys(window: Page, words: dict[str, str]) -> Iterator[Callable[[], None]]:
    """Every stroke of somebody who fills in a form, and at the end the click on Save."""
    for label, text in words.items():
        box = window.get_by_label(label)
        for sign in text:
            yield partial(box.press_sequentially, sign)
        yield partial(expect(box).to_have_value, text)
    yield partial(save, window)


def save(window: Page) -> None:
    """Press Save and wait until the form is gone."""
    button = window.get_by_role("button", name="Save", exact=True)
    button.click()
    expect(button).not_to_be_visible()


# --- a scribe ------------------------------------------------------------------------------


def test_half_typed_words_of_a_scribe_stay_and_keep_their_stage(chromium: Chromium, server: Server):
    desk, scribe, box = at_the_notes(chromium, server)
    box.press_sequentially("Heard it from ")
    desk.next("Show and read")
    desk.next("First contact")
    expect(scribe.get_by_text("2 First contact: Tries it once")).to_be_visible()
    box.press_sequentially("a colleague")
    expect(box).to_have_value("Heard it from a colleague")
    expect(scribe.get_by_role("radio", name="1 Skeptical discovery")).to_be_checked()
    box.press("Enter")
    first = desk.page.locator(".column").filter(has_text="1 Skeptical discovery")
    expect(first.get_by_text("Heard it from a colleague", exact=True)).to_be_visible()
    expect(scribe.get_by_role("radio", name="2 First contact")).to_be_checked()

    box.press_sequentially("What I wanted to s")
    desk.bring_to("trust")
    expect(scribe.get_by_role("heading", name="Trust", level=1)).to_be_visible()
    scribe.get_by_role("link", name="Walk the five stages").click()
    expect(box).to_have_value("What I wanted to s")


def test_no_note_of_a_scribe_is_lost_while_next_is_pressed(chromium: Chromium, server: Server):
    desk, scribe, box = at_the_notes(chromium, server)
    written: list[str] = []
    for label in ("Show and read", "First contact", "Show and read", "Calibration"):
        for half in ("before", "after"):
            written.append(f"{half} {label} {len(written)}")
            box.fill(written[-1])
            box.press("Enter")
            if half == "before":
                desk.press(f"Next: {label}")

    for text in written:
        expect(desk.page.get_by_text(text, exact=True)).to_have_count(1)
        expect(scribe.get_by_text(text, exact=True)).to_have_count(1)


def at_the_notes(chromium: Chromium, server: Server) -> tuple[Desk, Page, Locator]:
    """The room writes notes on the first stage; a scribe has the same page open."""
    desk = VotingRoom(chromium, server, beat="walk.discovery.write")
    desk.sit_down("walk")
    scribe = desk.open_window("walk")
    box = scribe.get_by_label(re.compile("^One thought"))
    expect(box).to_be_visible()
    return desk, scribe, box
