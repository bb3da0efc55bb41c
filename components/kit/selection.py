"""Editing what was selected on a board: an open form for each entity, until it is saved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NoReturn

import streamlit as st

from components.kit.editing import Edit, edit_form, is_open, open_form
from components.kit.fields import Field, Value


def edit_selected(kind: str, name: str, seq: int, current: Mapping[str, Value]) -> NoReturn:
    """Open the form of an entity, beside those of its kind that are open already."""
    names = [known for known in _names(kind) if known != name]
    st.session_state[f"{kind}.selected"] = [*names, name]
    open_form(f"{kind}-{name}", seq, current)
    st.rerun()


def sent_edit(
    kind: str, fields: Sequence[Field], *, columns: int = 2
) -> tuple[str, str, Edit] | None:
    """Draw the open forms of a kind; form, name and edit of the one that was sent."""
    sent: tuple[str, str, Edit] | None = None
    for name in _names(kind):
        form = f"{kind}-{name}"
        if edit := edit_form(form, fields, columns=columns):
            sent = form, name, edit
    return sent


def _names(kind: str) -> list[str]:
    """The entities of a kind whose forms are open; one that was taken away meanwhile stays."""
    names: list[str] = st.session_state.get(f"{kind}.selected", [])
    return [name for name in names if is_open(f"{kind}-{name}")]
