"""The trace of a ticket: the card it stops, its stage and low point, the notes and the votes."""

from __future__ import annotations

import streamlit as st

from components.cards import said
from workshop.results import low_point_reason, marked_low_points, tally
from workshop.risk import ranked
from workshop.scales import TRUST
from workshop.stages import LANES
from workshop.state import State, in_order
from workshop.things.tickets import Idea

NOTES = 5


def trace(state: State, idea: Idea) -> None:
    """What a ticket rests on, back to what people wrote."""
    card = next((card for card in ranked(state) if card.mode.id == idea.stops), None)
    if card:
        st.text(f"What could go wrong, place {card.place}: {card.mode.sentence}")
        st.text(said(card))
    stages = card.mode.stages if card else (idea.stage,)
    for stage in dict.fromkeys((idea.stage, *stages)):
        _stage(state, stage)


def _stage(state: State, stage: str) -> None:
    name, votes = state.stage(stage).name, tally(state, "trust", stage)
    words = f"Stage {state.stage(stage).number}: {name}"
    if votes.middle is not None:
        many = f"{len(votes.votes)} votes from {votes.votes[0]} to {votes.votes[-1]}"
        words += f" · trust: {TRUST.between(votes.middle).lower()}, {many}"
    st.text(words)
    if stage in marked_low_points(state):
        low = state.low_points.get(stage)
        reason = low_point_reason(state, stage)
        because = low.because if low and low.because else "no reason written"
        st.text(f"Low point{f' ({reason})' if reason else ''}: {because}")
    notes = [n for n in in_order(state.notes) if n.stage == stage and n.lane in LANES]
    notes.sort(key=lambda note: note.evidence == "guess")
    for note in notes[:NOTES]:
        st.text(f"{LANES[note.lane]}: {note.text}")
