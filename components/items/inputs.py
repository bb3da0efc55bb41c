"""What a form asks about an item, and how its words are to be read: from the declaration."""

from __future__ import annotations

from collections.abc import Mapping

from components.kit.fields import Field, Value
from components.kit.fields import Kind as Input
from workshop.kinds.base import Kind
from workshop.kinds.choices import options
from workshop.kinds.field import Field as Declared
from workshop.kinds.field import FieldType
from workshop.models.items import Item
from workshop.state import State, in_order
from workshop.translation import t

DRAWN: Mapping[FieldType, Input] = {
    "text": "long",
    "day": "date",
    "time": "time",
    "pick": "choice",
    "pills": "pills",
    "yes": "pills",
    "many": "many",
    "stages": "many",
    "who": "name",
}
"""How each type is drawn; all others are one line of text."""


def inputs(state: State, kind: Kind) -> tuple[Field, ...]:
    """The inputs of a form, those that are asked first in front."""
    ordered = sorted(kind.fields, key=lambda field: (field.later, not field.quick))
    return tuple(_input(state, field) for field in ordered)


def _input(state: State, field: Declared) -> Field:
    return Field(
        field.name,
        t(field.label),
        hint=t(field.hint),
        kind=DRAWN.get(field.type, "text"),
        options=choices(state, field),
        placeholder=t(field.placeholder),
        later=field.later,
    )


def choices(state: State, field: Declared) -> dict[str, str]:
    """What can be chosen, as it is to be read; the roster where a name is asked for."""
    if field.type == "who":
        return {person.name: person.name for person in in_order(state.people) if person.present}
    if field.type == "stages":
        return {stage.id: stage.name for stage in state.stages}
    return {name: t(words) for name, words in options(field).items()}


def current(kind: Kind, item: Item | None) -> dict[str, Value]:
    """What a form begins with: what is there already."""
    return {field.name: item.intended.get(field.name, "") if item else "" for field in kind.fields}


def read(state: State, field: Declared, value: str) -> str:
    """A stored value as it is to be read."""
    if field.type in ("line", "text", "who"):
        return value
    words = choices(state, field)
    return ", ".join(words.get(part, part) for part in value.split(" "))
