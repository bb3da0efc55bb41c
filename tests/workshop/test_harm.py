"""What a failure costs users, against METHOD 4.1 and 4.4 to 4.7."""

from __future__ import annotations

from collections import Counter
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.harm import (
    BADGE,
    ActionClass,
    ClassRange,
    action_class,
    badge_words,
    calibration,
    expected_harm,
    harm_sentence,
    priority,
    risk_index,
    trust_need,
    warranted,
    why_open,
)

MUST, SHOULD, CAN = ActionClass.MUST, ActionClass.SHOULD, ActionClass.CAN
STEPS = range(1, 6)

halves = st.integers(2, 10).map(lambda n: n / 2)
ratings = st.tuples(halves, halves, halves)
maybe = st.none() | halves
needs = st.sampled_from([0.0, 0.5, 0.75, 1.0])


def settled(bad: float, often: float, notice: float, need: float = 0.0) -> ActionClass:
    """The one class of a card with whole ratings."""
    classes = action_class(bad, often, notice, need)
    assert classes.settled
    return classes.high


# Harm


def test_harm_runs_from_next_to_nothing_to_every_fifth_use_lost_for_good() -> None:
    assert expected_harm(1, 1, 1) == pytest.approx(0.025)
    assert expected_harm(5, 5, 5) == pytest.approx(19_000)
    assert risk_index(0) == 0
    assert risk_index(19_000) == 1


def test_a_half_lies_between_its_neighbours_as_their_geometric_mean() -> None:
    assert expected_harm(2.5, 3, 3) == pytest.approx(
        (expected_harm(2, 3, 3) * expected_harm(3, 3, 3)) ** 0.5
    )


@given(ratings)
def test_harm_and_index_stay_in_range(rating: tuple[float, float, float]) -> None:
    harm = expected_harm(*rating)
    assert 0.0249 <= harm <= 19_000.1
    assert 0 <= risk_index(harm) <= 1.0001


# Classes


def test_the_table_has_42_must_27_should_and_56_can() -> None:
    counts = Counter(settled(*rating) for rating in product(STEPS, repeat=3))
    assert counts == {MUST: 42, SHOULD: 27, CAN: 56}


@pytest.mark.parametrize(
    ("bad", "often", "notice", "owed"),
    [
        (5, 1, 1, SHOULD),
        (5, 1, 4, MUST),
        (4, 1, 3, CAN),
        (4, 2, 5, MUST),
        (3, 3, 1, CAN),
        (3, 5, 3, MUST),
        (2, 3, 5, SHOULD),
        (2, 5, 2, CAN),
        (1, 5, 5, CAN),
    ],
)
def test_how_bad_decides_first(bad: int, often: int, notice: int, owed: ActionClass) -> None:
    assert owed == settled(bad, often, notice)


@given(ratings, st.tuples(halves, halves, halves), needs)
def test_nothing_gets_milder_by_being_worse_oftener_or_harder_to_notice(
    rating: tuple[float, float, float], step: tuple[float, float, float], need: float
) -> None:
    bad, often, notice = (max(one, other) for one, other in zip(rating, step, strict=True))
    before, after = action_class(*rating, need), action_class(bad, often, notice, need)
    assert before.low <= after.low
    assert before.high <= after.high
    assert expected_harm(*rating) <= expected_harm(bad, often, notice) * 1.0001


@given(halves, maybe, maybe, needs)
def test_a_range_holds_the_class_of_every_way_to_fill_it(
    bad: float, often: float | None, notice: float | None, need: float
) -> None:
    classes = action_class(bad, often, notice, need)
    for answers in product(
        STEPS if often is None else [often], STEPS if notice is None else [notice]
    ):
        filled = action_class(bad, *answers, need)
        assert classes.low <= filled.low <= filled.high <= classes.high


@pytest.mark.parametrize(
    ("bad", "low", "high"),
    [(5, SHOULD, MUST), (4, CAN, MUST), (3, CAN, MUST), (2, CAN, SHOULD), (1, CAN, CAN)],
)
def test_how_bad_alone_leaves_the_range_that_the_method_says(
    bad: int, low: ActionClass, high: ActionClass
) -> None:
    assert action_class(bad) == ClassRange(low, high)


def test_where_trust_is_low_nothing_can_wait() -> None:
    assert settled(1, 1, 1, need=trust_need(2)) == SHOULD
    assert settled(1, 1, 1, need=trust_need(2.5)) == CAN
    assert settled(5, 5, 5, need=trust_need(2)) == MUST
    assert action_class(4, need=0.75) == ClassRange(SHOULD, MUST)


def test_a_half_is_not_rounded_in_silence() -> None:
    """Of 3 and 4, at now and then and half the time, one should and one must be fixed."""
    assert action_class(3.5, 3, 3) == ClassRange(SHOULD, MUST)
    assert why_open(3.5, 3, 3) == "split"
    assert action_class(2.5, 1, 1) == ClassRange(CAN, CAN)
    assert why_open(2.5, 1, 1) == ""


def test_a_range_says_whether_an_answer_is_missing_or_the_room_is_split() -> None:
    assert why_open(5) == "missing"
    assert why_open(4, often=3) == "missing"
    assert why_open(3.5) == "missing"
    assert why_open(1) == ""
    assert why_open(4, 3, 2.5) == "split"


def test_no_answer_is_asked_for_that_could_not_settle_it() -> None:
    assert why_open(4.5, 1.5, None, need=0.75) == "split"


# Words


def test_a_badge_differs_by_word_and_by_shape() -> None:
    assert [BADGE[each].shape + " " + BADGE[each].words for each in (MUST, SHOULD, CAN)] == [
        "■ Must fix",
        "▲ Should fix",
        "● Can wait",
    ]


@pytest.mark.parametrize(
    ("rating", "words"),
    [
        ((5, 3, 3), "Must fix"),
        ((1,), "Can wait"),
        ((5,), "Must fix or should fix. One answer settles it: how often does it happen?"),
        ((5, 1), "Must fix or should fix. One answer settles it: would they notice?"),
        (
            (4, None, 3),
            "Must fix, should fix or can wait. One answer settles it: how often does it happen?",
        ),
        (
            (3,),
            "Must fix, should fix or can wait. Two answers settle it: "
            "how often does it happen, and would they notice?",
        ),
        ((3.5, 3, 3), "Must fix or should fix: the room is split."),
        (
            (2.5,),
            "Must fix, should fix or can wait: the room is split. "
            "Ask also: how often does it happen, and would they notice?",
        ),
    ],
)
def test_the_badge_line_says_what_would_settle_it(rating: tuple[float, ...], words: str) -> None:
    assert words == badge_words(*rating)


@given(halves, maybe, maybe, needs)
def test_a_badge_line_is_plain_words(
    bad: float, often: float | None, notice: float | None, need: float
) -> None:
    words = badge_words(bad, often, notice, need)
    assert words.split()[0] in {"Must", "Should", "Can"}
    assert ("settle" in words) <= (often is None or notice is None)
    assert not any(code in words for code in ("MUST", "None", "0."))


@pytest.mark.parametrize(
    ("rating", "sentence"),
    [
        (
            (3, 3, 3),
            "Out of 1,000 uses about 10 go wrong this way; about 5 are acted on before anyone "
            "notices; each costs hours.",
        ),
        (
            (4, 4, 4),
            "Out of 1,000 uses about 50 go wrong this way; about 30 are acted on before anyone "
            "notices; each costs damage.",
        ),
        (
            (1, 1, 1),
            "Out of 1,000 uses fewer than 1 goes wrong this way; fewer than 1 is acted on before "
            "anyone notices; each costs a shrug.",
        ),
        (
            (3.5, 1.5, 2),
            "Out of 1,000 uses about 1 goes wrong this way; fewer than 1 is acted on before "
            "anyone notices; each costs between hours and damage.",
        ),
        (
            (5, 5, 5),
            "Out of 1,000 uses about 200 go wrong this way; about 200 are acted on before anyone "
            "notices; each costs something lost for good.",
        ),
    ],
)
def test_harm_is_said_in_counts_and_not_in_points(
    rating: tuple[float, float, float], sentence: str
) -> None:
    assert sentence == harm_sentence(*rating)


def test_no_harm_is_claimed_before_both_answers_are_in() -> None:
    assert harm_sentence(5, None, 3) == harm_sentence(5, 3, None) == ""


# Trust need and priority, for the record


@pytest.mark.parametrize(
    ("trust", "earned", "need", "label"),
    [
        (2, 4, 0.75, "Under-trust"),
        (2, 2, 0.75, "Low and warranted"),
        (4.5, 3, 0.375, "Over-trust"),
        (5, 5, 0, "Calibrated"),
        (3, None, 0.5, "Not assessed"),
    ],
)
def test_trust_need_counts_too_little_and_too_much(
    trust: float, earned: float | None, need: float, label: str
) -> None:
    assert need == trust_need(trust, earned)
    assert label == calibration(trust, earned)


def test_the_earned_trust_of_the_record_runs_from_1_to_5() -> None:
    assert [warranted(share) for share in (0, 0.5, 1)] == [1, 3, 5]


@pytest.mark.parametrize(
    ("rating", "need", "owed", "harm", "points"),
    [
        pytest.param((4, 3, 5), 0.5, MUST, 285, 54, id="fails unseen"),
        pytest.param((5, 2, 3), 0.5, MUST, 100, 48, id="big miss, no way back"),
        pytest.param((2, 4, 2), 0.75, SHOULD, 34, 55, id="no good start, by low trust"),
        pytest.param((2, 4, 4), 0.5, SHOULD, 101, 49, id="stuck at shallow use"),
        pytest.param((3, 2, 4), 0.25, SHOULD, 15, 27, id="changed overnight"),
    ],
)
def test_the_five_known_patterns_come_out_as_the_method_checked_them(
    rating: tuple[int, int, int], need: float, owed: ActionClass, harm: float, points: float
) -> None:
    """Ratings that give the harm the method prints; it names no ratings of its own."""
    assert owed == settled(*rating, need)
    assert harm == pytest.approx(expected_harm(*rating), abs=0.5)
    assert points == pytest.approx(priority(expected_harm(*rating), need), abs=0.6)


@given(ratings, halves, halves, st.none() | halves, st.floats(0, 1))
def test_less_trust_never_lowers_the_priority_unless_it_was_too_much(
    rating: tuple[float, float, float],
    one: float,
    other: float,
    earned: float | None,
    weight: float,
) -> None:
    low, high = sorted((one, other))
    harm = expected_harm(*rating)
    before = priority(harm, trust_need(high, earned), weight)
    assert 0 <= before <= 100.001
    if earned is None or high <= earned:
        assert before <= priority(harm, trust_need(low, earned), weight)
