"""Shared places, and which picks hang on one voter."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from workshop.trays import CLEAR_PICK, NOT_THIS_TIME, TRAYS, YOUR_CALL, places, trays

Dots = dict[str, dict[str, int]]
"""Dots by voter and idea."""

dots = st.dictionaries(
    st.sampled_from(["ana", "ben", "cem", "slip 1", "slip 2"]),
    st.dictionaries(st.sampled_from("ABCDEF"), st.integers(0, 3)),
)


def tallied(given_dots: Dots, ideas: str = "ABCDEF") -> dict[str, str]:
    """The trays of a dot vote."""

    def order(left_out: str | None) -> Mapping[str, int]:
        counted = [spent for voter, spent in given_dots.items() if voter != left_out]
        return places(ideas, key=lambda idea: -sum(spent.get(idea, 0) for spent in counted))

    return trays(order, given_dots)


def test_equals_share_a_place_and_the_next_one_is_skipped() -> None:
    scores = {"a": 9, "b": 7, "c": 7, "d": 1}
    assert places(scores, key=lambda each: -scores[each]) == {"a": 1, "b": 2, "c": 2, "d": 4}


def test_the_key_of_each_is_asked_for_once() -> None:
    """It is a middle vote of the whole room, and the order is made again for every voter."""
    asked: list[str] = []

    def key(item: str) -> int:
        asked.append(item)
        return {"a": 2, "b": 1, "c": 2}[item]

    assert places("abc", key) == {"b": 1, "a": 2, "c": 2}
    assert sorted(asked) == ["a", "b", "c"]


def test_nothing_to_place_is_no_place() -> None:
    assert places([], key=str) == {}


@given(st.lists(st.integers(0, 5)))
def test_a_place_is_one_more_than_the_number_of_better_ones(scores: list[int]) -> None:
    placed = places(range(len(scores)), key=lambda at: -scores[at])
    for at, place in placed.items():
        assert place == 1 + sum(other > scores[at] for other in scores)


def test_a_pick_that_hangs_on_one_voter_is_the_rooms_to_call() -> None:
    votes = {
        "ana": {"A": 1, "B": 1, "C": 1},
        "ben": {"A": 1, "B": 1, "C": 1},
        "cem": {"A": 1, "B": 1, "D": 1},
    }
    assert tallied(votes, "ABCDE") == {
        "A": CLEAR_PICK,
        "B": CLEAR_PICK,
        "C": YOUR_CALL,
        "D": YOUR_CALL,
        "E": NOT_THIS_TIME,
    }


def test_an_unnamed_slip_is_left_out_like_any_voter() -> None:
    assert tallied({"slip 1": {"A": 3}, "slip 2": {"A": 3, "B": 2}}, "ABCDE")["B"] == YOUR_CALL


def test_where_more_are_equal_than_fit_none_of_them_is_a_clear_pick() -> None:
    assert set(tallied({"ana": {}}).values()) == {YOUR_CALL}


def test_three_or_fewer_are_clear_without_any_vote() -> None:
    assert tallied({}, "ABC") == {"A": CLEAR_PICK, "B": CLEAR_PICK, "C": CLEAR_PICK}


def test_an_idea_that_one_of_the_orders_does_not_know_is_not_in_its_top() -> None:
    def order(left_out: str | None) -> Mapping[str, int]:
        return {"A": 1} if left_out else {"A": 1, "B": 2}

    assert trays(order, ["ana"]) == {"A": CLEAR_PICK, "B": YOUR_CALL}


@given(dots, st.randoms())
def test_the_order_of_voters_changes_nothing(given_dots: Dots, random: Random) -> None:
    voters = list(given_dots)
    random.shuffle(voters)
    assert tallied(given_dots) == tallied({voter: given_dots[voter] for voter in voters})


@given(dots)
def test_every_idea_has_a_tray_and_never_more_than_three_are_clear(given_dots: Dots) -> None:
    given_trays = tallied(given_dots)
    assert set(given_trays) == set("ABCDEF")
    assert set(given_trays.values()) <= set(TRAYS)
    assert list(given_trays.values()).count(CLEAR_PICK) <= 3
    assert set(given_trays.values()) != {NOT_THIS_TIME}
