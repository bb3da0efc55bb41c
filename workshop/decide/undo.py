"""Taking back one's own latest command, as long as nothing rests on it."""

from __future__ import annotations

from typing import Any

from workshop import commands as c
from workshop import events as e
from workshop.apply.addresses import get
from workshop.decide.loosening import hangs_in_the_air
from workshop.decide.uses import call_off, users_of, voted_on
from workshop.errors import NotNow
from workshop.events import Event
from workshop.kinds.declared import KINDS
from workshop.loose_ends import REASON, TICKETS_NEEDED
from workshop.models.items import Item
from workshop.models.tickets import Idea
from workshop.roles import Actor
from workshop.state import Key, State


def undo(state: State, command: c.Undo, actor: Actor) -> list[Event]:
    steps = state.undo.get(actor.id, ())
    if not steps:
        raise NotNow("There is nothing of yours to undo.")
    step = steps[-1]
    if command.command_id not in ("", step.command_id):
        raise NotNow("Something else was done since, from another window. Nothing was undone.")
    for key, left in {key: left for key, _, left in step.before}.items():
        if _revision(state, key) != left or _in_use(state, key, step.before):
            raise NotNow("Others have built on this, so it stays. Edit or delete it by hand.")
    gone = [name for (_, name), was, _ in step.before if was is None]
    return [*call_off(state, gone), e.Undone(command_id=step.command_id)]


def _revision(state: State, key: Key) -> int | None:
    """At which number an entity last changed, None if it is not there.

    Hands and answers about patterns carry no number; the newest mark that anybody's
    command left there stands in for it.
    """
    entity = get(state, key)
    if entity is None or hasattr(entity, "rev"):
        return getattr(entity, "rev", None)
    steps = (step for mine in state.undo.values() for step in mine)
    return max(left or 0 for step in steps for touched, _, left in step.before if touched == key)


def _in_use(state: State, key: Key, before: Any) -> bool:
    """Whether taking back what happened at *key* would pull the ground from others."""
    collection, name = key
    was = next(entity for touched, entity, _ in before if touched == key)
    several = len({touched for touched, _, _ in before}) > 1
    joined = several and collection in ("failure_modes", "ideas")
    if joined and voted_on(state, name):
        return True
    if isinstance(was, Idea):
        back = {name for (kind, name), _, _ in before if kind == "failure_modes"}
        return _place_taken(state, was, back)
    if hangs_in_the_air(state, key, before) or _one_too_many(state, was):
        return True
    if was is None and collection in ("ideas", "proposals"):
        return voted_on(state, name)
    return was is None and collection == "failure_modes" and bool(users_of(state, name))


def _one_too_many(state: State, was: Any) -> bool:
    """Whether an item that comes back is of a kind of which there is one, and there is one."""
    kind = KINDS.get(was.kind) if isinstance(was, Item) else None
    others = (item for item in state.items.values() if kind and item.id != was.id)
    return kind is not None and kind.single and any(item.kind == kind.id for item in others)


def _place_taken(state: State, was: Idea, back: set[str]) -> bool:
    """Whether the idea, as it was, would be a ticket too many or stop a failure mode that is gone.

    The failure modes in *back* come back with it.
    """
    others = [ticket.ticket_number for ticket in state.tickets if ticket.id != was.id]
    too_many = was.ticket_number in others or (
        len(others) >= TICKETS_NEEDED and not state.overrides.get(REASON)
    )
    card_gone = was.stops and was.stops not in state.failure_modes and was.stops not in back
    return bool((was.ticket_number and too_many) or card_gone)
