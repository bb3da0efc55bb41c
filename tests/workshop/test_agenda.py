"""The beats and their order, and the arithmetic of the clock on bare values."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from immutables import Map

from workshop.agenda import Agenda, Clock, left
from workshop.beats import BEATS, neighbour, step_of
from workshop.steps import STEPS
from workshop.stages import STAGE_IDS

MINUTES = tuple(step.minutes for step in STEPS)


def test_the_five_timed_steps_fill_two_hours() -> None:
    assert sum(MINUTES) == 120


def test_beats_follow_the_steps_in_order() -> None:
    numbers = [beat.step for beat in BEATS]
    assert numbers == sorted(numbers)
    assert set(numbers) == {step.number for step in STEPS}
    assert len({beat.id for beat in BEATS}) == len(BEATS)


def test_each_stage_is_written_and_then_read() -> None:
    walked = [beat.id for beat in BEATS if beat.stage]
    assert walked == [f"walk.{stage}.{beat}" for stage in STAGE_IDS for beat in ("write", "read")]


def test_walking_from_one_beat_to_the_next_visits_them_all() -> None:
    seen, beat = [BEATS[0]], neighbour(BEATS[0].id, 1)
    while beat is not None:
        seen.append(beat)
        beat = neighbour(beat.id, 1)
    assert tuple(seen) == BEATS
    assert neighbour(BEATS[0].id, -1) is None
    assert neighbour("trust.look", -1) == next(b for b in BEATS if b.id == "trust.vote")


def test_a_beat_of_a_later_release_counts_as_the_lobby() -> None:
    assert step_of("coffee") == STEPS[0]


def test_time_left_is_what_was_planned_and_given_less_what_was_used() -> None:
    clock = Clock(since=1_000, spent=Map({1: 60_000}), extra=Map({1: 30_000}))
    assert left(Agenda(step=1, clock=clock), MINUTES, 6_000) == 20 * 60_000 + 30_000 - 65_000


def test_a_server_clock_set_back_gives_no_time() -> None:
    assert Clock(since=1_000).used(1, 400, 1) == 0


times = st.lists(st.integers(0, 10**7), min_size=2, max_size=20).map(sorted)


@given(times, st.integers(1, 5))
def test_stopping_and_starting_any_number_of_times_loses_no_millisecond(
    stamps: list[int], step: int
) -> None:
    clock = Clock(since=stamps[0])
    for now in stamps[1:]:
        stopped = clock.stop(step, now)
        assert stopped.used(step, now + 5, step) == now - stamps[0]
        clock = Clock(now, stopped.spent, stopped.extra)
    assert clock.used(step, stamps[-1], step) == stamps[-1] - stamps[0]
