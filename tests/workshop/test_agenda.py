"""The arithmetic of the two clocks, of the step and of the topic, on bare values."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from immutables import Map

from tests.cast import Table
from workshop import commands as c
from workshop.agenda import MINUTE, Agenda, Clock, allotted, late_by, later, left, topic_left
from workshop.steps import STEPS

MINUTES = tuple(step.minutes for step in STEPS)


def topic_minutes(table: Table) -> float | None:
    """What the room's topic clock shows, in minutes."""
    ms = topic_left(table.state.agenda, table.state.plan.minutes, table.now)
    return None if ms is None else ms / MINUTE


def test_time_left_is_what_was_planned_and_given_less_what_was_used() -> None:
    clock = Clock(since=1_000, spent=Map({1: 60_000}), extra=Map({1: 30_000}))
    assert left(Agenda(step=1, clock=clock), MINUTES, 6_000) == 20 * 60_000 + 30_000 - 65_000


def test_a_server_clock_set_back_gives_no_time() -> None:
    assert Clock(since=1_000).used(1, 400, 1) == 0


def test_what_is_taken_from_a_step_never_makes_it_negative() -> None:
    clock = Clock(extra=Map({1: -30 * MINUTE, 0: 9 * MINUTE}))
    assert allotted(Agenda(clock=clock), MINUTES, 1) == 0
    assert allotted(Agenda(clock=clock), MINUTES, 0) == 0
    assert later(Agenda(clock=clock), MINUTES) == 100 * MINUTE


def test_a_topic_has_its_share_of_the_step_and_runs_with_it(table: Table) -> None:
    table.at("walk.discovery.write")
    assert topic_minutes(table) == 5
    table.wait(3)
    table.at("walk.discovery.read")
    table.wait(1)
    assert topic_minutes(table) == 1
    table.at("walk.contact.write")
    assert topic_minutes(table) == 5


def test_a_topic_clock_stands_still_in_a_pause_and_goes_on_after_going_back(table: Table) -> None:
    table.at("scope.write")
    table.wait(2)
    table.do(c.PauseClock)
    table.wait(9)
    assert topic_minutes(table) == 3
    table.do(c.StartClock)
    table.wait(1)
    table.at("scope.read")
    table.wait(1)
    assert topic_minutes(table) == 2
    table.at("scope.write")
    assert topic_minutes(table) == 2
    table.wait(3)
    assert topic_minutes(table) == -1


def test_moving_on_while_paused_starts_no_clock(table: Table) -> None:
    table.at("scope.write")
    table.do(c.PauseClock)
    table.at("scope.read")
    table.wait(2)
    assert topic_minutes(table) == 3
    assert table.state.agenda.clock.since is None


def test_two_stages_that_are_talked_about_have_a_clock_each(table: Table) -> None:
    table.do(c.EnterBeat, beat="trust.talk", topic="habit")
    table.wait(3)
    table.do(c.EnterBeat, beat="trust.talk", topic="contact")
    assert topic_minutes(table) == 4
    table.do(c.EnterBeat, beat="trust.talk", topic="habit")
    assert topic_minutes(table) == 1


def test_a_topic_shrinks_with_its_step(table: Table) -> None:
    """Five of thirty minutes are four of twenty-four."""
    table.at("walk.discovery.write")
    table.do(c.AdjustClock, step=2, by=-6 * MINUTE)
    assert topic_minutes(table) == 4


def test_undo_and_a_vote_leave_the_clock_alone(table: Table) -> None:
    table.at("scope.write")
    table.note("one")
    table.wait(2)
    table.undo()
    assert topic_minutes(table) == 3


def test_the_lobby_the_close_and_a_moment_of_a_later_release_have_no_topic_clock() -> None:
    for beat, step in (("lobby", 0), ("close", 6), ("coffee", 1)):
        assert topic_left(Agenda(step=step, beat=beat), MINUTES, 0) is None


def test_the_room_is_late_when_what_is_left_does_not_fit_before_its_end(table: Table) -> None:
    table.at("tickets.write")
    agenda, minutes, now = table.state.agenda, table.state.plan.minutes, table.now
    assert late_by(agenda, minutes, now, 25 * MINUTE) == 5 * MINUTE
    assert late_by(agenda, minutes, now, 40 * MINUTE) == -10 * MINUTE
    assert late_by(agenda, minutes, now, None) == 0
    assert late_by(Agenda(), minutes, now, 5 * MINUTE) == 0


times = st.lists(st.integers(0, 10**7), min_size=2, max_size=20).map(sorted)


@given(times, st.integers(1, 5))
def test_stopping_and_starting_any_number_of_times_loses_no_millisecond(
    stamps: list[int], step: int
) -> None:
    clock = Clock().start(stamps[0])
    for now in stamps[1:]:
        stopped = clock.stop(step, "topic", now)
        assert stopped.used(step, now + 5, step) == now - stamps[0]
        assert stopped.topic_used("topic", now + 5) == now - stamps[0]
        clock = stopped.start(now)
    assert clock.used(step, stamps[-1], step) == stamps[-1] - stamps[0]
