"""A new workshop from a past one: what was prepared, and nothing of what was found."""

from __future__ import annotations

from collections.abc import Iterator

from data.content.rehearsal import cast_of
from data.store.log import Log
from workshop import commands as c
from workshop.commands import Command
from workshop.decide.field_checks import NAME
from workshop.roles import Actor
from workshop.state import State, in_order
from workshop.steps import STEPS

COPY = " (copy)"
KEPT = ("product", "feature", "names")
"""Fields of the plan that fit the next workshop, too; its date and its end do not."""


def start_from(log: Log, source_id: str, workshop_id: str, actor: Actor) -> str:
    """Start a workshop with the plan, the roster and the stage names of another.

    Notes, votes, dates and private notes stay where they are. Asking twice with the same
    *workshop_id* starts one workshop, because every command gets its id from it.

    Raises:
        WorkshopError: There is no such workshop, or it was refused or not saved.
    """
    for command in _commands(log.state(source_id), workshop_id):
        log.do(workshop_id, command, actor)
    return workshop_id


def _commands(source: State, workshop_id: str) -> Iterator[Command]:
    prefix = f"{workshop_id}-template"
    title = source.plan.title.removesuffix(COPY)[: NAME - len(COPY)]
    yield c.StartWorkshop(id=f"{prefix}-start", title=title + COPY)
    minutes = {
        f"minutes.{step.number}": source.plan.minutes[step.number] for step in STEPS if step.minutes
    }
    plan = {name: getattr(source.plan, name) for name in KEPT}
    yield c.EditPlan(id=f"{prefix}-plan", base_seq=1, changes=plan | minutes)
    simulated = cast_of(source)
    for number, person in enumerate(in_order(source.people), start=1):
        if person.present and person.id not in simulated:
            yield c.AddPeople(
                id=f"{prefix}-{number}",
                names=(person.name,),
                function=person.function,
                role=person.role,
            )
    for name in source.stage_names.values():
        yield c.RenameStage(
            id=f"{prefix}-{name.stage}", stage=name.stage, base_seq=0, name=name.name
        )
