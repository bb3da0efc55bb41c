"""The one form of all kinds: to add an item, and to reword those that are selected."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from components.items.inputs import current, inputs
from components.kit.editing import edit_form, is_open, open_form
from components.kit.quick_entry import Input, quick_entry
from components.kit.selection import sent_edit
from workshop.commands import AddItems, Command, EditItems, Row
from workshop.kinds.base import Kind
from workshop.state import State
from workshop.translation import t

NEW = "new"


def item_form(state: State, kind: Kind, new_id: Callable[[], str]) -> tuple[str, Command] | None:
    """The forms of items that are being reworded; one that was sent, and what to do."""
    sent = sent_edit(kind.id, inputs(state, kind))
    if sent is None:
        return None
    form, name, edit = sent
    return form, EditItems(id=new_id(), base_seq=edit.base_seq, changes={name: edit.texts})


def new_item(state: State, kind: Kind, new_id: Callable[[], str]) -> tuple[str, Command] | None:
    """A button that opens the form of a new item, or the form; what was sent with it."""
    form = f"{kind.id}-{NEW}"
    if not is_open(form):
        words = t("Add: {kind}", kind=t(kind.label))
        if st.button(words, key=f"{form}.open", icon=":material/add:"):
            open_form(form, state.seq, current(kind, None))
            st.rerun()
        return None
    edit = edit_form(form, inputs(state, kind), columns=2, send=t("Add"))
    if edit is None:
        return None
    return form, AddItems(id=new_id(), rows=(Row(kind=kind.id, intended=edit.texts),))


def item_entry(kind: Kind, owner: str) -> None:
    """Propose an item of a kind, over the socket: the fields that are asked first."""
    asked = [field for field in kind.fields if field.quick]
    quick_entry(
        f"item-{kind.id}",
        "AddItems",
        [Input(field.name, t(field.label), t(field.placeholder)) for field in asked],
        owner=owner,
        button=t("Propose it"),
        kind=kind.id,
    )
