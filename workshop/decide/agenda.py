"""Moving through the agenda, the clock, private notes, and taking things back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from workshop import commands as c
from workshop import events as e
from workshop.agenda import MINUTE, allotted
from workshop.agenda_plan import FLOORS
from workshop.apply.addresses import get
from workshop.beats import BEAT
from workshop.decide.checks import fresh, text
from workshop.errors import Invalid, NotNow
from workshop.events import Event
from workshop.loose_ends import REASON, TICKETS
from workshop.roles import Actor
from workshop.stages import STAGE
from workshop.state import Key, State, in_order
from workshop.steps import STEPS
from workshop.things.plan import PrivateNote
from workshop.things.tickets import Idea


def enter(state: State, command: c.EnterBeat, actor: Actor) -> list[Event]:
    beat = BEAT.get(command.beat)
    if beat is None or (command.topic and command.topic not in STAGE):
        raise Invalid("The agenda has no such moment. Reload the page.")
    if (beat.id, command.topic) == (state.agenda.beat, state.agenda.topic):
        return []
    moved: list[Event] = []
    if beat.step != state.agenda.step:
        moved.append(e.StepEntered(step=beat.step))
    return [*moved, e.BeatEntered(beat=beat.id, topic=command.topic)]


def start_clock(state: State, command: c.StartClock, actor: Actor) -> list[Event]:
    return [] if state.agenda.clock.since is not None else [e.ClockStarted()]


def pause_clock(state: State, command: c.PauseClock, actor: Actor) -> list[Event]:
    return [e.ClockPaused()] if state.agenda.clock.since is not None else []


def adjust_clock(state: State, command: c.AdjustClock, actor: Actor) -> list[Event]:
    if not 0 < command.step < len(STEPS) or not state.plan.minutes[command.step]:
        raise Invalid("This step has no clock.")
    extra = state.agenda.clock.extra.get(command.step, 0) + command.by
    total = state.plan.minutes[command.step] * MINUTE + extra
    if not 0 <= total <= 240 * MINUTE:
        raise Invalid("A step takes between 0 and 240 minutes. The clock was not changed.")
    return [e.ClockAdjusted(step=command.step, by=command.by)]


def rebalance(state: State, command: c.RebalanceAgenda, actor: Actor) -> list[Event]:
    by: dict[str, int] = {}
    for name, cut in command.cuts.items():
        step = int(name) if name.isdecimal() and len(name) == 1 else 0
        if not state.agenda.step < step < len(STEPS) or cut <= 0:
            raise Invalid("Only steps that are still to come can give time.")
        has = allotted(state.agenda, state.plan.minutes, step)
        if has - cut < FLOORS.get(step, 0) * MINUTE:
            raise NotNow(f"Step {step} has no more time to give. The agenda was not changed.")
        by[name] = -cut
    return [e.AgendaRebalanced(by=by)] if by else []


def note_privately(state: State, command: c.NotePrivately, actor: Actor) -> list[Event]:
    if not 0 <= command.step < len(STEPS):
        raise Invalid("There is no such step.")
    name = str(command.step)
    before = state.private.get(name, PrivateNote(name))
    words = text(command.text, "your own note", empty=True)
    wanted = fresh(before, command.seen, {"text": words})
    return [e.PrivatelyNoted(step=command.step, text=words)] if wanted else []


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
    """At which number a thing last changed, None if it is not there.

    Hands and answers about patterns carry no number; the newest mark that anybody's
    command left there stands in for it.
    """
    thing = get(state, key)
    if thing is None or hasattr(thing, "rev"):
        return getattr(thing, "rev", None)
    steps = (step for mine in state.undo.values() for step in mine)
    return max(left or 0 for step in steps for touched, _, left in step.before if touched == key)


def _in_use(state: State, key: Key, before: Any) -> bool:
    """Whether taking back what happened at *key* would pull the ground from others."""
    collection, name = key
    _, is_inside, round_id = collection.partition("/")
    if is_inside:
        return not state.rounds[round_id].open
    was = next(thing for touched, thing, _ in before if touched == key)
    if isinstance(was, Idea):
        back = {name for (kind, name), _, _ in before if kind == "failures"}
        return _place_taken(state, was, back)
    if was is None and collection in ("ideas", "proposals"):
        return voted_on(state, name)
    return was is None and collection == "failures" and bool(users_of(state, name))


def _place_taken(state: State, was: Idea, back: set[str]) -> bool:
    """Whether the idea, as it was, would be a ticket too many or stop a card that is gone.

    The cards in *back* come back with it.
    """
    others = [ticket.chosen for ticket in state.tickets if ticket.id != was.id]
    too_many = was.chosen in others or (len(others) >= TICKETS and not state.overrides.get(REASON))
    card_gone = was.stops and was.stops not in state.failures and was.stops not in back
    return bool((was.chosen and too_many) or card_gone)


def users_of(state: State, mode_id: str) -> list[str]:
    """What rests on a card: the ideas against it, and any vote about it."""
    ideas = [idea.change for idea in in_order(state.ideas) if idea.stops == mode_id]
    return ideas + (["a vote"] if voted_on(state, mode_id) else [])


def voted_on(state: State, item: str) -> bool:
    """Whether anybody has answered a vote about it."""
    return any(item in r.items and r.has_answers for r in state.rounds.values())


def call_off(state: State, gone: Iterable[str]) -> list[Event]:
    """End the votes that ask about things that go, before anybody has answered."""
    items = set(gone)
    empty = [r for r in state.rounds.values() if r.open and not r.has_answers]
    return [e.RoundClosed(round_id=r.id) for r in empty if items.intersection(r.items)]
