"""Failure modes: written, drawn stage by stage, edited, joined and deleted."""

from __future__ import annotations

from components.kit.board import Act, Card, Cell, Column
from components.kit.fields import Field, inputs
from components.kit.quick_entry import Input, quick_entry
from components.kit.selection import edit_selected, sent_edit
from components.steps.stages import stage_choice, stage_names
from workshop.commands import Command, DeleteFailureMode, EditFailureMode, JoinFailureModes
from workshop.kinds.room import FAILURE_MODE
from workshop.models.failure_modes import FailureMode
from workshop.state import State, in_order
from workshop.translation import t

VERBS = {"edit": "Edit", "join": "Join", "delete": "Delete"}
FEW = {"edit": 1, "delete": 1}
MANY = {"join": 2}


def failure_mode_fields(state: State) -> tuple[Field, ...]:
    """The inputs of a failure mode; what is marked later never blocks anybody."""
    stages = stage_names(state)
    return inputs(FAILURE_MODE.fields, stage=stages, stage_to=stages)


def failure_mode_entry(state: State, stage: str, owner: str) -> None:
    """Type a failure mode: what the AI does, and what our user suffers."""
    quick_entry(
        "card",
        "AddFailureMode",
        [Input(field.name, field.label) for field in inputs(FAILURE_MODE.only("does", "suffers"))],
        owner=owner,
        choices=[stage_choice(state, stage)],
    )


def failure_mode_columns(state: State, *, gaps: bool = False) -> list[Column]:
    """The failure modes stage by stage; with *gaps*, a stage that has none is pointed out."""
    columns = []
    for stage in state.stages:
        here = [
            failure_mode
            for failure_mode in in_order(state.failure_modes)
            if failure_mode.stage == stage.id
        ]
        cards = [
            failure_mode_card(failure_mode) for failure_mode in here if not failure_mode.sealed
        ]
        covered = any(
            stage.id in failure_mode.stages for failure_mode in state.failure_modes.values()
        )
        hidden = sum(failure_mode.sealed for failure_mode in here)
        cell = Cell("", cards, hidden, gap=gaps and not covered)
        columns.append(Column(f"{stage.number} {stage.name}", [cell]))
    return columns


def failure_mode_card(failure_mode: FailureMode) -> Card:
    """The card of one: its sentence, with the words of those that were joined to it."""
    also = " · ".join(failure_mode.also)
    return Card(
        failure_mode.id, failure_mode.sentence, foot=t("Also: {words}", words=also) if also else ""
    )


def failure_mode_act(state: State, act: Act, command_id: str) -> Command | None:
    """What was pressed for the selected cards; editing opens its form first."""
    names = [name for name in act.ids if name in state.failure_modes]
    if not names:
        return None
    if act.verb == "delete":
        return DeleteFailureMode(id=command_id, mode_id=names[0])
    if act.verb == "join":
        return JoinFailureModes(id=command_id, kept=names[0], joined=tuple(names[1:]))
    failure_mode = state.failure_modes[names[0]]
    current = {
        field.name: getattr(failure_mode, field.name) for field in failure_mode_fields(state)
    }
    edit_selected("card", failure_mode.id, state.seq, current)


def failure_mode_form(state: State, command_id: str) -> tuple[str, Command] | None:
    """The forms of failure modes that are being edited; one that was sent, and what to do."""
    sent = sent_edit("card", failure_mode_fields(state))
    if sent is None:
        return None
    form, name, edit = sent
    return form, EditFailureMode(
        id=command_id, mode_id=name, base_seq=edit.base_seq, changes=edit.texts
    )
