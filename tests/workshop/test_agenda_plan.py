"""Being late, and which later steps give the time back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.agenda_plan import FLOORS, MINUTE, behind, proposal_sentence, rebalance

Minutes = dict[int, int]
WHOLE = {3: 20, 4: 20, 5: 30}

minutes = st.dictionaries(st.integers(1, 5), st.integers(0, 60))


def in_ms(planned: Minutes) -> Minutes:
    return {step: each * MINUTE for step, each in planned.items()}


def cut(over: float, planned: Minutes) -> Minutes:
    """What `rebalance` takes, in minutes."""
    cuts = rebalance(int(over * MINUTE), in_ms(planned))
    return {step: each // MINUTE for step, each in cuts.items()}


def proposal(over: float, planned: Minutes) -> str:
    late = int(over * MINUTE)
    return proposal_sentence(late, in_ms(planned), rebalance(late, in_ms(planned)))


@pytest.mark.parametrize(
    ("now", "later", "left", "until", "late"),
    [
        (0, 70, 10, 80, 0),
        (4, 70, 10, 80, 4),
        (0, 70, 5, 80, -5),
        (0, 70, -3, 66, 4),
    ],
)
def test_late_is_when_the_last_step_would_end_after_the_room_must(
    now: int, later: int, left: int, until: int, late: int
) -> None:
    """A step that is over ends now, not in the past."""
    ms = [each * MINUTE for each in (now, later, left, until)]
    assert late * MINUTE == behind(*ms)


@pytest.mark.parametrize(
    ("over", "planned", "cuts"),
    [
        (4, WHOLE, {4: 2, 3: 2}),
        (5, WHOLE, {4: 3, 3: 2}),
        (6, {2: 30, 3: 20, 4: 20, 5: 30}, {4: 2, 3: 2, 2: 2}),
        (16, WHOLE, {4: 8, 3: 8}),
        (18, WHOLE, {4: 8, 3: 8, 5: 2}),
        (99, WHOLE, {4: 8, 3: 8, 5: 10}),
        (4, {4: 13, 5: 30}, {4: 1, 5: 3}),
        (4, {5: 20}, {}),
        (4, {}, {}),
        (0.9, WHOLE, {}),
        (-3, WHOLE, {}),
    ],
)
def test_earlier_steps_give_first_and_the_tickets_keep_their_time(
    over: float, planned: Minutes, cuts: Minutes
) -> None:
    assert cuts == cut(over, planned)


@given(st.integers(-5 * MINUTE, 200 * MINUTE), minutes)
def test_never_more_than_needed_never_below_a_floor_and_all_that_can_be(
    over: int, planned: Minutes
) -> None:
    cuts = rebalance(over, in_ms(planned))
    room = {step: max(0, each - FLOORS[step]) for step, each in planned.items()}
    assert sum(cuts.values()) == min(max(0, over // MINUTE), sum(room.values())) * MINUTE
    for step, each in cuts.items():
        assert 0 < each <= room[step] * MINUTE
        assert each % MINUTE == 0


@given(st.integers(0, 200 * MINUTE), minutes)
def test_the_tickets_give_only_when_all_others_stand_on_their_floors(
    over: int, planned: Minutes
) -> None:
    cuts = rebalance(over, in_ms(planned))
    if 5 in cuts:
        for step in planned.keys() - {5}:
            assert planned[step] - cuts.get(step, 0) // MINUTE <= FLOORS[step]


@given(st.integers(0, 60), minutes)
def test_each_gives_its_share_to_within_a_minute(over: int, planned: Minutes) -> None:
    cuts = cut(over, planned)
    room = {s: max(0, each - FLOORS[s]) for s, each in planned.items() if s != 5}
    total = sum(room.values())
    for step, each in room.items():
        fair = min(over, total) * each / total if total else 0
        assert abs(cuts.get(step, 0) - fair) < 1


@pytest.mark.parametrize(
    ("over", "planned", "sentence"),
    [
        (4, WHOLE, "4 minutes behind. Take 2 from step 4 and 2 from step 3? Step 5 keeps its 30."),
        (1.5, WHOLE, "1 minute behind. Take 1 from step 4? Step 5 keeps its 30."),
        (
            18,
            WHOLE,
            "18 minutes behind. Take 8 from step 4, 8 from step 3 and 2 from step 5? "
            "Step 5 keeps 28.",
        ),
        (
            12,
            {5: 30},
            "12 minutes behind. Take 10 from step 5? Step 5 keeps 20. That leaves 2 behind.",
        ),
        (4, {3: 20}, "4 minutes behind. Take 4 from step 3?"),
        (4, {}, "4 minutes behind. No later step can give any."),
        (0.5, WHOLE, ""),
        (-4, WHOLE, ""),
    ],
)
def test_the_proposal_is_one_line_with_what_is_kept(
    over: float, planned: Minutes, sentence: str
) -> None:
    assert sentence == proposal(over, planned)
