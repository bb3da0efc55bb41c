"""Addresses in the state, edits, and what undo needs to know about them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from immutables import Map

from workshop.events import Entry
from workshop.kinds.room import ENTITIES, METRIC
from workshop.models.items import Item
from workshop.models.tickets import Idea
from workshop.state import UNDO_DEPTH, Key, State, Undoable

SCOPE_KEY: Key = ("scope", "")
MODEL_RECORD_KEY: Key = ("model_record", "")
SINGLE = frozenset(entity.collection for entity in ENTITIES if entity.single)
"""Entities there is one of, which have no id."""
EDITABLE = {entity.model: entity.editable for entity in ENTITIES if entity.editable}
"""The fields of an entity that an event can change by their names."""
METRIC_FIELDS = frozenset(field.name for field in METRIC)


def inside(part: str, round_id: str, name: str) -> Key:
    """The address of a ballot, or of the hands counted for an item, inside a round.

    *part* is a field of the round: ballots, hands or watching.
    """
    return (f"{part}/{round_id}", name)


def get(state: State, key: Key) -> Any:
    """The entity at *key*, None when it is not there."""
    collection, name = key
    if collection in SINGLE:
        return getattr(state, collection)
    part, slash, round_id = collection.partition("/")
    if slash:
        return getattr(state.rounds[round_id], part).get(name)
    return getattr(state, collection).get(name)


def put(state: State, key: Key, entity: Any) -> State:
    """The state with *entity* at *key*; None takes it away."""
    collection, name = key
    part, slash, round_id = collection.partition("/")
    changes: Any
    if collection in SINGLE:
        changes = {collection: entity}
    elif slash:
        round_ = state.rounds[round_id]
        entities: Any = {part: _with(getattr(round_, part), name, entity)}
        changes = {"rounds": state.rounds.set(round_id, replace(round_, **entities))}
    else:
        changes = {collection: _with(getattr(state, collection), name, entity)}
    return state._replace(**changes)


def _with(entities: Map[str, Any], name: str, entity: Any) -> Map[str, Any]:
    if entity is not None:
        return entities.set(name, entity)
    return entities.delete(name) if name in entities else entities


def write(state: State, entry: Entry, key: Key, entity: Any, what: str) -> State:
    """Put an entity and remember, for its author, what was there before.

    *what* names the command on the Undo button; it must not say what was voted.
    """
    before = get(state, key)
    return _remember(put(state, key, entity), entry, key, before, what)


def _remember(state: State, entry: Entry, key: Key, before: Any, what: str) -> State:
    steps = state.undo.get(entry.actor, ())
    touched = (key, before, None if get(state, key) is None else entry.seq)
    if steps and steps[-1].command_id == entry.command_id:
        last = steps[-1]
        steps = (*steps[:-1], Undoable(last.command_id, (*last.before, touched), last.what))
    else:
        steps = (*steps[-UNDO_DEPTH + 1 :], Undoable(entry.command_id, (touched,), what))
    return state._replace(undo=state.undo.set(entry.actor, steps))


def edited(entity: Any, entry: Entry, changes: Mapping[str, Any]) -> Any:
    """*entity* with the fields it has replaced and stamped with this event."""
    known = texts(changes, EDITABLE[type(entity)])
    changed = entity.changed.update(dict.fromkeys(known, entry.seq))
    return replace(entity, **known, rev=entry.seq, changed=changed)


def texts(changes: Mapping[str, Any], names: frozenset[str]) -> dict[str, str]:
    return {n: "" if v is None else str(v) for n, v in changes.items() if n in names}


def edit(state: State, entry: Entry, key: Key, changes: Mapping[str, Any], what: str) -> State:
    """Change fields of what is at *key*, if it is there."""
    entity = get(state, key)
    if entity is None:
        return state
    return write(state, entry, key, edited(entity, entry, changes), what)


def take(state: State, entry: Entry, key: Key, what: str) -> State:
    """Take away what is at *key*, if it is there."""
    return write(state, entry, key, None, what) if get(state, key) is not None else state


def restored(before: Any, now: Any, seq: int) -> Any:
    """An entity as it was, its fields that differ *now* stamped, so that forms notice.

    `rev` stays what it was: it is how the command before this one recognises its own work.
    """
    if not hasattr(before, "changed"):
        return before
    names = _editable(before, now)
    back = [name for name in names if now is None or field_of(before, name) != field_of(now, name)]
    return replace(before, changed=before.changed.update(dict.fromkeys(back, seq)))


def _editable(before: Any, now: Any) -> frozenset[str]:
    """The fields that may differ; those of an item are whatever has words in it."""
    if isinstance(before, Item):
        return before.addresses | (now.addresses if now else frozenset())
    return EDITABLE[type(before)] | (METRIC_FIELDS if isinstance(before, Idea) else frozenset())


def field_of(entity: Any, name: str) -> Any:
    """A field of an entity, one side of a field of an item, or one of the metric of an idea."""
    if isinstance(entity, Item):
        return entity.value(name)
    return getattr(entity if hasattr(entity, name) else entity.metric, name)
