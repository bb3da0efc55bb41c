"""Items on a board: a card with code and facts, a column of them, and what is done with some."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import streamlit as st

from components.items.inputs import current, read
from components.kit.board import Act, Card, Cell, Column
from components.kit.selection import edit_selected
from workshop.commands import Command, KeepDrafts, RemoveItems
from workshop.kinds.base import Kind
from workshop.links import resting_on, resting_words, to_review
from workshop.models.items import Item
from workshop.state import State, in_order
from workshop.translation import t

VERBS = {"edit": "Edit", "remove": "Take away"}
PROPOSED = {"keep": "Accept", "edit": "Change", "remove": "Not for us"}
OWN = {"edit": "Edit", "remove": "Delete"}
"""What those who lead do with items and with drafts, and what a guest does with an own draft."""
FEW = {"edit": 1}


def items_of(state: State, kind: Kind, *, drafts: bool = False) -> list[Item]:
    """The items of a kind that can be read, oldest first: those that count, or the drafts."""
    found = (item for item in in_order(state.items) if item.kind == kind.id and not item.sealed)
    return [item for item in found if bool(item.draft) == drafts]


def _card(state: State, kind: Kind, item: Item, again: bool) -> Card:
    """An item as a card: its code above, its facts below, a badge if it is a draft or *again*."""
    mark = t("◌ Proposed") if item.draft else t("▲ Look again") if again else ""
    return Card(item.id, item.title, head=item.code, foot=_facts(state, kind, item), mark=mark)


def _facts(state: State, kind: Kind, item: Item) -> str:
    """Everything that was said besides the title, but what waits under "Later"."""
    fields = (field for field in kind.fields if field.name != "title" and not field.later)
    said = ((field, item.intended.get(field.name, "")) for field in fields)
    return " · ".join(
        t("{what}: {words}", what=t(field.label), words=read(state, field, words))
        for field, words in said
        if words
    )


def item_column(state: State, kind: Kind, items: Iterable[Item], title: str = "") -> Column:
    """A column of items."""
    again = {link.source for link in to_review(state)}
    cards = [_card(state, kind, item, item.id in again) for item in items]
    return Column(title or t(kind.plural), [Cell("", cards)])


def item_act(state: State, kind: Kind, act: Act, new_id: Callable[[], str]) -> Command | None:
    """What was pressed for the selected items; editing opens its form first."""
    names = tuple(name for name in act.ids if name in state.items)
    if not names:
        return None
    if act.verb == "keep":
        return KeepDrafts(id=new_id(), item_ids=names)
    if act.verb == "remove" and resting_on(state, names):
        st.session_state[f"{kind.id}.resting"] = names
        st.rerun()
    if act.verb == "remove":
        return RemoveItems(id=new_id(), item_ids=names)
    edit_selected(kind.id, names[0], state.seq, current(kind, state.items[names[0]]))


def loosening(state: State, kind: Kind, new_id: Callable[[], str]) -> Command | None:
    """Ask whether what rests on something that is to go is cut loose; what to do, if yes."""
    key = f"{kind.id}.resting"
    names: tuple[str, ...] = st.session_state.get(key, ())
    links = resting_on(state, names)
    if not links:
        st.session_state.pop(key, None)
        return None
    with st.container(border=True):
        st.text(resting_words(state, links))
        with st.container(horizontal=True):
            yes = st.button(t("Take away"), key=f"{key}.yes")
            no = st.button(t("Keep it"), key=f"{key}.no")
    if not (yes or no):
        return None
    del st.session_state[key]
    return RemoveItems(id=new_id(), item_ids=names, unlink=True) if yes else st.rerun()
