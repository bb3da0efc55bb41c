"""What would be left hanging: accepted by somebody, or explained in one sentence."""

from __future__ import annotations

import streamlit as st

from components.kit.editing import edit_form, is_open, open_form
from components.kit.fields import inputs
from components.kit.plain import in_words
from workshop.commands import AcceptRisk, Command, GiveReason
from workshop.kinds.room import FAILURE_MODE, OVERRIDE
from workshop.loose_ends import REASON, TICKETS_NEEDED, LooseEnds
from workshop.models.failure_modes import FailureMode
from workshop.state import State
from workshop.translation import counted, t

NOBODY = "Write who accepts that first. Nothing was saved yet."


def reason_form(state: State, command_id: str) -> tuple[str, Command] | None:
    """Why there are not exactly three tickets; the reason is printed with them."""
    count, reason = len(state.tickets), state.overrides.get(REASON, "")
    few = counted(
        "{number} ticket. That is fine if you say why.",
        "{number} tickets. That is fine if you say why.",
        count,
        number=in_words(count).capitalize(),
    )
    words = few if count < TICKETS_NEEDED else t("A fourth one? Say why.")
    with st.expander(words, expanded=count != TICKETS_NEEDED or is_open("reason")):
        if reason:
            st.text(reason)
        if not is_open("reason"):
            if st.button(t("Write the reason"), key="reason.open"):
                open_form("reason", state.seq, {"reason": reason})
                st.rerun()
        elif edit := edit_form("reason", inputs(OVERRIDE.fields)):
            given = edit.texts.get("reason", reason)
            return "reason", GiveReason(id=command_id, about=REASON, reason=given)
    return None


def loose_end_list(state: State, ends: LooseEnds, command_id: str) -> tuple[str, Command] | None:
    """What would be left hanging, named once; somebody may accept a risk in their own name."""
    if not ends.any:
        return None
    sent: tuple[str, Command] | None = None
    with st.container(border=True, key="loose-ends"):
        st.markdown(t("**Before you close**"))
        if ends.short_of:
            number = in_words(len(state.tickets)).capitalize()
            st.text(t("{number} of three tickets, and no reason.", number=number))
        for stage in ends.low_points:
            name = state.stage(stage).name
            st.text(t("Low point without a change: {stage}", stage=name))
        for failure_mode in ends.must_fix:
            st.text(t("Must fix without a ticket: {card}", card=failure_mode.sentence))
            sent = _acceptance(state, failure_mode, command_id) or sent
    return sent


def _acceptance(
    state: State, failure_mode: FailureMode, command_id: str
) -> tuple[str, Command] | None:
    form = f"accept-{failure_mode.id}"
    if not is_open(form):
        if st.button(t("Somebody accepts that"), key=f"{form}.open"):
            open_form(form, state.seq, {"accepted_by": "", "accepted_why": ""})
            st.rerun()
        return None
    fields = inputs(FAILURE_MODE.others)
    edit = edit_form(form, fields, columns=2, send=t("Accept it"))
    if edit is None:
        return None
    by, why = (edit.texts.get(field.name, "") for field in fields)
    if not by.strip():
        st.error(t(NOBODY), icon=":material/error:")
        return None
    return form, AcceptRisk(
        id=command_id, mode_id=failure_mode.id, base_seq=edit.base_seq, by=by, why=why
    )
