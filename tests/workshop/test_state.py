"""What a state says of itself."""

from __future__ import annotations

import pytest

from tests.cast import BOX, COFACILITATOR, FACILITATOR, PARTICIPANT, SCREEN, Table
from workshop import commands as c
from workshop import events as e
from workshop.roles import Actor, Role
from workshop.stages import STAGES
from workshop.state import State, as_listed, in_order


def test_before_the_first_vote_there_is_no_latest_round(table: Table) -> None:
    assert table.state.latest_round("trust") is None


def test_the_latest_round_is_the_newest_of_its_own_scale(table: Table) -> None:
    table.card()
    table.voted([3] * 5)
    table.voted([4] * 5)
    table.open("how_bad")
    latest = table.state.latest_round("trust")
    assert latest is not None
    assert latest.id == "trust-2"


def test_observers_and_those_who_left_do_not_vote(table: Table) -> None:
    table.happened(e.PersonAdded(person_id="p9", name="Guest", role="observer"))
    table.do(c.RemovePerson, person_id="p2")
    assert [person.id for person in table.state.voters] == ["p1", "p3", "p4"]
    assert [person.id for person in table.state.observers] == ["p9"]


def test_things_are_listed_in_the_order_they_came(table: Table) -> None:
    texts = [f"note {n}" for n in range(20)]
    for text in texts:
        table.note(text)
    assert [note.text for note in in_order(table.state.notes)] == texts


def test_an_earlier_state_stays_what_it_was(table: Table) -> None:
    earlier = table.state
    table.note("new")
    assert not earlier.notes
    assert State("w").notes is not table.state.notes


def test_the_latest_round_of_a_second_task_is_its_own(table: Table) -> None:
    table.voted([3] * 5)
    task = table.task()
    assert table.state.latest_round("trust", task) is None
    table.voted([4] * 5, task=task)
    ours, theirs = table.state.latest_round("trust"), table.state.latest_round("trust", task)
    assert (getattr(ours, "id", ""), getattr(theirs, "id", "")) == ("trust-1", "trust-2")


def test_an_unknown_stage_looks_like_the_first(table: Table) -> None:
    assert table.state.stage("nirvana") == table.state.stages[0] == STAGES[0]


def test_no_vote_or_one_is_open(table: Table) -> None:
    assert table.state.open_round is None
    table.open()
    assert table.state.open_round is not None
    assert table.state.open_round.scale == "trust"


@pytest.mark.parametrize("actor", [FACILITATOR, COFACILITATOR, SCREEN, BOX], ids=str)
def test_who_is_no_guest_needs_no_place_on_the_list(table: Table, actor: Actor) -> None:
    assert as_listed(table.state, actor) == actor


def test_a_guest_is_who_the_list_says_they_are_now(table: Table) -> None:
    assert as_listed(table.state, PARTICIPANT) == PARTICIPANT
    observes = {"role": "observer"}
    table.do(c.EditPerson, person_id="p1", base_seq=table.state.seq, changes=observes)
    assert as_listed(table.state, PARTICIPANT) == Actor("p1", Role.OBSERVER)
    table.do(c.RemovePerson, person_id="p1")
    assert as_listed(table.state, PARTICIPANT) is None
    assert as_listed(table.state, Actor("nobody", Role.OBSERVER)) is None


@pytest.mark.parametrize("role", ["facilitator", "cofacilitator", "screen", "box", "king", ""])
def test_no_list_makes_anybody_more_than_a_guest(table: Table, role: str) -> None:
    """Also not one from a file that somebody wrote by hand."""
    table.happened(e.PersonEdited(person_id="p1", changes={"role": role}))
    assert as_listed(table.state, PARTICIPANT) is None
