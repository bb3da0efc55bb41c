"""Steps 1 and 2: the scope sentence and the notes."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cast import COFACILITATOR, Table
from workshop import commands as c
from workshop.decide.journey import NOTES_AT_ONCE
from workshop.errors import Invalid, NotFound


def test_a_pasted_list_becomes_one_note_a_line(table: Table) -> None:
    table.do(c.AddNotes, stage="habit", lane="snags", texts=("one", "two", "three"))
    notes = sorted(table.state.notes.values(), key=lambda note: note.born)
    assert [note.text for note in notes] == ["one", "two", "three"]
    assert {(note.stage, note.lane, note.author) for note in notes} == {("habit", "snags", "host")}


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"stage": "nirvana"}, "five stages"),
        ({"lane": "fast"}, "four lanes"),
        ({"texts": ()}, "Between 1 and 200"),
        ({"texts": ("x",) * (NOTES_AT_ONCE + 1)}, "Between 1 and 200"),
        ({"texts": ("fine", " ")}, "the note"),
    ],
)
def test_notes_that_do_not_fit_are_refused_whole(
    table: Table, wrong: dict[str, Any], words: str
) -> None:
    fields = {"stage": "habit", "lane": "does", "texts": ("x",), **wrong}
    with pytest.raises(Invalid, match=words):
        table.do(c.AddNotes, **fields)
    assert not table.state.notes


def test_a_note_can_be_reworded_and_moved(table: Table) -> None:
    note = table.note("old", stage="contact")
    changes = {"text": "new", "stage": "habit", "lane": "feels"}
    table.do(c.EditNote, note_id=note, seen=table.state.seq, changes=changes)
    moved = table.state.notes[note]
    assert (moved.text, moved.stage, moved.lane) == ("new", "habit", "feels")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"text": ""}, "the note"),
        ({"stage": "nirvana"}, "five stages"),
        ({"lane": "fast"}, "four lanes"),
        ({"author": "p2"}, "version of the app"),
    ],
)
def test_a_note_stays_what_a_note_can_be(table: Table, changes: dict[str, str], words: str) -> None:
    note = table.note("old")
    with pytest.raises(Invalid, match=words):
        table.do(c.EditNote, note_id=note, seen=table.state.seq, changes=changes)


def test_saving_a_note_unchanged_is_no_event(table: Table) -> None:
    note = table.note("same")
    assert table.do(c.EditNote, note_id=note, seen=0, changes={"text": "same"}) == []


def test_a_note_that_was_taken_away_cannot_be_reworded(table: Table) -> None:
    note = table.note("gone")
    table.do(c.DeleteNote, note_id=note)
    with pytest.raises(NotFound, match="This note is not there any more"):
        table.do(c.EditNote, note_id=note, seen=table.state.seq, changes={"text": "x"})


def test_taking_a_note_away_twice_is_once(table: Table) -> None:
    note = table.note("gone")
    assert len(table.do(c.DeleteNote, note_id=note)) == 1
    assert table.do(c.DeleteNote, COFACILITATOR, note_id=note) == []


def test_the_scope_sentence_waits_for_a_person_and_a_task(table: Table) -> None:
    table.do(c.EditScope, seen=table.state.seq, changes={"who": "a sales rep"})
    assert table.state.scope.sentence == ""
    words = {"task": "draft follow-up emails", "feature": "the drafter"}
    table.do(c.EditScope, seen=table.state.seq, changes=words)
    assert table.state.scope.sentence == ("a sales rep uses the drafter to draft follow-up emails")


def test_a_part_of_the_scope_can_be_emptied(table: Table) -> None:
    table.do(c.EditScope, seen=table.state.seq, changes={"out": "cold emails"})
    table.do(c.EditScope, seen=table.state.seq, changes={"out": ""})
    assert table.state.scope.out == ""


@pytest.mark.parametrize(
    ("changes", "words"),
    [({"who": "x" * 10_001}, "the person"), ({"rev": "9"}, "version of the app")],
)
def test_a_scope_that_does_not_fit_is_refused(
    table: Table, changes: dict[str, str], words: str
) -> None:
    with pytest.raises(Invalid, match=words):
        table.do(c.EditScope, seen=table.state.seq, changes=changes)
