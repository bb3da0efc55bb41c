"""Low points: proposed by the rule, taken away or added by the room, and its own "because"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from components.kit.editing import edit_form, is_open, open_form
from components.kit.fields import inputs
from components.kit.plain import clip
from components.steps.remarks import remark_list
from workshop.commands import Command, MarkLowPoint, NoteLowPoint
from workshop.kinds.room import LOW_POINT
from workshop.models.voting import LowPoint
from workshop.outcome import LowStage
from workshop.results import low_point_reason, marked_low_points
from workshop.stages import STAGE_IDS, Stage
from workshop.state import State
from workshop.translation import t
from workshop.trust import MORE, NO_RECORD


def low_point_list(state: State, command_id: str) -> tuple[str, Command] | None:
    """The low points with their lines; a form that was sent (its name may be empty)."""
    marked = marked_low_points(state)
    sent: tuple[str, Command] | None = None
    if not marked:
        st.text(t("No low point stands out. Let what could go wrong decide, or add one."))
    for stage in STAGE_IDS:  # one that another window took away stays while it is written here
        if stage in marked or is_open(f"low-{stage}"):
            sent = _low_point(state, stage, command_id) or sent
    others = {s.id: s.name for s in state.stages if s.id not in marked}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        added = st.selectbox(
            t("Add a low point"),
            list(others),
            index=None,
            format_func=lambda name: others[name],
            key=f"low.add:{len(marked)}",
            placeholder=t("Choose an option"),
        )
        if st.button(t("Add"), key="low.add", disabled=not added) and added:
            sent = "", MarkLowPoint(id=command_id, stage=added, marked=True)
    return sent


def _low_point(state: State, stage: str, command_id: str) -> tuple[str, Command] | None:
    low = state.low_points.get(stage, LowPoint(stage))
    form, name = f"low-{stage}", state.stage(stage).name
    reason = low_point_reason(state, stage)
    with st.container(border=True, key=f"low-point-{stage}"):
        st.text(f"◆ {t('{what}: {words}', what=name, words=reason) if reason else name}")
        if is_open(form):
            edit = edit_form(form, inputs(LOW_POINT.fields))
            if edit:
                words = edit.texts.get("because", low.because)
                return form, NoteLowPoint(
                    id=command_id, stage=stage, base_seq=edit.base_seq, because=words
                )
            return None
        st.text(t("Trust is low here because {because}", because=low.because or "…"))
        if words := remark_list(state, f"low:{stage}", use=t("Take this one")):
            return "", NoteLowPoint(id=command_id, stage=stage, base_seq=state.seq, because=words)
        with st.container(horizontal=True):
            if st.button(t("Write the because"), key=f"write-{stage}", icon=":material/edit:"):
                open_form(form, state.seq, {"because": low.because})
                st.rerun()
            if st.button(t("Not a low point"), key=f"low.away:{stage}", type="tertiary"):
                return "", MarkLowPoint(id=command_id, stage=stage, marked=False)
    return None


def because_lines(low_points: Sequence[LowStage], *, most: int = 5, wall: bool = False) -> None:
    """The low points with the room's reasons, cut where they stand on the wall."""
    for low in low_points[:most]:
        because = low.because or "…"
        words = clip(because, 160) if wall else because
        st.text(t("◆ {stage}: because {because}", stage=low.stage.name, because=words))


def earned_words(stages: Sequence[Stage], compared: Mapping[str, str]) -> None:
    """Trust against what it has earned, stage by stage, once the room was asked."""
    if not compared or NO_RECORD in compared.values():
        return
    names = {stage.id: stage.name for stage in stages}
    for column, (stage, words) in zip(st.columns(len(compared)), compared.items(), strict=True):
        mark = "▲ " if words == MORE else ""
        column.text(f"{mark}{t('{what}: {words}', what=names[stage], words=t(words).lower())}")
