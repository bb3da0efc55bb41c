"""Never lose a word: what was typed is on disk, on the screen, or on its way, always."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import sales_rep
from tests.browser.desk import Desk
from tests.serving import Server

NOTE = re.compile("^One thought")


@pytest.fixture
def desk(chromium: Browser, server: Server) -> Desk:
    """A facilitator at the notes of a planned workshop."""
    sitting = Desk(chromium, server)
    sitting.enter()
    sales_rep.plan(sitting)
    sitting.page.goto(sitting.address("walk"))
    expect(sitting.page.get_by_text("Saved", exact=True)).to_be_visible()
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
    sent: list[str] = []
    desk.page.on(
        "websocket", lambda socket: socket.on("framesent", lambda frame: sent.append(str(frame)))
    )
    desk.page.reload()
    expect(desk.page.get_by_text("Saved", exact=True)).to_be_visible()
    away = server.database.with_name("away.db")
    server.database.rename(away)
    for number in range(3):
        write(desk.page, f"Note {number}")
    desk.page.wait_for_timeout(7_000)
    notes = [frame for frame in sent if "AddNotes" in frame]
    away.rename(server.database)

    assert len(notes) <= 3 * 5
    for number in range(3):
        expect(desk.page.get_by_text(f"Note {number}", exact=True)).to_have_count(1)


def test_a_long_pasted_list_is_saved_whole(desk: Desk):
    lines = [f"{number:03} " + "word " * 130 for number in range(100)]
    write(desk.page, "\n".join(lines))

    expect(desk.page.get_by_text(re.compile("^099 word"))).to_be_visible()
    expect(desk.page.get_by_text("Saved", exact=True)).to_be_visible()


def test_a_draft_of_older_words_is_shown_beside_newer_ones_and_never_over_them(
    desk: Desk, server: Server
):
    desk.page.goto(desk.address("scope"))
    desk.fill({"Kind of person, kind of company": "A rep", "To do what, to what": "draft"})
    desk.save()
    desk.press("Edit")
    desk.box("Kind of person, kind of company").fill("My half-typed draft")
    desk.page.reload()
    other = desk.open_window("scope")
    other.get_by_role("button", name="Edit").click()
    other.get_by_label("Kind of person, kind of company").fill("Their new words")
    other.get_by_role("button", name="Save", exact=True).click()
    expect(desk.page.get_by_text("Their new words uses the AI to draft.")).to_be_visible()
    desk.press("Edit")

    expect(desk.box("Kind of person, kind of company")).to_have_value("Their new words")
    expect(desk.page.locator(".kept p")).to_contain_text("My half-typed draft")
