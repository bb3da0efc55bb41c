"""Steps 1 and 2: one person, one task, and the notes of the five stages."""

from __future__ import annotations

from workshop import commands as c
from workshop import events as e
from workshop.apply.things import SCOPE_KEY, get
from workshop.decide.checks import find, fresh, stage_id, text, texts
from workshop.errors import Invalid
from workshop.events import Event
from workshop.roles import Actor
from workshop.stages import LANES
from workshop.state import State

NOTES_AT_ONCE = 200


SCOPE = {
    "who": "the person",
    "feature": "the AI feature",
    "task": "the task",
    "out": "what is out",
    "wrong": "when an answer is wrong",
}


def scope(state: State, command: c.EditScope, actor: Actor) -> list[Event]:
    texts(command.changes, SCOPE, set())
    wanted = fresh(get(state, SCOPE_KEY), command.seen, command.changes)
    return [e.ScopeEdited(changes=wanted)] if wanted else []


def add_notes(state: State, command: c.AddNotes, actor: Actor) -> list[Event]:
    if command.lane not in LANES:
        raise Invalid("Choose one of the four lanes first.")
    if not 0 < len(command.texts) <= NOTES_AT_ONCE:
        raise Invalid(f"Between 1 and {NOTES_AT_ONCE} notes go in at once.")
    return [
        e.NoteAdded(
            note_id=f"{command.id}.{place}",
            stage=stage_id(command.stage),
            lane=command.lane,
            text=text(thought, "the note"),
            author=actor.id,
        )
        for place, thought in enumerate(command.texts, start=1)
    ]


NOTE = {"stage": "the stage", "lane": "the lane", "text": "the note"}


def edit_note(state: State, command: c.EditNote, actor: Actor) -> list[Event]:
    note = find(state, "notes", command.note_id, "note")
    texts(command.changes, NOTE, set(NOTE))
    stage_id(command.changes.get("stage", note.stage))
    if command.changes.get("lane", note.lane) not in LANES:
        raise Invalid("Choose one of the four lanes first.")
    wanted = fresh(note, command.seen, command.changes)
    return [e.NoteEdited(note_id=note.id, changes=wanted)] if wanted else []


def delete_note(state: State, command: c.DeleteNote, actor: Actor) -> list[Event]:
    note = state.notes.get(command.note_id)
    return [e.NoteDeleted(note_id=note.id)] if note else []
