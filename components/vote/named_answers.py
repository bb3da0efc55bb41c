"""Answers with their names, in a room that agreed on names before it voted."""

from __future__ import annotations

import streamlit as st

from components.kit.plain import clip
from workshop.named import named_vote, who_said
from workshop.scales import CANT_TELL, ENDING
from workshop.state import State
from workshop.translation import counted, t
from workshop.votes import VOTE_KINDS, Asked, asked, letters

LONG = 120


def named_line(state: State, scale: str, item: str, task: str = "") -> str:
    """Who answered what on one item, in one line; empty where nobody is named."""
    said = who_said(state, scale, item, task)
    if VOTE_KINDS[scale].budget:  # most dots first; who gave none is not named
        given = sorted((-dots, name) for name, dots in said if dots)
        return " · ".join(
            counted("{name} {n} dot", "{name} {n} dots", -dots, name=name) for dots, name in given
        )
    return " · ".join(t("{name} {answer}", name=n, answer=_answer(scale, a)) for n, a in said)


def _answer(scale: str, answer: int | None) -> str:
    """An answer as it reads after a name: its number, or its word where it is no degree."""
    if answer is None:
        return t(CANT_TELL).lower()
    return ENDING.chip(answer).lower() if scale == "ending" else str(answer)


def named_answers(state: State, *scales: str, task: str = "") -> None:
    """The answers to the votes with these scales, where names were agreed."""
    votes = [round_ for scale in scales if (round_ := named_vote(state, scale, task))]
    if not votes:
        return
    with st.expander(t("Answers with names"), key="answers", on_change="rerun") as folded:
        if not folded.open:
            return
        for round_ in votes:
            if len(votes) > 1:
                st.markdown(f"**{VOTE_KINDS[round_.scale].question}**")
            for one in filter(lambda one: one.name, asked(state, round_)):  # some were deleted
                line = named_line(state, round_.scale, one.item, task)
                nobody = (
                    t("no dots") if VOTE_KINDS[round_.scale].budget else t("nobody with a name")
                )
                given = line or nobody
                what = _what(state, round_.scale, one)
                st.text(t("{what}: {words}", what=what, words=given) if what else given)


def _what(state: State, scale: str, one: Asked) -> str:
    """What was asked about, short; nothing where the vote has a single question."""
    if scale in ("ending", "earned"):
        return ""
    if scale == "trust":
        return one.name
    words = t("{what}: {words}", what=one.name, words=one.text) if one.text else one.name
    letter = letters(state, scale).get(one.item) if VOTE_KINDS[scale].budget else ""
    return clip(f"{letter} · {words}" if letter else words, LONG).rstrip(".")
