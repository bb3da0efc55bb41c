"""Moving through the agenda, and the clock as the room uses it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cast import COFACILITATOR, Table
from workshop import commands as c
from workshop import events as e
from workshop.agenda import MINUTE, allotted, later, left
from workshop.agenda_plan import FLOORS, rebalance
from workshop.beats import BEATS
from workshop.errors import Changed, Invalid, NotNow
from workshop.steps import CLOSE, JOURNEY, SCOPE, TRUST


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
    assert (used.used(SCOPE, table.now, JOURNEY), used.used(JOURNEY, table.now, JOURNEY)) == (
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
    table.do(c.EditPlan, base_seq=table.state.seq, changes={"minutes.1": 30})
    assert seconds_left(table) == 25 * 60


def test_a_topic_is_part_of_the_place(table: Table) -> None:
    table.do(c.EnterBeat, beat="trust.talk", topic="habit")
    (moved,) = table.do(c.EnterBeat, beat="trust.talk", topic="contact")
    assert isinstance(moved, e.BeatEntered)
    assert table.do(c.EnterBeat, beat="trust.talk", topic="contact") == []
    assert {"trust.talk", "trust.talk:habit"} <= table.state.agenda.reached
    with pytest.raises(Invalid, match="no such moment"):
        table.do(c.EnterBeat, beat="trust.talk", topic="nirvana")


def test_later_steps_give_back_the_time_the_room_is_late(table: Table) -> None:
    table.at("walk.gaps")
    table.do(c.RebalanceAgenda, cuts={"3": 2 * MINUTE, "4": 3 * MINUTE})
    agenda, minutes = table.state.agenda, table.state.plan.minutes
    assert [allotted(agenda, minutes, step) // MINUTE for step in (2, 3, 4, 5)] == [30, 18, 17, 30]
    assert later(agenda, minutes) == 65 * MINUTE


def test_no_step_is_cut_below_what_it_cannot_do_without(table: Table) -> None:
    """Step 5, where the tickets are written, keeps twenty minutes whatever happens."""
    for step, floor in FLOORS.items():
        has = table.state.plan.minutes[step]
        with pytest.raises(NotNow, match=f"Step {step} has no more time to give"):
            table.do(c.RebalanceAgenda, cuts={str(step): (has - floor + 1) * MINUTE})
        table.do(c.RebalanceAgenda, cuts={str(step): (has - floor) * MINUTE})
        with pytest.raises(NotNow, match="no more time"):
            table.do(c.RebalanceAgenda, cuts={str(step): MINUTE})


@pytest.mark.parametrize(
    "cuts", [{"2": MINUTE}, {"1": MINUTE}, {"7": 1}, {"x": 1}, {"": 1}, {"33": 1}, {"4": 0}]
)
def test_only_steps_to_come_give_time(table: Table, cuts: dict[str, int]) -> None:
    table.at("walk.gaps")
    with pytest.raises(Invalid, match="still to come"):
        table.do(c.RebalanceAgenda, cuts=cuts)
    assert table.do(c.RebalanceAgenda, cuts={}) == []


@given(st.integers(0, 200), st.integers(0, 5))
def test_what_is_proposed_to_a_late_room_is_always_accepted(late: int, step: int) -> None:
    table = Table()
    for beat in BEATS:
        if beat.step <= step:
            table.do(c.EnterBeat, beat=beat.id)
    minutes = table.state.plan.minutes
    planned = {n: allotted(table.state.agenda, minutes, n) for n in range(step + 1, 6)}
    cuts = rebalance(late * MINUTE, planned)
    table.do(c.RebalanceAgenda, cuts={str(n): cut for n, cut in cuts.items()})
    after = sum(allotted(table.state.agenda, minutes, n) for n in planned)
    assert sum(planned.values()) - after == sum(cuts.values()) <= late * MINUTE


def test_a_private_note_is_kept_a_step_and_two_facilitators_see_both(table: Table) -> None:
    assert table.do(c.NotePrivately, step=3, base_seq=0, text="") == []
    table.do(c.NotePrivately, step=3, base_seq=0, text="Sam is quiet.")
    assert table.state.private["3"].text == "Sam is quiet."
    with pytest.raises(Changed):
        table.do(c.NotePrivately, COFACILITATOR, step=3, base_seq=0, text="Ask Sam.")
    for step, text in ((7, "x"), (-1, "x"), (3, "x" * 10_001)):
        with pytest.raises(Invalid):
            table.do(c.NotePrivately, step=step, base_seq=99, text=text)
