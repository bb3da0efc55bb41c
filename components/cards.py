"""Steps 4 and 5 drawn: cards that could go wrong, ideas, tickets and their readiness."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from components.editing import Field
from components.journey import stage_choice
from components.quick import Box, Choice, quick_entry
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


def idea_entry(stops: Mapping[str, str], owner: str) -> None:
    """Write an idea: its stage, the card it is against, and the change."""
    quick_entry(
        "idea",
        "AddIdea",
        [Box("change", "At this stage, we…", "show where every claim comes from")],
        owner=owner,
        button="Add the idea",
        choices=[
            stage_choice(),
            Choice("stops", "What it stops", stops, needed=False, long=True, none="Nothing yet"),
        ],
    )


def ticket_fields(stops: Mapping[str, str]) -> tuple[Field, ...]:
    """The inputs of a ticket; *stops* are the cards it can be against."""
    return (
        Field("measure", "Measure", placeholder="answers kept / answers shown"),
        Field("start", "Start value", placeholder="55"),
        Field("goal", "Goal", placeholder="75"),
        Field("unit", "Unit", placeholder="%"),
        Field("by", "By", is_date=True),
        Field("owner", "Owner", placeholder="Mara"),
        Field("source", "Read from", placeholder="the product dashboard"),
        Field("stops", "What it stops", options=stops),
        Field("start_who", "No start value yet: who brings it?"),
        Field("start_by", "… and by when?", is_date=True),
        Field("guardrail", "Must not get worse"),
        Field("first_step", "First step this week"),
        Field("change", "We… (the change)"),
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
        st.subheader(f"{hidden} written, not shown yet", anchor=False)


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


def idea_list(ideas: Sequence[Idea], stops: Mapping[str, str]) -> None:
    """The ideas the room chooses from."""
    for idea in ideas:
        with st.container(border=True, gap="xsmall"):
            idea_card(idea, stops.get(idea.stops, ""))


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


def wall_tickets(tickets: Sequence[Idea], stops: Mapping[str, str], *, know: bool) -> None:
    """The tickets side by side, readable from the back. *know* adds how we will know."""
    for column, (number, idea) in zip(st.columns(3), enumerate(tickets, 1), strict=False):
        with column.container(border=True, height="stretch"):
            st.markdown(f"**{number}** · {STAGE[idea.stage].name}")
            st.text(f"We {idea.change}.")
            if stops.get(idea.stops):
                st.text(f"Stops: {stops[idea.stops]}")
            if know and idea.owner:
                st.text(f"Owner: {idea.owner}")
            if know and idea.metric.measure:
                st.text(sentence(idea))


def value_of(idea: Idea, field: str) -> str:
    """What stands in a field of a ticket, its "how we will know" included."""
    holder = idea.metric if hasattr(idea.metric, field) else idea
    value: str = getattr(holder, field)
    return value
