"""Votes by fingers: everybody who has no ballot shows a hand for every question."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cast import Table
from workshop import commands as c
from workshop.errors import Invalid, NotNow, WorkshopError
from workshop.stages import STAGE_IDS


def test_fingers_are_counted_per_question_and_a_fist_cannot_tell(table: Table) -> None:
    vote = table.open("trust", "habit")
    table.hands(vote, "habit", 2, 4, 4, 0)
    round_ = table.round(vote)
    assert (round_.votes("habit"), round_.cannot_tell("habit"), round_.filed) == ([2, 4, 4], 1, 4)


@pytest.mark.parametrize(
    ("hands", "words"),
    [
        ((3, 3, 3), "3 hands for 4 people. Count again?"),
        ((3, 3, 3, 3, 3), "5 hands for 4 people. Count again?"),
        ((3,), "1 hand for 4 people. Count again?"),
    ],
)
def test_as_many_hands_as_people_without_a_ballot(
    table: Table, hands: tuple[int, ...], words: str
) -> None:
    vote = table.open()
    with pytest.raises(NotNow, match=words):
        table.hands(vote, "habit", *hands)
    assert not table.round(vote).hands


def test_a_slip_leaves_one_hand_fewer(table: Table) -> None:
    table = Table(people=2)
    vote = table.open("trust", "habit")
    table.slip(vote, 1, {"habit": 1})
    with pytest.raises(NotNow, match="2 hands for 1 person"):
        table.hands(vote, "habit", 3, 3)
    table.hands(vote, "habit", 5)
    with pytest.raises(NotNow, match="All 2 ballots are in"):
        table.slip(vote, 2, {"habit": 1})
    assert table.round(vote).votes("habit") == [1, 5]


@pytest.mark.parametrize(
    "wrong",
    [
        {"item": "nirvana"},
        {"counts": {"6": 4}},
        {"counts": {"x": 4}},
        {"counts": {"3": 5, "4": -1}},
    ],
)
def test_a_count_that_cannot_be_is_refused(table: Table, wrong: dict[str, Any]) -> None:
    count = {"round_id": table.open(), "item": "habit", "counts": {"3": 4}, **wrong}
    with pytest.raises(Invalid):
        table.do(c.CountFingers, **count)


def test_dots_are_not_counted_by_fingers(table: Table) -> None:
    idea = table.idea()
    with pytest.raises(Invalid, match="cannot be counted"):
        table.hands(table.open("dots_ideas"), idea, 1, 1, 1, 1)


def test_nothing_is_shown_before_the_last_question_is_counted(table: Table) -> None:
    vote = table.open()
    for counted, stage in enumerate(STAGE_IDS[:4], start=1):
        table.hands(vote, stage, 1, 2, 3, 4)
        assert table.round(vote).filed == 0
        with pytest.raises(NotNow, match=f"{5 - counted} of 5 are not counted yet"):
            table.reveal(vote)
    table.hands(vote, "advocacy", 1, 2, 3, 4)
    assert table.round(vote).filed == 4
    table.reveal(vote)
    assert table.round(vote).votes("advocacy") == [1, 2, 3, 4]


def test_a_wrong_count_is_counted_again(table: Table) -> None:
    vote = table.open("trust", "habit")
    table.hands(vote, "habit", 1, 1, 1, 1)
    table.hands(vote, "habit", 5, 5, 5, 5)
    assert table.round(vote).votes("habit") == [5] * 4


def test_no_slip_is_added_for_somebody_whose_hand_was_counted_for_some_stages(
    table: Table,
) -> None:
    vote = table.open()
    table.hands(vote, "habit", 3, 3, 3, 3)
    with pytest.raises(NotNow, match="All 4 ballots are in"):
        table.slip(vote, 1)


def test_somebody_who_comes_while_hands_are_counted_is_counted_once(table: Table) -> None:
    """They showed a hand for the later stages, so no slip of theirs fits in any more."""
    vote = table.open("trust", "contact", "habit")
    table.hands(vote, "contact", 3, 3, 3, 3)
    table.people("Late comer")
    table.hands(vote, "habit", 3, 3, 3, 3, 3)
    assert (table.round(vote).filed, table.round(vote).to_come) == (4, 1)
    with pytest.raises(NotNow, match="All 5 ballots are in"):
        table.slip(vote, 1, {"habit": 1, "contact": 1})
    table.hands(vote, "contact", 3, 3, 3, 3, 3)
    assert table.round(vote).filed == 5


def test_somebody_who_comes_after_the_hands_gives_a_slip(table: Table) -> None:
    vote = table.open("trust", "habit")
    table.hands(vote, "habit", 3, 3, 3, 3)
    table.people("Late comer")
    table.slip(vote, 1, {"habit": 1})
    table.reveal(vote)
    assert table.round(vote).votes("habit") == [1, 3, 3, 3, 3]


DEEDS = st.one_of(
    st.tuples(st.just("slip"), st.integers(1, 6)),
    st.tuples(st.just("box"), st.integers(1, 7)),
    st.tuples(st.just("hands"), st.sampled_from(["contact", "habit"])),
    st.tuples(st.just("void"), st.integers(1, 6)),
    st.tuples(st.just("late"), st.just(0)),
    st.tuples(st.just("leave"), st.integers(1, 6)),
    st.tuples(st.just("fewer hands"), st.sampled_from(["contact", "habit"])),
    st.tuples(st.just("fresh"), st.integers(1, 7)),
    st.tuples(st.just("undo"), st.just(0)),
)


def carry_out(table: Table, vote: str, deed: str, what: Any) -> None:
    """One deed at a vote on two stages."""
    round_, answers = table.round(vote), {"contact": 2, "habit": 2}
    most = round_.eligible - len(round_.ballots)
    fewest = table.state.can_answer(round_) - len(round_.ballots)
    deeds: dict[str, Callable[[], object]] = {
        "slip": lambda: table.slip(vote, what, {**answers}),
        "box": lambda: table.cast(vote, f"p{what}", {**answers}, "box"),
        "hands": lambda: table.hands(vote, what, *[4] * most),
        "fewer hands": lambda: table.hands(vote, what, *[4] * fewest),
        "void": lambda: table.do(c.VoidBallot, round_id=vote, voter=f"slip:{what}"),
        "fresh": lambda: table.do(c.VoidBallot, round_id=vote, voter=f"p{what}"),
        "late": lambda: table.people("Late comer"),
        "leave": lambda: table.do(c.RemovePerson, person_id=f"p{what}"),
        "undo": table.undo,
    }
    deeds[deed]()


@given(st.lists(DEEDS, max_size=25))
def test_slips_box_and_fingers_together_never_exceed_the_people(
    deeds: list[tuple[str, Any]],
) -> None:
    table = Table(people=4)
    vote = table.open("trust", "contact", "habit")
    for deed, what in deeds:
        with suppress(WorkshopError):
            carry_out(table, vote, deed, what)
        after = table.round(vote)
        assert after.filed <= after.seated <= after.eligible
        assert all(len(after.answers(item)) <= after.eligible for item in after.items)
        assert table.state.can_answer(after) <= after.eligible


def test_somebody_who_leaves_while_hands_are_counted_is_not_waited_for(table: Table) -> None:
    vote = table.open("trust", "contact", "habit")
    table.hands(vote, "contact", 3, 3, 3, 3)
    table.do(c.RemovePerson, person_id="p1")
    table.hands(vote, "habit", 3, 3, 3)
    assert (table.round(vote).filed, table.round(vote).eligible) == (3, 4)
    table.reveal(vote)
    assert len(table.round(vote).votes("contact")) == 4


def test_counted_again_after_somebody_left_the_vote_is_complete(table: Table) -> None:
    vote = table.open("trust", "contact", "habit")
    table.hands(vote, "contact", 3, 3, 3, 3)
    table.do(c.RemovePerson, person_id="p1")
    for item in ("contact", "habit"):
        table.hands(vote, item, 3, 3, 3)
    assert (table.round(vote).filed, table.round(vote).eligible) == (3, 3)


def test_a_slip_whose_writer_left_takes_no_hand_away(table: Table) -> None:
    """Nobody knows whether the slip was theirs, so as many hands fit as may be in the room."""
    vote = table.open("trust", "contact", "habit")
    table.slip(vote, 1, {"contact": 1, "habit": 1})
    table.hands(vote, "contact", 3, 3, 3)
    table.do(c.RemovePerson, person_id="p1")
    for hands, words in (((3,), "1 hand for 2 to 3 people"), ((3,) * 4, "4 hands for 2 to 3")):
        with pytest.raises(NotNow, match=words):
            table.hands(vote, "habit", *hands)
    table.hands(vote, "habit", 3, 3, 3)
    assert (table.round(vote).filed, table.round(vote).eligible) == (4, 4)


def test_the_hand_of_somebody_who_voted_at_the_box_and_left_is_not_asked_for(
    table: Table,
) -> None:
    vote = table.open("trust", "contact", "habit")
    table.cast(vote, "p1", {"contact": 1, "habit": 1}, "box")
    table.do(c.RemovePerson, person_id="p1")
    for item in ("contact", "habit"):
        table.hands(vote, item, 3, 3, 3)
    assert (table.round(vote).filed, table.round(vote).eligible) == (4, 4)


def test_when_all_have_left_no_hand_is_asked_for(table: Table) -> None:
    vote = table.open("trust", "contact")
    for number in (1, 2):
        table.slip(vote, number, {"contact": 1})
    for number in range(1, 5):
        table.do(c.RemovePerson, person_id=f"p{number}")
    with pytest.raises(NotNow, match="1 hand for 0 people"):
        table.hands(vote, "contact", 3)
