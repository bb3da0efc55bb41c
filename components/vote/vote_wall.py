"""An open vote as the room sees it: what it asks, its scale, and what to do now."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from components.kit.board import Card, Cell, Column, board
from components.kit.plain import in_words
from workshop.models.voting import Round
from workshop.scales import CANT_TELL, SCALES, TRUST, Scale
from workshop.state import State
from workshop.translation import counted, t
from workshop.votes import VOTE_KINDS, Asked, asked, letter
from workshop.ways import DECIDE, PENS_DOWN, SHOW_HANDS

MANY = 6
"""Items in one vote beyond which the wall says the scale in one line."""


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


def vote_on_wall(state: State, round_: Round) -> None:
    """What the room votes on: the scale and the items, in the order of the slip."""
    items = asked(state, round_)
    if not VOTE_KINDS[round_.scale].budget and len(items) > MANY:  # every card must be readable
        points = [f"{point.value} {t(point.chip)}" for point in SCALES[round_.scale].points]
        st.text(" · ".join([*points, f"0 {t(CANT_TELL)}"]))
    elif not VOTE_KINDS[round_.scale].budget:
        scale = SCALES[round_.scale]
        st.text(t(scale.reminder))
        scale_words(scale)
    shown = [one for one in items if one.item == round_.item] or items
    if round_.scale == "trust":
        columns = [Column(one.name, [Cell("", [Card(one.item, one.text)])]) for one in shown]
        board("ballot", columns, wall=True)
    elif round_.scale not in ("ending", "earned"):
        board("ballot", [_numbered(round_, items, shown)], wall=True)


def _numbered(round_: Round, items: Sequence[Asked], shown: Sequence[Asked]) -> Column:
    cards = []
    for one in shown:
        place = items.index(one)
        mark = letter(place) if VOTE_KINDS[round_.scale].budget else str(place + 1)
        cards.append(Card(one.item, one.text, head=f"{mark} · {one.name}"))
    return Column("", [Cell("", cards)])


def instruction(round_: Round, *, phones: bool) -> str:
    """What the room does now, and how many ballots are in: one equal dot for each."""
    if round_.filed and not round_.to_come:
        return t("{n} in. Ready?", n=in_words(round_.filed).capitalize())
    if round_.item and round_.item in round_.hands:
        return t("Counted. The next one comes in a moment.")
    if round_.phase == DECIDE:
        return t("Decide now. Hand on the table.")
    if round_.phase == SHOW_HANDS:
        return t("3, 2, 1, show.")
    if round_.filed:
        dots = " ".join("●" * round_.filed + "○" * round_.to_come)
        return t("{n} of {of} in  {dots}", n=round_.filed, of=round_.eligible, dots=dots)
    if round_.phase == PENS_DOWN:
        return t("Pens down.")
    if phones and not round_.phase:
        return t("Each on their own. Silence.")
    return _write(round_)


def _write(round_: Round) -> str:
    if budget := VOTE_KINDS[round_.scale].budget:
        return t(
            "Write up to {number} letters; the same one twice gives it two dots. Silence.",
            number=in_words(budget),
        )
    return counted(
        "Write {number} number. Silence.",
        "Write {number} numbers. Silence.",
        len(round_.items),
        number=in_words(len(round_.items)),
    )
