"""What the events of the scope and the notes mean."""

from __future__ import annotations

from workshop import events as e
from workshop.apply.things import SCOPE_KEY, edit, take, write
from workshop.events import Entry
from workshop.state import Note, State


def scope_edited(state: State, entry: Entry, event: e.ScopeEdited) -> State:
    return edit(state, entry, SCOPE_KEY, event.changes)


def note_added(state: State, entry: Entry, event: e.NoteAdded) -> State:
    note = Note(
        event.note_id,
        event.stage,
        event.lane,
        event.text,
        event.author,
        event.evidence,
        born=entry.seq,
        rev=entry.seq,
    )
    return write(state, entry, ("notes", note.id), note)


def note_edited(state: State, entry: Entry, event: e.NoteEdited) -> State:
    return edit(state, entry, ("notes", event.note_id), event.changes)


def note_deleted(state: State, entry: Entry, event: e.NoteDeleted) -> State:
    return take(state, entry, ("notes", event.note_id))
