"""Addresses in the state, edits, and what undo needs to know about them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from immutables import Map

from workshop.events import Entry
from workshop.state import (
    UNDO_DEPTH,
    Ballot,
    FailureMode,
    Idea,
    Key,
    LowPoint,
    Metric,
    Note,
    Scope,
    State,
    Undoable,
)

SCOPE_KEY: Key = ("scope", "")
BALLOTS = "ballots/"
"""A ballot's collection is this and the id of its round; its own name is the voter."""
EDITABLE: dict[type, frozenset[str]] = {
    Scope: frozenset({"who", "feature", "task", "out", "wrong"}),
    Note: frozenset({"stage", "lane", "text", "evidence"}),
    FailureMode: frozenset({"stage", "does", "suffers"}),
    Idea: frozenset({"stage", "change", "stops", "owner", "first_step"}),
    LowPoint: frozenset({"because"}),
}
METRIC_FIELDS = frozenset(field.name for field in fields(Metric))


def get(state: State, key: Key) -> Any:
    """The thing at *key*, None when it is not there."""
    collection, name = key
    if collection == "scope":
        return state.scope
    if collection.startswith(BALLOTS):
        return state.rounds[collection.removeprefix(BALLOTS)].ballots.get(name)
    return getattr(state, collection).get(name)


def put(state: State, key: Key, thing: Any) -> State:
    """The state with *thing* at *key*; None takes it away."""
    collection, name = key
    if collection == "scope":
        return state._replace(scope=thing)
    if collection.startswith(BALLOTS):
        round_ = state.rounds[collection.removeprefix(BALLOTS)]
        changed = replace(round_, ballots=with_item(round_.ballots, name, thing))
        return state._replace(rounds=state.rounds.set(round_.id, changed))
    values = with_item(getattr(state, collection), name, thing)
    changes: Any = {collection: values}
    return state._replace(**changes)


def with_item(things: Map[str, Any], name: str, thing: Any) -> Map[str, Any]:
    if thing is not None:
        return things.set(name, thing)
    return things.delete(name) if name in things else things


def write(state: State, entry: Entry, key: Key, thing: Any) -> State:
    """Put a thing and remember, for its author, what was there before."""
    before = get(state, key)
    return _remember(put(state, key, thing), entry, key, before)


def _remember(state: State, entry: Entry, key: Key, before: Any) -> State:
    steps = state.undo.get(entry.actor, ())
    touched = (key, before, None if get(state, key) is None else entry.seq)
    if steps and steps[-1].command_id == entry.command_id:
        last = steps[-1]
        steps = (*steps[:-1], Undoable(last.command_id, (*last.before, touched)))
    else:
        steps = (*steps[-UNDO_DEPTH + 1 :], Undoable(entry.command_id, (touched,)))
    return state._replace(undo=state.undo.set(entry.actor, steps))


def edited(thing: Any, entry: Entry, changes: Mapping[str, Any]) -> Any:
    """*thing* with the fields it has replaced and stamped with this event."""
    known = texts(changes, EDITABLE[type(thing)])
    changed = thing.changed.update(dict.fromkeys(known, entry.seq))
    return replace(thing, **known, rev=entry.seq, changed=changed)


def texts(changes: Mapping[str, Any], names: frozenset[str]) -> dict[str, str]:
    return {n: "" if v is None else str(v) for n, v in changes.items() if n in names}


def edit(state: State, entry: Entry, key: Key, changes: Mapping[str, Any]) -> State:
    thing = get(state, key)
    if thing is None:
        return state
    return write(state, entry, key, edited(thing, entry, changes))


def take(state: State, entry: Entry, key: Key) -> State:
    return write(state, entry, key, None) if get(state, key) is not None else state


def restored(before: Any, seq: int) -> Any:
    if before is None or isinstance(before, Ballot):
        return before
    # The words are older again, so every form drawn since must notice. `rev` stays what
    # it was: it is how the command before this one recognises its own work.
    names = EDITABLE[type(before)] | (METRIC_FIELDS if isinstance(before, Idea) else set())
    return replace(before, changed=before.changed.update(dict.fromkeys(names, seq)))
