"""An open vote as the room sees it: what it asks, its scale, and what to do now."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from components.kit.board import Card, Cell, Column, board
from components.kit.plain import in_words
from workshop.scales import CANT_TELL, SCALES, TRUST, Scale
from workshop.state import State
from workshop.texts import counted, t
from workshop.things.voting import Round
from workshop.votes import VOTES, Asked, asked, letter
from workshop.ways import DECIDE, PENS_DOWN, SHOW_HANDS

MANY = 6
"""Things in one vote beyond which the wall says the scale in one line."""


def scale_words(scale: Scale) -> None:
    """The labelled points of a scale, with "can't tell" apart."""
    columns = st.columns([*(2 for _ in scale.points), 1.4])
    for column, point in zip(columns, scale.points, strict=False):
        with column.container(border=True, height="stretch", gap="xxsmall"):
            st.markdown(f"**{point.value} {t(point.chip)}**")
            st.text(t(point.meaning))
    with columns[-1].container(border=True, height="stretch"):
        st.markdown(f"**0 {t(CANT_TELL)}**")


def trust_moments(state: State, *, wall: bool = False) -> None:
    """The five moments of the trust vote and the five words of its scale."""
    if not wall:  # the wall's prompt has asked it already
        st.markdown(f"**{t(TRUST.question)}**")
    st.text(t(TRUST.reminder))
    scale_words(TRUST)
    columns = [
        Column(f"{stage.number} {stage.name}", [Cell("", [Card(stage.id, t(stage.moment))])])
        for stage in state.stages
    ]
    board("moments", columns, wall=wall)


def vote_on_wall(state: State, vote: Round) -> None:
    """What the room votes on: the scale and the items, in the order of the slip."""
    items = asked(state, vote)
    if not VOTES[vote.scale].budget and len(items) > MANY:  # every card must be readable
        points = [f"{point.value} {t(point.chip)}" for point in SCALES[vote.scale].points]
        st.text(" · ".join([*points, f"0 {t(CANT_TELL)}"]))
    elif not VOTES[vote.scale].budget:
        scale = SCALES[vote.scale]
        st.text(t(scale.reminder))
        scale_words(scale)
    shown = [one for one in items if one.item == vote.item] or items
    if vote.scale == "trust":
        columns = [Column(one.name, [Cell("", [Card(one.item, one.text)])]) for one in shown]
        board("ballot", columns, wall=True)
    elif vote.scale not in ("ending", "earned"):
        board("ballot", [_numbered(vote, items, shown)], wall=True)


def _numbered(vote: Round, items: Sequence[Asked], shown: Sequence[Asked]) -> Column:
    cards = []
    for one in shown:
        place = items.index(one)
        mark = letter(place) if VOTES[vote.scale].budget else str(place + 1)
        cards.append(Card(one.item, one.text, head=f"{mark} · {one.name}"))
    return Column("", [Cell("", cards)])


def instruction(vote: Round, *, phones: bool) -> str:
    """What the room does now, and how many ballots are in: one equal dot for each."""
    if vote.filed and not vote.to_come:
        return t("{n} in. Ready?", n=in_words(vote.filed).capitalize())
    if vote.item and vote.item in vote.hands:
        return t("Counted. The next one comes in a moment.")
    if vote.phase == DECIDE:
        return t("Decide now. Hand on the table.")
    if vote.phase == SHOW_HANDS:
        return t("3, 2, 1, show.")
    if vote.filed:
        dots = " ".join("●" * vote.filed + "○" * vote.to_come)
        return t("{n} of {of} in  {dots}", n=vote.filed, of=vote.eligible, dots=dots)
    if vote.phase == PENS_DOWN:
        return t("Pens down.")
    if phones and not vote.phase:
        return t("Each on their own. Silence.")
    return _write(vote)


def _write(vote: Round) -> str:
    if budget := VOTES[vote.scale].budget:
        return t(
            "Write up to {number} letters; the same one twice gives it two dots. Silence.",
            number=in_words(budget),
        )
    return counted(
        "Write {number} number. Silence.",
        "Write {number} numbers. Silence.",
        len(vote.items),
        number=in_words(len(vote.items)),
    )
