"""Names beside answers: only where they were agreed, only after the reveal."""

from __future__ import annotations

import pytest

from tests.cast import OTHER, PARTICIPANT, Table
from workshop import commands as c
from workshop.named import named_vote, who_said
from workshop.roles import Actor, Role
from workshop.state import in_order

ONE = "discovery"


@pytest.fixture
def agreed() -> Table:
    """A table of four that wants names."""
    table = Table()
    table.do(c.EditPlan, base_seq=table.state.seq, changes={"names": "yes"})
    return table


def cast(table: Table, **answers: int | None) -> str:
    """Own ballots on one moment, by the ids of the voters."""
    vote = table.open("trust", ONE)
    for voter, answer in answers.items():
        me = Actor(voter, Role.PARTICIPANT)
        table.cast(vote, voter, {ONE: answer}, "device", actor=me)
    return vote


def test_names_stand_beside_answers_from_the_lowest_to_who_cannot_tell(agreed: Table) -> None:
    first, second, third, fourth = (person.id for person in in_order(agreed.state.people))
    vote = cast(agreed, **{first: None, second: 5, third: 1, fourth: 5})
    assert who_said(agreed.state, "trust", ONE) == []
    agreed.reveal(vote)
    assert who_said(agreed.state, "trust", ONE) == [
        ("Person 3", 1),
        ("Person 2", 5),
        ("Person 4", 5),
        ("Person 1", None),
    ]


def test_without_that_agreement_nobody_said_anything(table: Table) -> None:
    vote = cast(table, **{PARTICIPANT.id: 1, OTHER.id: 2})
    table.reveal(vote)
    assert who_said(table.state, "trust", ONE) == []


def test_slips_without_a_name_and_other_items_are_nobodys(agreed: Table) -> None:
    first, *_ = (person.id for person in in_order(agreed.state.people))
    vote = cast(agreed, **{first: 4})
    agreed.cast(vote, "slip:0123456789abcdef01234567", {ONE: 2})
    agreed.reveal(vote)
    assert who_said(agreed.state, "trust", ONE) == [("Person 1", 4)]
    assert who_said(agreed.state, "trust", "habit") == []


def test_a_vote_with_names_is_asked_about_whole_also_after_one_item_again(agreed: Table) -> None:
    assert named_vote(agreed.state, "trust") is None
    for items in ((ONE, "contact"), ("contact", "habit")):
        vote = agreed.open("trust", *items)
        agreed.slips(vote, [3, 3])
        agreed.reveal(vote)
    found = named_vote(agreed.state, "trust")
    assert found is not None
    assert found.items == (ONE, "contact", "habit")


def test_a_vote_without_names_has_none_to_show(table: Table) -> None:
    table.voted([3] * 5)
    assert named_vote(table.state, "trust") is None
