"""One vote at a time, and a reveal that only moves the room from its own vote."""

from __future__ import annotations

import pytest

from tests.cast import Table
from workshop import commands as c
from workshop.errors import NotAllowed, NotNow
from workshop.roles import Actor, Role
from workshop.stages import STAGE_IDS

FIVE = [3, 3, 3, 3, 3]


def test_a_second_vote_waits_until_the_first_is_shown(table: Table):
    table.card()
    table.slip(table.open("trust"), 1)

    with pytest.raises(NotNow, match="Reveal it first"):
        table.open("how_bad")


def test_an_empty_vote_makes_room_for_another(table: Table):
    table.card()
    first, second = table.open("trust"), table.open("how_bad")

    assert [False, True] == [table.state.rounds[name].open for name in (first, second)]


def test_showing_a_trust_vote_from_another_step_moves_nobody(table: Table):
    vote = table.open("trust")
    table.slip(vote, 1)
    table.do(c.EnterBeat, beat="wrong.vote")
    table.reveal(vote)

    assert "wrong.vote" == table.state.agenda.beat


def test_somebody_who_is_not_on_the_roster_takes_no_seat(table: Table):
    vote = table.open("trust")
    stranger = Actor("stranger", Role.PARTICIPANT)
    answers = dict(zip(STAGE_IDS, FIVE, strict=True))

    with pytest.raises(NotAllowed, match="roster"):
        table.do(
            c.CastBallot,
            stranger,
            round_id=vote,
            voter="stranger",
            way="device",
            answers=answers,
        )


def test_a_vote_nobody_has_voted_in_can_be_called_off(table: Table):
    vote = table.open("trust")
    table.do(c.CloseRound, round_id=vote)

    assert not table.state.rounds[vote].open
    assert [] == table.do(c.CloseRound, round_id=vote)


def test_a_vote_with_a_slip_in_it_is_shown_and_not_called_off(table: Table):
    vote = table.open("trust")
    table.slip(vote, 1)

    with pytest.raises(NotNow, match="Reveal them"):
        table.do(c.CloseRound, round_id=vote)


def test_undo_takes_back_what_its_button_named_or_nothing(table: Table):
    table.note("first")
    first = table.state.undo["host"][-1].command_id
    table.note("second")

    with pytest.raises(NotNow, match="from another window"):
        table.do(c.Undo, command_id=first)
    table.do(c.Undo, command_id=table.state.undo["host"][-1].command_id)
    assert ["first"] == [note.text for note in table.state.notes.values()]
