"""A rehearsal: a workshop to practise in, and the simulated people who are called to it."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from data.content import worked_example_words as words
from data.content.rehearsal import CAST, PREFIX, TITLE, cast_of
from data.joining.codes import new_code
from data.process import this_process
from data.store.log import Log
from workshop import commands as c
from workshop.commands import Command
from workshop.roles import Actor
from workshop.state import State


class Simulated(NamedTuple):
    """How a rehearsal stands: how many of how many are in, and whether they are called."""

    inside: int
    people: int
    called: bool


def rehearsal_id(sender_id: str) -> str:
    """The id of the rehearsal that is begun with a random id."""
    return PREFIX + sender_id[:12]


def standing(state: State) -> Simulated | None:
    """How a rehearsal stands, None for any other workshop."""
    people = cast_of(state)
    if not people:
        return None
    memory = this_process().memory
    inside = len(memory.presence.connected(state.id) & people.keys())
    return Simulated(inside, len(people), memory.companies.plays(state.id))


def rehearse(log: Log, sender_id: str, actor: Actor) -> str:
    """Start a rehearsal, open its door and call the simulated people; its id.

    Asking twice with the same *sender_id* starts one, because every command gets its id from it.

    Raises:
        WorkshopError: It was refused or not saved.
    """
    workshop_id = rehearsal_id(sender_id)
    for command in _commands(sender_id):
        log.do(workshop_id, command, actor)
    call_simulated(log, workshop_id, actor)
    return workshop_id


def _commands(sender_id: str) -> Iterator[Command]:
    yield c.StartWorkshop(id=f"{sender_id}-start", title=TITLE)
    yield c.EditPlan(id=f"{sender_id}-plan", base_seq=1, changes=dict(words.PLAN))
    checked_on = (date.today() - timedelta(words.CHECKED_DAYS_AGO)).isoformat()
    samples = words.SAMPLES | words.CHECKED | {"checked_on": checked_on}
    yield c.RecordVariance(id=f"{sender_id}-samples", base_seq=1, changes=samples)
    for number, member in enumerate(CAST, start=1):
        yield c.AddPeople(
            id=f"{sender_id}-{number}",
            names=(member.name,),
            function=member.function,
            role=member.role,
        )


def call_simulated(log: Log, workshop_id: str, actor: Actor) -> None:
    """Have the simulated people of a rehearsal come in, through a door that is open.

    What let them in before is worth nothing any more: it is lost with whoever had it.

    Raises:
        WorkshopError: The door could not be opened, or nothing could be saved.
    """
    companies = this_process().memory.companies
    if companies.plays(workshop_id):
        return
    state = log.state(workshop_id)
    if not state.joining:
        log.do(workshop_id, c.OpenJoining(id=uuid.uuid4().hex, code=new_code()), actor)
    _end_devices(state)
    companies.call(workshop_id)


def send_home(log: Log, workshop_id: str, actor: Actor) -> None:
    """Have the simulated people leave; the room does not wait for them any more.

    Raises:
        WorkshopError: They have left, but it could not be saved.
    """
    this_process().memory.companies.send_home(workshop_id)
    state = log.state(workshop_id)
    _end_devices(state)
    for name in cast_of(state):
        log.do(workshop_id, c.MarkAway(id=uuid.uuid4().hex, person_id=name, away=True), actor)


def _end_devices(state: State) -> None:
    people, process = cast_of(state), this_process()
    process.devices.revoke_person(state.id, people)
    for name in people:
        process.memory.claims.forget((state.id, name))
