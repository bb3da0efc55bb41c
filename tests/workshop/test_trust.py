"""The middle vote, the spread in words and the low points, against METHOD's vectors."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.trust import compared, consensus, low_points, middle, polarised, spread, worth_talking

Votes = list[int]
votes = st.lists(st.integers(1, 5), max_size=40)
halves = st.none() | st.integers(2, 10).map(lambda n: n / 2)
curves = st.lists(halves, min_size=5, max_size=5)


@pytest.mark.parametrize(
    ("given_votes", "centre", "agreement", "words"),
    [
        ([2, 3, 3, 4], 3.0, 0.792, "Mixed"),
        ([2, 2, 4, 4], 3.0, 0.585, "Split"),
        ([1, 1, 5, 5], 3.0, 0.000, "Split"),
        ([3, 4], 3.5, 0.807, "Agreed"),
        ([1, 4, 4, 4, 5], 4.0, 0.482, "Split"),
    ],
)
def test_votes_are_summed_up_as_the_method_says(
    given_votes: Votes, centre: float, agreement: float, words: str
) -> None:
    assert centre == middle(given_votes)
    assert agreement == pytest.approx(consensus(given_votes), abs=0.0005)
    assert words == spread(given_votes)


def test_agreement_runs_from_two_extremes_to_one_voice() -> None:
    assert consensus([3, 3, 3]) == 1.0
    assert consensus([1, 5]) == 0.0


def test_one_vote_is_used_but_claims_no_agreement() -> None:
    assert middle([3]) == 3.0
    assert consensus([3]) is None
    assert spread([3]) == ""
    assert not worth_talking([3])


def test_no_vote_is_missing_and_not_zero() -> None:
    assert middle([]) is None
    assert consensus([]) is None
    assert spread([]) == ""
    assert not polarised([])
    assert not worth_talking([])


@pytest.mark.parametrize(
    ("given_votes", "two_camps"),
    [
        ([2, 2, 4, 4], True),
        ([1, 3, 5], True),
        ([1, 3, 3, 5], False),
        ([2, 3, 3], False),
        ([4, 5, 5], False),
    ],
)
def test_two_camps_are_a_third_at_either_end(given_votes: Votes, two_camps: bool) -> None:
    assert two_camps == polarised(given_votes)


def test_two_camps_are_split_however_close_they_sit() -> None:
    """[2, 3, 4] reaches 0.61 by the formula alone, and is still two camps."""
    agreement = consensus([2, 3, 4])
    assert agreement is not None
    assert agreement > 0.6
    assert spread([2, 3, 4]) == "Split"


@pytest.mark.parametrize(
    ("given_votes", "talk"),
    [
        ([1, 4], True),
        ([3, 3, 5], True),
        ([3, 3, 4], False),
        ([2, 3, 4], False),
        ([2, 2, 2, 4], True),
    ],
)
def test_the_room_talks_where_votes_lie_far_apart(given_votes: Votes, talk: bool) -> None:
    assert talk == worth_talking(given_votes)


@pytest.mark.parametrize("size", range(2, 9))
def test_votes_within_one_point_always_read_as_agreed(size: int) -> None:
    for low in range(1, 5):
        for at_low in range(size + 1):
            assert spread([low] * at_low + [low + 1] * (size - at_low)) == "Agreed"


@given(votes, st.randoms())
def test_the_order_of_voters_changes_nothing(given_votes: Votes, random: Random) -> None:
    shuffled = list(given_votes)
    random.shuffle(shuffled)
    for summary in (middle, spread, polarised, worth_talking):
        assert summary(given_votes) == summary(shuffled)
    assert consensus(given_votes) == pytest.approx(consensus(shuffled))


@given(votes)
def test_every_summary_stays_in_range(given_votes: Votes) -> None:
    centre, agreement = middle(given_votes), consensus(given_votes)
    assert centre is None or (1 <= centre <= 5 and (centre * 2).is_integer())
    assert agreement is None or 0 <= agreement <= 1
    assert spread(given_votes) in {"", "Agreed", "Mixed", "Split"}


@pytest.mark.parametrize(
    ("curve", "stages"),
    [
        ([2, 3, 3, 4, 3], [1, 5]),
        ([3, 2, 2, 4, 4], [2, 3]),
        ([4, 4, 4, 5, 5], []),
        ([3, 3, 3, 3, 3], []),
        ([4, None, 2, 4, 3], [3, 5]),
        ([5, 4, 4, 4, 4], []),
        ([None] * 5, []),
        ([None, None, 3, None, None], []),
        ([5, 3.5, 5, 5, 5], [2]),
        ([4, None, 3.5, 4, 4], []),
    ],
)
def test_low_points_are_proposed_as_the_method_says(
    curve: list[float | None], stages: list[int]
) -> None:
    assert stages == [place + 1 for place in low_points(curve)]


def test_of_two_equal_low_points_the_more_disputed_one_comes_first() -> None:
    level = [2.0, 2.0, 2.0, 5.0, 5.0]
    assert low_points(level, [0, 1, 3, 0, 0]) == [2, 1]


def test_of_two_low_points_alike_in_all_the_earlier_stage_comes_first() -> None:
    assert low_points([2, 2, 2, 4, 4]) == [0, 1]


@given(curves, st.lists(st.integers(0, 4), min_size=5, max_size=5))
def test_at_most_two_stages_are_proposed_and_only_scored_ones(
    curve: list[float | None], spreads: list[int]
) -> None:
    proposed = low_points(curve, spreads)
    assert len(set(proposed)) == len(proposed) <= 2
    for place in proposed:
        value, before = curve[place], curve[place - 1] if place else None
        assert value is not None
        assert value <= 3 or (before is not None and before - value >= 1)


@pytest.mark.parametrize(
    ("trust", "earned", "words"),
    [
        (3, None, "No record yet"),
        (4, 3, "More than earned"),
        (3.5, 3, "About right"),
        (3, 3.5, "About right"),
        (3, 4, "Less than earned"),
        (5, 1, "More than earned"),
    ],
)
def test_trust_is_compared_with_what_was_earned(
    trust: float, earned: float | None, words: str
) -> None:
    assert words == compared(trust, earned)
