"""The ballot box: a device that goes round and shows nothing but a blank ballot."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Page, expect

from data.exports import EXPORT
from tests.browser.chromium import Chromium
from tests.browser.test_accessible import serious
from tests.browser.voting_room import VotingRoom, put_in, score, take
from tests.serving import Server
from tests.story import Story

CANARY = "CANARY"
ELSEWHERE = ["", "walk", "wall", "keypad", "home"]
"""A page of each kind; tests/pages/test_door.py asks for all of them."""
FILES = list(EXPORT)
NAMES = ["Ada", "Ben", "Cleo", "Dan", "Eve"]


def told(story: Story) -> None:
    """Words that no box may show."""
    story.note(f"{CANARY} note")
    story.scope(who=f"{CANARY} rep")
    story.card(f"{CANARY} does", f"{CANARY} suffers")


@pytest.fixture
def room(chromium: Chromium, server: Server) -> VotingRoom:
    """A trust vote is open, nobody has voted."""
    return VotingRoom(chromium, server, told, vote="trust")


def names(box: Page) -> list[str]:
    """Who is on the list, once it is there."""
    expect(box.get_by_role("heading", name="Whose turn?")).to_be_visible()
    return box.locator(".name").all_inner_texts()


def test_a_device_takes_one_ballot_after_the_other(room: VotingRoom):
    room.sit_down()
    box = room.ballot_box()
    assert names(box) == NAMES
    take(box, "Ada")
    expect(box.get_by_text("0 of 5", exact=True)).to_be_visible()
    score(box, 4, 1, 5, 2, 0)
    expect(box.get_by_text("5 of 5", exact=True)).to_be_visible()
    put_in(box)
    room.see_filed(1)

    assert names(box) == NAMES[1:]
    (frame,) = room.ears[box].ballots
    assert list(json.loads(frame)["fields"]["answers"].values()) == [4, 1, 5, 2, None]
    for ears in room.ears.values():
        assert ears.finds(frame) == []


def test_open_questions_are_said_before_they_count_as_cant_tell(room: VotingRoom):
    box = room.ballot_box()
    take(box, "Ada")
    box.locator(".question").first.locator(".choice").nth(2).click()
    box.get_by_role("button", name="Put it in").click()
    expect(box.get_by_text("4 open count as can't tell.")).to_be_visible()
    box.get_by_role("button", name="Go on").click()
    expect(box.get_by_text("1 of 5", exact=True)).to_be_visible()
    box.get_by_role("button", name="Put it in").click()
    box.get_by_role("button", name="Put in", exact=True).click()
    expect(box.get_by_role("heading", name="In. Pass it on.")).to_be_visible()

    (frame,) = room.ears[box].ballots
    answers = json.loads(frame)["fields"]["answers"]
    assert list(answers.values()) == [3, None, None, None, None]


def test_back_reload_and_history_show_the_list_and_never_a_ballot(room: VotingRoom):
    box = room.ballot_box()
    take(box, "Ada")
    score(box, 4, 1, 5, 2, 3)
    put_in(box)
    (frame,) = room.ears[box].ballots
    take(box, "Ben")
    score(box, 2, 2, 2, 2, 2)
    address = box.url
    box.reload()
    assert names(box) == NAMES[1:]
    take(box, "Ben")
    score(box, 2, 2, 2, 2, 2)
    box.go_back()
    expect(box.get_by_role("button", name="Start the ballot box")).to_be_visible()
    box.go_forward()
    assert names(box) == NAMES[1:]
    box.go_back()
    box.get_by_role("button", name="Start the ballot box").click()

    assert names(box) == NAMES[1:]
    assert box.url == address
    assert room.ears[box].ballots == [frame]
    assert room.ears[box].finds(frame) == []


def test_ninety_seconds_without_a_touch_return_to_the_names(room: VotingRoom):
    box = room.device_with_a_clock()
    room.become_box(box)
    box.get_by_role("button", name="Ada", exact=True).click()
    idle(box)
    take(box, "Ada")
    score(box, 4, 1, 5, 2, 3)
    idle(box)

    assert room.ears[box].ballots == []
    take(box, "Ada")
    expect(box.locator('[aria-checked="true"]')).to_have_count(0)


def idle(box: Page) -> None:
    """Touch it once more after 80 seconds, and then no more."""
    box.clock.fast_forward(80_000)
    expect(box.get_by_role("heading", name="Whose turn?")).to_have_count(0)
    box.mouse.move(100, 100)
    box.mouse.move(120, 120)
    box.clock.fast_forward(80_000)
    expect(box.get_by_role("heading", name="Whose turn?")).to_have_count(0)
    box.clock.fast_forward(20_000)
    expect(box.get_by_text(re.compile("^Nobody touched this for 90 seconds"))).to_be_visible()

    assert names(box) == NAMES


def test_typing_another_address_leads_to_the_box(room: VotingRoom):
    box = room.ballot_box()
    for path in ELSEWHERE:
        box.goto(room.at(path))
        expect(box.get_by_role("heading", name="Whose turn?")).to_be_visible()
        assert CANARY not in room.ears[box].whole()
        box.goto(f"{room.server.url}/{path}")
        expect(box.get_by_role("heading", name="Whose turn?")).to_be_visible()
        assert CANARY not in room.ears[box].whole()

    assert CANARY.encode() not in room.ears[box].other


def test_no_file_and_no_key_is_given_to_a_box(room: VotingRoom):
    box = room.ballot_box()
    answers = [box.request.get(f"{room.server.url}/workshops/{room.id}/{f}") for f in FILES]
    assert [answer.status for answer in answers] == [403] * len(FILES)
    assert not any(CANARY in answer.text() for answer in answers)
    assert box.request.get(f"{room.server.url}/host/guess").status == 403
    assert box.goto(f"{room.server.url}/host/").status == 200  # type: ignore[union-attr]
    expect(box.get_by_role("heading", name="Whose turn?")).to_be_visible()


def test_a_box_has_no_menu_no_link_and_no_button_but_its_own(room: VotingRoom):
    box = room.ballot_box()
    found = box.get_by_role("link").all_inner_texts() + box.get_by_role("button").all_inner_texts()
    assert found == ["Skip to main content", *NAMES]


def test_the_leaders_own_browser_stays_the_leaders(room: VotingRoom):
    room.sit_down()
    box = room.own_window("trust")
    room.become_box(box)
    take(box, "Ada")
    score(box, 1, 2, 3, 4, 5)
    put_in(box)
    room.see_filed(1)
    box.goto(room.at("trust"))
    expect(box.get_by_role("button", name="Reveal 1 of 5")).to_be_visible()
    room.page.reload()

    room.see_filed(1)


def test_a_box_knows_when_no_vote_is_open_and_wakes_up_by_itself(room: VotingRoom):
    room.sit_down()
    box = room.ballot_box()
    room.press("Cancel the vote")
    expect(box.get_by_text(re.compile("^No vote is open"))).to_be_visible()
    room.open_vote()

    assert names(box) == NAMES


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_box_has_no_serious_finding(chromium: Chromium, server: Server, dark: bool):
    room = VotingRoom(chromium, server, vote="trust", dark=dark)
    box = room.device()
    box.goto(room.box_link())
    found = {"link": serious(box)}
    room.become_box(box)
    found["names"] = serious(box)
    box.get_by_role("button", name="Ada", exact=True).click()
    found["hold"] = serious(box)
    box.get_by_role("button", name="Start", exact=True).click()
    score(box, 3, 3, 3, 3, 3)
    found["ballot"] = serious(box)

    assert {name: findings for name, findings in found.items() if findings} == {}
