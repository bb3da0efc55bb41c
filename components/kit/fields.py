"""The inputs of a form: what each takes and how it is drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Literal

import streamlit as st

from workshop.kinds.field import Field as Declared
from workshop.kinds.field import FieldType
from workshop.translation import t, translated

Kind = Literal["text", "long", "date", "time", "number", "choice", "pills", "many", "name"]
Value = str | int


@dataclass(frozen=True, slots=True)
class Field:
    """One input of a form, its texts as they are to be read.

    Attributes:
        kind: What it takes; a choice has *options* (keys are stored, values shown), and
            pills show a few of them all at once, many takes several of those, and a name
            may be one of them or any other.
        later: Whether it waits behind "Later", because nobody in the room needs it now.
    """

    name: str
    label: str
    hint: str = ""
    kind: Kind = "text"
    options: Mapping[str, str] | None = None
    placeholder: str = ""
    later: bool = False


DRAWN: Mapping[FieldType, Kind] = {
    "text": "long",
    "whole": "number",
    "day": "date",
    "time": "time",
    "pick": "choice",
    "pills": "pills",
}
"""How each type is drawn; all others are one line of text."""


def inputs(fields: Iterable[Declared], **options: Mapping[str, str]) -> tuple[Field, ...]:
    """The inputs of declared fields; *options* by their names where they depend on the room."""
    return tuple(field_of(field, options.get(field.name)) for field in fields)


def field_of(field: Declared, options: Mapping[str, str] | None = None, **values: object) -> Field:
    """The input of a declared field, with *values* in the places of its label."""
    return Field(
        field.name,
        t(field.label, **values),
        hint=t(field.hint),
        kind=DRAWN.get(field.type, "text"),
        options=translated(dict(field.options)) if options is None else options,
        placeholder=t(field.placeholder),
        later=field.later,
    )


def draw_field(form: str, field: Field, current: Value) -> Value:
    """Draw one input of a form with what stands in it; what is in it now."""
    draw = _DRAW.get(field.kind, _text_input)
    return draw(f"{form}.{field.name}", field, current)


def _text_input(name: str, field: Field, current: Value) -> str:
    draw = st.text_area if field.kind == "long" else st.text_input
    text = draw(
        field.label,
        value=str(current),
        key=name,
        help=field.hint or None,
        placeholder=field.placeholder or None,
    )
    return text or ""


def _choice(name: str, field: Field, current: Value) -> str:
    words = field.options or {}
    options = list(words)
    selected = st.selectbox(
        field.label,
        options,
        index=options.index(str(current)) if str(current) in options else None,
        format_func=lambda option: " ".join(words[option].split()),
        key=name,
        help=field.hint or None,
        placeholder=field.placeholder or t("Choose"),
    )
    return str(selected or "")


def _pills(name: str, field: Field, current: Value) -> str:
    words = field.options or {}
    selected = st.pills(
        field.label,
        list(words),
        default=str(current) if str(current) in words else None,
        format_func=lambda option: words[option],
        key=name,
        help=field.hint or None,
        width="stretch",
        wrap=True,
    )
    return str(selected or "")


def _many(name: str, field: Field, current: Value) -> str:
    """Several options, joined by blanks in their order."""
    words = field.options or {}
    selected = st.pills(
        field.label,
        list(words),
        selection_mode="multi",
        default=[option for option in words if option in str(current).split()],
        format_func=lambda option: words[option],
        key=name,
        help=field.hint or None,
        width="stretch",
        wrap=True,
    )
    return " ".join(option for option in words if option in selected)


def _name_input(name: str, field: Field, current: Value) -> str:
    """One of the names that are known, or any other."""
    known = list(dict.fromkeys([*(field.options or {}), *([str(current)] if current else [])]))
    selected = st.selectbox(
        field.label,
        known,
        index=known.index(str(current)) if current else None,
        key=name,
        help=field.hint or None,
        placeholder=field.placeholder or t("Choose or type a name"),
        accept_new_options=True,
    )
    return str(selected or "")


def _date_input(name: str, field: Field, current: Value) -> str:
    day = st.date_input(field.label, value=_day(str(current)), key=name, help=field.hint or None)
    return day.isoformat() if isinstance(day, date) else ""


def _time_input(name: str, field: Field, current: Value) -> str:
    try:
        value = time.fromisoformat(str(current)) if current else None
    except ValueError:
        value = None
    given = st.time_input(field.label, value=value, key=name, help=field.hint or None, step=300)
    return given.isoformat("minutes") if given else ""


def _number_input(name: str, field: Field, current: Value) -> int:
    given = st.number_input(
        field.label, 1, 240, int(current or 1), key=name, help=field.hint or None
    )
    return int(given)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


_DRAW: Mapping[Kind, Callable[[str, Field, Value], Value]] = {
    "choice": _choice,
    "pills": _pills,
    "many": _many,
    "name": _name_input,
    "date": _date_input,
    "time": _time_input,
    "number": _number_input,
}
