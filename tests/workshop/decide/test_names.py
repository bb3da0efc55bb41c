"""Names on ballots: they can be given up at any time, and never be asked for afterwards."""

from __future__ import annotations

import pytest

from tests.cast import PARTICIPANT, Table, everywhere
from workshop import commands as c
from workshop.errors import NotNow


def name_them(table: Table, names: str = "yes") -> int:
    return len(table.do(c.EditPlan, base_seq=table.state.seq, changes={"names": names}))


def test_before_anybody_voted_names_come_and_go(table: Table) -> None:
    for names in ("yes", "", "yes"):
        name_them(table, names)
    assert table.state.plan.names == "yes"


def test_who_voted_without_a_name_stays_without_one(table: Table) -> None:
    vote = table.open()
    table.slip(vote, 1)
    with pytest.raises(NotNow, match="answered without names"):
        name_them(table)
    table.reveal(vote)
    with pytest.raises(NotNow, match="answered without names"):
        name_them(table)
    assert not table.state.plan.names


def test_an_observers_ballot_is_a_vote_too() -> None:
    table = Table(observers=1)
    table.watch(table.open(), 1, everywhere(1))
    with pytest.raises(NotNow, match="answered without names"):
        name_them(table)


def test_who_wrote_a_line_without_a_name_stays_without_one(table: Table) -> None:
    table.at("scope.sharpen")
    table.do(c.MakeRemark, PARTICIPANT, about="scope", text="between us")
    with pytest.raises(NotNow, match="answered without names"):
        name_them(table)


def test_a_vote_that_nobody_answered_promised_nothing(table: Table) -> None:
    vote = table.open()
    table.slip(vote, 1)
    table.do(c.VoidBallot, round_id=vote, voter="slip:1")
    assert name_them(table) == 1


def test_names_agreed_before_the_votes_can_be_given_up_and_taken_again(table: Table) -> None:
    name_them(table)
    table.slip(table.open(), 1)
    assert name_them(table, "") == 1
    assert name_them(table) == 1


def test_names_once_given_up_and_voted_without_are_gone_for_good(table: Table) -> None:
    name_them(table)
    name_them(table, "")
    table.slip(table.open(), 1)
    with pytest.raises(NotNow, match="answered without names"):
        name_them(table)


def test_a_plan_that_is_saved_with_its_names_as_they_are_is_no_question(table: Table) -> None:
    name_them(table)
    table.slip(table.open(), 1)
    changes = {"names": "yes", "title": "New"}
    table.do(c.EditPlan, base_seq=table.state.seq, changes=changes)
    assert table.state.plan.title == "New"
