"""Step 2: the notes along the stages, their marks, groups and the parking lot."""

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
        ({"texts": ("x" * 10_001,)}, "10,001 characters"),
        ({"lane": "parked", "stage": "nirvana"}, "five stages"),
        ({"stage": ""}, "five stages"),
        ({"evidence": "sworn"}, "Choose guess, seen or measured"),
        ({"evidence": "measured"}, "“Measured” needs a source"),
        ({"evidence": "measured", "source": " "}, "“Measured” needs a source"),
        ({"source": "x" * 10_001}, "where it was measured"),
        ({"feeling": "3"}, "Choose the feeling"),
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
    table.do(c.EditNote, note_id=note, base_seq=table.state.seq, changes=changes)
    moved = table.state.notes[note]
    assert (moved.text, moved.stage, moved.lane) == ("new", "habit", "feels")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"text": ""}, "the note"),
        ({"stage": "nirvana"}, "five stages"),
        ({"lane": "fast"}, "four lanes"),
        ({"author": "p2"}, "version of the app"),
        ({"group": "g"}, "version of the app"),
        ({"evidence": ""}, "how we know"),
        ({"evidence": "measured"}, "“Measured” needs a source"),
        ({"feeling": "awful"}, "Choose the feeling"),
    ],
)
def test_a_note_stays_what_a_note_can_be(table: Table, changes: dict[str, str], words: str) -> None:
    note = table.note("old")
    with pytest.raises(Invalid, match=words):
        table.do(c.EditNote, note_id=note, base_seq=table.state.seq, changes=changes)


def test_saving_a_note_unchanged_is_no_event(table: Table) -> None:
    note = table.note("same")
    assert table.do(c.EditNote, note_id=note, base_seq=0, changes={"text": "same"}) == []


def test_a_note_that_was_taken_away_cannot_be_reworded(table: Table) -> None:
    note = table.note("gone")
    table.do(c.DeleteNotes, note_ids=(note,))
    with pytest.raises(NotFound, match="This note is not there any more"):
        table.do(c.EditNote, note_id=note, base_seq=table.state.seq, changes={"text": "x"})


def test_taking_a_note_away_twice_is_once(table: Table) -> None:
    note = table.note("gone")
    assert len(table.do(c.DeleteNotes, note_ids=(note,))) == 1
    assert table.do(c.DeleteNotes, COFACILITATOR, note_ids=(note,)) == []


def test_a_measured_note_names_its_source_and_keeps_it(table: Table) -> None:
    note = table.note("slow")
    marks = {"evidence": "measured", "source": "https://example.org/report"}
    table.do(c.EditNote, note_id=note, base_seq=table.state.seq, changes=marks)
    assert table.state.notes[note].evidence == "measured"
    with pytest.raises(Invalid, match="“Measured” needs a source"):
        table.do(c.EditNote, note_id=note, base_seq=table.state.seq, changes={"source": ""})


def test_a_list_may_be_marked_as_a_whole_and_typed_for_somebody(table: Table) -> None:
    (observer,) = table.people("Olga", role="observer")
    marks = {"evidence": "seen", "feeling": "-2", "author": observer}
    table.do(c.AddNotes, stage="habit", lane="feels", texts=("a", "b"), **marks)
    notes = table.state.notes.values()
    assert {(note.evidence, note.feeling, note.author) for note in notes} == {
        ("seen", "-2", observer)
    }
    with pytest.raises(NotFound, match="This person"):
        table.do(c.AddNotes, stage="habit", lane="does", texts=("a",), author="nobody")


def test_a_thought_that_belongs_to_no_stage_is_parked(table: Table) -> None:
    parked = table.note("contracts?", stage="", lane="parked")
    note = table.state.notes[parked]
    assert (note.stage, note.lane) == ("", "parked")
    changes = {"stage": "habit", "lane": "snags"}
    table.do(c.EditNote, note_id=parked, base_seq=table.state.seq, changes=changes)
    assert table.state.notes[parked].lane == "snags"


def test_several_notes_move_at_once_and_one_undo_brings_them_back(table: Table) -> None:
    first, second = table.note("one"), table.note("two", lane="feels")
    moved = table.do(c.MoveNotes, note_ids=(first, second, first), stage="habit", lane="feels")
    assert len(moved) == 2
    again = table.do(c.MoveNotes, note_ids=(first, second), stage="habit", lane="feels")
    assert again == []
    table.undo()
    assert {(n.stage, n.lane) for n in table.state.notes.values()} == {
        ("contact", "does"),
        ("contact", "feels"),
    }


def test_parked_notes_remember_their_stage_and_find_back(table: Table) -> None:
    note = table.note("one")
    table.do(c.MoveNotes, note_ids=(note,), lane="parked")
    assert table.state.notes[note].lane == "parked"
    table.do(c.MoveNotes, note_ids=(note,), lane="does")
    assert (table.state.notes[note].stage, table.state.notes[note].lane) == ("contact", "does")


def test_notes_move_to_a_place_there_is_and_all_or_none(table: Table) -> None:
    first, second = table.note("one"), table.note("two", stage="", lane="parked")
    with pytest.raises(Invalid, match="five stages"):
        table.do(c.MoveNotes, note_ids=(first, second), lane="does")
    with pytest.raises(Invalid, match="four lanes"):
        table.do(c.MoveNotes, note_ids=(first,), lane="fast")
    with pytest.raises(NotFound, match="This note"):
        table.do(c.MoveNotes, note_ids=(first, "gone"), stage="habit")
    assert table.state.notes[first].stage == "contact"


def test_several_notes_are_taken_away_at_once(table: Table) -> None:
    first, second, third = (table.note(text) for text in ("one", "two", "three"))
    assert len(table.do(c.DeleteNotes, note_ids=(first, "gone", second, first))) == 2
    assert list(table.state.notes) == [third]
    table.undo()
    assert len(table.state.notes) == 3


def test_notes_that_say_the_same_stand_under_one_name_and_fall_apart_again(table: Table) -> None:
    first, second = table.note("slow"), table.note("takes long")
    ids = (first, second, first)
    table.do(c.GroupNotes, id="a-new-group", note_ids=ids, name="Speed")
    assert table.state.groups["a-new-group"].name == "Speed"
    assert {note.group for note in table.state.notes.values()} == {"a-new-group"}
    assert len(table.do(c.UngroupNotes, group_id="a-new-group")) == 1
    assert table.do(c.UngroupNotes, group_id="a-new-group") == []
    assert {note.group for note in table.state.notes.values()} == {""}


def test_a_group_is_two_notes_in_one_place_with_a_name(table: Table) -> None:
    first, second, third = table.note("slow"), table.note("late"), table.note("ok", stage="habit")
    for ids, name, words in (
        ((first,), "Speed", "at least two notes"),
        ((first, first), "Speed", "at least two notes"),
        ((first, third), "Speed", "one lane of one stage"),
        ((first, second), " ", "the name of the group"),
        ((first, second), "x" * 121, "121 characters"),
    ):
        with pytest.raises(Invalid, match=words):
            table.do(c.GroupNotes, note_ids=ids, name=name)
    with pytest.raises(NotFound, match="This note"):
        table.do(c.GroupNotes, note_ids=(first, "gone"), name="Speed")
    assert not table.state.groups
