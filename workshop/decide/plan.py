"""Before the room meets: the title, the plan and who will be there."""

from __future__ import annotations

from collections import Counter

from workshop import commands as c
from workshop import events as e
from workshop.agenda import STEPS
from workshop.decide.checks import NAME, fresh, known, text
from workshop.errors import Invalid, NotNow
from workshop.events import Event
from workshop.roles import Actor
from workshop.state import State, in_order

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
            if not isinstance(value, int) or not 1 <= value <= 240:
                raise Invalid("A step takes between 1 and 240 minutes.")
        elif not isinstance(value, str):
            raise Invalid(f"Write {PLAN[name]} as text.")
        else:
            text(value, PLAN[name], limit=NAME, empty=name != "title")
    wanted = fresh(state.plan, command.seen, command.changes)
    return [e.PlanEdited(changes=wanted)] if wanted else []


def roster(state: State, command: c.SetRoster, actor: Actor) -> list[Event]:
    names = [text(name, "the name", limit=NAME).strip() for name in command.names]
    if len(names) > PEOPLE:
        raise Invalid(f"The roster takes {PEOPLE:,} people.")
    missing = Counter(names)
    changes: list[Event] = []
    for person in in_order(state.people):
        if person.present and missing[person.name] > 0:
            missing[person.name] -= 1
        elif person.present:
            changes.append(e.PersonRemoved(person_id=person.id))
    number = len(state.people)
    for name in names:
        if missing[name] > 0:
            missing[name] -= 1
            number += 1
            changes.append(e.PersonAdded(person_id=f"p{number}", name=name))
    return changes
