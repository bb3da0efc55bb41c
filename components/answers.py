"""Answers with their names, in a room that agreed on names before it voted."""

from __future__ import annotations

import streamlit as st

from workshop.named import who_said
from workshop.scales import CANT_TELL
from workshop.state import State
from workshop.texts import t
from workshop.votes import asked


def named_line(state: State, scale: str, item: str, task: str = "") -> str:
    """Who answered what on one item, in one line; empty where nobody is named."""
    cannot = t(CANT_TELL).lower()
    said = who_said(state, scale, item, task)
    return " · ".join(f"{name} {cannot if answer is None else answer}" for name, answer in said)


def named_answers(state: State, *scales: str, task: str = "") -> None:
    """The answers to the newest votes with these scales, where names were agreed."""
    latest = (state.latest_round(scale, task) for scale in scales)
    rounds = [vote for vote in latest if vote and vote.named and vote.revealed]
    if not rounds:
        return
    with st.expander(t("Answers with names"), key="answers", on_change="rerun") as folded:
        if folded.open:
            for vote in rounds:
                for item, name, text in asked(state, vote):
                    line = named_line(state, vote.scale, item, task)
                    st.text(f"{name or text}: {line or t('nobody with a name')}")
