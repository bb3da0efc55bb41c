"""What moving, the clock, private notes and undo mean."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from workshop import events as e
from workshop.agenda import Agenda
from workshop.apply.addresses import edited, get, put, restored
from workshop.apply.people import with_eligible
from workshop.events import Entry
from workshop.models.plan import PrivateNote
from workshop.state import State
from workshop.steps import STEPS

NUMBERS = frozenset(str(step.number) for step in STEPS)


def _agenda(state: State, **changes: Any) -> State:
    return state._replace(agenda=replace(state.agenda, **changes))


def step_entered(state: State, entry: Entry, event: e.StepEntered) -> State:
    if not 0 <= event.step < len(STEPS):
        return state
    agenda: Agenda = state.agenda
    stopped = agenda.clock.stop(agenda.step, agenda.in_hand, entry.at)
    clock = stopped.start(entry.at) if state.plan.minutes[event.step] else stopped
    return _agenda(state, step=event.step, clock=clock)


def beat_entered(state: State, entry: Entry, event: e.BeatEntered) -> State:
    agenda = state.agenda
    name = f"{event.beat}:{event.topic}" if event.topic else event.beat
    return _agenda(
        state,
        beat=event.beat,
        topic=event.topic,
        reached=agenda.reached | {event.beat, name},
        clock=agenda.clock.switch_topic(agenda.in_hand, entry.at),
    )


def clock_started(state: State, entry: Entry, event: e.ClockStarted) -> State:
    clock = state.agenda.clock
    return state if clock.since is not None else _agenda(state, clock=clock.start(entry.at))


def clock_paused(state: State, entry: Entry, event: e.ClockPaused) -> State:
    agenda = state.agenda
    return _agenda(state, clock=agenda.clock.stop(agenda.step, agenda.in_hand, entry.at))


def clock_adjusted(state: State, entry: Entry, event: e.ClockAdjusted) -> State:
    return _more_time(state, {event.step: event.by})


def agenda_rebalanced(state: State, entry: Entry, event: e.AgendaRebalanced) -> State:
    return _more_time(state, {int(step): by for step, by in event.by.items() if step in NUMBERS})


def _more_time(state: State, by: dict[int, int]) -> State:
    clock = state.agenda.clock
    extra = clock.extra.update({step: clock.extra.get(step, 0) + more for step, more in by.items()})
    return _agenda(state, clock=replace(clock, extra=extra))


def privately_noted(state: State, entry: Entry, event: e.PrivatelyNoted) -> State:
    name = str(event.step)
    note = edited(state.private.get(name, PrivateNote(name)), entry, {"text": event.text})
    return state._replace(private=state.private.set(name, note))


def undone(state: State, entry: Entry, event: e.Undone) -> State:
    steps = state.undo.get(entry.actor, ())
    step = next((s for s in reversed(steps) if s.command_id == event.command_id), None)
    if step is None:
        return state
    for key, before, _ in reversed(step.before):
        state = put(state, key, restored(before, get(state, key), entry.seq))
    rest = tuple(s for s in steps if s is not step)
    return with_eligible(state._replace(undo=state.undo.set(entry.actor, rest)))
