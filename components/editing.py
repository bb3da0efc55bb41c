"""Shared words are edited on purpose: Edit, a form, Save, with the revision it was drawn from.

The page asks `edit_form` what the person did, sends it, and says what came of it with
`saved` or `conflict`. Nothing typed is dropped on the way: a refused form keeps its words,
and a conflict shows both versions.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from components.drafts import forget
from components.feedback import escape
from workshop.errors import Changed, WorkshopError


@dataclass(frozen=True, slots=True)
class Field:
    """One input of a form. *options* make it a choice; keys are stored, values shown."""

    name: str
    label: str
    hint: str = ""
    long: bool = False
    options: Mapping[str, str] | None = None
    is_date: bool = False
    placeholder: str = ""


@dataclass(frozen=True, slots=True)
class Edit:
    """What somebody wants to change, and the sequence number they saw."""

    seen: int
    changes: dict[str, str]


def is_open(key: str) -> bool:
    """Whether the form is being filled in."""
    return f"{key}.seen" in st.session_state


def open_form(key: str, seq: int) -> None:
    """Begin to edit what stands at sequence number *seq*."""
    st.session_state.setdefault(f"{key}.seen", seq)


def close_form(key: str) -> None:
    """End editing; the next time starts from what stands then."""
    forget(key)
    for name in [n for n in st.session_state if str(n).startswith(f"{key}.")]:
        del st.session_state[name]


def edit_form(
    key: str,
    fields: Sequence[Field],
    stands: Mapping[str, str],
    *,
    columns: int = 1,
    can_cancel: bool = True,
) -> Edit | None:
    """Draw an open form; what the person wants changed when they press Save."""
    seen: int = st.session_state[f"{key}.seen"]
    with st.form(f"{key}.form", border=True):
        with st.container():  # always there, so that the boxes below keep their place
            _show_conflict(key)
        given: dict[str, str] = {}
        grid = st.columns(columns) if columns > 1 else [st.container()]
        for place, field in enumerate(fields):
            with grid[place % columns]:
                given[field.name] = _input(key, field, stands.get(field.name, ""))
        with st.container(horizontal=True):
            save = st.form_submit_button("Save", type="primary")
            cancel = can_cancel and st.form_submit_button("Cancel")
    if cancel:
        close_form(key)
        st.rerun()
    if not save:
        return None
    changes = {name: value for name, value in given.items() if value != stands.get(name, "")}
    return Edit(seen, changes)


def save(key: str, do: Callable[[], object], seq: int) -> None:
    """Send an edit. Saved: the form closes. Refused or in conflict: every word stays."""
    try:
        do()
    except Changed as error:
        st.session_state[f"{key}.conflict"] = (error.field, error.theirs)
        st.session_state[f"{key}.seen"] = seq
    except WorkshopError as error:
        st.error(error.sentence, icon=":material/error:")
        return
    else:
        close_form(key)
    st.rerun()


def _show_conflict(key: str) -> None:
    conflict = st.session_state.get(f"{key}.conflict")
    if conflict is None:
        return
    st.warning(
        "Somebody changed this while you were writing. Nothing was lost: their words are "
        "here, yours are below. Choose one, or join them, and save again.",
        icon=":material/call_merge:",
    )
    st.text(conflict[1])


def _input(key: str, field: Field, stands: str) -> str:
    name = f"{key}.{field.name}"
    if field.options is not None:
        options = list(field.options)
        index = options.index(stands) if stands in options else None
        chosen = st.selectbox(
            field.label,
            options,
            index=index,
            format_func=lambda option: escape((field.options or {})[option]),
            key=name,
            help=field.hint or None,
            placeholder=field.placeholder or "Choose",
        )
        return chosen or ""
    if field.is_date:
        day = st.date_input(field.label, value=_day(stands), key=name, help=field.hint or None)
        return day.isoformat() if isinstance(day, date) else ""
    draw = st.text_area if field.long else st.text_input
    text = draw(
        field.label,
        value=stands,
        key=name,
        help=field.hint or None,
        placeholder=field.placeholder or None,
    )
    return text or ""


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
