"""The words of the scales, of the dots, and of the short choices."""

from __future__ import annotations

import pytest

from workshop.scales import (
    CANT_TELL,
    DOT_VOTES,
    EARNED,
    EFFORT,
    ENDING,
    EVIDENCE,
    FEELINGS,
    HOW_BAD,
    HOW_OFTEN,
    SCALES,
    STAKES,
    TRUST,
    USED_TO_AI,
    Scale,
)


@pytest.mark.parametrize("scale", SCALES.values(), ids=SCALES.keys())
def test_every_point_from_1_up_has_a_label_and_a_meaning(scale: Scale) -> None:
    size = 4 if scale is ENDING else 5
    assert [point.value for point in scale.points] == list(range(1, size + 1))
    assert all(point.chip and point.meaning for point in scale.points)
    assert [scale.chip(point.value) for point in scale.points] == [p.chip for p in scale.points]
    assert scale.question.endswith("?")
    assert scale.reminder


def test_every_vote_is_found_by_its_key_and_no_two_share_one() -> None:
    assert set(SCALES) == {"trust", "how_bad", "how_often", "would_notice", "ending", "earned"}
    assert set(DOT_VOTES) == {"dots_scope", "dots_ideas"}
    assert all(key == vote.key for key, vote in (SCALES | DOT_VOTES).items())


def test_no_label_says_that_nobody_can_tell() -> None:
    """It stands apart from the numbers and is never one of them."""
    assert all(point.chip != CANT_TELL for scale in SCALES.values() for point in scale.points)


def test_a_half_is_said_as_between_two_words() -> None:
    assert HOW_BAD.between(3.5) == "between hours and damage"
    assert TRUST.between(4.0) == "Much"


def test_earned_trust_is_answered_in_the_words_of_trust_but_asks_something_else() -> None:
    assert EARNED.points == TRUST.points
    assert EARNED.question == "With that record and these stakes, what should a sensible user do?"


def test_damage_says_that_users_may_leave() -> None:
    assert "they may drop the feature" in HOW_BAD.points[3].meaning


def test_how_often_is_said_per_1000_uses_and_as_a_daily_user_meets_it() -> None:
    assert HOW_OFTEN.points[0].meaning == "fewer than 1 in 1,000 uses"
    assert HOW_OFTEN.points[4].meaning == "more than 100 in 1,000 uses"
    assert all("1,000 uses" in point.meaning and point.meets for point in HOW_OFTEN.points)


def test_there_are_two_dots_for_the_scope_and_three_for_the_ideas() -> None:
    assert {vote.key: vote.budget for vote in DOT_VOTES.values()} == {
        "dots_scope": 2,
        "dots_ideas": 3,
    }


def test_the_short_choices_keep_their_order_and_their_words() -> None:
    assert list(FEELINGS.items())[::2] == [("-2", "Fed up"), ("0", "Neutral"), ("2", "Delighted")]
    assert list(EVIDENCE.values()) == ["Guess", "Seen", "Measured"]
    assert list(USED_TO_AI.values()) == ["New to it", "Tries things", "Knows its limits"]
    assert list(EFFORT.values()) == ["Days", "Weeks", "Months"]
    assert len(STAKES) == 4
