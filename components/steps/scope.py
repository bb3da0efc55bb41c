"""The scope: its fields, its sentence, and the line that says when an answer is wrong."""

from __future__ import annotations

import streamlit as st

from components.kit.editing import Edit, edit_form, is_open, open_form
from components.kit.fields import Field, inputs
from workshop.kinds.room import SCOPE
from workshop.models.journey import Scope
from workshop.scales import STAKES, USED_TO_AI
from workshop.state import State
from workshop.translation import t


def scope_fields() -> tuple[Field, ...]:
    """The inputs of the scope."""
    return inputs(SCOPE.fields)


def wrong_form(state: State) -> Edit | None:
    """The one line that this moment is about; what was changed in it."""
    if is_open("wrong"):
        return edit_form("wrong", inputs(SCOPE.only("wrong")))
    words = t("Write down when an answer is wrong")
    if st.button(words, key="wrong.open", icon=":material/edit:"):
        open_form("wrong", state.seq, {"wrong": state.scope.wrong})
        st.rerun()
    return None


def scope_card(scope: Scope, key: str = "scope-card") -> None:
    """The scope as the room reads it aloud."""
    with st.container(border=True, key=key):
        st.text(f"{scope.sentence}.")
        if scope.wrong:
            st.text(t("An answer is wrong when {wrong}.", wrong=scope.wrong))
        if scope.out:
            st.text(t("Not today: {out}.", out=scope.out))
        marks = (USED_TO_AI.get(scope.used_to_ai), STAKES.get(scope.stakes))
        if any(marks):
            st.text(" · ".join(t(mark) for mark in marks if mark))
