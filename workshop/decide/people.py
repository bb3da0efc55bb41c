"""Who is in the room, who is let in, and what everybody says for themselves."""

from __future__ import annotations

import re

from workshop import commands as c
from workshop import events as e
from workshop.decide.field_checks import filled, find, form, fresh, picks
from workshop.errors import Invalid, NotNow
from workshop.events import Event
from workshop.kinds.room import PERSON
from workshop.roles import Actor
from workshop.scales import CHECK_IN
from workshop.state import State

PEOPLE = 1_000
CODE = re.compile("[0-9ABCDEFGHJKMNPQRSTVWXYZ]{6}")
"""Six signs of Crockford's base 32: no I, L, O or U to mistake."""


def add_people(state: State, command: c.AddPeople, actor: Actor) -> list[Event]:
    if not command.names or len(state.people) + len(command.names) > PEOPLE:
        raise Invalid(
            "The roster takes up to {most} people. Write one name a line.", most=f"{PEOPLE:,}"
        )
    picks({"function": command.function, "role": command.role}, PERSON.fields)
    return [
        e.PersonAdded(
            person_id=f"p{number}",
            name=filled(PERSON["name"], name).strip(),
            function=command.function,
            role=command.role,
        )
        for number, name in enumerate(command.names, len(state.people) + 1)
    ]


def edit_person(state: State, command: c.EditPerson, actor: Actor) -> list[Event]:
    person = find(state, "people", command.person_id)
    form(command.changes, PERSON.fields)
    wanted = fresh(person, command.base_seq, command.changes)
    return [e.PersonEdited(person_id=person.id, changes=wanted)] if wanted else []


def remove_person(state: State, command: c.RemovePerson, actor: Actor) -> list[Event]:
    person = state.people.get(command.person_id)
    if person is None or not person.present:
        return []
    return [e.PersonRemoved(person_id=person.id)]


def arrive(state: State, command: c.Arrive, actor: Actor) -> list[Event]:
    person = find(state, "people", command.person_id)
    if not person.present:
        raise NotNow("{name} is not on the list any more. Ask the facilitator.", name=person.name)
    arrived = [] if person.arrived else [e.PersonArrived(person_id=person.id)]
    back: list[Event] = [e.PersonAway(person_id=person.id, away=False)] if person.away else []
    return [*arrived, *back]


def mark_away(state: State, command: c.MarkAway, actor: Actor) -> list[Event]:
    person = find(state, "people", command.person_id)
    if person.away is command.away or not person.present:
        return []
    return [e.PersonAway(person_id=person.id, away=command.away)]


def merge(state: State, command: c.MergePeople, actor: Actor) -> list[Event]:
    kept = find(state, "people", command.kept)
    joined = find(state, "people", command.joined)
    if joined.merged == kept.id:
        return []
    if kept.id == joined.id or not (kept.present and joined.present):
        raise Invalid("Choose two entries of the list that are one person.")
    return [e.PersonMerged(kept=kept.id, joined=joined.id)]


def open_joining(state: State, command: c.OpenJoining, actor: Actor) -> list[Event]:
    if not CODE.fullmatch(command.code):
        raise Invalid("That is no code. Reload the page and let it make a new one.")
    if state.joining and state.code == command.code:
        return []
    return [e.JoiningOpened(code=command.code)]


def close_joining(state: State, command: c.CloseJoining, actor: Actor) -> list[Event]:
    return [e.JoiningClosed()] if state.joining else []


def check_in(state: State, command: c.CheckIn, actor: Actor) -> list[Event]:
    person = find(state, "people", actor.id)
    if command.answer not in CHECK_IN:
        raise Invalid("Tap one of the answers.")
    if person.check_in == command.answer:
        return []
    return [e.CheckedIn(person_id=person.id, answer=command.answer)]


def mark_done(state: State, command: c.MarkDone, actor: Actor) -> list[Event]:
    if command.place not in state.agenda.reached:
        raise NotNow("The room is not there yet.")
    if (actor.id in state.done.get(command.place, ())) is command.done:
        return []
    kind = e.DoneMarked if command.done else e.DoneCleared
    return [kind(person_id=actor.id, place=command.place)]
