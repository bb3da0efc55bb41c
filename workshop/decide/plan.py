"""Before the room meets: the title, the plan and the record of the AI."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import time

from workshop import commands as c
from workshop import events as e
from workshop.decide.field_checks import NAME, filled, form, fresh, known, picks, text
from workshop.errors import Invalid, NotNow
from workshop.events import Event
from workshop.kinds.room import MODEL_RECORD, PLAN
from workshop.models.plan import count
from workshop.roles import Actor
from workshop.state import State
from workshop.translation import t


def start(state: State, command: c.StartWorkshop, actor: Actor) -> list[Event]:
    if state.seq:
        raise NotNow("This workshop has started already.")
    return [e.WorkshopStarted(title=filled(PLAN["title"], command.title))]


def plan(state: State, command: c.EditPlan, actor: Actor) -> list[Event]:
    for name, field in known(command.changes, PLAN.fields).items():
        value = command.changes[name]
        if field.type == "whole":
            if type(value) is not int or not 1 <= value <= 240:  # True is an int, too
                raise Invalid("A step takes between 1 and 240 minutes.")
        elif not isinstance(value, str):
            raise Invalid("Write {what} as text.", what=t(field.called))
        else:
            text(value, t(field.called), limit=NAME, empty=not field.required)
    picks(command.changes, PLAN.fields)
    _is_a_time(str(command.changes.get("ends_at") or ""))
    _no_names_afterwards(state, command.changes)
    wanted = fresh(state.plan, command.base_seq, command.changes)
    return [e.PlanEdited(changes=wanted)] if wanted else []


def _no_names_afterwards(state: State, changes: Mapping[str, object]) -> None:
    """Whoever voted or wrote a line was told that no name is shown, so that holds for good.

    Raises:
        NotNow: Somebody did, and names are wanted now.
    """
    unnamed = any(r.has_answers and not r.named for r in state.rounds.values()) or state.remarks
    if changes.get("names") and not state.plan.names and unnamed:
        raise NotNow("People have answered without names, so names stay off here.")


def _is_a_time(text: str) -> None:
    try:
        time.fromisoformat(text or "00:00")
    except ValueError as error:
        raise Invalid(
            "Write the time the room ends as hours and minutes, such as 12:30."
        ) from error


def model_record(state: State, command: c.RecordVariance, actor: Actor) -> list[Event]:
    form(command.changes, MODEL_RECORD.fields)
    wanted = fresh(state.model_record, command.base_seq, command.changes)
    after = replace(state.model_record, **wanted)
    checked, acceptable = count(after.checked), count(after.acceptable)
    if (after.checked and checked is None) or (after.acceptable and acceptable is None):
        raise Invalid("Write how many answers as a whole number, such as 40.")
    if checked is not None and acceptable is not None and acceptable > checked:
        raise Invalid("More answers were good enough than were checked. Swap the two numbers?")
    return [e.VarianceRecorded(changes=wanted)] if wanted else []
