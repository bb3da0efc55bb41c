"""Links never hang in the air: what goes takes them along, and no undo leaves one behind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from workshop import events as e
from workshop.events import Event
from workshop.links import circle, is_there, links_from, links_to
from workshop.models.items import Link, link_key
from workshop.state import Key, State, in_order


def cut(links: Iterable[Link]) -> list[Event]:
    """The events that cut *links*."""
    return [e.Unlinked(relation=k.relation, source=k.source, target=k.target) for k in links]


def loosened(state: State, events: Sequence[Event]) -> list[Event]:
    """What happens to links to notes, failure modes and ideas that *events* take away.

    A link to one that is joined to another leads to that one from then on.
    """
    if not state.links:
        return []
    return [
        event
        for gone, kept in _gone(events)
        for link in links_to(state.links).get(gone, ())
        for event in (*cut([link]), *_moved(state, link, kept))
    ]


def _gone(events: Sequence[Event]) -> Iterator[tuple[str, str]]:
    """What goes, and what it is joined to (nothing if it is simply taken away)."""
    for event in events:
        match event:
            case e.NoteDeleted():
                yield f"notes/{event.note_id}", ""
            case e.FailureModeDeleted():
                yield f"failure_modes/{event.mode_id}", ""
            case e.IdeaDeleted():
                yield f"ideas/{event.idea_id}", ""
            case e.FailureModesJoined():
                yield from (
                    (f"failure_modes/{name}", f"failure_modes/{event.kept}")
                    for name in event.joined
                )
            case e.IdeasJoined():
                yield from ((f"ideas/{name}", f"ideas/{event.kept}") for name in event.joined)


def _moved(state: State, link: Link, kept: str) -> list[Event]:
    if not kept or link_key(link.relation, link.source, kept) in state.links:
        return []
    return [e.Linked(relation=link.relation, source=link.source, target=kept)]


def hangs_in_the_air(state: State, key: Key, before: Any) -> bool:
    """Whether taking back what happened at *key* would leave a link with an end missing.

    *before* is everything that the undo brings back or takes away.
    """
    collection, name = key
    was = next(entity for touched, entity, _ in before if touched == key)
    touched = {name for (kind, name), _, _ in before if kind == "links"}
    if collection == "links" and was is not None:
        back = {other if kind == "items" else f"{kind}/{other}" for (kind, other), *_ in before}
        ends = (was.source, was.target)
        return any(not is_there(state, end) and end not in back for end in ends) or bool(
            circle(
                [
                    *in_order(state.links),
                    *(link for (kind, _), link, _ in before if kind == "links" and link),
                ]
            )
        )
    if was is not None or not state.links:
        return False
    end = name if collection == "items" else f"{collection}/{name}"
    links = (*links_to(state.links).get(end, ()), *links_from(state.links).get(end, ()))
    return any(link_key(k.relation, k.source, k.target) not in touched for k in links)
