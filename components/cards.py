"""Steps 4 and 5 drawn: cards that could go wrong, ideas, tickets and their readiness."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from components.editing import Field
from workshop.readiness import missing, readiness, sentence
from workshop.risk import Ranked
from workshop.scales import HOW_BAD
from workshop.stages import STAGE
from workshop.state import FailureMode, Idea

STAGE_OPTIONS = {stage.id: stage.name for stage in STAGE.values()}
CARD_FIELDS = (
    Field("stage", "Stage", options=STAGE_OPTIONS),
    Field("does", "The AI…"),
    Field("suffers", "…so our user…"),
)
BADGE = {
    "measurable": ("Measurable", ":material/check_circle:", "green"),
    "start value pending": ("Start value pending", ":material/schedule:", "blue"),
    "incomplete": ("Not measurable yet", ":material/edit:", "orange"),
}


def ticket_fields(stops: Mapping[str, str]) -> tuple[Field, ...]:
    """The inputs of a ticket; *stops* are the cards it can be against."""
    return (
        Field("change", "We change…", placeholder="show where every claim comes from"),
        Field("owner", "Owner", placeholder="Mara"),
        Field("measure", "Measure: what is counted, out of how many"),
        Field("start", "Start value", placeholder="55"),
        Field("goal", "Goal", placeholder="75"),
        Field("unit", "Unit", placeholder="%"),
        Field("by", "By", is_date=True),
        Field("source", "Read from", placeholder="the product dashboard"),
        Field("stops", "What it stops", options=stops),
        Field("start_who", "No start value yet: who brings it?"),
        Field("start_by", "… and by when?", is_date=True),
        Field("guardrail", "Must not get worse"),
        Field("first_step", "First step this week"),
        Field("stage", "Stage", options=STAGE_OPTIONS),
    )


def card_list(modes: Sequence[FailureMode]) -> None:
    """The cards by stage, numbered as a vote will ask about them."""
    shown = [mode for mode in modes if not mode.sealed]
    for number, mode in enumerate(shown, start=1):
        with st.container(border=True, gap="xsmall"):
            st.markdown(f"**{number}** · {STAGE[mode.stage].name}")
            st.text(mode.sentence)
    hidden = len(modes) - len(shown)
    if hidden:
        st.text(f"{hidden} written, not shown yet")


def ranked_list(cards: Sequence[Ranked]) -> None:
    """The inventory, worst for users first."""
    for card in cards:
        with st.container(border=True, gap="xsmall"):
            bad = "not rated" if card.bad is None else HOW_BAD.between(card.bad)
            st.markdown(f"**{card.place}** · {STAGE[card.mode.stage].name} · How bad: **{bad}**")
            st.text(card.mode.sentence)


def idea_card(idea: Idea, stops: str) -> None:
    """An idea as one sentence, with the card it is against."""
    st.text(f"At {STAGE[idea.stage].name.lower()}, we {idea.change}.")
    if stops:
        st.text(f"Stops: {stops}")


def ticket_card(number: int, idea: Idea, stops: str) -> None:
    """A ticket: its change, owner, and how we will know."""
    words, icon, colour = BADGE[readiness(idea)]
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**Ticket {number}** · {STAGE[idea.stage].name}", width="stretch")
        st.badge(words, icon=icon, color=colour)  # type: ignore[arg-type]
    idea_card(idea, stops)
    st.text(f"How we will know: {sentence(idea)}")
    gaps = missing(idea)
    if gaps:
        st.text(f"Still missing: {', '.join(gaps)}.")


def value_of(idea: Idea, field: str) -> str:
    """What stands in a field of a ticket, its "how we will know" included."""
    holder = idea.metric if hasattr(idea.metric, field) else idea
    value: str = getattr(holder, field)
    return value
