"""Phones in a live room: coming in, voting, leaving and coming back, without losing a tap."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from data.joining.codes import shown
from tests.browser.chromium import Chromium
from tests.browser.phones import VOTED, LiveRoom, connected, tap, vote, write
from tests.serving import Server

NOTE = re.compile("^One thought")


@pytest.fixture
def room(chromium: Chromium, server: Server) -> LiveRoom:
    """Five people are expected, the door is open, nobody is in."""
    live = LiveRoom(chromium, server, beat="lobby")
    live.let_in()
    return live


def test_two_taps_make_a_phone_its_owner_and_five_phones_make_five_people(room: LiveRoom) -> None:
    wall = room.own_window("wall")
    expect(wall.get_by_text(shown(room.code))).to_be_visible()
    for number, name in enumerate(("Ada", "Ben", "Cleo"), start=1):
        page = room.phone(name)
        assert page.evaluate("isSecureContext") is False
        words = re.compile(f"^{number} {'person is' if number == 1 else 'people are'} in")
        expect(wall.get_by_text(words)).to_be_visible()
    page.get_by_role("button", name="Fine").click()
    expect(wall.get_by_text("Fine 1")).to_be_visible()

    assert len(room.state().people) == 5
    assert [p.check_in for p in room.state().people.values() if p.check_in] == ["fine"]


def test_a_vote_is_five_taps_and_the_wall_counts_it_before_and_shows_it_after(
    chromium: Chromium, server: Server
) -> None:
    room = LiveRoom(chromium, server)
    room.let_in()
    phones = room.phones("Ada", "Ben")
    room.sit_down("trust")
    wall = room.own_window("wall")
    room.press(re.compile("^Start the vote"))
    vote(phones["Ada"], 1, 2, 3, 4, 0)
    expect(wall.get_by_text("1 of 5 in").first).to_be_visible()
    phones["Ben"].locator(".choice").first.click()
    expect(phones["Ben"].get_by_text("1 of 5. Not put in yet.", exact=True)).to_be_visible()
    room.see_filed(1)
    expect(room.page.get_by_text("Still voting on a phone: Ben.")).to_be_visible()
    phones["Ben"].get_by_role("button", name="That is all").click()
    expect(
        phones["Ben"].get_by_text("4 open count as can't tell. Put it in as it is?")
    ).to_be_visible()
    phones["Ben"].get_by_role("button", name="Put it in", exact=True).click()
    expect(phones["Ben"].get_by_text(VOTED)).to_be_visible()
    room.see_filed(2)
    room.reveal_early()

    for page in (wall, *phones.values()):
        expect(page.locator("[data-testid=stVegaLiteChart]").first).to_be_visible()


def test_a_tap_made_offline_is_kept_sent_once_and_confirmed(
    chromium: Chromium, server: Server
) -> None:
    room = LiveRoom(chromium, server, vote="trust")
    room.let_in()
    page = room.phone("Ada")
    expect(page.locator(".question")).to_have_count(5)
    server.kill()
    expect(page.locator('.status[data-status="reconnecting"]')).to_be_attached()
    tap(page, 5, 4, 3, 2, 1)
    page.locator(".question").first.locator(".choice").first.click()
    expect(page.get_by_text("Keeping it here until it is saved…")).to_be_visible()
    server.start()
    expect(page.get_by_text(VOTED)).to_be_visible()

    ballot = room.state().open_round.ballots[room.person("Ada")]  # type: ignore[union-attr]
    answers = [ballot.answers[item] for item in room.state().open_round.items]  # type: ignore[union-attr]
    assert answers == [1, 4, 3, 2, 1]
    page.reload()
    expect(page.locator('[aria-checked="true"]')).to_have_count(5)


def test_nobodys_sentence_is_taken_away_when_the_room_goes_on(
    chromium: Chromium, server: Server
) -> None:
    room = LiveRoom(chromium, server, beat="walk.discovery.write")
    room.let_in()
    page = room.phone("Ada")
    page.get_by_label(NOTE).press_sequentially("Half a thou")
    room.sit_down("walk")
    room.press("Next: Show and read")
    room.press("Go on anyway")
    expect(page.get_by_text("The room has gone on.")).to_be_visible()
    page.get_by_label(NOTE).press_sequentially("ght")
    page.get_by_label(NOTE).press("Enter")
    expect(page.get_by_role("heading", name=re.compile("^New notes appear here"))).to_be_visible()

    (note,) = room.state().notes.values()
    assert (note.text, note.stage) == ("Half a thought", "discovery")


def test_reload_restart_and_another_day_find_the_same_person(
    chromium: Chromium, server: Server
) -> None:
    room = LiveRoom(chromium, server, beat="walk.contact.write")
    room.let_in()
    page = room.phone("Cleo")
    write(page, NOTE, "Mine")
    page.get_by_label(NOTE).press_sequentially("Not sent yet")
    page.reload()
    connected(page)
    expect(page.get_by_label(NOTE)).to_have_value("Not sent yet")
    expect(page.get_by_text("Mine", exact=True)).to_be_visible()
    server.kill()
    server.start()
    page.goto(f"http://workshop.test:{server.port}/")
    connected(page)
    expect(page.get_by_text("Mine", exact=True)).to_be_visible()

    assert {note.author for note in room.state().notes.values()} == {room.person("Cleo")}


def test_a_network_without_live_connections_is_said_before_anybody_comes_in(
    room: LiveRoom,
) -> None:
    page = room.stranger()
    page.goto(room.door)
    blocked = page.get_by_text(re.compile("^This network does not let live connections"))
    expect(page.get_by_role("button", name="Ada")).to_be_visible()
    expect(blocked).to_be_hidden()
    page.add_init_script(
        "window.WebSocket = class { constructor() { setTimeout(() => this.onerror()) } close() {} }"
    )
    page.reload()

    expect(blocked).to_be_visible()
