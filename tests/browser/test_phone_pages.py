"""Phones for everybody: no serious finding of axe, the clock of the room, many tabs at once."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chromium import Chromium
from tests.browser.phones import LiveRoom, connected
from tests.browser.test_accessible import serious
from tests.serving import Server
from tests.story import Story
from workshop import commands as c

PLACES = {
    "lobby": "How was your way here?",
    "scope.write": "Fill in: who uses it to do what.",
    "walk.contact.write": "First contact. One thought per note.",
    "trust.because": "Trust is low here because…",
    "wrong.gaps": "Do these happen to us?",
    "tickets.know": "How will we know it worked, and by when?",
}


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_no_phone_page_has_a_serious_finding(
    chromium: Chromium, server: Server, dark: bool
) -> None:
    room = LiveRoom(chromium, server, _told, beat="lobby", dark=dark)
    room.let_in()
    page = room.stranger()
    page.goto(room.door)
    found = {"join": serious(page, colours_only=dark)}
    page.get_by_role("button", name="Ada").click()
    connected(page)
    for beat, title in PLACES.items():
        room.happens(c.EnterBeat, beat=beat)
        expect(page.get_by_role("heading", name=title, level=1)).to_be_visible()
        expect(page.locator('[data-test-script-state="notRunning"]')).to_be_attached()
        found[beat] = serious(page, colours_only=dark)
    room.happens(c.OpenRound, scale="how_bad")
    expect(page.locator(".question").first).to_be_visible()
    page.locator(".choice").first.click()
    found["vote"] = serious(page, colours_only=dark)

    assert {place: findings for place, findings in found.items() if findings} == {}


def _told(story: Story) -> None:
    story.scope().note("It answers late")
    story.card()
    story.ticket("show the source")
    story.voted((1, 1, 2, 3, 5), (4, 1, 2, 3, 5))


def test_a_phone_whose_clock_is_hours_off_shows_the_rooms_time(
    chromium: Chromium, server: Server
) -> None:
    room = LiveRoom(chromium, server, beat="walk.contact.write")
    room.let_in()
    room.happens(c.StartClock)
    room.sit_down("walk")
    page = room.device_with_a_clock(datetime.now() + timedelta(hours=5))
    page.goto(room.door)
    page.get_by_role("button", name="Ada").click()
    connected(page)
    expect(page.locator(".clock")).to_be_visible()

    assert abs(seconds_of(page) - seconds_of(room.page)) <= 1
    page.clock.fast_forward(0)
    assert abs(seconds_of(page) - seconds_of(room.page)) <= 1


def seconds_of(page: Page) -> int:
    """What the clock of a window shows."""
    minutes, seconds = page.locator(".clock").inner_text().split(":")
    return int(minutes) * 60 + int(seconds)


def test_more_tabs_than_a_browser_keeps_connections_all_follow(
    chromium: Chromium, server: Server
) -> None:
    room = LiveRoom(chromium, server, beat="scope.write")
    room.let_in()
    first = room.phone("Ada")
    tabs = [first, *(first.context.new_page() for _ in range(6))]
    for tab in tabs[1:]:
        tab.goto(first.url)
        connected(tab)
    room.happens(c.EnterBeat, beat="scope.read")

    for tab in tabs:
        expect(tab.get_by_role("heading", name="Read, no pitch.", level=1)).to_be_visible()
