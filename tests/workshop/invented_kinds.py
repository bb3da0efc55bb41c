"""Kinds that only the tests know: what a kind costs, and one of every type of field."""

from __future__ import annotations

from collections.abc import Mapping

from workshop.kinds.base import ANYTHING, DEPENDS_ON, EVALUATES, HAS_PART, TRACES_TO, Kind
from workshop.kinds.field import Field
from workshop.readiness import number


def _least_first(words: Mapping[str, str]) -> str:
    least, most = (number(words.get(name, "")) for name in ("least", "most"))
    if least is None or most is None or least <= most:
        return ""
    return "The least must not be more than the most."


PARCEL = Kind(
    "parcel",
    "PA",
    "Parcel",
    "Parcels",
    fields=(
        Field("stages", "Stages", "stages", quick=True, prose=False),
        Field("least", "At least", "number", formerly=("minimum",)),
        Field("most", "At most", "number"),
        Field("people", "People", "whole", hint="How many carry it."),
        Field("day", "On which day", "day", what="the day", content=False),
        Field("at", "At what time", "time", what="the time"),
        Field("weeks", "Weeks", "weeks", what="how long it takes"),
        Field("size", "Size", "pick", {"small": "Small", "large": "Large"}, what="the size"),
        Field("speed", "Speed", "pills", {"slow": "Slow", "fast": "Fast"}, what="the speed"),
        Field("marks", "Marks", "many", {"fragile": "Fragile", "wet": "Wet"}, what="the marks"),
        Field("insured", "Insured", "yes", what="whether it is insured"),
        Field("story", "Story", "text", later=True),
    ),
    targets={
        TRACES_TO.id: ANYTHING,
        DEPENDS_ON.id: ("parcel",),
        HAS_PART.id: ("parcel",),
        EVALUATES.id: ("decision", "ideas"),
    },
    checks=(_least_first,),
)
"""A plain kind: this declaration gives it a form, a table, a column, a file and undo."""
SEAL = Kind("seal", "SE", "Seal", "Seals", single=True)
"""The barest kind there can be: there is one at most, and nobody but leaders reads it."""
