"""What the events of the people in the room mean."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from workshop import events as e
from workshop.apply.addresses import EDITABLE, texts, write
from workshop.events import Entry
from workshop.models.people import Person
from workshop.state import State


def person_added(state: State, entry: Entry, event: e.PersonAdded) -> State:
    person = Person(event.person_id, event.name, event.function, event.role)
    person = replace(person, born=entry.seq, rev=entry.seq)
    return _with_person(state, person)


def person_edited(state: State, entry: Entry, event: e.PersonEdited) -> State:
    person = state.people.get(event.person_id)
    if person is None:
        return state
    known: Any = texts(event.changes, EDITABLE[Person])
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
    round_ = state.open_round
    if round_ is None:
        return state
    now = replace(round_, eligible=max(state.can_answer(round_), round_.seated))
    return state._replace(rounds=state.rounds.set(round_.id, now))


def person_arrived(state: State, entry: Entry, event: e.PersonArrived) -> State:
    return _changed(state, event.person_id, arrived=True)


def person_away(state: State, entry: Entry, event: e.PersonAway) -> State:
    return with_eligible(_changed(state, event.person_id, away=event.away))


def checked_in(state: State, entry: Entry, event: e.CheckedIn) -> State:
    return _changed(state, event.person_id, check_in=event.answer)


def _changed(state: State, person_id: str, **changes: Any) -> State:
    person = state.people.get(person_id)
    if person is None:
        return state
    return state._replace(people=state.people.set(person_id, replace(person, **changes)))


def joining_opened(state: State, entry: Entry, event: e.JoiningOpened) -> State:
    return state._replace(code=event.code, joining=True)


def joining_closed(state: State, entry: Entry, event: e.JoiningClosed) -> State:
    return state._replace(joining=False)


def done_marked(state: State, entry: Entry, event: e.DoneMarked) -> State:
    done = state.done.get(event.place, frozenset()) | {event.person_id}
    return state._replace(done=state.done.set(event.place, done))


def done_cleared(state: State, entry: Entry, event: e.DoneCleared) -> State:
    marked = state.done.get(event.place, frozenset())
    if event.person_id not in marked:
        return state
    return state._replace(done=state.done.set(event.place, marked - {event.person_id}))
