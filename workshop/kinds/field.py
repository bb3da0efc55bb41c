"""One field of a kind: what forms, checks, tables and files need to know about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

FieldType = Literal[
    "line",  # one line of at most 120 characters
    "phrase",  # one line, as long as any text
    "text",  # any text
    "number",  # as typed; read by `readiness.number`
    "whole",  # a whole number from 0
    "day",  # an ISO date
    "time",  # a time of day, "12:30"
    "weeks",  # a number of weeks from 0
    "pick",  # one of the options, chosen from a list
    "pills",  # one of the few options, all shown at once
    "many",  # several of the options, joined by blanks in the order of the options
    "stages",  # several of the five stages, joined like those
    "who",  # a name; those of the roster are offered
    "yes",  # "yes", "no" or blank
]


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a kind. Every value is stored as text; blank means that nobody said.

    Attributes:
        name: The stored id; it never changes.
        label: What a form and a column header call it, in English (a text of the catalogue).
        type: What it takes.
        options: Stored id and English words of each choice, in their order.
        hint: What helps to fill it in.
        placeholder: An example of what to write.
        what: What a refusal calls it ("Write something for {what} first"); the label if empty.
        required: Whether it may not be blank.
        quick: Whether it is asked when the entity is first written down.
        later: Whether it waits behind "Later".
        prose: Whether people's own sentences stand in it: sealed, counted and searched as such.
        content: Whether others rest on it; not on who it is with, how far it is or by when.
        formerly: The stored ids it had in older releases.
    """

    name: str
    label: str
    type: FieldType = "line"
    options: Mapping[str, str] = field(default_factory=dict)
    hint: str = ""
    placeholder: str = ""
    what: str = ""
    required: bool = False
    quick: bool = False
    later: bool = False
    prose: bool = True
    content: bool = True
    formerly: tuple[str, ...] = ()

    @property
    def called(self) -> str:
        """What a refusal calls it."""
        return self.what or self.label
