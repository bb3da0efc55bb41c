"""Moving through the agenda, and the clock as the room uses it."""

from __future__ import annotations

import pytest

from tests.cast import COFACILITATOR, Table
from workshop import commands as c
from workshop import events as e
from workshop.agenda import MINUTE, left
from workshop.beats import BEATS, CLOSE, SCOPE, TRUST, WALK
from workshop.errors import Invalid


def seconds_left(table: Table) -> int | None:
    """What the room's clock shows."""
    remaining = left(table.state.agenda, table.state.plan.minutes, table.now)
    return None if remaining is None else remaining // 1000


def test_every_moment_can_be_entered_in_both_directions(table: Table) -> None:
    for beat in (*BEATS, *reversed(BEATS)):
        table.do(c.EnterBeat, beat=beat.id)
        assert (table.state.agenda.beat, table.state.agenda.step) == (beat.id, beat.step)


def test_a_double_tap_moves_once(table: Table) -> None:
    assert len(table.do(c.EnterBeat, beat="scope.write")) == 2
    assert table.do(c.EnterBeat, COFACILITATOR, beat="scope.write") == []


def test_moving_within_a_step_does_not_touch_its_clock(table: Table) -> None:
    table.do(c.EnterBeat, beat="scope.write")
    table.wait(3)
    (moved,) = table.do(c.EnterBeat, beat="scope.sharpen")
    assert isinstance(moved, e.BeatEntered)
    assert seconds_left(table) == 17 * 60


def test_a_moment_the_agenda_does_not_have_is_refused(table: Table) -> None:
    with pytest.raises(Invalid, match="no such moment"):
        table.do(c.EnterBeat, beat="coffee")


def test_the_clock_starts_with_the_step(table: Table) -> None:
    assert seconds_left(table) is None
    table.do(c.EnterBeat, beat="scope.write")
    table.wait(2.5)
    assert seconds_left(table) == 20 * 60 - 150


def test_the_clock_stands_still_while_paused(table: Table) -> None:
    table.do(c.EnterBeat, beat="scope.write")
    table.wait(5)
    table.do(c.PauseClock)
    table.wait(7)
    assert seconds_left(table) == 15 * 60
    table.do(c.StartClock)
    table.wait(1)
    assert seconds_left(table) == 14 * 60


def test_starting_a_running_clock_and_pausing_a_standing_one_are_no_events(table: Table) -> None:
    table.do(c.EnterBeat, beat="scope.write")
    assert table.do(c.StartClock) == []
    table.do(c.PauseClock)
    assert table.do(c.PauseClock) == []


def test_time_can_be_given_and_taken_while_the_clock_runs(table: Table) -> None:
    table.do(c.EnterBeat, beat="scope.write")
    table.wait(4)
    table.do(c.AdjustClock, step=SCOPE, by=5 * MINUTE)
    table.do(c.AdjustClock, step=SCOPE, by=-1 * MINUTE)
    assert seconds_left(table) == 20 * 60


def test_time_given_to_another_step_waits_there(table: Table) -> None:
    table.do(c.AdjustClock, step=TRUST, by=-5 * MINUTE)
    table.do(c.EnterBeat, beat="trust.vote")
    assert seconds_left(table) == 15 * 60


def test_a_step_that_runs_over_shows_how_far(table: Table) -> None:
    table.do(c.EnterBeat, beat="scope.write")
    table.wait(22)
    assert seconds_left(table) == -120


def test_stepping_back_resumes_the_time_already_used_there(table: Table) -> None:
    table.do(c.EnterBeat, beat="scope.write")
    table.wait(12)
    table.do(c.EnterBeat, beat="walk.discovery.write")
    table.wait(6)
    table.do(c.EnterBeat, beat="scope.sharpen")
    assert seconds_left(table) == 8 * 60
    table.wait(3)
    table.do(c.EnterBeat, beat="walk.contact.write")
    assert seconds_left(table) == 24 * 60
    used = table.state.agenda.clock
    assert (used.used(SCOPE, table.now, WALK), used.used(WALK, table.now, WALK)) == (
        15 * MINUTE,
        6 * MINUTE,
    )


def test_the_lobby_and_the_close_have_no_clock(table: Table) -> None:
    table.do(c.EnterBeat, beat="scope.write")
    table.wait(1)
    table.do(c.EnterBeat, beat="close")
    assert seconds_left(table) is None
    assert table.state.agenda.clock.since is None
    for step in (0, CLOSE, -1, 99):
        with pytest.raises(Invalid, match="no clock"):
            table.do(c.AdjustClock, step=step, by=MINUTE)


@pytest.mark.parametrize("by", [-21 * MINUTE, 221 * MINUTE])
def test_a_step_stays_between_nothing_and_four_hours(table: Table, by: int) -> None:
    with pytest.raises(Invalid, match="between 0 and 240"):
        table.do(c.AdjustClock, step=SCOPE, by=by)


def test_a_longer_plan_gives_the_running_step_more_time(table: Table) -> None:
    table.do(c.EnterBeat, beat="scope.write")
    table.wait(5)
    table.do(c.EditPlan, seen=table.state.seq, changes={"minutes.1": 30})
    assert seconds_left(table) == 25 * 60
