"""What the facilitator does and says, and what the wall must never say."""

from __future__ import annotations

import re

import pytest

from tests.cast import Table
from workshop.beats import BEAT, BEATS, Beat, topic_of
from workshop.places import Place, worded
from workshop.results import MOST_TOPICS
from workshop.script import LATE, SCRIPT, lines_of
from workshop.stages import STAGE_IDS
from workshop.steps import CLOSE, LOBBY, STEPS

NEVER = re.compile(
    r"\b(H|M|L|N|P|RPN|IQR|Wilson|optimistic|conflict|baseline|median|coefficient|severity|"
    r"consensus|occurrence|detection|failure mode|action class|harm points?|trust need|"
    r"rank interval|hypothesis|intervention|candidate|over-trust|under-trust)\b"
)
"""WORDING 1: words of the trade, and bare letters, that no wall and no phone says."""
BY_THEMSELVES = {"wrong.notice": "wrong.often"}
"""Moments that the line of another one covers."""


def test_the_five_timed_steps_fill_two_hours() -> None:
    assert sum(step.minutes for step in STEPS) == 120


def test_beats_follow_the_steps_in_order() -> None:
    numbers = [beat.step for beat in BEATS]
    assert numbers == sorted(numbers)
    assert set(numbers) == {step.number for step in STEPS}
    assert len(BEAT) == len(BEATS)


def test_the_topics_of_a_step_fill_its_minutes() -> None:
    """Nobody plans a step whose moments need more than it has."""
    times = {"trust.talk": MOST_TOPICS, "wrong.write": len(STAGE_IDS)}
    for step in STEPS[1:CLOSE]:
        clocks = {topic_of(b.id, ""): b for b in BEATS if b.step == step.number}
        needed = sum(beat.minutes * times.get(beat.id, 1) for beat in clocks.values())
        assert 0.8 * step.minutes <= needed <= step.minutes + 1, step.name


def test_each_stage_is_written_and_then_read_on_one_clock() -> None:
    walked = [beat.id for beat in BEATS if beat.stage]
    assert walked == [f"walk.{stage}.{beat}" for stage in STAGE_IDS for beat in ("write", "read")]
    assert topic_of("walk.habit.write", "") == topic_of("walk.habit.read", "") == "2.habit"
    assert topic_of("trust.talk", "habit") != topic_of("trust.talk", "contact")
    assert topic_of("trust.look", "") == "trust.look"
    assert topic_of("coffee", "") == "coffee"


def test_every_moment_has_a_line_of_its_own_or_shares_one() -> None:
    spoken = {line.beat for line in SCRIPT}
    assert spoken <= set(BEAT)
    assert {BY_THEMSELVES.get(beat.id, beat.id) for beat in BEATS} <= spoken
    assert all(line.step == BEAT[line.beat].step for line in SCRIPT)
    assert all(line.do for line in SCRIPT)


@pytest.mark.parametrize("step", [step.number for step in STEPS])
def test_the_lines_of_a_step_come_in_the_order_of_its_minutes_and_moments(step: int) -> None:
    lines = [line for line in SCRIPT if line.step == step]
    minutes = [line.at for line in lines]
    assert minutes == sorted(minutes)
    order = [beat.id for beat in BEATS]
    places = [order.index(line.beat) for line in lines]
    assert places == sorted(places)
    assert step == LOBBY or all(0 <= at < max(1, STEPS[step].minutes) for at in minutes)


def test_a_longer_step_has_the_same_lines_later() -> None:
    usual, longer = lines_of(1, 20), lines_of(1, 40)
    assert [line.at * 2 for line in usual] == [line.at for line in longer]
    assert [line.do for line in usual] == [line.do for line in longer]
    assert [line.at for line in lines_of(LOBBY, 0)] == [-10, -4, -1]


def test_every_step_with_a_clock_knows_what_to_leave_out() -> None:
    assert set(LATE) == {step.number for step in STEPS if step.minutes}


@pytest.mark.parametrize("beat", BEATS, ids=lambda beat: beat.id)
def test_no_wall_says_a_word_of_the_trade(beat: Beat) -> None:
    place = Place(beat, "habit")
    for text in (place.beat.label, place.beat.wall, place.beat.aside):
        assert not NEVER.search(worded(Table().state, text, place))


def test_every_wall_asks_or_says_something_short_enough_to_read_from_the_last_row() -> None:
    for beat in BEATS:
        assert beat.wall
        assert len(beat.wall) <= 110, beat.id
        assert len(beat.aside) <= 60, beat.id
