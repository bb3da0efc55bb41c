"""Before the room meets: the title, the plan and who will be there."""

from __future__ import annotations

from workshop import commands as c
from workshop import events as e
from workshop.beats import STEPS
from workshop.decide.checks import NAME, fresh, known, text
from workshop.errors import Invalid, NotNow
from workshop.events import Event
from workshop.roles import Actor
from workshop.state import State

PEOPLE = 1_000


def start(state: State, command: c.StartWorkshop, actor: Actor) -> list[Event]:
    if state.seq:
        raise NotNow("This workshop has started already.")
    return [e.WorkshopStarted(title=text(command.title, "the title", limit=NAME))]


PLAN = {
    "title": "the title",
    "product": "the product",
    "feature": "the AI feature",
    "ends_at": "the time the room ends",
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
    wanted = fresh(state.plan, command.seen, command.changes)
    return [e.PlanEdited(changes=wanted)] if wanted else []


def add_people(state: State, command: c.AddPeople, actor: Actor) -> list[Event]:
    if not command.names or len(state.people) + len(command.names) > PEOPLE:
        raise Invalid(f"The roster takes up to {PEOPLE:,} people. Write one name a line.")
    return [
        e.PersonAdded(person_id=f"p{number}", name=text(name, "the name", limit=NAME).strip())
        for number, name in enumerate(command.names, len(state.people) + 1)
    ]


def remove_person(state: State, command: c.RemovePerson, actor: Actor) -> list[Event]:
    person = state.people.get(command.person_id)
    if person is None or not person.present:
        return []
    return [e.PersonRemoved(person_id=person.id)]
