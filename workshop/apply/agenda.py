"""What moving, the clock and undo mean."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from workshop import events as e
from workshop.agenda import Agenda
from workshop.apply.things import put, restored
from workshop.beats import STEPS
from workshop.events import Entry
from workshop.state import State


def _agenda(state: State, **changes: Any) -> State:
    return state._replace(agenda=replace(state.agenda, **changes))


def step_entered(state: State, entry: Entry, event: e.StepEntered) -> State:
    if not 0 <= event.step < len(STEPS):
        return state
    agenda: Agenda = state.agenda
    stopped = agenda.clock.stop(agenda.step, entry.at)
    running = replace(stopped, since=entry.at) if state.plan.minutes[event.step] else stopped
    return _agenda(state, step=event.step, clock=running)


def beat_entered(state: State, entry: Entry, event: e.BeatEntered) -> State:
    return _agenda(state, beat=event.beat, reached=state.agenda.reached | {event.beat})


def clock_started(state: State, entry: Entry, event: e.ClockStarted) -> State:
    clock = state.agenda.clock
    if clock.since is not None:
        return state
    return _agenda(state, clock=replace(clock, since=entry.at))


def clock_paused(state: State, entry: Entry, event: e.ClockPaused) -> State:
    return _agenda(state, clock=state.agenda.clock.stop(state.agenda.step, entry.at))


def clock_adjusted(state: State, entry: Entry, event: e.ClockAdjusted) -> State:
    clock = state.agenda.clock
    extra = clock.extra.set(event.step, clock.extra.get(event.step, 0) + event.by)
    return _agenda(state, clock=replace(clock, extra=extra))


def undone(state: State, entry: Entry, event: e.Undone) -> State:
    steps = state.undo.get(entry.actor, ())
    step = next((s for s in reversed(steps) if s.command_id == event.command_id), None)
    if step is None:
        return state
    for key, before, _ in reversed(step.before):
        state = put(state, key, restored(before, entry.seq))
    rest = tuple(s for s in steps if s is not step)
    return state._replace(undo=state.undo.set(entry.actor, rest))
