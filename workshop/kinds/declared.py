"""The kinds of items there are: every declaration in this folder, found by looking."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

from workshop import kinds
from workshop.kinds.base import Kind


def _declared() -> Iterator[Kind]:
    for module in iter_modules(kinds.__path__, "workshop.kinds."):
        declared = vars(import_module(module.name)).values()
        yield from (kind for kind in declared if isinstance(kind, Kind))


KINDS: dict[str, Kind] = {kind.id: kind for kind in _declared()}
"""By stored id. A kind of a newer version is not among them."""


def field_now(kind_id: str, name: str) -> str:
    """What a stored field of a kind is called by now."""
    kind = KINDS.get(kind_id)
    fields = kind.fields if kind else ()
    return next((field.name for field in fields if name in field.formerly), name)


def proposed_by_phone() -> list[Kind]:
    """The kinds that somebody with a phone may propose: they belong to the room itself."""
    return [kind for kind in KINDS.values() if kind.phone == "propose"]
