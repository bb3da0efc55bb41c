"""What the events of items mean. A kind or field of a newer version is kept like any other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from immutables import Map

from workshop import events as e
from workshop.apply.addresses import take, write
from workshop.events import Entry
from workshop.kinds.declared import field_now
from workshop.models.items import SIDES, Item, Link, link_key
from workshop.state import State


def item_added(state: State, entry: Entry, event: e.ItemAdded) -> State:
    item = Item(
        event.item_id,
        event.kind,
        event.letters,
        event.number,
        event.author,
        _filled(event.kind, event.intended),
        _filled(event.kind, event.actual),
        event.draft,
        born=entry.seq,
        rev=entry.seq,
    )
    highest = max(state.numbers.get(item.kind, 0), item.number)
    state = state._replace(numbers=state.numbers.set(item.kind, highest))
    return write(state, entry, ("items", item.id), item, "item")


def _filled(kind: str, words: Mapping[str, str]) -> Map[str, str]:
    """The words under the names that their fields have by now, blanks left out."""
    return Map({field_now(kind, name): text for name, text in words.items() if text})


def item_edited(state: State, entry: Entry, event: e.ItemEdited) -> State:
    item = state.items.get(event.item_id)
    if item is None or event.side not in SIDES:
        return state
    changes = {field_now(item.kind, name): text for name, text in event.changes.items()}
    stamps = dict.fromkeys((f"{event.side}.{name}" for name in changes), entry.seq)
    side = {**getattr(item, event.side), **changes}
    words: Any = {event.side: Map({name: text for name, text in side.items() if text})}
    edited = replace(item, **words, rev=entry.seq, changed=item.changed.update(stamps))
    return write(state, entry, ("items", item.id), edited, "edit")


def item_removed(state: State, entry: Entry, event: e.ItemRemoved) -> State:
    item = state.items.get(event.item_id)
    state = take(state, entry, ("items", event.item_id), "deletion")
    if item is None or not item.draft:
        return state
    return write(state, entry, ("dismissed_drafts", item.id), item.kind, "deletion")


def item_kept(state: State, entry: Entry, event: e.ItemKept) -> State:
    item = state.items.get(event.item_id)
    if item is None or not item.draft:
        return state
    kept = replace(item, draft="", rev=entry.seq)
    return write(state, entry, ("items", item.id), kept, "kept")


def linked(state: State, entry: Entry, event: e.Linked) -> State:
    ends = (event.relation, event.source, event.target)
    link = Link(*ends, reviewed_seq=entry.seq, born=entry.seq, rev=entry.seq)
    return write(state, entry, ("links", link_key(*ends)), link, "link")


def unlinked(state: State, entry: Entry, event: e.Unlinked) -> State:
    return take(state, entry, _address(event), "link")


def link_reviewed(state: State, entry: Entry, event: e.LinkReviewed) -> State:
    link = state.links.get(_address(event)[1])
    if link is None:
        return state
    reviewed = replace(link, reviewed_seq=entry.seq, rev=entry.seq)
    return write(state, entry, _address(event), reviewed, "link")


def _address(event: e.Unlinked | e.LinkReviewed) -> tuple[str, str]:
    return ("links", link_key(event.relation, event.source, event.target))
