"""Never lose a word: what was typed is on disk, on the screen, or on its way, always."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chromium import Chromium
from tests.browser.desk import Desk
from tests.browser.voting_room import VotingRoom
from tests.serving import Server

NOTE = re.compile("^One thought")


@pytest.fixture
def desk(chromium: Chromium, server: Server) -> Desk:
    """A facilitator at the notes of the first stage."""
    sitting = VotingRoom(chromium, server, beat="walk.discovery.write")
    sitting.sit_down("walk")
    return sitting


def write(page: Page, text: str) -> None:
    """Type one note and press Enter."""
    box = page.get_by_label(NOTE)
    box.fill(text)
    box.press("Enter")
    expect(box).to_have_value("")


def test_notes_typed_while_the_app_is_down_arrive_though_the_wall_comes_back_first(
    desk: Desk, server: Server
):
    """The wall is a window of the same browser and shares what it keeps."""
    wall = desk.context.new_page()
    wall.goto(desk.address("wall"))
    expect(wall.get_by_role("heading", level=1)).to_be_visible()
    server.kill()
    expect(desk.page.get_by_text(re.compile("^Reconnecting"))).to_be_visible()
    write(desk.page, "First in the dark")
    write(desk.page, "Second in the dark")
    desk.page.goto("about:blank")
    server.start()
    wall.bring_to_front()
    wall.reload()
    expect(wall.get_by_role("heading", level=1)).to_be_visible()
    desk.page.goto(f"{server.url}/walk?{wall.url.partition('?')[2]}")

    expect(desk.page.get_by_text("First in the dark", exact=True)).to_have_count(1)
    expect(desk.page.get_by_text("Second in the dark", exact=True)).to_have_count(1)


def test_words_refused_after_a_reload_stay_on_the_screen_until_they_are_dismissed(
    desk: Desk, server: Server
):
    server.kill()
    expect(desk.page.get_by_text(re.compile("^Reconnecting"))).to_be_visible()
    write(desk.page, "far too long " + "x" * 10_000)
    address = desk.address("walk")
    desk.page.goto("about:blank")
    server.start()
    desk.page.goto(address)
    kept = desk.page.locator(".kept p")

    expect(kept).to_contain_text("10,000 fit")
    expect(kept).to_contain_text("far too long xxx")
    desk.page.get_by_role("button", name="Dismiss").click()
    expect(kept).to_have_count(0)


def test_a_database_that_is_away_makes_no_storm_of_messages(desk: Desk, server: Server):
    """What cannot be saved yet is sent again every two seconds or so, and no sooner."""
    sent: list[tuple[float, str]] = []
    desk.page.on(
        "websocket",
        lambda socket: socket.on(
            "framesent", lambda frame: sent.append((time.monotonic(), str(frame)))
        ),
    )
    desk.page.reload()
    expect(desk.page.get_by_text("Saved", exact=True)).to_be_visible()
    away = server.database.with_name("away.db")
    server.database.rename(away)
    write(desk.page, "Note 0")
    times = patiently(desk.page, lambda: [at for at, frame in sent if "Note 0" in frame], 3)
    away.rename(server.database)

    assert all(later - sooner > 1 for sooner, later in pairwise(times))
    expect(desk.page.get_by_text("Note 0", exact=True)).to_have_count(1)


def patiently(page: Page, times: Callable[[], list[float]], many: int) -> list[float]:
    """Wait until something happened so often, and say when it did."""
    for _ in range(300):
        if len(times()) >= many:
            break
        page.wait_for_timeout(50)  # lets the events of the page through
    assert len(times()) >= many
    return times()


def test_a_long_pasted_list_is_saved_whole(desk: Desk):
    lines = [f"{number:03} " + "word " * 130 for number in range(100)]
    write(desk.page, "\n".join(lines))

    expect(desk.page.get_by_text(re.compile("^099 word"))).to_be_visible()
    expect(desk.page.get_by_text("Saved", exact=True)).to_be_visible()


def test_a_draft_of_older_words_is_shown_beside_newer_ones_and_never_over_them(
    desk: Desk, server: Server
):
    desk.bring_to("scope")
    desk.edit("scope")
    form = desk.page.get_by_test_id("stForm")
    who = form.get_by_label("Kind of person, kind of company")
    who.fill("A rep")
    desk.fill({"To do what, to what": "draft"})
    desk.save()
    desk.edit("scope")
    who.fill("My half-typed draft")
    desk.page.reload()
    other = desk.open_window("scope")
    other.locator(".st-key-scope-open button").click()
    theirs = other.get_by_test_id("stForm").get_by_label("Kind of person, kind of company")
    theirs.fill("Their new words")
    other.get_by_role("button", name="Save", exact=True).click()
    expect(desk.page.get_by_text("Their new words uses the AI to draft.")).to_be_visible()
    desk.edit("scope")

    expect(who).to_have_value("Their new words")
    expect(desk.page.locator(".kept p")).to_contain_text("My half-typed draft")
