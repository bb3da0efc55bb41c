"""What the events of step 4 mean."""

from __future__ import annotations

from workshop import events as e
from workshop.apply.things import edit, take, write
from workshop.events import Entry
from workshop.state import FailureMode, State


def failure_mode_added(state: State, entry: Entry, event: e.FailureModeAdded) -> State:
    mode = FailureMode(
        event.mode_id,
        event.stage,
        event.does,
        event.suffers,
        event.author,
        born=entry.seq,
        rev=entry.seq,
    )
    return write(state, entry, ("failures", mode.id), mode)


def failure_mode_edited(state: State, entry: Entry, event: e.FailureModeEdited) -> State:
    return edit(state, entry, ("failures", event.mode_id), event.changes)


def failure_mode_deleted(state: State, entry: Entry, event: e.FailureModeDeleted) -> State:
    return take(state, entry, ("failures", event.mode_id))
