"""Steps 1 and 2 drawn: the scope as a sentence, the notes as five stages by four lanes."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from components.editing import Field
from components.quick import Choice
from workshop.stages import LANES, STAGES
from workshop.state import Note, Scope

SCOPE_FIELDS = (
    Field("who", "Kind of person, kind of company", placeholder="A mid-market sales rep"),
    Field("feature", "Our AI feature", placeholder="the email assistant"),
    Field("task", "To do what, to what", placeholder="draft follow-up emails after a call"),
    Field("out", "Not today", placeholder="cold outreach, contracts"),
    Field(
        "wrong",
        "An answer is wrong when…",
        placeholder="it states something the client never said",
    ),
)


def scope_card(scope: Scope) -> None:
    """The scope as the room reads it aloud."""
    with st.container(border=True, key="scope-card"):
        st.text(f"{scope.sentence}.")
        if scope.wrong:
            st.text(f"An answer is wrong when {scope.wrong}.")
        if scope.out:
            st.text(f"Not today: {scope.out}.")


def note_wall(notes: Iterable[Note], only: str = "") -> None:
    """The notes by stage and lane; sealed ones as a count. *only* one stage, if given."""
    stages = [stage for stage in STAGES if only in ("", stage.id)]
    kept = list(notes)
    for column, stage in zip(st.columns(len(stages)), stages, strict=True):
        with column:
            st.markdown(f"**{stage.number} {stage.name}**")
            here = [note for note in kept if note.stage == stage.id]
            if only:
                _lanes_across(here)
            else:
                _lanes_down(here)


def _lanes_across(notes: list[Note]) -> None:
    for column, lane in zip(st.columns(len(LANES)), LANES, strict=True):
        with column:
            _lane(lane, notes)


def _lanes_down(notes: list[Note]) -> None:
    for lane in LANES:
        _lane(lane, notes)
    hidden = sum(note.sealed for note in notes)
    if hidden:
        st.text(f"{hidden} not shown yet")


def _lane(lane: str, notes: list[Note]) -> None:
    here = [note for note in notes if note.lane == lane and not note.sealed]
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"*{LANES[lane]}*")
        for note in here:
            st.text(note.text)
        if not here:
            st.text("–")


def stage_choice(stage: str = "") -> Choice:
    """Which stage something is about, *stage* to begin with."""
    names = {stage.id: f"{stage.number} {stage.name}" for stage in STAGES}
    return Choice("stage", "Stage", names, value=stage)
