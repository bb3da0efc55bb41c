"""Coming in: how a device becomes a person of a workshop, and when somebody must be asked."""

from __future__ import annotations

import hashlib
import uuid

from data.access.visitors import ids_of
from data.joining.devices import HOST
from data.joining.knocks import Knock
from data.joining.network import is_ours
from data.process import this_process
from workshop.commands import AddPeople, Arrive
from workshop.errors import NotFound, WorkshopError
from workshop.models.people import Person
from workshop.roles import Actor, Role
from workshop.state import State, person_of

DOOR = Actor("door", HOST.role)
"""Who writes people down when they come in by themselves."""


class Taken(WorkshopError):
    """Somebody takes part as this person already, from another device."""

    def __init__(self, person: Person) -> None:
        super().__init__("{name} is here on another phone. Same {name}?", name=person.name)
        self.person = person


def enter(workshop_id: str, person_id: str, form: str, host: str) -> str:
    """Make a device this person of the roster; its token.

    Args:
        workshop_id: Where.
        person_id: Who; for an entry that was merged, the kept one.
        form: Random, made for the form that was sent. Sending it again is sending it once.
        host: The name or address under which the device found us.

    Raises:
        Taken: They take part already, and only the facilitator can tell who is who.
        WorkshopError: They are not on the roster any more, or it could not be saved.
    """
    process = this_process()
    person = listed(process.log.state(workshop_id), person_id)
    claims, key = process.memory.claims, (workshop_id, person.id)
    if not claims.take(key, form, lambda: is_free(workshop_id, person.id, host)):
        raise Taken(person)
    try:
        return _give(workshop_id, person, host)
    finally:
        claims.done(key)


def enter_new(workshop_id: str, form: str, host: str, **fields: str) -> str:
    """Write somebody on the roster and make a device that person; its token.

    Args:
        workshop_id: Where.
        form: Random, made for the form that was sent. Sending it again makes nobody new.
        host: The name or address under which the device found us.
        fields: Their name, function and role.

    Raises:
        WorkshopError: The name or the roster does not fit, or it could not be saved.
    """
    log = this_process().log
    # Command ids stand in save files, and the form must stay this phone's own secret.
    command_id = hashlib.sha256(f"join {form}".encode()).hexdigest()[:32]
    name = " ".join(fields["name"].split())
    asked = AddPeople(
        id=command_id, names=(name,), function=fields["function"], role=fields["role"]
    )
    born = log.do(workshop_id, asked, DOOR).seq
    people = log.state(workshop_id).people.values()
    person_id = next((person.id for person in people if person.born == born), "")
    return enter(workshop_id, person_id, form, host)


def take_over(workshop_id: str, person_id: str, host: str) -> str:
    """Make a device this person, and nobody else's device any more; its token.

    For whom the facilitator has said yes to.

    Raises:
        WorkshopError: They are not on the roster any more, or it could not be saved.
    """
    process = this_process()
    state = process.log.state(workshop_id)
    person = listed(state, person_id)
    process.memory.claims.forget((workshop_id, person.id))
    token = _give(workshop_id, person, host)
    process.devices.revoke_person(workshop_id, ids_of(state, person.id), keep=token)
    return token


def answer(knock_id: str, yes: bool) -> None:
    """What the facilitator says to a knock; a yes ends the devices that were this person.

    Raises:
        NotSaved: Nothing was answered.
    """
    memory = this_process().memory
    with memory.answering:
        knock = memory.knocks.get(knock_id)
        if knock is not None and knock.answer is None:
            _settle(knock, yes)


def _settle(knock: Knock, yes: bool) -> None:
    process = this_process()
    if yes:
        person = person_of(process.log.state(knock.workshop_id), knock.person_id)
        name = person.id if person else knock.person_id
        process.memory.claims.forget((knock.workshop_id, name))
        ids = ids_of(process.log.state(knock.workshop_id), name)
        process.devices.revoke_person(knock.workshop_id, ids)
    process.memory.knocks.answer(knock.id, yes)


def come_in(knock: Knock, host: str) -> str:
    """Let in whoever knocked and was told yes; their token, a new one each time they ask.

    Raises:
        WorkshopError: They are not on the roster any more, or it could not be saved.
    """
    token = take_over(knock.workshop_id, knock.person_id, host)
    this_process().memory.knocks.come_in(knock.id)
    return token


def is_free(workshop_id: str, person_id: str, host: str) -> bool:
    """Whether nobody takes part as this person, or only a device that cannot come back.

    After the laptop changed its network, every cookie belongs to an address that is gone.
    """
    process = this_process()
    ids = ids_of(process.log.state(workshop_id), person_id)
    if process.memory.knocks.about(workshop_id, ids):
        return False
    hosts = process.devices.hosts(workshop_id, ids)
    names = process.settings.host_names
    gone = all(old not in ("", host) and not is_ours(old, names) for old in hosts)
    return not hosts or (gone and not process.memory.presence.connected(workshop_id) & ids)


def listed(state: State, person_id: str) -> Person:
    """The person of the roster with that id.

    Raises:
        NotFound: There is none (any more).
    """
    person = person_of(state, person_id)
    if person is None:
        raise NotFound("This name is not on the list any more. Tap another one, or write yours.")
    return person


def _give(workshop_id: str, person: Person, host: str) -> str:
    process = this_process()
    process.log.do(workshop_id, Arrive(id=uuid.uuid4().hex, person_id=person.id), DOOR)
    actor = Actor(person.id, Role(person.role))
    return process.devices.issue(actor, workshop_id, host)
