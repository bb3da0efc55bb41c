"""Whether words fit the fields of a kind, as its declaration says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import time

from workshop.decide.field_checks import NAME, TEXT, iso_day, one_of, text
from workshop.errors import Invalid
from workshop.kinds.base import Kind
from workshop.kinds.choices import options
from workshop.kinds.declared import KINDS
from workshop.kinds.field import Field, FieldType
from workshop.models.plan import count
from workshop.readiness import number
from workshop.translation import t


def known_kind(kind_id: str) -> Kind:
    """The kind with that id.

    Raises:
        Invalid: Only a newer version knows it.
    """
    kind = KINDS.get(kind_id)
    if kind is None:
        raise Invalid(
            "This version of the app does not know what {kind} is, and leaves it as it is.",
            kind=kind_id,
        )
    return kind


def fitting(kind: Kind, words: Mapping[str, str], *, actual: bool = False) -> dict[str, str]:
    """*words* as they are to be stored; on the actual side every field may be blank.

    Raises:
        Invalid: A field is unknown, blank where something is needed, or does not fit.
    """
    return {name: _fitting(_field(kind, name), value, actual) for name, value in words.items()}


def complete(kind: Kind, words: Mapping[str, str]) -> None:
    """Refuse an item that lacks something, or whose fields do not fit together.

    Raises:
        Invalid: With what is missing, or with the sentence of the kind.
    """
    fitting(kind, {each.name: words.get(each.name, "") for each in kind.fields if each.required})
    for sentence in (check(words) for check in kind.checks):
        if sentence:
            raise Invalid(sentence)


def _field(kind: Kind, name: str) -> Field:
    field = kind.field(name)
    if field is None:
        raise Invalid(
            "This version of the app knows no field {name} of {kind}. Nothing was saved.",
            name=name,
            kind=t(kind.label),
        )
    return field


def _fitting(field: Field, value: str, actual: bool) -> str:
    what = t(field.what or field.label)
    limit = TEXT if field.type == "text" else NAME
    text(value, what, limit=limit, empty=actual or not field.required)
    return _READ[field.type](field, value, what) if value.strip() else ""


def _as_typed(_field: Field, value: str, _what: str) -> str:
    return value


def _number(_field: Field, value: str, what: str) -> str:
    if number(value) is None:
        raise Invalid("Write {what} as a number, such as 4.5. Nothing was saved yet.", what=what)
    return value


def _whole(_field: Field, value: str, what: str) -> str:
    if count(value.strip()) is None:
        raise Invalid("Write {what} as a whole number. Nothing was saved yet.", what=what)
    return value.strip()


def _weeks(_field: Field, value: str, what: str) -> str:
    if (weeks := number(value)) is None or weeks < 0:
        raise Invalid("Write {what} as a number of weeks. Nothing was saved yet.", what=what)
    return value


def _day(_field: Field, value: str, what: str) -> str:
    iso_day({"day": value}, "day", what)
    return value


def _time(_field: Field, value: str, what: str) -> str:
    try:
        time.fromisoformat(value)
    except ValueError as error:
        raise Invalid("Write {what} as a time of day such as 12:30.", what=what) from error
    return value


def _one(field: Field, value: str, what: str) -> str:
    one_of({"option": value}, "option", options(field), what)
    return value


def _many(field: Field, value: str, what: str) -> str:
    """Several options, stored in the order in which the kind lists them."""
    for part in value.split():
        _one(field, part, what)
    return " ".join(option for option in options(field) if option in value.split())


_READ: Mapping[FieldType, Callable[[Field, str, str], str]] = {
    **dict.fromkeys(("line", "text", "who"), _as_typed),
    **dict.fromkeys(("pick", "pills", "yes"), _one),
    **dict.fromkeys(("many", "stages"), _many),
    "number": _number,
    "whole": _whole,
    "weeks": _weeks,
    "day": _day,
    "time": _time,
}
