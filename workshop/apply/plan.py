"""What the events before the room meets mean."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from workshop import events as e
from workshop.apply.addresses import VARIANCE_KEY, edit, texts, write
from workshop.events import Entry
from workshop.state import State
from workshop.things.plan import Person, Plan

PLAN_FIELDS = frozenset({"title", "product", "feature", "date", "ends_at", "names"})
PERSON_FIELDS = frozenset({"name", "function", "role"})


def workshop_started(state: State, entry: Entry, event: e.WorkshopStarted) -> State:
    return state._replace(started=entry.at, plan=replace(state.plan, title=event.title))


def workshop_restored(state: State, entry: Entry, event: e.WorkshopRestored) -> State:
    return state._replace(restored=event.source)


def plan_edited(state: State, entry: Entry, event: e.PlanEdited) -> State:
    plan: Plan = state.plan
    known = texts(event.changes, PLAN_FIELDS)
    minutes = tuple(
        given if isinstance(given := event.changes.get(f"minutes.{step}"), int) else planned
        for step, planned in enumerate(plan.minutes)
    )
    changed = plan.changed.update(dict.fromkeys(event.changes, entry.seq))
    return state._replace(plan=replace(plan, **known, minutes=minutes, changed=changed))


def variance_recorded(state: State, entry: Entry, event: e.VarianceRecorded) -> State:
    return edit(state, entry, VARIANCE_KEY, event.changes, "edit")


def person_added(state: State, entry: Entry, event: e.PersonAdded) -> State:
    person = Person(event.person_id, event.name, event.function, event.role)
    person = replace(person, born=entry.seq, rev=entry.seq)
    return _with_person(state, person)


def person_edited(state: State, entry: Entry, event: e.PersonEdited) -> State:
    person = state.people.get(event.person_id)
    if person is None:
        return state
    known: Any = texts(event.changes, PERSON_FIELDS)
    changed = person.changed.update(dict.fromkeys(known, entry.seq))
    return _with_person(state, replace(person, **known, rev=entry.seq, changed=changed))


def person_removed(state: State, entry: Entry, event: e.PersonRemoved) -> State:
    person = state.people.get(event.person_id)
    if person is None:
        return state
    gone = replace(person, present=False, rev=entry.seq)
    return with_eligible(write(state, entry, ("people", person.id), gone, "removal"))


def _with_person(state: State, person: Person) -> State:
    """Somebody who comes late can still vote; who leaves does not take their vote along."""
    return with_eligible(state._replace(people=state.people.set(person.id, person)))


def with_eligible(state: State) -> State:
    """Recount the seats of an open vote; nobody who answered ever loses theirs."""
    vote = state.open_round
    if vote is None:
        return state
    now = replace(vote, eligible=max(state.can_answer(vote), vote.seated))
    return state._replace(rounds=state.rounds.set(vote.id, now))
