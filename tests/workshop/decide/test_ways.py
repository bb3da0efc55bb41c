"""Votes: slips, ballot box, keypad and own device, and who may cast which ballot."""

from __future__ import annotations

import pytest

from tests.cast import (
    BOX,
    COFACILITATOR,
    FACILITATOR,
    OBSERVER,
    OTHER,
    PARTICIPANT,
    SCREEN,
    Table,
    everywhere,
)
from workshop import commands as c
from workshop.errors import NotAllowed, NotNow, VotedAlready
from workshop.roles import Actor, Role

STRANGER = Actor("stranger", Role.PARTICIPANT)


def test_nobody_votes_for_somebody_else(table: Table) -> None:
    vote, answers = table.open(), everywhere(3)
    with pytest.raises(NotAllowed, match="for yourself"):
        table.cast(vote, "p1", answers, "device", actor=OTHER)
    with pytest.raises(NotAllowed, match="keys in slips"):
        table.cast(vote, "slip:1", answers, actor=OTHER)
    with pytest.raises(NotAllowed, match="keys in slips"):
        table.cast(vote, "p1", answers, actor=FACILITATOR)
    with pytest.raises(NotAllowed, match="Only the facilitator can do this"):
        table.cast(vote, "host", answers, "device", actor=SCREEN)


def test_only_people_on_the_roster_vote(table: Table) -> None:
    vote, answers = table.open(), everywhere(3)
    with pytest.raises(NotAllowed, match=r"not on the list of this room.*Ask the facilitator"):
        table.cast(vote, "stranger", answers, "device", actor=STRANGER)
    for way, actor in (("box", BOX), ("keypad", FACILITATOR)):
        with pytest.raises(NotAllowed, match="Only people on the roster"):
            table.cast(vote, "stranger", answers, way, actor=actor)
    table.do(c.RemovePerson, person_id="p1")
    with pytest.raises(NotAllowed, match="Only people on the roster"):
        table.cast(vote, "p1", answers, "box", actor=BOX)
    assert not table.round(vote).ballots


def test_a_facilitator_who_takes_part_votes_on_their_own_device(table: Table) -> None:
    vote = table.open()
    table.cast(vote, "host", everywhere(3), "device")
    assert table.round(vote).filed == 1


@pytest.mark.parametrize("way", ["box", "keypad"])
def test_a_machine_that_is_passed_round_takes_everybody_by_name(table: Table, way: str) -> None:
    vote = table.open()
    for number, actor in enumerate((BOX, FACILITATOR, COFACILITATOR), start=1):
        table.cast(vote, f"p{number}", everywhere(number), way, actor=actor)
    assert table.round(vote).votes("habit") == [1, 2, 3]
    assert table.round(vote).ballots["p1"].entered_by == "host"


def test_a_participants_phone_takes_nobody_elses_ballot(table: Table) -> None:
    with pytest.raises(NotAllowed, match="Only the ballot box and the keypad"):
        table.cast(table.open(), "p2", everywhere(3), "box", actor=PARTICIPANT)


def test_the_ballot_box_takes_no_slips_and_no_ballot_of_its_own(table: Table) -> None:
    vote = table.open()
    for voter, way in (("slip:1", "slip"), ("host", "device")):
        with pytest.raises(NotAllowed, match="people on the roster only"):
            table.cast(vote, voter, everywhere(3), way, actor=BOX)


def test_a_second_ballot_in_the_box_is_refused_even_if_it_asks_to_replace(table: Table) -> None:
    vote = table.open()
    table.cast(vote, "p1", everywhere(2), "box", actor=BOX)
    for replace in (False, True):
        with pytest.raises(NotNow, match=r"Person 1's ballot is in already.*a fresh one"):
            table.cast(vote, "p1", everywhere(5), "box", actor=BOX, replace=replace)
    assert table.round(vote).votes("habit") == [2]


def test_a_fresh_ballot_lets_somebody_vote_anew(table: Table) -> None:
    vote = table.open()
    table.cast(vote, "p1", everywhere(2), "box", actor=BOX)
    table.do(c.VoidBallot, round_id=vote, voter="p1")
    table.cast(vote, "p1", everywhere(5), "box", actor=BOX)
    assert table.round(vote).votes("habit") == [5]


def test_another_way_asks_before_it_takes_the_place_of_a_ballot(table: Table) -> None:
    """And then takes all of its place: nothing of the first ballot stays."""
    vote = table.open()
    table.cast(vote, "p1", everywhere(2), "device", actor=PARTICIPANT)
    with pytest.raises(VotedAlready, match="Person 1 has voted already, another way"):
        table.cast(vote, "p1", {"habit": 5}, "keypad")
    table.cast(vote, "p1", {"habit": 5}, "keypad", replace=True)
    ballot = table.round(vote).ballots["p1"]
    assert (ballot.way, dict(ballot.answers)) == ("keypad", {"habit": 5})


def test_slips_carry_names_only_if_that_was_agreed_before_the_vote(table: Table) -> None:
    anonymous = table.open()
    with pytest.raises(NotAllowed, match="keys in slips"):
        table.cast(anonymous, "p1", everywhere(3))
    table.do(c.CloseRound, round_id=anonymous)
    table.do(c.EditPlan, base_seq=table.state.seq, changes={"names": "yes"})
    named = table.open()
    assert table.round(named).named
    table.cast(named, "p1", everywhere(3))
    table.cast(named, "p1", everywhere(4))
    table.slip(named, 2, everywhere(5))
    assert table.round(named).votes("habit") == [4, 5]
    with pytest.raises(NotAllowed, match="keys in slips"):
        table.cast(named, "nobody", everywhere(3))


def test_observers_are_kept_apart_however_they_vote() -> None:
    table = Table(people=1, observers=3)
    vote = table.open()
    table.watch(vote, 1, everywhere(1))
    table.cast(vote, "p3", everywhere(1), "box", actor=BOX)
    table.cast(vote, "p4", everywhere(1), "device", actor=Actor("p4", Role.OBSERVER))
    table.slip(vote, 1, everywhere(5))
    round_ = table.round(vote)
    assert (round_.votes("habit"), round_.filed, len(round_.watching)) == ([5], 1, 3)


def test_there_are_as_many_observers_slips_as_observers() -> None:
    table = Table(people=1, observers=1)
    vote = table.open()
    table.watch(vote, 1, everywhere(1))
    table.watch(vote, 1, everywhere(2))
    with pytest.raises(NotNow, match="All 1 observers’ slips are in"):
        table.watch(vote, 2, everywhere(1))
    with pytest.raises(NotAllowed, match="not on the list"):
        table.cast(vote, "p5", everywhere(1), "device", actor=OBSERVER)


def test_an_observers_slip_gets_a_fresh_one_too_and_never_counts_for_the_team() -> None:
    table = Table(people=2, observers=1)
    vote = table.open()
    table.watch(vote, 1, everywhere(1))
    table.do(c.VoidBallot, round_id=vote, voter="watch:1")
    assert not table.round(vote).watching
    with pytest.raises(NotAllowed, match="keys in slips"):
        table.cast(vote, "slip:1", everywhere(1), observer=True)
    table.watch(vote, 1, everywhere(1))
    with pytest.raises(NotNow, match="No vote is in yet"):
        table.reveal(vote)


def test_a_named_slip_of_an_observer_goes_to_the_observers() -> None:
    table = Table(people=1, observers=1)
    table.do(c.EditPlan, base_seq=table.state.seq, changes={"names": "yes"})
    vote = table.open()
    table.cast(vote, "p2", everywhere(1))
    assert (table.round(vote).filed, set(table.round(vote).watching)) == (0, {"p2"})


def test_a_box_never_takes_the_place_of_a_ballot_however_it_asks():
    table = Table()
    round_id = table.open()
    cast = {"round_id": round_id, "voter": "p1", "answers": everywhere(3)}
    table.do(c.CastBallot, way="keypad", **cast)

    with pytest.raises(NotNow, match="ballot is in already"):
        table.do(c.CastBallot, BOX, way="box", replace=True, **cast)
