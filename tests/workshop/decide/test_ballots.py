"""Votes: what a ballot may hold, and what a late, a second or a strange one is told."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cast import COFACILITATOR, PARTICIPANT, Table, everywhere
from workshop import commands as c
from workshop.errors import Invalid, NotFound, NotNow

SLIP: dict[str, Any] = {"voter": "slip:1", "way": "slip"}


def test_a_late_ballot_is_refused_and_counted_nowhere(table: Table) -> None:
    first = table.voted([3, 3, 3, 3, 3])
    second = table.open()
    with pytest.raises(NotNow, match=r"closed\. Your numbers were not counted anywhere"):
        table.slip(first, 2, everywhere(5))
    assert table.round(first).votes("contact") == [3]
    assert not table.round(second).ballots


def test_the_same_voter_again_replaces_and_never_adds(table: Table) -> None:
    round_id = table.open()
    table.slip(round_id, 1, everywhere(2))
    table.slip(round_id, 1, everywhere(5))
    assert table.round(round_id).votes("contact") == [5]


def test_a_phone_may_answer_one_stage_after_the_other(table: Table) -> None:
    """A later answer to one item leaves the earlier answers to the others."""
    round_id = table.open()
    for stage, score in (("contact", 2), ("habit", None), ("contact", 3)):
        table.cast(round_id, "p1", {stage: score}, "device", actor=PARTICIPANT)
    round_ = table.round(round_id)
    assert len(round_.ballots) == 1
    assert (round_.votes("contact"), round_.cannot_tell("habit")) == ([3], 1)
    assert round_.cannot_tell("advocacy") == 0


def test_slips_never_exceed_the_people_in_the_room(table: Table) -> None:
    round_id = table.open()
    for number in range(1, 5):
        table.slip(round_id, number)
    with pytest.raises(NotNow, match=r"All 4 ballots are in.*add them to the roster"):
        table.slip(round_id, 5)
    table.slip(round_id, 4, everywhere(1))
    assert table.round(round_id).filed == 4
    assert table.round(round_id).to_come == 0


@given(st.lists(st.tuples(st.integers(1, 7), st.integers(1, 5)), max_size=25))
def test_ballots_never_outnumber_the_eligible(slips: list[tuple[int, int]]) -> None:
    table = Table(people=3)
    round_id = table.open()
    expected: dict[int, int] = {}
    for number, score in slips:
        if number in expected or len(expected) < 3:
            table.slip(round_id, number, everywhere(score))
            expected[number] = score
        else:
            with pytest.raises(NotNow):
                table.slip(round_id, number, everywhere(score))
    assert table.round(round_id).votes("habit") == sorted(expected.values())


def test_somebody_who_comes_late_can_still_vote_and_who_leaves_takes_no_vote_along(
    table: Table,
) -> None:
    round_id = table.open()
    for number in range(1, 5):
        table.slip(round_id, number)
    table.people("Late comer")
    assert table.round(round_id).eligible == 5
    table.slip(round_id, 5)
    for person in ("p1", "p2"):
        table.do(c.RemovePerson, person_id=person)
    assert (table.round(round_id).filed, table.round(round_id).eligible) == (5, 5)
    assert table.round(round_id).votes("habit") == [3] * 5


def test_who_voted_by_name_and_left_keeps_their_seat_and_takes_nobody_elses(
    table: Table,
) -> None:
    """Three who stay and one ballot from the box: four seats, and three still to come."""
    round_id = table.open()
    table.cast(round_id, "p1", everywhere(2), "box")
    table.do(c.RemovePerson, person_id="p1")
    round_ = table.round(round_id)
    assert (round_.eligible, round_.filed, round_.to_come) == (4, 1, 3)
    for number in (2, 3, 4):
        table.cast(round_id, f"p{number}", everywhere(4), "box")
    assert table.round(round_id).votes("habit") == [2, 4, 4, 4]


def test_a_fresh_ballot_for_somebody_who_left_gives_their_seat_up(table: Table) -> None:
    round_id = table.open()
    table.cast(round_id, "p1", everywhere(2), "box")
    table.do(c.RemovePerson, person_id="p1")
    table.do(c.VoidBallot, round_id=round_id, voter="p1")
    assert table.round(round_id).eligible == 3


def test_a_fresh_ballot_for_somebody_here_leaves_their_seat_free(table: Table) -> None:
    """Also when a slip lies in the box whose writer has left."""
    round_id = table.open()
    table.cast(round_id, "p1", everywhere(2), "box")
    for number in (2, 3, 4):
        table.slip(round_id, number, everywhere(4))
    table.do(c.RemovePerson, person_id="p2")
    assert table.round(round_id).eligible == 4
    table.do(c.VoidBallot, round_id=round_id, voter="p1")
    table.cast(round_id, "p1", everywhere(1), "box")
    table.do(c.VoidBallot, round_id=round_id, voter="slip:2")
    table.slip(round_id, 2, everywhere(5))
    assert table.round(round_id).votes("habit") == [1, 4, 4, 5]


def test_taking_back_a_removal_gives_the_seat_back(table: Table) -> None:
    round_id = table.open()
    table.do(c.RemovePerson, person_id="p1")
    assert table.round(round_id).eligible == 3
    table.undo()
    assert table.round(round_id).eligible == 4


def test_taking_back_the_ballot_of_somebody_who_left_takes_their_seat_along() -> None:
    table = Table(people=2)
    table.do(c.EditPlan, base_seq=table.state.seq, changes={"names": "yes"})
    round_id = table.open()
    table.cast(round_id, "p1", everywhere(2))
    table.do(c.RemovePerson, COFACILITATOR, person_id="p1")
    assert table.round(round_id).eligible == 2
    table.undo()
    assert (table.round(round_id).eligible, table.round(round_id).filed) == (1, 0)


def test_who_voted_and_turns_out_to_observe_still_counts_once(table: Table) -> None:
    round_id = table.open()
    table.cast(round_id, "p4", everywhere(2), "box")
    observes = {"role": "observer"}
    table.do(c.EditPerson, person_id="p4", base_seq=table.state.seq, changes=observes)
    assert (table.round(round_id).eligible, table.round(round_id).to_come) == (4, 3)


def test_somebody_who_turns_out_to_observe_leaves_a_place_empty(table: Table) -> None:
    round_id = table.open()
    changes = {"role": "observer"}
    table.do(c.EditPerson, person_id="p4", base_seq=table.state.seq, changes=changes)
    assert table.round(round_id).eligible == 3
    assert [person.id for person in table.state.observers] == ["p4"]


@pytest.mark.parametrize(
    "answers", [{}, {"nirvana": 3}, {"contact": 3, "f1": 2}, {"contact": 0}, {"contact": 6}]
)
def test_a_ballot_for_something_else_is_refused(
    table: Table, answers: dict[str, int | None]
) -> None:
    round_id = table.open()
    with pytest.raises(Invalid):
        table.slip(round_id, 1, answers or {"": 1})
    with pytest.raises(Invalid):
        table.do(c.CastBallot, round_id=round_id, answers=answers, **SLIP)
    assert not table.round(round_id).ballots


def test_each_scale_says_which_numbers_it_has(table: Table) -> None:
    with pytest.raises(Invalid, match="from 1 to 5, or 0 for can't tell"):
        table.slip(table.open(), 1, everywhere(6))
    with pytest.raises(Invalid, match="from 1 to 4, or 0 for can't tell"):
        table.slip(table.open("ending"), 1, {"ending": 5})


@pytest.mark.parametrize(
    ("way", "voter"), [("pigeon", "slip:1"), ("slip", ""), ("slip", "slip:" + "9" * 120)]
)
def test_a_ballot_says_how_and_for_whom_it_came(table: Table, way: str, voter: str) -> None:
    with pytest.raises(Invalid):
        table.cast(table.open(), voter, {"contact": 3}, way)


def test_a_ballot_for_a_vote_that_never_was_is_not_found(table: Table) -> None:
    with pytest.raises(NotFound, match="This vote"):
        table.do(c.CastBallot, round_id="trust-9", answers={}, **SLIP)


def test_a_fresh_ballot_makes_place_and_the_old_one_stays_unread(table: Table) -> None:
    round_id = table.open()
    for number in range(1, 5):
        table.slip(round_id, number, everywhere(1))
    assert len(table.do(c.VoidBallot, round_id=round_id, voter="slip:2")) == 1
    assert table.do(c.VoidBallot, round_id=round_id, voter="slip:2") == []
    table.slip(round_id, 9, everywhere(5))
    assert table.round(round_id).votes("habit") == [1, 1, 1, 5]
