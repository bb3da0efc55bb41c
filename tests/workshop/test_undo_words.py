"""What the Undo button says it takes back."""

from __future__ import annotations

import pytest

from tests.cast import COFACILITATOR, FACILITATOR, Table
from workshop import commands as c
from workshop.visibility import visible


def undo_says(table: Table) -> str:
    """The words on the facilitator's button."""
    ((latest,),) = visible(table.state, FACILITATOR).undo.values()
    return latest.what


def edit(table: Table, idea: str) -> None:
    table.do(c.EditIdea, idea_id=idea, seen=table.state.seq, changes={"change": "Show two"})


def test_a_note_is_named_after_its_author(table: Table) -> None:
    person = next(iter(table.state.people))
    table.do(c.AddNotes, stage="contact", lane="does", texts=("one",), author=person)

    assert undo_says(table) == f"note by {table.state.people[person].name}"


def test_a_note_of_nobody_is_a_note(table: Table) -> None:
    table.note("one")

    assert undo_says(table) == "note"


def test_a_pasted_list_is_named_after_its_number_of_notes(table: Table) -> None:
    table.do(c.AddNotes, stage="contact", lane="does", texts=("one", "two", "three"))

    assert undo_says(table) == "3 notes"


@pytest.mark.parametrize(("ticket", "words"), [(False, "idea edited"), (True, "ticket edited")])
def test_an_edited_idea_is_called_what_it_is_by_now(table: Table, ticket: bool, words: str) -> None:
    edit(table, table.ticket() if ticket else table.idea())

    assert undo_says(table) == words


def test_an_idea_that_somebody_took_away_meanwhile_is_still_an_edited_idea(table: Table) -> None:
    idea = table.idea()
    edit(table, idea)
    table.do(c.DeleteIdea, COFACILITATOR, idea_id=idea)

    assert undo_says(table) == "idea edited"
