"""{kind}.csv: the items of a kind that count, with their codes and what they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from data.files.csv_table import csv_bytes, safe
from workshop.kinds.base import RELATIONS
from workshop.kinds.choices import options
from workshop.kinds.declared import KINDS
from workshop.kinds.field import Field
from workshop.links import links_from
from workshop.models.items import SIDES, Item
from workshop.state import State, in_order

NOW = "{label} (now)"
"""How the column of the actual side is called; it is there once somebody looked."""


def items_csv(state: State, kind_id: str) -> bytes:
    """The items of a kind as a CSV file; only the header when there is none.

    Header: the code, then every field by its label, links by their words with codes in
    them, and at the end what only a newer version knows, by its stored name.
    """
    kind = KINDS.get(kind_id)
    items = [i for i in in_order(state.items) if i.kind == kind_id and not (i.draft or i.sealed)]
    fields = kind.fields if kind else ()
    relations = [name for name in RELATIONS if kind and name in kind.targets]
    unknown = _unknown(items, fields)
    looked = [field for field in fields if any(field.name in item.actual for item in items)]
    header = [
        *("Code", *(field.label for field in fields)),
        *(RELATIONS[name].says.capitalize() for name in relations),
        *(NOW.format(label=field.label) for field in looked),
        *(name if side == SIDES[0] else NOW.format(label=name) for side, name in unknown),
    ]
    lines = [
        [
            *(item.code, *(_words(field, item.intended.get(field.name, "")) for field in fields)),
            *(_codes(state, item, name) for name in relations),
            *(_words(field, item.actual.get(field.name, "")) for field in looked),
            *(item.value(f"{side}.{name}") for side, name in unknown),
        ]
        for item in items
    ]
    return csv_bytes([safe(cell) for cell in header], lines)


def _unknown(items: Iterable[Item], fields: Sequence[Field]) -> list[tuple[str, str]]:
    """Side and name of fields that this version does not know."""
    known = {field.name for field in fields}
    said = {(side, name) for item in items for side in SIDES for name in getattr(item, side)}
    return sorted(((s, n) for s, n in said if n not in known), key=lambda p: (SIDES.index(p[0]), p))


def _words(field: Field, value: str) -> str:
    """A value as people read it: the words of what was chosen."""
    choices = options(field)
    if not choices:
        return value
    return "; ".join(choices.get(part, part) for part in value.split())


def _codes(state: State, item: Item, relation: str) -> str:
    """What the links of one relation lead to: codes, and addresses in the workshop."""
    links = (link for link in links_from(state.links).get(item.id, ()) if link.relation == relation)
    ends = (state.items.get(link.target) or link.target for link in links)
    return "; ".join(end.code if isinstance(end, Item) else end for end in ends)
