"""Lines from people's phones, for the facilitator to word for the room."""

from __future__ import annotations

import streamlit as st

from workshop.models.people import Remark
from workshop.scales import EVIDENCE
from workshop.state import State, in_order
from workshop.translation import t


def remarks_about(state: State, about: str) -> list[Remark]:
    """The lines about something, oldest first."""
    return [r for r in in_order(state.remarks) if r.about == about and (r.text or r.evidence)]


def remark_list(state: State, about: str, *, use: str = "") -> str:
    """The lines about something; the words of the one that is to be used, if one was pressed.

    Args:
        state: What the facilitator may see.
        about: What they are about.
        use: What the button beside each says; empty for none.
    """
    selected = ""
    lines = remarks_about(state, about)
    with st.container(key=f"remarks-{about.replace(':', '-')}"):
        if lines:
            st.markdown(t("**From the phones** · {n}", n=len(lines)))
        for number, line in enumerate(lines):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.text(_words(state, line), width="stretch")
                pressed = use and st.button(use, key=f"use:{about}:{number}", type="tertiary")
                if pressed and line.text:
                    selected = line.text
    return selected


def _words(state: State, line: Remark) -> str:
    known = state.people.get(line.author)
    parts = (line.text, t(EVIDENCE.get(line.evidence, "")), known.name if known else "")
    return " · ".join(part for part in parts if part)
