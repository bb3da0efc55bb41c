"""A whole room votes on one laptop: slips, fingers, and all four ways in one vote."""

from __future__ import annotations

import json
import re
from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from tests.browser.case import STAGES
from tests.browser.chromium import Chromium
from tests.browser.ears import sign_of
from tests.browser.voting_room import VotingRoom, count, key_in, put_in, score, take
from tests.serving import Server
from workshop.stages import STAGE_IDS

SLIPS = ("41523", "25314", "13542", "52431", "34250")
POINTED = """window.pointed = 0
for (const name of ["pointerdown", "mousedown", "touchstart"])
  addEventListener(name, () => (window.pointed += 1), true)"""


@pytest.fixture
def room(chromium: Chromium, server: Server) -> VotingRoom:
    """Five people and an observer are about to vote on trust."""
    sitting = VotingRoom(chromium, server, lambda story: story.observers("Olga"))
    sitting.sit_down()
    return sitting


def type_slip(room: VotingRoom, digits: str, number: int) -> None:
    """Key in a slip wherever the focus is; it must be number *number*."""
    expect(room.page.get_by_text(f"Slip {number} of 5")).to_be_visible()
    room.page.keyboard.type(digits)


def curve(page: Page) -> None:
    """Wait for the curve."""
    expect(page.locator(".vega-embed, [data-testid=stVegaLiteChart]").first).to_be_visible()


# --- slips -------------------------------------------------------------------------------------


def test_five_slips_are_25_digits_and_one_reveal_with_no_pointer_at_all(room: VotingRoom):
    room.page.evaluate(POINTED)
    room.page.get_by_role("button", name=re.compile("^Start the vote")).focus()
    room.page.keyboard.press("Enter")
    for number, digits in enumerate(SLIPS, start=1):
        type_slip(room, digits, number)
    expect(room.page.get_by_text("25 answers, 1 can't tell. Ready to reveal.")).to_be_visible()
    room.see_filed(5)
    room.page.keyboard.press("Space")
    curve(room.page)

    assert room.page.evaluate("window.pointed") == 0
    vote = room.state().latest_round("trust")
    assert vote is not None
    assert vote.revealed
    assert sorted(vote.answers("discovery")) == [1, 2, 3, 4, 5]  # type: ignore[type-var]
    assert (vote.votes("advocacy"), vote.cannot_tell("advocacy")) == ([1, 2, 3, 4], 1)


def test_unrevealed_digits_reach_no_page(room: VotingRoom):
    wall = room.own_window("wall")
    box = room.device()
    room.open_vote()
    room.become_box(box, room.shown_box_link())
    room.way("Slips")
    room.page.get_by_label(re.compile("^Slip")).focus()
    for number, digits in enumerate(SLIPS, start=1):
        type_slip(room, digits, number)
    expect(wall.get_by_text("Five in. Ready?")).to_be_visible()
    room.see_filed(5)
    room.page.reload()
    wall.reload()
    room.see_filed(5)
    expect(wall.get_by_text("Five in. Ready?")).to_be_visible()
    ballots = room.ears[room.page].ballots

    assert len(ballots) == 5
    for window, ears in room.ears.items():
        assert [found for ballot in ballots for found in ears.finds(ballot)] == [], window.url
    answers = json.loads(ballots[0])["fields"]["answers"]
    assert all(re.search(sign_of(*answer), ballots[0]) for answer in answers.items())
    room.press("Reveal 5 of 5")
    curve(wall)


def test_backspace_corrects_the_slip_in_hand_only(room: VotingRoom):
    room.open_vote()
    type_slip(room, "11111", 1)
    expect(room.page.get_by_text("Slip 2 of 5")).to_be_visible()
    room.page.keyboard.type("4444")
    expect(room.page.locator(".rings .in")).to_have_count(4)
    for _ in range(7):
        room.page.keyboard.press("Backspace")
    expect(room.page.locator(".rings .in")).to_have_count(0)
    type_slip(room, "22222", 2)
    room.see_filed(2)

    ballots = [json.loads(frame)["fields"]["answers"] for frame in room.ears[room.page].ballots]
    assert ballots == [dict.fromkeys(STAGE_IDS, 1), dict.fromkeys(STAGE_IDS, 2)]


def test_undo_takes_the_last_slip_back(room: VotingRoom):
    room.open_vote()
    type_slip(room, "11111", 1)
    type_slip(room, "55555", 2)
    room.see_filed(2)
    room.press(re.compile("^Undo: "))
    room.see_filed(1)
    expect(room.page.get_by_text("Slip 2 of 5")).to_be_visible()

    vote = room.state().open_round
    assert vote is not None
    assert [set(ballot.answers.values()) for ballot in vote.ballots.values()] == [{1}]


def test_what_observers_wrote_stays_apart_and_is_shown_at_their_turn(room: VotingRoom):
    room.open_vote()
    wall = room.own_window("wall")
    for number, digits in enumerate(SLIPS, start=1):
        type_slip(room, digits, number)
    room.see_filed(5)
    room.page.get_by_role("radio", name="Observers' slips").check(force=True)
    expect(room.page.get_by_text("Observer slip 1 of 1")).to_be_visible()
    room.page.get_by_label(re.compile("^Observer slip")).focus()
    room.page.keyboard.type("15551")
    expect(room.page.get_by_text("All 1 observers' slips are in")).to_be_visible()
    room.see_filed(5)
    ballot = room.ears[room.page].ballots[-1]
    room.press("Reveal 5 of 5")
    curve(wall)
    before = [found for ears in room.ears.values() for found in ears.finds(ballot)]
    early = [ears.hears(b"observers say") for ears in room.ears.values()]
    room.next_until("Observers and earned trust")
    expect(wall.get_by_role("heading", name="What should a sensible user do?")).to_be_visible()

    assert before == []
    assert early == [False, False]
    assert room.ears[room.page].hears(b"observers say 1")


# --- fingers -----------------------------------------------------------------------------------


def test_a_count_is_filed_only_when_it_is_as_many_as_vote_by_hand(room: VotingRoom):
    room.open_vote()
    type_slip(room, "33333", 1)
    room.see_filed(1)
    room.way("Fingers")
    file = room.page.get_by_role("button", name="File the count")
    room.page.locator(".fingers").focus()
    room.page.keyboard.type("332")
    expect(room.page.get_by_text("Counting: 3 of 4")).to_be_visible()
    room.page.keyboard.press("Enter")
    expect(file).to_have_attribute("aria-disabled", "true")
    room.page.keyboard.type("21")
    expect(room.page.get_by_text("5 hands for 4 people. Count again?")).to_be_visible()
    room.page.keyboard.press("Enter")
    room.page.keyboard.press("Enter")
    room.page.keyboard.press("Backspace")
    expect(room.page.get_by_text("Counting: 4 of 4")).to_be_visible()
    before = len(room.ears[room.page].ballots)
    room.page.keyboard.press("Enter")
    expect(room.page.get_by_text("4 counted. Right?")).to_be_visible()
    room.page.keyboard.press("Enter")
    expect(room.page.get_by_text("2 of 5 · ")).to_be_visible()

    assert before == 1
    (_, count) = room.ears[room.page].ballots
    assert json.loads(count)["fields"]["counts"] == {"1": 0, "2": 2, "3": 2, "4": 0, "5": 0, "0": 0}


def test_with_fingers_nothing_is_drawn_before_the_last_stage_is_counted(room: VotingRoom):
    room.open_vote()
    wall = room.own_window("wall")
    room.way("Fingers")
    seen = []
    for stage, (name, after) in enumerate(pairwise((*STAGES, "")), start=1):
        count(room.page, name, "12345" if stage % 2 else "55555")
        if after:
            expect(room.page.locator(".fingers .question")).to_have_text(after)
            if stage == 1:
                room.press(re.compile(r"^Reveal \d"))
            room.press("Reveal anyway")
            sentence = f"{5 - stage} of 5 are not counted yet. Nothing is shown before the last"
            expect(room.page.get_by_text(re.compile(sentence)).first).to_be_visible()
            seen.append(wall.locator("[data-testid=stMain]").inner_text())
            expect(wall.locator("[data-testid=stVegaLiteChart]")).to_have_count(0)
    expect(room.page.get_by_text("Every question is counted. Ready to reveal.")).to_be_visible()
    expect(wall.get_by_text("Five in. Ready?")).to_be_visible()
    counts = [json.loads(frame)["fields"]["counts"] for frame in room.ears[room.page].ballots]
    everything = b"".join(ears.other for ears in room.ears.values())

    assert len(set(seen)) == 1
    assert len(counts) == 5
    assert b'"counts":' not in everything
    assert not re.search(rb"1, ?2, ?3, ?4, ?5\D|5, ?5, ?5, ?5, ?5|1{1},1,1,1,1", everything)
    room.press("Reveal 5 of 5")
    curve(wall)


# --- all four ways -----------------------------------------------------------------------------


def test_all_four_ways_in_one_vote_make_one_ballot_a_person(room: VotingRoom):
    room.open_vote()
    type_slip(room, "11111", 1)
    type_slip(room, "22222", 2)
    room.see_filed(2)
    box = room.ballot_box()
    take(box, "Cleo")
    score(box, 3, 3, 3, 3, 0)
    put_in(box)
    room.see_filed(3)
    keypad = room.keypad()
    for _ in range(2):
        keypad.keyboard.press("ArrowRight")
    expect(keypad.get_by_text("Dan, your five numbers.")).to_be_visible()
    key_in(keypad, "44444")
    room.see_filed(4)
    room.way("Fingers")
    for stage in STAGES:
        count(room.page, stage, "5")
    room.see_filed(5)
    expect(box.get_by_text("Olga")).to_be_visible()
    expect(box.get_by_role("button", name="Ada")).to_have_count(0)
    room.press("Reveal 5 of 5")
    curve(room.page)

    vote = room.state().latest_round("trust")
    assert vote is not None
    assert sorted(vote.votes("discovery")) == [1, 2, 3, 4, 5]
    assert (vote.votes("advocacy"), vote.cannot_tell("advocacy")) == ([1, 2, 4, 5], 1)
    assert sorted(b.way for b in vote.ballots.values()) == ["box", "keypad", "slip", "slip"]
    assert vote.by_hand == 1


def test_a_fresh_ballot_voids_the_old_one_unread(room: VotingRoom):
    room.open_vote()
    keypad = room.keypad()
    key_in(keypad, "41523")
    room.see_filed(1)
    expect(keypad.get_by_text("Thank you. Next: Ben.")).to_be_visible()
    choice = room.page.get_by_role("combobox", name="A mistake? A fresh ballot for")
    choice.scroll_into_view_if_needed()
    room.page.wait_for_timeout(500)  # a list closes when the page scrolls
    choice.click()
    room.page.get_by_role("option", name="Ada").click()
    room.press("Give a fresh ballot")
    expect(room.page.get_by_role("button", name="Reveal 0 of 5")).to_be_visible()
    assert not room.state().open_round.ballots  # type: ignore[union-attr]
    keypad.reload()
    key_in(keypad, "55555")
    room.see_filed(1)
    (old, _) = room.ears[keypad].ballots
    room.reveal_early()
    curve(room.page)

    vote = room.state().latest_round("trust")
    assert vote is not None
    assert [set(ballot.answers.values()) for ballot in vote.ballots.values()] == [{5}]
    assert [found for ears in room.ears.values() for found in ears.finds(old)] == []
