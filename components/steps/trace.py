"""The trace of a ticket: what it stops, its stage and low point, the notes and the votes."""

from __future__ import annotations

import streamlit as st

from components.steps.inventory import said
from workshop.outcome import LowStage, Trace, TracedStage
from workshop.scales import TRUST
from workshop.stages import LANES
from workshop.translation import t


def trace_lines(trace: Trace) -> None:
    """What a ticket rests on, back to what people wrote."""
    if trace.stops:
        values = {"n": trace.stops.risk.place, "card": trace.stops.failure_mode.sentence}
        st.text(t("What could go wrong, place {n}: {card}", **values))
        st.text(said(trace.stops.risk))
    for at in trace.stages:
        st.text(_stage(at))
        if at.low:
            st.text(_low_point(at.low))
        for note in trace.notes_at(at.stage.id):
            st.text(t("{what}: {words}", what=t(LANES[note.lane]), words=note.text))


def _stage(at: TracedStage) -> str:
    words = t("Stage {n}: {stage}", n=at.stage.number, stage=at.stage.name)
    middle, votes = at.trust.middle, at.trust.votes
    if middle is None:
        return words
    given = {"n": len(votes), "low": votes[0], "high": votes[-1]}
    label = TRUST.between(middle).lower()
    trust = t("trust: {middle}, {n} votes from {low} to {high}", middle=label, **given)
    return f"{words} · {trust}"


def _low_point(low: LowStage) -> str:
    because = low.because or t("no reason written")
    if low.reason:
        return t("Low point ({reason}): {because}", reason=low.reason, because=because)
    return t("Low point: {because}", because=because)
