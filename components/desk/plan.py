"""The plan drawn: what the room is about, how the AI answers, what the stages are called."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from components.kit.editing import edit_form, is_open, open_form
from components.kit.fields import Field, Value, field_of, inputs
from components.steps.model_record import samples
from workshop.commands import Command, EditPlan, RecordVariance, RenameStage
from workshop.kinds.room import MODEL_RECORD, PLAN, STAGE_NAME
from workshop.kinds.room.plan import MINUTES
from workshop.models.plan import ModelRecord, Plan
from workshop.stages import Stage
from workshop.state import State
from workshop.steps import STEPS
from workshop.translation import t


def plan_fields() -> tuple[Field, ...]:
    """The inputs of the plan; the minutes of the steps wait behind "Later"."""
    asked = (field for field in PLAN.fields if field not in MINUTES.values())
    minutes = (field_of(field, step=t(STEPS[n].name)) for n, field in MINUTES.items())
    return (*inputs(asked), *minutes)


def model_record_fields() -> tuple[Field, ...]:
    """The inputs of how the AI answers."""
    return inputs(MODEL_RECORD.fields)


def open_for_edit(form: str, seq: int, current: Mapping[str, Value]) -> None:
    """The button that opens a form with what stands."""
    if st.button(t("Edit"), key=f"{form}.open", icon=":material/edit:"):
        open_form(form, seq, current)
        st.rerun()


def plan_panel(state: State, command_id: str) -> tuple[str, Command] | None:
    """The plan, or its form; one that was sent, and what to do."""
    if is_open("plan"):
        edit = edit_form("plan", plan_fields(), columns=2)
        return (
            ("plan", EditPlan(id=command_id, base_seq=edit.base_seq, changes=edit.changes))
            if edit
            else None
        )
    plan = state.plan
    current = {f.name: getattr(plan, f.name) for f in plan_fields() if hasattr(plan, f.name)}
    current |= {f"minutes.{n}": minutes for n, minutes in enumerate(plan.minutes) if minutes}
    plan_summary(plan)
    open_for_edit("plan", state.seq, current)
    return None


def plan_summary(plan: Plan) -> None:
    """What is settled, and what is not yet."""
    for field in plan_fields():
        if field.later:
            continue
        current = getattr(plan, field.name)
        words = (field.options or {}).get(current, current) or t("not set")
        st.text(t("{what}: {words}", what=field.label, words=words))
    total = sum(plan.minutes)
    each = " + ".join(str(minutes) for minutes in plan.minutes if minutes)
    st.text(t("Minutes: {each} = {total}", each=each, total=total))


def variance_panel(state: State, command_id: str) -> tuple[str, Command] | None:
    """How the AI answers, or the form for it; one that was sent, and what to do."""
    if is_open("variance"):
        edit = edit_form("variance", model_record_fields())
        if edit is None:
            return None
        return "variance", RecordVariance(id=command_id, base_seq=edit.base_seq, changes=edit.texts)
    known = state.model_record
    model_record_summary(known)
    open_for_edit(
        "variance", state.seq, {f.name: getattr(known, f.name) for f in model_record_fields()}
    )
    return None


def model_record_summary(known: ModelRecord) -> None:
    """The three sample answers, and how many of how many checked ones were good enough."""
    samples(known, across=False)
    if not (known.good or known.usual or known.bad):
        st.text(t("Three real answers to the task: a good, a usual and a bad one."))
    if known.share is None:
        st.text(t("Nobody has checked the answers yet. Put a name and a date to it."))
        return
    values = {"n": known.acceptable, "of": known.checked}
    record = ", ".join(filter(None, (known.source, known.checked_on)))
    st.text(
        t("{n} of {of} checked answers were good enough, {record}.", record=record, **values)
        if record
        else t("{n} of {of} checked answers were good enough.", **values)
    )


def stage_name_fields(stage: Stage) -> tuple[Field, ...]:
    """The input of a stage's own name."""
    return (field_of(STAGE_NAME["name"], n=stage.number),)


def stage_names(state: State, command_id: str) -> tuple[str, Command] | None:
    """Call the stages something else; a form that was sent, and what to do."""
    sent: tuple[str, Command] | None = None
    for stage in state.stages:
        form = f"stage-{stage.id}"
        if is_open(form):
            if edit := edit_form(form, stage_name_fields(stage)):
                own = state.stage_names.get(stage.id)
                name = edit.texts.get("name", own.name if own else "")
                sent = (
                    form,
                    RenameStage(id=command_id, stage=stage.id, base_seq=edit.base_seq, name=name),
                )
        elif st.button(t("Rename stage {n}", n=stage.number), key=f"{form}.open"):
            open_form(form, state.seq, {"name": stage.name})
            st.rerun()
    return sent
