"""How much of a room one guest may fill: what no page could show any more helps nobody."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from workshop import commands as c
from workshop.commands import Command
from workshop.errors import NotNow
from workshop.events import Event
from workshop.roles import GUESTS, Actor
from workshop.state import State
from workshop.things.items import SIDES

THINGS = 200
"""Most notes, cards, ideas or proposals of one guest."""
LETTERS = 50_000
"""Most characters in all of those, and in one edit more."""
WRITTEN = ("text", "does", "suffers", "change", "who", "task")
"""The fields in which they stand."""
OF: dict[type[Command], str] = {
    **dict.fromkeys((c.AddProposal, c.EditProposal), "proposals"),
    **dict.fromkeys((c.AddNotes, c.EditNote), "notes"),
    **dict.fromkeys((c.AddFailureMode, c.EditFailureMode), "failures"),
    **dict.fromkeys((c.AddIdeas, c.EditIdea), "ideas"),
    **dict.fromkeys((c.AddItems, c.EditItems), "items"),
}
"""What writes, and where it stands afterwards."""


def within_share(state: State, command: Command, actor: Actor, events: Sequence[Event]) -> None:
    """Refuse a guest who writes more than a hundred people would; leaders type for all.

    Raises:
        NotNow: It is too much.
    """
    kind = OF.get(type(command)) if actor.role in GUESTS else None
    if kind is None:
        return
    mine = [thing for thing in getattr(state, kind).values() if thing.author == actor.id]
    added = [event for event in events if hasattr(event, "author")]
    edited = [text for event in events for text in _texts(getattr(event, "changes", {}).values())]
    letters = _letters(mine) + _letters(added) + sum(map(len, edited))
    if len(mine) + len(added) > THINGS or letters > LETTERS:
        raise NotNow(
            "That is more than one person can add here: {n} at most, with {letters} characters. "
            "Nothing that was saved is lost. Ask the facilitator to add it.",
            n=THINGS,
            letters=f"{LETTERS:,}",
        )


def _letters(things: Iterable[Any]) -> int:
    return sum(len(text) for thing in things for text in _texts(_fields(thing)))


def _fields(thing: Any) -> Iterable[object]:
    """What stands in it; an item has no fields of its own, but two sides full of them."""
    sides = (getattr(thing, side, {}) for side in SIDES)
    own = (getattr(thing, name, "") for name in WRITTEN)
    return (*own, *(text for side in sides for text in side.values()))


def _texts(values: Iterable[object]) -> Iterable[str]:
    return (value for value in values if isinstance(value, str))
