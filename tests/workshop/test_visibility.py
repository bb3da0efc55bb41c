"""What is hidden from whom until when: one test a row of the table in `visibility`."""

from __future__ import annotations

import pytest

from tests.cast import (
    BOX,
    CAST,
    COFACILITATOR,
    FACILITATOR,
    OBSERVER,
    OTHER,
    PARTICIPANT,
    SCREEN,
    Table,
)
from workshop import commands as c
from workshop.models.tickets import Metric
from workshop.roles import LEADERS, Actor
from workshop.visibility import visible


def _name(actor: Actor) -> str:
    return f"{actor.role}-{actor.id}"


EVERYBODY = pytest.mark.parametrize("viewer", CAST, ids=_name)
OTHERS = pytest.mark.parametrize(
    "viewer", [COFACILITATOR, PARTICIPANT, OBSERVER, SCREEN, BOX], ids=_name
)
"""Everybody but the facilitator at the facilitator's own page."""


@EVERYBODY
def test_the_facilitators_own_notes_stay_with_those_who_lead(table: Table, viewer: Actor) -> None:
    table.do(c.NotePrivately, step=3, base_seq=0, text="Sam is quiet.")
    table.at("close")
    seen = visible(table.state, viewer).private
    assert bool(seen) == (viewer.role in LEADERS)


@OTHERS
def test_step_1_proposals_are_counted_and_sealed_until_they_are_read_aloud(
    table: Table, viewer: Actor
) -> None:
    name = table.proposal("a secret rep", "a secret task")
    table.do(c.EditProposal, proposal_id=name, base_seq=table.state.seq, changes={"who": "a rep"})
    sealed = visible(table.state, viewer).proposals[name]
    assert (sealed.sealed, sealed.who, sealed.task, sealed.author) == (True, "", "", "")
    assert not sealed.changed
    assert visible(table.state, FACILITATOR).proposals[name].who == "a rep"

    table.at("scope.read")
    assert visible(table.state, viewer).proposals[name] == table.state.proposals[name]


@EVERYBODY
def test_step_1_the_scope_is_the_facilitators_until_the_sharpen_beat(
    table: Table, viewer: Actor
) -> None:
    table.do(c.EditScope, base_seq=table.state.seq, changes={"who": "a rep", "task": "write"})
    before = visible(table.state, viewer).scope.sentence
    assert before == ("a rep uses the AI to write" if viewer.role in LEADERS else "")

    table.do(c.EnterBeat, beat="scope.sharpen")
    assert visible(table.state, viewer).scope == table.state.scope


@OTHERS
def test_step_2_others_see_that_there_is_a_note_and_no_more_until_it_is_read(
    table: Table, viewer: Actor
) -> None:
    name = table.note("the secret", stage="contact")
    table.do(c.EditNote, note_id=name, base_seq=table.state.seq, changes={"text": "reworded"})
    sealed = visible(table.state, viewer).notes[name]
    assert (sealed.sealed, len(sealed.changed)) == (True, 0)
    assert (sealed.text, sealed.author, sealed.lane, sealed.stage) == ("", "", "", "contact")

    table.do(c.EnterBeat, beat="walk.discovery.read")
    assert visible(table.state, viewer).notes[name].sealed
    table.do(c.EnterBeat, beat="walk.contact.read")
    assert visible(table.state, viewer).notes[name] == table.state.notes[name]


def test_step_2_the_facilitator_sees_what_they_typed_and_not_what_others_write(
    table: Table,
) -> None:
    mine, theirs = table.note("mine"), table.note("theirs", COFACILITATOR)
    seen = visible(table.state, FACILITATOR).notes
    assert seen[mine].text == "mine"
    assert (seen[theirs].text, seen[theirs].sealed) == ("", True)


@OTHERS
def test_step_4_cards_are_counted_and_sealed_until_they_are_read(
    table: Table, viewer: Actor
) -> None:
    name = table.card("leaks a price", suffers="loses face")
    table.do(c.EditFailureMode, mode_id=name, base_seq=table.state.seq, changes={"does": "leaks"})
    sealed = visible(table.state, viewer).failure_modes[name]
    assert (sealed.sealed, sealed.does, sealed.suffers, sealed.author) == (True, "", "", "")
    assert not sealed.changed

    table.do(c.EnterBeat, beat="wrong.read")
    assert visible(table.state, viewer).failure_modes[name] == table.state.failure_modes[name]


@OTHERS
def test_step_5_ideas_are_counted_and_sealed_until_they_are_read_aloud(
    table: Table, viewer: Actor
) -> None:
    name = table.idea("Show the source", stops=table.card())
    changes = {"owner": "Dana", "first_step": "Ask", "goal": "60"}
    table.do(c.EditIdea, idea_id=name, base_seq=table.state.seq, changes=changes)
    sealed = visible(table.state, viewer).ideas[name]
    words = (sealed.change, sealed.stops, sealed.author, sealed.owner, sealed.first_step)
    assert sealed.sealed
    assert words == ("",) * 5
    assert sealed.metric == Metric()
    assert not sealed.changed

    table.at("tickets.read")
    assert visible(table.state, viewer).ideas[name] == table.state.ideas[name]


@OTHERS
def test_the_name_of_a_group_is_hidden_as_long_as_its_notes_are(
    table: Table, viewer: Actor
) -> None:
    notes = [table.note("slow"), table.note("takes long")]
    table.do(c.GroupNotes, id="a-new-group", note_ids=notes, name="It is slow")
    assert visible(table.state, viewer).groups["a-new-group"].name == ""
    assert visible(table.state, FACILITATOR).groups["a-new-group"].name == "It is slow"
    table.at("walk.contact.read")
    assert visible(table.state, viewer).groups["a-new-group"].name == "It is slow"


@OTHERS
def test_the_parking_lot_is_never_hidden(table: Table, viewer: Actor) -> None:
    parked = table.note("contracts?", stage="", lane="parked")
    assert visible(table.state, viewer).notes[parked].text == "contracts?"


@OTHERS
def test_a_note_that_is_parked_is_shown_though_it_keeps_its_stage(
    table: Table, viewer: Actor
) -> None:
    note = table.note("contracts?", stage="contact")
    assert visible(table.state, viewer).notes[note].sealed
    table.do(c.MoveNotes, note_ids=(note,), lane="parked")
    assert table.state.notes[note].stage == "contact"
    assert visible(table.state, viewer).notes[note].text == "contracts?"
    table.do(c.MoveNotes, note_ids=(note,), lane="does")
    assert visible(table.state, viewer).notes[note].sealed


def test_a_note_typed_for_somebody_stays_readable_for_both_and_for_nobody_else(
    table: Table,
) -> None:
    table.do(
        c.AddNotes,
        id="typed-for-p1",
        stage="contact",
        lane="does",
        texts=("I retype it",),
        author="p1",
    )
    (note,) = table.state.notes.values()
    assert (note.author, note.entered) == ("p1", "host")
    for viewer, text in (
        (FACILITATOR, "I retype it"),
        (PARTICIPANT, "I retype it"),
        *((actor, "") for actor in (COFACILITATOR, OTHER, OBSERVER, SCREEN, BOX)),
    ):
        seen = visible(table.state, viewer).notes[note.id]
        assert (seen.text, seen.sealed) == (text, not text), viewer
        assert text or (seen.author, seen.entered) == ("", "")


def test_the_group_of_notes_one_typed_for_somebody_keeps_its_name(table: Table) -> None:
    texts = ("slow", "takes long")
    table.do(c.AddNotes, id="typed-for-p1", stage="contact", lane="does", texts=texts, author="p1")
    names = tuple(table.state.notes)
    table.do(c.GroupNotes, id="a-new-group", note_ids=names, name="It is slow")
    for viewer, name in ((FACILITATOR, "It is slow"), (COFACILITATOR, ""), (SCREEN, "")):
        assert visible(table.state, viewer).groups["a-new-group"].name == name


def test_the_facilitator_sees_their_own_cards_and_ideas_while_they_type(table: Table) -> None:
    card, idea = table.card(), table.idea()
    seen = visible(table.state, FACILITATOR)
    assert seen.failure_modes[card] == table.state.failure_modes[card]
    assert seen.ideas[idea] == table.state.ideas[idea]


def test_the_facilitators_wall_shows_none_of_what_they_typed(table: Table) -> None:
    """One cookie, two windows: the wall sees as little as any screen."""
    note, card, idea = table.note("n"), table.card(), table.idea()
    bet = table.proposal()
    for room in (SCREEN, BOX):
        wall = visible(table.state, room)
        assert wall.notes[note].sealed
        assert wall.failure_modes[card].sealed
        assert wall.ideas[idea].sealed
        assert wall.proposals[bet].sealed


@EVERYBODY
def test_what_was_shown_once_stays_shown_when_the_room_steps_back(
    table: Table, viewer: Actor
) -> None:
    name = table.note("seen")
    table.do(c.EnterBeat, beat="walk.contact.read")
    table.do(c.EnterBeat, beat="walk.contact.write")
    assert visible(table.state, viewer).notes[name].text == "seen"


def test_everybody_knows_how_much_they_can_undo_and_nobody_what_others_did(table: Table) -> None:
    table.note("one")
    table.note("two", COFACILITATOR)
    mine = visible(table.state, FACILITATOR).undo
    assert {who: len(steps) for who, steps in mine.items()} == {"host": 1}
    assert mine["host"][0].before == ()
    for viewer in (SCREEN, BOX, PARTICIPANT):
        assert not visible(table.state, viewer).undo
