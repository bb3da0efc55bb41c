"""Votes from own devices: every tap is sent, and who is finished says so."""

from __future__ import annotations

import pytest

from tests.cast import BOX, OBSERVER, OTHER, PARTICIPANT, Table, everywhere
from workshop import commands as c
from workshop.errors import NotNow
from workshop.results import tally
from workshop.roles import Actor, Role


def tap(
    table: Table, vote: str, actor: Actor, answers: dict[str, int | None], *, whole: bool = False
) -> None:
    table.cast(vote, actor.id, answers, "device", actor=actor, whole=whole)


def test_a_ballot_counts_as_filed_when_its_voter_is_finished(table: Table) -> None:
    vote = table.open()
    tap(table, vote, PARTICIPANT, {"habit": 2})
    round_ = table.round(vote)
    assert (round_.filed, round_.seated, round_.to_come) == (0, 1, 4)
    tap(table, vote, PARTICIPANT, {"contact": 3}, whole=True)
    assert (table.round(vote).filed, table.round(vote).to_come) == (1, 3)
    assert dict(table.round(vote).ballots["p1"].answers) == {"habit": 2, "contact": 3}


def test_who_changes_something_afterwards_is_not_finished_before_they_say_so(table: Table) -> None:
    vote = table.open()
    tap(table, vote, PARTICIPANT, everywhere(2), whole=True)
    tap(table, vote, PARTICIPANT, {"habit": 4})
    assert table.round(vote).filed == 0
    tap(table, vote, PARTICIPANT, {"habit": 4}, whole=True)
    assert (table.round(vote).filed, table.round(vote).votes("habit")) == (1, [4])


def test_a_ballot_that_was_begun_has_its_seat(table: Table) -> None:
    vote = table.open()
    tap(table, vote, PARTICIPANT, {"habit": 2})
    for number in (1, 2, 3):
        table.slip(vote, number)
    with pytest.raises(NotNow, match="All 4 ballots are in"):
        table.slip(vote, 4)
    tap(table, vote, PARTICIPANT, {"contact": 2}, whole=True)


def test_a_reveal_shows_every_answer_that_was_given(table: Table) -> None:
    vote = table.open()
    tap(table, vote, PARTICIPANT, everywhere(2), whole=True)
    tap(table, vote, OTHER, {"habit": 5})
    table.reveal(vote)
    habit, contact = tally(table.state, "trust", "habit"), tally(table.state, "trust", "contact")
    assert (habit.votes, habit.silent) == ((2, 5), 2)
    assert (contact.votes, contact.silent) == ((2,), 3)


def test_a_vote_nobody_finished_can_be_shown_and_not_be_called_off(table: Table) -> None:
    vote = table.open()
    tap(table, vote, PARTICIPANT, {"habit": 5})
    with pytest.raises(NotNow, match="Votes are in already"):
        table.do(c.CloseRound, round_id=vote)
    table.reveal(vote)
    assert table.round(vote).revealed


def test_the_dots_of_a_tap_take_the_place_of_those_before(table: Table) -> None:
    one, two = table.idea("one"), table.idea("two")
    vote = table.open("dots_ideas")
    tap(table, vote, PARTICIPANT, {one: 3})
    tap(table, vote, PARTICIPANT, {two: 1})
    assert dict(table.round(vote).ballots["p1"].answers) == {one: None, two: 1}
    tap(table, vote, PARTICIPANT, {}, whole=True)
    assert (table.round(vote).filed, table.round(vote).votes(two)) == (1, [])


@pytest.mark.parametrize("way", ["box", "keypad", "slip"])
def test_only_an_own_device_sends_half_a_ballot(table: Table, way: str) -> None:
    vote = table.open()
    actor = {"actor": BOX} if way == "box" else {}
    voter = "slip:1" if way == "slip" else "p1"
    table.cast(vote, voter, everywhere(2), way, whole=False, **actor)
    assert table.round(vote).filed == 1


def test_an_observers_device_votes_with_the_observers() -> None:
    table = Table(observers=1)
    vote = table.open()
    tap(table, vote, OBSERVER, {"habit": 1})
    tap(table, vote, OBSERVER, {"contact": 2}, whole=True)
    round_ = table.round(vote)
    assert (round_.filed, round_.seated, round_.votes("habit")) == (0, 0, [])
    assert dict(round_.watching["p5"].answers) == {"habit": 1, "contact": 2}


def test_a_role_corrected_during_the_vote_takes_the_taps_along_once() -> None:
    """Whoever turns out to observe has one ballot, where it belongs."""
    table = Table(observers=1)
    vote = table.open()
    tap(table, vote, PARTICIPANT, {"habit": 1})
    observes = {"role": "observer"}
    table.do(c.EditPerson, person_id="p1", base_seq=table.state.seq, changes=observes)
    tap(table, vote, Actor("p1", Role.OBSERVER), {"contact": 2}, whole=True)
    round_ = table.round(vote)
    assert not round_.ballots
    assert dict(round_.watching["p1"].answers) == {"habit": 1, "contact": 2}
    assert round_.eligible == 3


def test_a_box_does_not_slip_a_second_ballot_in_after_a_role_was_corrected(table: Table) -> None:
    vote = table.open()
    table.cast(vote, "p1", everywhere(1), "box", actor=BOX)
    observes = {"role": "observer"}
    table.do(c.EditPerson, person_id="p1", base_seq=table.state.seq, changes=observes)
    with pytest.raises(NotNow, match="ballot is in already"):
        table.cast(vote, "p1", everywhere(2), "box", actor=BOX)


def test_a_ballot_keyed_in_again_after_a_role_was_corrected_is_undone_whole(table: Table) -> None:
    table.do(c.EditPlan, base_seq=table.state.seq, changes={"names": "yes"})
    vote = table.open()
    table.cast(vote, "p1", everywhere(1))
    observes = {"role": "observer"}
    table.do(c.EditPerson, person_id="p1", base_seq=table.state.seq, changes=observes)
    before = table.round(vote)
    table.cast(vote, "p1", everywhere(4))
    assert (set(table.round(vote).ballots), set(table.round(vote).watching)) == (set(), {"p1"})
    table.undo()
    assert table.round(vote) == before


def test_a_passed_keypad_takes_the_place_of_a_device_only_when_asked_to(table: Table) -> None:
    vote = table.open()
    tap(table, vote, PARTICIPANT, {"habit": 1})
    with pytest.raises(NotNow, match="another way"):
        table.cast(vote, "p1", everywhere(3), "keypad")
    table.cast(vote, "p1", everywhere(3), "keypad", replace=True)
    assert table.round(vote).votes("habit") == [3]
    with pytest.raises(NotNow, match="another way"):
        tap(table, vote, PARTICIPANT, {"habit": 1})
