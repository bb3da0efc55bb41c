"""How much of a room one guest may fill: what no page could show any more helps nobody."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from workshop.commands import COMMANDS, Command
from workshop.errors import NotNow
from workshop.events import Event
from workshop.kinds.room import ENTITIES
from workshop.models.items import SIDES
from workshop.roles import GUESTS, Actor
from workshop.state import State

MOST_ENTITIES = 200
"""Most notes, failure modes, ideas or proposals of one guest."""
LETTERS = 50_000
"""Most characters in all of those, and in one edit more."""
OF = {COMMANDS[name]: entity for entity in ENTITIES for name in entity.share}
"""What writes, and what it writes."""
WRITTEN = {e.collection: [f.name for f in e.fields if f.quick and f.prose] for e in OF.values()}
"""The fields in which people's words stand from the first."""


def within_share(state: State, command: Command, actor: Actor, events: Sequence[Event]) -> None:
    """Refuse a guest who writes more than a hundred people would; leaders type for all.

    Raises:
        NotNow: It is too much.
    """
    entity = OF.get(type(command)) if actor.role in GUESTS else None
    if entity is None:
        return
    where, fields = entity.collection, WRITTEN[entity.collection]
    mine = [one for one in getattr(state, where).values() if one.author == actor.id]
    added = [event for event in events if hasattr(event, "author")]
    edited = [text for event in events for text in _texts(getattr(event, "changes", {}).values())]
    letters = _letters([*mine, *added], fields) + sum(map(len, edited))
    if len(mine) + len(added) > MOST_ENTITIES or letters > LETTERS:
        raise NotNow(
            "That is more than one person can add here: {n} at most, with {letters} characters. "
            "Nothing that was saved is lost. Ask the facilitator to add it.",
            n=MOST_ENTITIES,
            letters=f"{LETTERS:,}",
        )


def _letters(entities: Iterable[Any], fields: Sequence[str]) -> int:
    return sum(len(text) for entity in entities for text in _words(entity, fields))


def _words(entity: Any, fields: Sequence[str]) -> Iterable[str]:
    """What stands in it; an item has no fields of its own, but two sides full of them."""
    sides = (getattr(entity, side, {}) for side in SIDES)
    return (
        *(getattr(entity, name) for name in fields),
        *(text for side in sides for text in side.values()),
    )


def _texts(values: Iterable[object]) -> Iterable[str]:
    return (value for value in values if isinstance(value, str))
