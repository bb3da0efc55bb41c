"""What the events before the room meets mean."""

from __future__ import annotations

from dataclasses import replace

from workshop import events as e
from workshop.apply.things import texts
from workshop.events import Entry
from workshop.state import Person, Plan, State

PLAN_FIELDS = frozenset({"title", "product", "feature", "ends_at"})


def workshop_started(state: State, entry: Entry, event: e.WorkshopStarted) -> State:
    return state._replace(started=entry.at, plan=replace(state.plan, title=event.title))


def plan_edited(state: State, entry: Entry, event: e.PlanEdited) -> State:
    plan: Plan = state.plan
    known = texts(event.changes, PLAN_FIELDS)
    minutes = tuple(
        given if isinstance(given := event.changes.get(f"minutes.{step}"), int) else planned
        for step, planned in enumerate(plan.minutes)
    )
    changed = plan.changed.update(dict.fromkeys(event.changes, entry.seq))
    return state._replace(plan=replace(plan, **known, minutes=minutes, changed=changed))


def person_added(state: State, entry: Entry, event: e.PersonAdded) -> State:
    person = Person(event.person_id, event.name, event.function, event.role, born=entry.seq)
    return state._replace(people=state.people.set(person.id, person))


def person_removed(state: State, entry: Entry, event: e.PersonRemoved) -> State:
    person = state.people.get(event.person_id)
    if person is None:
        return state
    gone = replace(person, present=False)
    return state._replace(people=state.people.set(person.id, gone))
