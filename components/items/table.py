"""The one table of all kinds, to read: codes, and what was said in every field that is in use."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import streamlit as st

from components.items.inputs import read
from components.kit.plain import escape
from workshop.kinds.base import Kind
from workshop.kinds.declared import KINDS
from workshop.kinds.field import Field
from workshop.models.items import Item
from workshop.state import State, in_order
from workshop.translation import t

UNBROKEN = "\u2011"
"""A hyphen at which no line ends."""


def item_table(state: State, kind: Kind | None, items: Sequence[Item]) -> None:
    """A table of items; *kind* is None where only a newer version knows it.

    What waits under "Later" is left to the file.
    """
    used = {name for item in items for name in item.intended}
    fields = kind.fields if kind else ()
    known = [field for field in fields if field.name in used and not field.later]
    unknown = sorted(used - {field.name for field in fields})
    header = [t("Code"), *(t(field.label) for field in known), *unknown]
    rows = [
        [
            item.code,
            *(_cell(state, field, item.intended.get(field.name, "")) for field in known),
            *(item.intended.get(name, "") for name in unknown),
        ]
        for item in items
    ]
    columns = zip(map(escape, header), zip(*rows, strict=True), strict=True)
    st.table(
        {name: [escape(cell) for cell in cells] for name, cells in columns}, border="horizontal"
    )


def _cell(state: State, field: Field, value: str) -> str:
    """A value that a narrow column does not break where it is one word: a day."""
    words = read(state, field, value)
    return words.replace("-", UNBROKEN) if field.type == "day" else words


def unknown_items(state: State) -> None:
    """What a newer version of the app wrote: shown as it is, kind by kind, and left alone."""
    items = [item for item in in_order(state.items) if item.kind not in KINDS and not item.sealed]
    if not items:
        return
    st.subheader(t("From a newer version"), anchor=False)
    st.text(t("This version of the app does not know what these are. They are kept as they are."))
    for name in _kinds(items):
        st.text(name)
        item_table(state, None, [item for item in items if item.kind == name])


def _kinds(items: Iterable[Item]) -> list[str]:
    return sorted({item.kind for item in items})
