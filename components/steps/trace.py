"""The trace of a ticket: the card it stops, its stage and low point, the notes and the votes."""

from __future__ import annotations

import streamlit as st

from components.steps.inventory import said
from workshop.results import low_point_reason, marked_low_points, tally
from workshop.risk import ranked
from workshop.scales import TRUST
from workshop.stages import LANES
from workshop.state import State, in_order
from workshop.texts import t
from workshop.things.tickets import Idea

NOTES = 5


def trace(state: State, idea: Idea) -> None:
    """What a ticket rests on, back to what people wrote."""
    card = next((card for card in ranked(state) if card.mode.id == idea.stops), None)
    if card:
        values = {"n": card.place, "card": card.mode.sentence}
        st.text(t("What could go wrong, place {n}: {card}", **values))
        st.text(said(card))
    stages = card.mode.stages if card else (idea.stage,)
    for stage in dict.fromkeys((idea.stage, *stages)):
        _stage(state, stage)


def _stage(state: State, stage: str) -> None:
    about, votes = state.stage(stage), tally(state, "trust", stage)
    words = [t("Stage {n}: {stage}", n=about.number, stage=about.name)]
    if votes.middle is not None:
        given = {"n": len(votes.votes), "low": votes.votes[0], "high": votes.votes[-1]}
        middle = TRUST.between(votes.middle).lower()
        words.append(t("trust: {middle}, {n} votes from {low} to {high}", middle=middle, **given))
    st.text(" · ".join(words))
    if stage in marked_low_points(state):
        low = state.low_points.get(stage)
        reason = low_point_reason(state, stage)
        because = low.because if low and low.because else t("no reason written")
        st.text(
            t("Low point ({reason}): {because}", reason=reason, because=because)
            if reason
            else t("Low point: {because}", because=because)
        )
    notes = [n for n in in_order(state.notes) if n.stage == stage and n.lane in LANES]
    notes.sort(key=lambda note: note.evidence == "guess")
    once = {note.group or note.text.casefold(): note for note in reversed(notes)}
    for note in [note for note in notes if note in once.values()][:NOTES]:  # one of each group
        st.text(t("{what}: {words}", what=t(LANES[note.lane]), words=note.text))
