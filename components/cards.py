"""Steps 4 and 5 drawn: cards that could go wrong, ideas, and tickets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import zip_longest

import streamlit as st

from components.board import Card, Cell, Column
from components.fields import Field
from components.plain import clip
from workshop.harm import BADGE, MUST_FIX_NOTE, ActionClass, badge_words, harm_sentence
from workshop.readiness import VAGUE, missing, readiness, sentence
from workshop.results import low_point_reason, marked_low_points
from workshop.risk import Ranked
from workshop.scales import HOW_BAD, HOW_OFTEN, WOULD_NOTICE
from workshop.state import State, in_order
from workshop.things.failures import FailureMode
from workshop.things.tickets import Idea
from workshop.trays import TRAYS, YOUR_CALL, YOUR_CALL_HEADER

LEVELS = {ActionClass.MUST: "must", ActionClass.SHOULD: "should", ActionClass.CAN: "can"}
READY = {
    "measurable": ("Measurable", ":material/check_circle:", "green"),
    "start value pending": ("Start value pending", ":material/schedule:", "blue"),
    "incomplete": ("Not measurable yet", ":material/edit:", "orange"),
}
ORDINALS = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth")


def card_fields(state: State) -> tuple[Field, ...]:
    """The inputs of a card; what is marked later never blocks anybody."""
    stages = {stage.id: stage.name for stage in state.stages}
    return (
        Field("does", "The AI…"),
        Field("suffers", "…so our user…"),
        Field("stage", "Stage", kind="choice", options=stages),
        Field("cause", "Cause", later=True),
        Field("control", "What prevents or shows it now", later=True),
        Field("group", "Who is hit most", later=True),
        Field(
            "recovery",
            "The way back",
            hint="Does the product say why, offer redo and correct, take a report, hand over to a "
            "person?",
            later=True,
        ),
        Field("stage_to", "Shows on the way to", kind="choice", options=stages, later=True),
        Field("finder", "Who finds out what nobody could tell", later=True),
        Field("finder_by", "…by when", kind="date", later=True),
    )


def card_columns(state: State, *, gaps: bool = False, verbs: bool = True) -> list[Column]:
    """The cards stage by stage; with *gaps*, a stage that has none is pointed out."""
    columns = []
    for stage in state.stages:
        here = [mode for mode in in_order(state.failures) if mode.stage == stage.id]
        cards = [mode_card(mode) for mode in here if not mode.sealed]
        covered = any(stage.id in mode.stages for mode in state.failures.values())
        hidden = sum(mode.sealed for mode in here)
        cell = Cell("", cards, hidden, gap=gaps and not covered)
        columns.append(Column(f"{stage.number} {stage.name}", [cell]))
    return columns


def mode_card(mode: FailureMode) -> Card:
    """One card as its sentence, with the words of those that were joined to it."""
    also = " · ".join(mode.also)
    return Card(mode.id, mode.sentence, foot=f"Also: {also}" if also else "")


def badge_of(card: Ranked) -> tuple[str, str]:
    """The badge of a card with its shapes, and its colour level; empty before it is rated."""
    classes = card.ratings.classes
    if classes is None:
        return "", ""
    if classes.settled:
        badge = BADGE[classes.high]
        return f"{badge.shape} {badge.words}", LEVELS[classes.high]
    high, low = BADGE[classes.high], BADGE[classes.low]
    between = "or" if classes.high - classes.low == 1 else "to"
    words = f"{high.shape} {high.words} {between} {low.shape} {low.words.lower()}"
    return words, LEVELS[classes.high]


def ranked_columns(state: State, cards: Sequence[Ranked]) -> list[Column]:
    """The inventory in three trays, worst for users first."""
    columns = []
    for tray in TRAYS:
        here = [ranked_card(state, card) for card in cards if card.tray == tray]
        if here:
            note = YOUR_CALL_HEADER if tray == YOUR_CALL else ""
            columns.append(Column(tray, [Cell("", here)], note))
    rest = [ranked_card(state, card) for card in cards if not card.tray]
    return [*columns, Column("Not rated", [Cell("", rest)])] if rest else columns


def short_column(state: State, cards: Sequence[Ranked]) -> Column:
    """The inventory as one short list: badge, stage and sentence."""
    short = [replace(ranked_card(state, card), foot="") for card in cards]
    return Column("What could go wrong", [Cell("", short)])


def ranked_card(state: State, card: Ranked) -> Card:
    """A card in its place: badge, stage, sentence, and what the room said about it."""
    mark, level = badge_of(card)
    stage = state.stage(card.mode.stage).name
    return Card(
        card.mode.id,
        card.mode.sentence,
        head=f"{card.place} · {stage}",
        foot=said(card),
        mark=mark,
        level=level,
    )


def said(card: Ranked) -> str:
    """What the room answered about a card, in the words of the scales."""
    rated = card.ratings
    if rated.bad is None:
        return "How bad: not rated yet"
    parts = [f"How bad: {HOW_BAD.between(rated.bad)}{_agreed(card)}"]
    if rated.often is not None:
        parts.append(f"How often: {HOW_OFTEN.between(rated.often)}")
    if rated.notice is not None:
        parts.append(f"Notice: {WOULD_NOTICE.between(rated.notice)}")
    if card.mode.finder:
        parts.append(f"{card.mode.finder} finds out")
    if card.mode.accepted_by:
        parts.append(f"Accepted by {card.mode.accepted_by}: {card.mode.accepted_why}")
    return " · ".join(parts)


def _agreed(card: Ranked) -> str:
    return f" ({len(card.votes)} votes, {card.spread.lower()})" if card.spread else ""


def why_this_place(state: State, cards: Sequence[Ranked]) -> None:
    """Behind each card: what put it there, what would settle it, what 1,000 uses cost."""
    for card, after in zip_longest(cards, cards[1:]):
        rated = card.ratings
        if rated.bad is None:
            continue
        words = badge_words(rated.bad, rated.often, rated.notice, rated.need)
        st.text(f"{card.place}. {card.mode.sentence}")
        st.text(order_sentence(state, card, after))
        st.text(words if words.endswith((".", "?", "…")) else f"{words}.")
        if harm := harm_sentence(rated.bad, rated.often, rated.notice):
            st.text(harm)
        if card.must_fix:
            st.text(MUST_FIX_NOTE)
        st.divider()


def order_sentence(state: State, card: Ranked, after: Ranked | None) -> str:
    """Why a card stands where it stands: only what sets it apart from the next one."""
    ordinal = ORDINALS[card.place - 1] if card.place <= len(ORDINALS) else f"Place {card.place}"
    same = set(_facts(state, after)) if after else set()
    facts = [fact for fact in _facts(state, card) if fact not in same]
    if not facts:
        return f"{ordinal}, level with the next one."
    return f"{ordinal}, because: {' · '.join(facts)}."


def _facts(state: State, card: Ranked) -> list[str]:
    rated = card.ratings
    facts = [HOW_BAD.between(rated.bad).lower()] if rated.bad is not None else []
    if rated.often is not None:
        facts.append(HOW_OFTEN.between(rated.often).lower())
    if rated.notice is not None:
        facts.append(f"noticed {WOULD_NOTICE.between(rated.notice).lower()}")
    marked = marked_low_points(state)
    low = [stage for stage in card.mode.stages if stage in marked]
    if not low:
        return [*facts, "trust is fine here"]
    reason = low_point_reason(state, low[0])
    return [*facts, f"low trust there ({reason})" if reason else "low trust there"]


def idea_card(state: State, idea: Idea, head: str, tray: str = "") -> Card:
    """An idea as one sentence, with what it stops."""
    mode = state.failures.get(idea.stops)
    foot = [
        f"Stops: {mode.sentence}" if mode and not mode.sealed else "",
        f"Also: {' · '.join(idea.also)}" if idea.also else "",
        tray,
    ]
    text = f"At {state.stage(idea.stage).name.lower()}, we {idea.change}."
    return Card(idea.id, text, head=head, foot=" · ".join(part for part in foot if part))


def ticket_head(state: State, number: int, idea: Idea, today: date) -> None:
    """A ticket at a glance: its change, what it stops, how we will know, what it lacks."""
    words, icon, colour = READY[readiness(idea, today)]
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(f"Ticket {number} · {state.stage(idea.stage).name}", width="stretch")
        st.badge(words, icon=icon, color=colour)  # type: ignore[arg-type]
    st.text(f"We {idea.change}.")
    mode = state.failures.get(idea.stops)
    if mode:
        st.text(f"Stops: {mode.sentence}")
    st.text(f"How we will know: {sentence(idea)}")
    gaps = missing(idea, today)
    plain = [gap for gap in gaps if gap != VAGUE]
    if plain:
        st.text(f"Still missing: {', '.join(plain)}.")
    if VAGUE in gaps:
        st.text(VAGUE)


def wall_tickets(state: State) -> None:
    """The tickets chosen so far, side by side and short."""
    tickets = state.tickets
    for column, (number, idea) in zip(
        st.columns(max(3, len(tickets))), enumerate(tickets, 1), strict=False
    ):
        with column.container(border=True, height="stretch", gap="xxsmall"):
            st.text(f"{number} · {state.stage(idea.stage).name}")
            st.text(clip(f"We {idea.change}.", 120))


def ticket_columns(state: State) -> list[Column]:
    """The tickets as columns of the wall: change, what it stops, owner, how we will know."""
    columns = []
    for number, idea in enumerate(state.tickets, start=1):
        mode = state.failures.get(idea.stops)
        owner = f"Owner: {idea.owner}" if idea.owner else ""
        step = f"First step: {idea.first_step}" if idea.first_step else ""
        parts = {
            "": f"We {idea.change}.",
            "Stops": mode.sentence if mode else "",
            "How we will know": sentence(idea) if idea.metric.measure else "",
        }
        cards = [
            Card(
                f"{idea.id}.{name}", text, head=name, foot="" if name else f"{owner} {step}".strip()
            )
            for name, text in parts.items()
            if text
        ]
        columns.append(Column(f"{number} · {state.stage(idea.stage).name}", [Cell("", cards)]))
    return columns


def options_of(cards: Sequence[Ranked]) -> Mapping[str, str]:
    """What a ticket can stop, worst first."""
    return {card.mode.id: card.mode.sentence for card in cards if not card.mode.sealed}
