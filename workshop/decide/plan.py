"""Before the room meets: the title, the plan and who will be there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import time

from workshop import commands as c
from workshop import events as e
from workshop.decide.checks import NAME, find, fresh, iso_day, known, one_of, text, texts
from workshop.errors import Invalid, NotNow
from workshop.events import Event
from workshop.roles import Actor
from workshop.scales import FUNCTIONS, ROSTER_ROLES
from workshop.state import State
from workshop.steps import STEPS
from workshop.things.plan import count

PEOPLE = 1_000


def start(state: State, command: c.StartWorkshop, actor: Actor) -> list[Event]:
    if state.seq:
        raise NotNow("This workshop has started already.")
    return [e.WorkshopStarted(title=text(command.title, "the title", limit=NAME))]


PLAN = {
    "title": "the title",
    "product": "the product",
    "feature": "the AI feature",
    "date": "the date",
    "ends_at": "the time the room ends",
    "names": "whether slips carry names",
    **{f"minutes.{step.number}": "the minutes" for step in STEPS if step.minutes},
}


def plan(state: State, command: c.EditPlan, actor: Actor) -> list[Event]:
    known(command.changes, PLAN)
    for name, value in command.changes.items():
        if name.startswith("minutes."):
            if type(value) is not int or not 1 <= value <= 240:  # True is an int, too
                raise Invalid("A step takes between 1 and 240 minutes.")
        elif not isinstance(value, str):
            raise Invalid(f"Write {PLAN[name]} as text.")
        else:
            text(value, PLAN[name], limit=NAME, empty=name != "title")
    iso_day(command.changes, "date", "the date")
    _is_a_time(str(command.changes.get("ends_at") or ""))
    one_of(command.changes, "names", ("yes",), "whether slips carry names")
    wanted = fresh(state.plan, command.seen, command.changes)
    return [e.PlanEdited(changes=wanted)] if wanted else []


def _is_a_time(text: str) -> None:
    try:
        time.fromisoformat(text or "00:00")
    except ValueError as error:
        raise Invalid(
            "Write the time the room ends as hours and minutes, such as 12:30."
        ) from error


VARIANCE = {
    "good": "the good answer",
    "usual": "the usual answer",
    "bad": "the bad answer",
    "checked": "how many answers were checked",
    "acceptable": "how many were good enough",
    "source": "where that comes from",
    "checked_on": "when they were checked",
}


def variance(state: State, command: c.RecordVariance, actor: Actor) -> list[Event]:
    texts(command.changes, VARIANCE, set())
    iso_day(command.changes, "checked_on", "when they were checked")
    wanted = fresh(state.variance, command.seen, command.changes)
    after = replace(state.variance, **wanted)
    checked, acceptable = count(after.checked), count(after.acceptable)
    if (after.checked and checked is None) or (after.acceptable and acceptable is None):
        raise Invalid("Write how many answers as a whole number, such as 40.")
    if checked is not None and acceptable is not None and acceptable > checked:
        raise Invalid("More answers were good enough than were checked. Swap the two numbers?")
    return [e.VarianceRecorded(changes=wanted)] if wanted else []


def add_people(state: State, command: c.AddPeople, actor: Actor) -> list[Event]:
    if not command.names or len(state.people) + len(command.names) > PEOPLE:
        raise Invalid(f"The roster takes up to {PEOPLE:,} people. Write one name a line.")
    _fits({"function": command.function, "role": command.role})
    return [
        e.PersonAdded(
            person_id=f"p{number}",
            name=text(name, "the name", limit=NAME).strip(),
            function=command.function,
            role=command.role,
        )
        for number, name in enumerate(command.names, len(state.people) + 1)
    ]


PERSON = {"name": "the name", "function": "the function", "role": "voter or observer"}


def edit_person(state: State, command: c.EditPerson, actor: Actor) -> list[Event]:
    person = find(state, "people", command.person_id, "person")
    texts(command.changes, PERSON, {"name", "role"})
    text(command.changes.get("name", person.name), "the name", limit=NAME)
    _fits(command.changes)
    wanted = fresh(person, command.seen, command.changes)
    return [e.PersonEdited(person_id=person.id, changes=wanted)] if wanted else []


def _fits(changes: Mapping[str, str]) -> None:
    one_of(changes, "function", FUNCTIONS, "the function")
    one_of(changes, "role", ROSTER_ROLES, "voter or observer")


def remove_person(state: State, command: c.RemovePerson, actor: Actor) -> list[Event]:
    person = state.people.get(command.person_id)
    if person is None or not person.present:
        return []
    return [e.PersonRemoved(person_id=person.id)]
