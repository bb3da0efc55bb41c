"""One laptop, one screen: the wall in the facilitator's own window, and the space bar."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.chromium import Chromium
from tests.browser.voting_room import VotingRoom
from tests.serving import Server


def asks(page: Page, words: str) -> None:
    """The wall says this."""
    expect(page.get_by_role("heading", name=re.compile(f"^{words}"), level=1)).to_be_visible()


def test_the_wall_in_this_window_shows_no_cue_and_the_space_bar_goes_on(
    chromium: Chromium, server: Server
):
    desk = VotingRoom(chromium, server, beat="scope.write")
    desk.sit_down("scope")
    page = desk.page
    expect(page.get_by_role("heading", name="Your cue")).to_be_visible()
    desk.press("The wall")
    page.get_by_role("link", name="Show the wall in this window").click()
    asks(page, "One person, one task: who")
    for private in ("Your cue", "Only you see this", "Your own notes", "The two hours"):
        expect(page.get_by_text(private)).to_have_count(0)
    expect(page.get_by_role("button", name="Next: Show and read aloud")).to_be_visible()
    expect(page.locator('.status[data-status="saved"]')).to_be_attached()
    page.keyboard.press(" ")
    asks(page, "Read, no pitch.")
    expect(page.get_by_role("button", name="Next: Sharpen")).to_be_visible()
    page.keyboard.press(" ")
    asks(page, "One person, one task.")
    page.get_by_role("link", name="Back to the desk").click()
    desk.see("One person, one task")

    expect(page.get_by_role("heading", name="Your cue")).to_be_visible()
    expect(page.get_by_role("button", name="Next: When is it wrong")).to_be_visible()
    assert [page] == desk.context.pages


def test_the_space_bar_on_the_desk_is_next_but_not_for_somebody_who_writes(
    chromium: Chromium, server: Server
):
    desk = VotingRoom(chromium, server, beat="scope.write")
    desk.sit_down("scope")
    box = desk.field("Kind of person, kind of company")
    box.press_sequentially("A field rep ")
    desk.settle()
    expect(box).to_have_value("A field rep ")
    expect(desk.page.get_by_role("button", name="Next: Show and read aloud")).to_be_visible()
    desk.page.get_by_role("heading", name="One person, one task", level=1).click()
    desk.page.keyboard.press(" ")

    expect(desk.page.get_by_role("button", name="Next: Sharpen")).to_be_visible()
    expect(box).to_have_value("A field rep ")


def test_the_space_bar_does_nothing_where_votes_are_keyed_in(chromium: Chromium, server: Server):
    desk = VotingRoom(chromium, server, vote="trust")
    desk.sit_down()
    cue = desk.page.locator("[class*=st-key-next-cue] button")
    desk.page.get_by_label("Slip 1 of 5").press(" ")
    desk.settle()
    expect(cue).to_have_text("Write: one minute of silence")
    desk.way("Fingers")
    expect(desk.page.get_by_text("Counting: 0 of 5")).to_be_visible()
    desk.page.locator(".fingers").press(" ")
    desk.settle()

    expect(desk.page.get_by_role("button", name="Next: Look at the curve")).to_be_visible()
    expect(desk.page.get_by_text("Counting: 0 of 5")).to_be_visible()


def test_the_keypad_opens_in_this_window_and_escape_twice_leads_back(
    chromium: Chromium, server: Server
):
    desk = VotingRoom(chromium, server, vote="trust")
    desk.sit_down()
    desk.way("Keypad")
    desk.page.get_by_role("link", name="Vote at this keyboard").click()
    expect(desk.page.get_by_text(re.compile("Enter begins"))).to_be_visible()
    desk.page.keyboard.press("Escape")
    desk.page.keyboard.press("Escape")

    desk.see("Trust")
    assert [desk.page] == desk.context.pages
