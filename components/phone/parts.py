"""What a phone is made of at any step: who looks, one's own cards, and a line for the room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import streamlit as st

from components.kit.board import Act, Card, Cell, Column, board
from components.kit.plain import escape
from components.kit.quick_entry import Choice, Input, quick_entry
from workshop.kinds.room import REMARK
from workshop.loose_ends import empty_cells
from workshop.roles import Actor
from workshop.scales import EVIDENCE
from workshop.stages import LANES
from workshop.state import State, remark_key
from workshop.translation import t, translated

VERBS = {"edit": "Edit", "delete": "Delete"}


class Phone(NamedTuple):
    """One person's phone: what they may see, who they are, and where their drafts are kept."""

    state: State
    me: Actor
    owner: str


def remark(view: Phone, about: str, label: str, *, evidence: bool = False) -> None:
    """One line of one's own; the facilitator words it for the room."""
    known = view.state.remarks.get(remark_key(about, view.me.id))
    said = known.evidence if known else ""
    how = Choice("evidence", t(REMARK["evidence"].label), translated(EVIDENCE), said, needed=False)
    quick_entry(
        f"remark-{about}",
        "MakeRemark",
        [Input("text", label)],
        owner=view.owner,
        button=t("Send") if known is None else t("Send again"),
        choices=[how] if evidence else [],
        fixed={"about": about},
    )
    if known and known.text:
        st.text(t("Sent: {words}", words=known.text))


def own(cards: Sequence[Card]) -> Act | None:
    """What this person wrote here, to reword or take away."""
    if not cards:
        return None
    columns = [Column(t("Yours"), [Cell("", list(cards))])]
    return board("own", columns, verbs=VERBS, few={"edit": 1})


def gaps(state: State) -> None:
    """The lanes nobody wrote anything in, stage by stage."""
    empty = empty_cells(state)
    for stage in state.stages:
        lanes = [t(LANES[lane]) for name, lane in empty if name == stage.id]
        if lanes:
            st.markdown(f"**{escape(stage.name)}**: {escape(', '.join(lanes))}")
    if not empty:
        st.text(t("By now there is a note in every cell."))


def who_you_are(view: Phone) -> None:
    """Whose phone the room takes this for, and what to do if it is wrong."""
    name = view.state.names.get(view.me.id, "")
    words = t("You are {name}. Not you? Tell the facilitator.", name=name)
    with st.container(key="you-are"):
        st.text(words)


def from_others(words: str, cards: Sequence[Card]) -> None:
    """What others wrote, once it may be seen."""
    if cards:
        board("others", [Column(words, [Cell("", list(cards))])])
