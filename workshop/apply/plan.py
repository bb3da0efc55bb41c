"""What the events before the room meets mean."""

from __future__ import annotations

from dataclasses import replace

from immutables import Map

from workshop import events as e
from workshop.apply.addresses import EDITABLE, MODEL_RECORD_KEY, edit, texts
from workshop.events import Entry
from workshop.models.plan import Plan
from workshop.state import State


def workshop_started(state: State, entry: Entry, event: e.WorkshopStarted) -> State:
    return state._replace(started=entry.at, plan=replace(state.plan, title=event.title))


def workshop_restored(state: State, entry: Entry, event: e.WorkshopRestored) -> State:
    """Another room: its door is shut, and nobody has come in yet."""
    people = {name: replace(person, arrived=False) for name, person in state.people.items()}
    return state._replace(restored=event.source, code="", joining=False, people=Map(people))


def plan_edited(state: State, entry: Entry, event: e.PlanEdited) -> State:
    plan: Plan = state.plan
    known = texts(event.changes, EDITABLE[Plan])
    minutes = tuple(
        given if isinstance(given := event.changes.get(f"minutes.{step}"), int) else planned
        for step, planned in enumerate(plan.minutes)
    )
    changed = plan.changed.update(dict.fromkeys(event.changes, entry.seq))
    return state._replace(plan=replace(plan, **known, minutes=minutes, changed=changed))


def model_record_edited(state: State, entry: Entry, event: e.VarianceRecorded) -> State:
    return edit(state, entry, MODEL_RECORD_KEY, event.changes, "edit")
