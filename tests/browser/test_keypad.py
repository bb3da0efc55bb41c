"""The keypad: a secret ballot on a screen that everybody sees."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chromium import Chromium
from tests.browser.test_accessible import serious
from tests.browser.voting_room import VotingRoom, key_in
from tests.serving import Server

SAME = ("11111", "55555", "00000", "31425")
"""Ballots that must look alike."""


@pytest.fixture
def room(chromium: Chromium, server: Server) -> VotingRoom:
    """A trust vote is open, nobody has voted."""
    return VotingRoom(chromium, server, vote="trust")


def begun(room: VotingRoom) -> Page:
    """A keypad at which Ada has pressed Enter."""
    keypad = room.keypad()
    keypad.keyboard.press("Enter")
    expect(keypad.locator("li.now")).to_have_count(1)
    return keypad


def looks(room: VotingRoom, keypad: Page, digits: str) -> list[tuple[bytes, str, str]]:
    """The window after every key, as a picture and as its parts, and what is kept of it."""
    seen = []
    for number, digit in enumerate(digits, start=1):
        keypad.keyboard.press(digit)
        expect(keypad.locator("li.in")).to_have_count(number)
        picture = keypad.screenshot(full_page=True, animations="disabled")
        seen.append((picture, room.ears[keypad].whole(), room.ears[keypad].kept()))
    for number in range(len(digits) - 1, -1, -1):
        keypad.keyboard.press("Backspace")
        expect(keypad.locator("li.in")).to_have_count(number)
    return seen


def test_after_every_key_the_window_is_the_same_whichever_digit_it_was(room: VotingRoom):
    """As a picture, in all its parts, in what is kept of it and in its address."""
    keypad = begun(room)
    address = keypad.url
    seen = {digits: looks(room, keypad, digits) for digits in SAME}

    for digits in SAME:
        assert seen[digits] == seen["11111"], digits
    assert len({picture for picture, _, _ in seen["11111"]}) == 5
    assert keypad.url == address


def test_a_key_is_answered_at_once_whichever_it_is(room: VotingRoom):
    """The dot is there before the key event is over: no delay tells one digit from another."""
    keypad = room.keypad()
    keypad.keyboard.press("Enter")
    expect(keypad.locator("li.now")).to_have_count(1)
    filled = keypad.locator(".rows").evaluate("""(rows) => ["1", "5", "0", "3", "2"].map((key) => {
      document.dispatchEvent(new KeyboardEvent("keydown", { key, code: `Digit${key}` }))
      return rows.querySelectorAll("li.in").length
    })""")

    assert filled == [1, 2, 3, 4, 5]


def test_digits_leave_the_window_once_as_the_ballot_that_is_put_in(room: VotingRoom):
    room.sit_down()
    keypad = room.keypad()
    ears = room.ears[keypad]
    ears.forget()
    keypad.keyboard.press("Enter")
    for number, digit in enumerate("41523", start=1):
        keypad.keyboard.press(digit)
        expect(keypad.locator("li.in")).to_have_count(number)
    before = list(ears.sent)
    keypad.keyboard.press("Enter")
    expect(keypad.get_by_text("Thank you. Next: Ben.")).to_be_visible()
    room.see_filed(1)

    assert before == []
    (frame,) = ears.ballots
    assert list(json.loads(frame)["fields"]["answers"].values()) == [4, 1, 5, 2, 3]
    assert json.loads(frame)["fields"]["voter"] == room.person("Ada")
    for heard in room.ears.values():
        assert heard.finds(frame) == []


def test_mouse_and_touch_change_nothing(room: VotingRoom):
    keypad = room.keypad(touch=True)
    keypad.keyboard.press("Enter")
    for digit in "2222":
        keypad.keyboard.press(digit)
    expect(keypad.locator("li.in")).to_have_count(4)
    before = keypad.screenshot(full_page=True, animations="disabled")
    whole = room.ears[keypad].whole()
    ways = [(x, y) for x in (60, 300, 640, 1100) for y in (60, 130, 190, 260, 330, 470, 700)]
    for x, y in ways:
        keypad.mouse.click(x, y)
        keypad.mouse.dblclick(x, y)
        keypad.mouse.click(x, y, click_count=3)
        keypad.touchscreen.tap(x, y)
    keypad.mouse.move(40, 60)
    keypad.mouse.down()
    keypad.mouse.move(900, 500, steps=8)
    keypad.mouse.up()
    keypad.mouse.wheel(0, 400)
    keypad.mouse.move(1279, 799)

    assert keypad.evaluate("getSelection().toString()") == ""
    assert room.ears[keypad].whole() == whole
    assert keypad.screenshot(full_page=True, animations="disabled") == before
    keypad.keyboard.press("2")
    expect(keypad.get_by_text("Five in. Enter puts it in.")).to_be_visible()


def test_left_and_right_skip_who_is_not_here(room: VotingRoom):
    keypad = room.keypad()
    expect(keypad.get_by_text("Ada, your five numbers.")).to_be_visible()
    keypad.keyboard.press("ArrowRight")
    expect(keypad.get_by_text("Ben, your five numbers.")).to_be_visible()
    keypad.keyboard.press("ArrowLeft")
    keypad.keyboard.press("ArrowLeft")
    expect(keypad.get_by_text("Eve, your five numbers.")).to_be_visible()
    key_in(keypad, "33333")
    expect(keypad.get_by_text("Thank you. Next: Ada.")).to_be_visible()

    (ballot,) = room.state().open_round.ballots.values()  # type: ignore[union-attr]
    assert ballot.voter == room.person("Eve")


def test_escape_once_stays_and_twice_returns_to_the_desk_where_what_was_begun_is_gone(
    room: VotingRoom,
):
    keypad = room.keypad()
    keypad.keyboard.press("Escape")
    expect(keypad.get_by_text("Esc again: back to the facilitator")).to_be_visible()
    expect(keypad.get_by_text("Esc twice: back to the facilitator")).to_be_visible()
    keypad.keyboard.press("Enter")
    keypad.keyboard.press("4")
    keypad.keyboard.press("Escape")
    expect(keypad.get_by_text("Esc again: back to the facilitator")).to_be_visible()
    keypad.keyboard.press("Escape")
    expect(keypad.get_by_role("heading", name="Trust", level=1)).to_be_visible()
    keypad.go_back()
    expect(keypad.get_by_text("Ada, your five numbers.")).to_be_visible()

    expect(keypad.locator("li")).to_have_count(0)


def test_a_ballot_begins_empty_and_nothing_stands_beside_it(room: VotingRoom):
    keypad = room.keypad()
    keypad.keyboard.press("Enter")

    expect(keypad.locator("li")).to_have_count(5)
    expect(keypad.locator("li.in")).to_have_count(0)
    keypad.keyboard.press("Enter")
    expect(keypad.get_by_text("Not all are in yet. Can't tell is 0.")).to_be_visible()


def test_backspace_and_arrows_correct_before_it_is_put_in(room: VotingRoom):
    keypad = room.keypad()
    keypad.keyboard.press("Enter")
    for key in ("1", "1", "1", "1", "1", "Backspace", "5", "ArrowUp", "ArrowUp", "4"):
        keypad.keyboard.press(key)
    expect(keypad.get_by_text("Five in. Enter puts it in.")).to_be_visible()
    keypad.keyboard.press("Enter")
    expect(keypad.get_by_text(re.compile("^Thank you"))).to_be_visible()

    (frame,) = room.ears[keypad].ballots
    assert list(json.loads(frame)["fields"]["answers"].values()) == [1, 1, 1, 4, 5]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_keypad_has_no_serious_finding(chromium: Chromium, server: Server, dark: bool):
    room = VotingRoom(chromium, server, vote="trust", dark=dark)
    keypad = room.keypad()
    found = {"name": serious(keypad)}
    keypad.keyboard.press("Enter")
    keypad.keyboard.press("1")
    expect(keypad.locator("li.in")).to_have_count(1)
    found["vote"] = serious(keypad)

    assert found == {"name": [], "vote": []}
