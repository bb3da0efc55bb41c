"""Shared words are edited on purpose: Edit, a form, Save, with the revision it was drawn from.

The page asks `edit_form` what the person did, sends it, and says what came of it with
`saved` or `conflict`. Nothing typed is dropped on the way: a refused form keeps its words,
and a conflict shows both versions.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from components.kit.drafts import forget
from components.kit.fields import Field, Value, draw_field
from components.kit.plain import escape
from workshop.errors import Changed, WorkshopError
from workshop.translation import t


@dataclass(frozen=True, slots=True)
class Edit:
    """What somebody changed, and the sequence number they saw."""

    base_seq: int
    changes: dict[str, Any]

    @property
    def texts(self) -> dict[str, str]:
        """The changes of a form that takes nothing but text."""
        return {name: str(value) for name, value in self.changes.items()}


BASE_SEQ, DRAWN, CONFLICTS = ".base_seq", ".drawn", ".conflicts"
"""What is kept of an open form: the number and the words it was drawn from, and others' words."""


def is_open(key: str) -> bool:
    """Whether the form is being filled in."""
    return f"{key}{BASE_SEQ}" in st.session_state


def open_forms(start: str = "") -> list[str]:
    """The forms that this person is in the middle of, by their keys; those that begin so."""
    names = [str(name) for name in st.session_state]
    opened = [name.removesuffix(BASE_SEQ) for name in names if name.endswith(BASE_SEQ)]
    return [form for form in opened if form.startswith(start)]


def began_with(key: str) -> dict[str, Value]:
    """The words that an open form was drawn from."""
    drawn: dict[str, Value] = st.session_state[f"{key}{DRAWN}"]
    return drawn


def refused_forms() -> dict[str, int]:
    """Open forms that were refused because others were faster, and the number they have now."""
    refused = [form for form in open_forms() if st.session_state.get(f"{form}{CONFLICTS}")]
    return {form: st.session_state[f"{form}{BASE_SEQ}"] for form in refused}


def open_form(key: str, seq: int, current: Mapping[str, Value]) -> None:
    """Begin to edit what stands at sequence number *seq*; nothing if already begun."""
    if not is_open(key):
        st.session_state[f"{key}{BASE_SEQ}"] = seq
        st.session_state[f"{key}{DRAWN}"] = dict(current)


def close_form(key: str) -> None:
    """End editing; the next time starts from what stands then."""
    forget(key)
    for name in [n for n in st.session_state if str(n).startswith(f"{key}.")]:
        del st.session_state[name]


def edit_form(
    key: str,
    fields: Sequence[Field],
    *,
    columns: int = 1,
    send: str = "",
) -> Edit | None:
    """Draw an open form; what the person changed in it when they press Save.

    Only what differs from what the form was drawn from counts as changed, so a field
    that somebody else changed meanwhile is left to them.
    """
    drawn = began_with(key)
    given: dict[str, Value] = {}
    with st.form(f"{key}.form", border=True):
        with st.container():  # always there, so that the inputs below keep their place
            _show_conflicts(key, fields)
        now = [field for field in fields if not field.later]
        _grid(key, now, columns, given, drawn)
        if len(now) < len(fields):
            with st.expander(t("Later")):
                _grid(key, [field for field in fields if field.later], columns, given, drawn)
        with st.container(horizontal=True):
            save = st.form_submit_button(send or t("Save"), type="primary", key=f"{key}.save")
            cancel = st.form_submit_button(t("Cancel"), key=f"{key}.cancel")
    if cancel:
        close_form(key)
        st.rerun()
    if not save:
        return None
    changes = {name: value for name, value in given.items() if value != drawn.get(name, "")}
    return Edit(st.session_state[f"{key}{BASE_SEQ}"], changes)


def _grid(
    key: str,
    fields: Sequence[Field],
    columns: int,
    given: dict[str, Value],
    drawn: Mapping[str, Value],
) -> None:
    """Inputs row by row, so that Tab goes the way the eye does."""
    for start in range(0, len(fields), columns):
        for column, field in zip(
            st.columns(columns), fields[start : start + columns], strict=False
        ):
            with column:
                given[field.name] = draw_field(key, field, drawn.get(field.name, ""))


def save(key: str, do: Callable[[], object]) -> None:
    """Send an edit. Saved: the form closes. Refused or in conflict: every word stays."""
    try:
        do()
    except Changed as error:
        theirs = {name: text for name, (_, text) in error.conflicts.items()}
        st.session_state[f"{key}{CONFLICTS}"] = theirs
        st.session_state[f"{key}{DRAWN}"] |= theirs
        st.session_state[f"{key}{BASE_SEQ}"] = error.base_seq
    except WorkshopError as error:
        st.error(error.sentence, icon=":material/error:")
        return
    else:
        close_form(key)
    st.rerun()


def _show_conflicts(key: str, fields: Sequence[Field]) -> None:
    conflicts: dict[str, str] = st.session_state.get(f"{key}{CONFLICTS}", {})
    if not conflicts:
        return
    st.warning(
        t(
            "Somebody changed this while you were writing. Nothing was lost: their words are "
            "here, yours are below. Choose one, or join them, and save again."
        ),
        icon=":material/call_merge:",
    )
    for field in fields:
        if field.name in conflicts:
            st.markdown(f"**{escape(field.label)}**")
            st.text(conflicts[field.name])
