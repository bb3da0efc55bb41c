"""What rests on an entity: votes and ideas that would hang in the air without it."""

from __future__ import annotations

from collections.abc import Iterable

from workshop import events as e
from workshop.events import Event
from workshop.state import State, in_order


def users_of(state: State, mode_id: str) -> list[str]:
    """What rests on a failure mode: the ideas against it, and any vote about it."""
    ideas = [idea.change for idea in in_order(state.ideas) if idea.stops == mode_id]
    return ideas + (["a vote"] if voted_on(state, mode_id) else [])


def voted_on(state: State, item: str) -> bool:
    """Whether anybody has answered a vote about it."""
    return any(item in r.items and r.has_answers for r in state.rounds.values())


def call_off(state: State, gone: Iterable[str]) -> list[Event]:
    """End the votes that ask about what goes, before anybody has answered."""
    items = set(gone)
    empty = [r for r in state.rounds.values() if r.open and not r.has_answers]
    return [e.RoundClosed(round_id=r.id) for r in empty if items.intersection(r.items)]
