"""The items that the room itself proposes: on its phones, at the desk, on the wall, at Close."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from components.items.cards import (
    FEW,
    OWN,
    PROPOSED,
    VERBS,
    item_act,
    item_column,
    items_of,
    loosening,
)
from components.items.form import item_entry, item_form, new_item
from components.items.table import item_table
from components.kit.board import Column, board
from components.kit.session import ASKED
from workshop.commands import Command
from workshop.kinds.base import Kind
from workshop.kinds.declared import proposed_by_phone
from workshop.roles import Actor
from workshop.state import State
from workshop.steps import CLOSE
from workshop.translation import t

Sent = tuple[str, Command] | Command | None
"""What is to be done: with a form that was sent, or by a press."""


def at_the_desk(state: State, new_id: Callable[[], str]) -> Sent:
    """Proposals to accept, change or refuse, and what counts: folded, below every page."""
    sent: Sent = None
    for kind in proposed_by_phone():
        folded = st.expander(_folded(state, kind), key=f"desk-{kind.id}", on_change="rerun")
        if folded.open:
            with folded:
                sent = _worked_on(state, kind, new_id) or sent
    return sent


def _folded(state: State, kind: Kind) -> str:
    """The word on the fold, and how many proposals wait."""
    waiting = len(items_of(state, kind, drafts=True))
    words = t(kind.plural)
    if not waiting:
        return words
    return t("{what} · {n} proposed", what=words, n=waiting)


def _worked_on(state: State, kind: Kind, new_id: Callable[[], str]) -> Sent:
    with st.container(key=f"{ASKED}-{kind.id}"):  # always there, or what is typed loses its cursor
        sent: Sent = item_form(state, kind, new_id) or new_item(state, kind, new_id)
    sent = loosening(state, kind, new_id) or sent
    for drafts, verbs in ((True, PROPOSED), (False, VERBS)):
        if not (items := items_of(state, kind, drafts=drafts)):
            continue
        title = t("Proposed") if drafts else t(kind.plural)
        column = item_column(state, kind, items, title)
        key = f"items-{kind.id}-{'proposed' if drafts else 'kept'}"
        act = board(key, [column], verbs=verbs, few=FEW)
        sent = (act and item_act(state, kind, act, new_id)) or sent
    return sent


def at_close(state: State) -> None:
    """What counts, as tables."""
    for kind in proposed_by_phone():
        if items := items_of(state, kind):
            st.subheader(t(kind.plural), anchor=False)
            item_table(state, kind, items)


def on_the_wall(state: State) -> list[Column]:
    """What counts, as columns."""
    found = [(kind, items_of(state, kind)) for kind in proposed_by_phone()]
    return [item_column(state, kind, items) for kind, items in found if items]


def on_a_phone(state: State, me: Actor, owner: str, new_id: Callable[[], str]) -> Sent:
    """Propose one, see what became of one's own, and what counts; folded until Close.

    Args:
        state: What this person may see.
        me: Who they are.
        owner: Where their drafts are kept.
        new_id: Makes the ids of commands.
    """
    sent: Sent = None
    for kind in proposed_by_phone():
        closed = state.agenda.step == CLOSE
        if closed:
            _kept(state, kind)
        folded = st.expander(t(kind.ask), key=f"propose-{kind.id}", on_change="rerun")
        if folded.open:
            with folded:
                sent = _proposing(state, kind, me, owner, new_id) or sent
                if not closed:
                    _kept(state, kind)
    return sent


def _proposing(state: State, kind: Kind, me: Actor, owner: str, new_id: Callable[[], str]) -> Sent:
    item_entry(kind, owner)
    sent: Sent = item_form(state, kind, new_id)
    own = [item for item in items_of(state, kind, drafts=True) if item.author == me.id]
    if own:
        column = item_column(state, kind, own, t("Yours, not accepted yet"))
        act = board(f"own-{kind.id}", [column], verbs=OWN, few=FEW)
        sent = (act and item_act(state, kind, act, new_id)) or sent
    return sent


def _kept(state: State, kind: Kind) -> None:
    if items := items_of(state, kind):
        board(f"kept-{kind.id}", [item_column(state, kind, items)])
