"""What a vote asks: the question, the labelled scale, and the things it is about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import streamlit as st

from components.slips import key_in_slips
from workshop.scales import HOW_BAD, TRUST, Scale
from workshop.stages import STAGES
from workshop.state import FailureMode, Round


def open_vote(vote: Round, seq: int) -> Literal["", "reveal", "cancel"]:
    """Key in the slips of an open vote; what was pressed under them, if anything."""
    filed = len(vote.ballots)
    key_in_slips(round_id=vote.id, items=vote.items, eligible=vote.eligible, filed=filed, seq=seq)
    label = f"Reveal {filed} slips"
    if st.button(label, key=f"reveal:{vote.id}", type="primary", disabled=not filed):
        return "reveal"
    if not filed and st.button("Cancel the vote", key=f"cancel:{vote.id}"):
        return "cancel"
    return ""


def moments(*, wall: bool = False) -> None:
    """The five moments of the trust vote and the five words of its scale."""
    _scale(TRUST, wall=wall)
    for stage in STAGES:
        st.markdown(f"**{stage.number} {stage.name}** · {stage.moment}")


def cards_to_rate(modes: Sequence[FailureMode], *, wall: bool = False) -> None:
    """The cards of the "how bad" vote, numbered, and the five words of its scale."""
    _scale(HOW_BAD, wall=wall)
    for number, mode in enumerate(modes, start=1):
        with st.container(horizontal=True):
            st.markdown(f"**{number}**", width=40)
            st.text(mode.sentence, width="stretch")


def _scale(scale: Scale, *, wall: bool) -> None:
    if not wall:  # the wall's prompt has asked it already
        st.markdown(f"**{scale.question}**")
    st.text(scale.reminder)
    for column, point in zip(st.columns(len(scale.points)), scale.points, strict=True):
        with column.container(border=True, height="stretch"):
            st.markdown(f"**{point.value} {point.chip}**")
            st.text(point.meaning)
