"""A decision, from a phone to the file: proposed, accepted at the desk, read at Close."""

from __future__ import annotations

import csv
import io

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chromium import Chromium
from tests.browser.phones import LiveRoom, connected
from tests.browser.test_accessible import serious
from tests.serving import Server

WORDS = "We show the source of every price"


@pytest.fixture
def room(chromium: Chromium, server: Server) -> LiveRoom:
    """Five people, past the lobby, phones let in."""
    live = LiveRoom(chromium, server, beat="scope.write")
    live.let_in()
    return live


def propose(page: Page, title: str, why: str) -> None:
    """Unfold, type, send."""
    page.get_by_text("What should we decide?").click()
    page.get_by_label("What was decided").fill(title)
    page.get_by_label("Why", exact=True).fill(why)
    page.get_by_role("button", name="Propose it").click()


def test_from_a_phone_to_the_file(room: LiveRoom) -> None:
    ada, ben = room.phone("Ada"), room.phone("Ben")
    propose(ada, WORDS, "One was wrong in May")
    expect(ada.get_by_text("Yours, not accepted yet")).to_be_visible()
    assert serious(ada) == []

    room.sit_down("scope")
    room.page.get_by_text("Decisions · 1 proposed").click()
    expect(room.page.get_by_text(WORDS)).to_be_visible()
    assert serious(room.page) == []
    room.pick(WORDS)
    room.with_picked("Accept")
    expect(room.page.get_by_text("Decisions · 1 proposed")).to_have_count(0)
    ben.get_by_text("What should we decide?").click()
    expect(ben.get_by_text(WORDS)).to_be_visible()

    room.bring_to("close")
    expect(room.page.get_by_role("heading", name="Decisions")).to_be_visible()
    expect(room.page.get_by_role("table").get_by_text(WORDS)).to_be_visible()
    assert serious(room.page) == []
    link = room.page.get_by_role("link", name="Decisions (CSV)")
    answer = room.context.request.get(f"{room.server.url}{link.get_attribute('href')}")
    header, line = csv.reader(io.StringIO(answer.text(), newline=""))
    assert dict(zip(header, line, strict=True)) == {
        **dict.fromkeys(header, ""),
        **{"Code": "DC1", "What was decided": WORDS, "Why": "One was wrong in May"},
    }
    assert room.problems == []


def test_a_proposal_made_offline_is_kept_and_lands_once(room: LiveRoom) -> None:
    page = room.phone("Ada")
    page.get_by_text("What should we decide?").click()
    box = page.get_by_label("What was decided")
    expect(box).to_be_visible()
    room.server.kill()
    expect(page.locator('.status[data-status="reconnecting"]')).to_be_attached()
    box.fill(WORDS)
    page.get_by_role("button", name="Propose it").click()
    room.server.start()
    connected(page)
    expect(page.get_by_text("Yours, not accepted yet")).to_be_visible()
    assert [item.title for item in room.state().items.values()] == [WORDS]
