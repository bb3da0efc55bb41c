"""Steps 4 and 5 drawn: cards that could go wrong, ideas, and tickets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import zip_longest

import streamlit as st

from components.board import Card, Cell, Column
from components.fields import Field, inputs
from components.plain import clip
from workshop.harm import BADGE, MUST_FIX_NOTE, ActionClass, badge_words, harm_sentence
from workshop.kinds.room import FAILURE_MODE
from workshop.readiness import VAGUE, missing, readiness, sentence
from workshop.results import low_point_reason, marked_low_points
from workshop.risk import Ranked
from workshop.scales import HOW_BAD, HOW_OFTEN, WOULD_NOTICE
from workshop.state import State, in_order
from workshop.texts import counted, t
from workshop.things.failures import FailureMode
from workshop.things.tickets import Idea
from workshop.trays import CLEAR_PICK, NOT_THIS_TIME, TRAYS, YOUR_CALL, YOUR_CALL_HEADER

LEVELS = {ActionClass.MUST: "must", ActionClass.SHOULD: "should", ActionClass.CAN: "can"}
READY = {
    "measurable": ("Measurable", ":material/check_circle:", "green"),
    "start value pending": ("Start value pending", ":material/schedule:", "blue"),
    "incomplete": ("Not measurable yet", ":material/edit:", "orange"),
}
WORST_THREE = {
    CLEAR_PICK: "The worst ones",
    YOUR_CALL: "Close to the worst ones",
    NOT_THIS_TIME: "Less bad than those",
}
"""The trays of what could go wrong: nobody picks a card, unlike an idea."""
ORDINALS = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth")


def card_fields(state: State) -> tuple[Field, ...]:
    """The inputs of a card; what is marked later never blocks anybody."""
    stages = stage_names(state)
    return inputs(FAILURE_MODE.fields, stage=stages, stage_to=stages)


def stage_names(state: State) -> dict[str, str]:
    """The stages to choose from."""
    return {stage.id: stage.name for stage in state.stages}


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
    return Card(mode.id, mode.sentence, foot=t("Also: {words}", words=also) if also else "")


def badge_of(card: Ranked) -> tuple[str, str]:
    """The badge of a card with its shapes, and its colour level; empty before it is rated."""
    classes = card.ratings.classes
    if classes is None:
        return "", ""
    if classes.settled:
        badge = BADGE[classes.high]
        return f"{badge.shape} {t(badge.words)}", LEVELS[classes.high]
    high, low = BADGE[classes.high], BADGE[classes.low]
    ends = {
        "high": f"{high.shape} {t(high.words)}",
        "low": f"{low.shape} {t(low.words).lower()}",
    }
    if classes.high - classes.low > 1:  # it may be anything, so it looks like nothing yet
        return f"■▲● {t('Open: must fix, should fix or can wait')}", ""
    return t("{high} or {low}", **ends), LEVELS[classes.high]


def ranked_columns(state: State, cards: Sequence[Ranked]) -> list[Column]:
    """The inventory in three trays, worst for users first."""
    columns = []
    for tray in TRAYS:
        here = [ranked_card(state, card) for card in cards if card.tray == tray]
        if here:
            note = t(YOUR_CALL_HEADER) if tray == YOUR_CALL else ""
            columns.append(Column(t(WORST_THREE[tray]), [Cell("", here)], note))
    rest = [ranked_card(state, card) for card in cards if not card.tray]
    return [*columns, Column(t("Not rated"), [Cell("", rest)])] if rest else columns


def short_column(state: State, cards: Sequence[Ranked]) -> Column:
    """The inventory as one short list: badge, stage and sentence."""
    short = [replace(ranked_card(state, card), foot="") for card in cards]
    return Column(t("What could go wrong"), [Cell("", short)])


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
        return t("How bad: not rated yet")
    parts = [_how_bad(card, HOW_BAD.between(rated.bad))]
    if rated.often is not None:
        parts.append(t("How often: {label}", label=HOW_OFTEN.between(rated.often)))
    if rated.notice is not None:
        parts.append(t("Notice: {label}", label=WOULD_NOTICE.between(rated.notice)))
    if rated.lifted:
        parts.append(t("Should fix, because trust is low here"))
    if card.mode.finder:
        parts.append(t("{who} finds out", who=card.mode.finder))
    if card.mode.accepted_by:
        accepted = {"who": card.mode.accepted_by, "why": card.mode.accepted_why}
        parts.append(t("Accepted by {who}: {why}", **accepted))
    return " · ".join(parts)


def _how_bad(card: Ranked, label: str) -> str:
    if not card.spread:
        return t("How bad: {label}", label=label)
    votes = counted("{n} vote", "{n} votes", len(card.votes))
    agreed = {"votes": votes, "spread": card.spread.lower()}
    return t("How bad: {label} ({votes}, {spread})", label=label, **agreed)


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
            st.text(t(MUST_FIX_NOTE))
        st.divider()


def order_sentence(state: State, card: Ranked, after: Ranked | None) -> str:
    """Why a card stands where it stands: only what sets it apart from the next one."""
    known = card.place <= len(ORDINALS)
    place = t(ORDINALS[card.place - 1]) if known else t("Place {n}", n=card.place)
    same = set(_facts(state, after)) if after else set()
    facts = [fact for fact in _facts(state, card) if fact not in same]
    if not facts:
        return t("{place}, level with the next one.", place=place)
    return t("{place}, because: {facts}.", place=place, facts=" · ".join(facts))


def _facts(state: State, card: Ranked) -> list[str]:
    rated = card.ratings
    facts = [HOW_BAD.between(rated.bad).lower()] if rated.bad is not None else []
    if rated.often is not None:
        facts.append(HOW_OFTEN.between(rated.often).lower())
    if rated.notice is not None:
        facts.append(t("noticed {when}", when=WOULD_NOTICE.between(rated.notice).lower()))
    marked = marked_low_points(state)
    low = [stage for stage in card.mode.stages if stage in marked]
    if not low:
        return [*facts, t("trust is fine here")]
    reason = low_point_reason(state, low[0])
    low_trust = t("low trust there ({reason})", reason=reason) if reason else t("low trust there")
    return [*facts, low_trust]


def idea_card(state: State, idea: Idea, head: str, tray: str = "") -> Card:
    """An idea as one sentence, with what it stops."""
    mode = state.failures.get(idea.stops)
    foot = [
        t("Stops: {card}", card=mode.sentence) if mode and not mode.sealed else "",
        t("Also: {words}", words=" · ".join(idea.also)) if idea.also else "",
        tray,
    ]
    foot_words = " · ".join(part for part in foot if part)
    return Card(idea.id, idea_sentence(state, idea), head=head, foot=foot_words)


def idea_sentence(state: State, idea: Idea) -> str:
    """An idea with the stage it is for."""
    stage = state.stage(idea.stage).name.lower()
    return t("At {stage}, we {change}.", stage=stage, change=idea.change)


def ticket_head(state: State, number: int, idea: Idea, today: date) -> None:
    """A ticket at a glance: its change, what it stops, how we will know, what it lacks."""
    words, icon, colour = READY[readiness(idea, today)]
    with st.container(horizontal=True, vertical_alignment="center"):
        stage = state.stage(idea.stage).name
        st.text(t("Ticket {n} · {stage}", n=number, stage=stage), width="stretch")
        st.badge(t(words), icon=icon, color=colour)  # type: ignore[arg-type]
    st.text(t("We {change}.", change=idea.change))
    mode = state.failures.get(idea.stops)
    if mode:
        st.text(t("Stops: {card}", card=mode.sentence))
    st.text(t("How we will know: {sentence}", sentence=sentence(idea)))
    gaps = missing(idea, today)
    plain = [gap for gap in gaps if gap != t(VAGUE)]
    if plain:
        st.text(t("Still missing: {parts}.", parts=", ".join(plain)))
    if t(VAGUE) in gaps:
        st.text(t(VAGUE))


def wall_tickets(state: State) -> None:
    """The tickets chosen so far, side by side and short."""
    tickets = state.tickets
    for column, (number, idea) in zip(
        st.columns(max(3, len(tickets))), enumerate(tickets, 1), strict=False
    ):
        with column.container(border=True, height="stretch", gap="xxsmall"):
            st.text(f"{number} · {state.stage(idea.stage).name}")
            st.text(clip(t("We {change}.", change=idea.change), 120))


def ticket_columns(state: State) -> list[Column]:
    """The tickets as columns of the wall: change, what it stops, owner, how we will know."""
    columns = []
    for number, idea in enumerate(state.tickets, start=1):
        mode = state.failures.get(idea.stops)
        owner = t("Owner: {name}", name=idea.owner) if idea.owner else ""
        step = t("First step: {step}", step=idea.first_step) if idea.first_step else ""
        know = sentence(idea) if idea.metric.measure else ""
        change = t("We {change}.", change=idea.change)
        cards = [
            Card(f"{idea.id}.change", change, foot=f"{owner} {step}".strip()),
            Card(f"{idea.id}.stops", mode.sentence if mode else "", head=t("Stops")),
            Card(f"{idea.id}.know", know, head=t("How we will know")),
        ]
        title = f"{number} · {state.stage(idea.stage).name}"
        columns.append(Column(title, [Cell("", [card for card in cards if card.text])]))
    return columns


def options_of(cards: Sequence[Ranked]) -> Mapping[str, str]:
    """What a ticket can stop, worst first."""
    return {card.mode.id: card.mode.sentence for card in cards if not card.mode.sealed}
