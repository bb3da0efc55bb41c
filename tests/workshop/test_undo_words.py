"""What the Undo button says: what was done, in the room's words, and never what was voted."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.cast import FACILITATOR, PARTICIPANT, Table, everywhere
from workshop import commands as c
from workshop.roles import Actor
from workshop.visibility import visible


def said(table: Table, viewer: Actor = FACILITATOR) -> str:
    """What the viewer's own button says."""
    return visible(table.state, viewer).undo[viewer.id][-1].what


def edit(table: Table, kind: type[c.Command], **fields: object) -> None:
    """Change something as it stands now."""
    table.do(kind, base_seq=table.state.seq, **fields)


DONE: dict[str, Callable[[Table], object]] = {
    "note": lambda t: t.note("slow"),
    "note changed": lambda t: edit(
        t, c.EditNote, note_id=t.note("slow"), changes={"text": "very slow"}
    ),
    "note deleted": lambda t: t.do(c.DeleteNotes, note_ids=(t.note("slow"),)),
    "notes grouped": lambda t: t.do(
        c.GroupNotes, note_ids=(t.note("slow"), t.note("late")), name="Slow"
    ),
    "proposal": lambda t: t.proposal(),
    "proposal edited": lambda t: edit(
        t, c.EditProposal, proposal_id=t.proposal(), changes={"who": "somebody"}
    ),
    "proposal deleted": lambda t: t.do(c.DeleteProposal, proposal_id=t.proposal()),
    "proposal chosen": lambda t: t.do(c.ChooseScope, proposal_id=t.proposal()),
    "what we map today, edited": lambda t: edit(t, c.EditScope, changes={"who": "a rep"}),
    "plan edited (how the AI answers)": lambda t: edit(
        t, c.RecordVariance, changes={"good": "yes"}
    ),
    "plan edited (name of a stage)": lambda t: edit(t, c.RenameStage, stage="habit", name="Daily"),
    "taken off the roster": lambda t: t.do(c.RemovePerson, person_id="p1"),
    "card": lambda t: t.card(),
    "card edited": lambda t: edit(t, c.EditFailureMode, mode_id=t.card(), changes={"does": "errs"}),
    "cards joined": lambda t: t.do(c.JoinFailureModes, kept=t.card(), joined=(t.card(),)),
    "accepted risk": lambda t: edit(t, c.AcceptRisk, mode_id=t.card(), by="Ada", why="rare"),
    "what nobody mentioned": lambda t: t.do(c.JudgePattern, pattern="unseen", answer="not us"),
    "idea": lambda t: t.idea(),
    "idea edited": lambda t: edit(t, c.EditIdea, idea_id=t.idea(), changes={"owner": "Dana"}),
    "ticket edited": lambda t: edit(t, c.EditIdea, idea_id=t.ticket(), changes={"owner": "Dana"}),
    "ticket chosen": lambda t: t.ticket(),
    "ticket dropped": lambda t: t.do(c.DropIdea, idea_id=t.ticket()),
    "ballot": lambda t: t.slip(t.open(), 1),
    "count of fingers": lambda t: t.hands(t.open(), "habit", 3, 3, 4, 5),
    "because of a low point": lambda t: edit(
        t, c.NoteLowPoint, stage="habit", because="nobody checks"
    ),
    "low point": lambda t: t.do(c.MarkLowPoint, stage="habit", marked=True),
}


@pytest.mark.parametrize("words", DONE)
def test_it_says_what_was_done(table: Table, words: str) -> None:
    DONE[words](table)
    assert said(table) == words


def test_several_notes_of_one_list_are_counted(table: Table) -> None:
    texts = ("slow", "late")
    table.do(c.AddNotes, stage="contact", lane="does", texts=texts)
    assert said(table) == "2 notes"


def test_a_note_says_whose_it_is(table: Table) -> None:
    table.at("walk.contact.write")
    table.note("slow", PARTICIPANT)
    assert said(table, PARTICIPANT) == "note by Person 1"


def test_a_ballot_says_nothing_of_what_is_on_it(table: Table) -> None:
    vote = table.open()
    table.cast(vote, "p1", everywhere(5), "device", actor=PARTICIPANT)
    assert said(table, PARTICIPANT) == "ballot"
