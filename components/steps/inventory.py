"""What could go wrong in its order: badge, place, and what put it there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest

import streamlit as st

from components.kit.board import Card, Cell, Column
from workshop.harm import BADGE, MUST_FIX_NOTE, ActionClass, badge_words, harm_sentence
from workshop.results import low_point_reason, marked_low_points
from workshop.risk import Risk
from workshop.scales import HOW_BAD, HOW_OFTEN, WOULD_NOTICE
from workshop.state import State
from workshop.translation import counted, t
from workshop.trays import CLEAR_PICK, NOT_THIS_TIME, TRAYS, YOUR_CALL, YOUR_CALL_HEADER

LEVELS = {ActionClass.MUST: "must", ActionClass.SHOULD: "should", ActionClass.CAN: "can"}
WORST_THREE = {
    CLEAR_PICK: "The worst ones",
    YOUR_CALL: "Close to the worst ones",
    NOT_THIS_TIME: "Less bad than those",
}
"""The trays of what could go wrong: nobody picks a failure mode, unlike an idea."""
ORDINALS = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth")


def badge_of(risk: Risk) -> tuple[str, str]:
    """The badge with its shapes, and its colour level; empty before it is rated."""
    classes = risk.ratings.classes
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


def ranked_columns(state: State, risks: Sequence[Risk]) -> list[Column]:
    """The inventory in three trays, worst for users first."""
    columns = []
    for tray in TRAYS:
        here = [ranked_card(state, risk) for risk in risks if risk.tray == tray]
        if here:
            note = t(YOUR_CALL_HEADER) if tray == YOUR_CALL else ""
            columns.append(Column(t(WORST_THREE[tray]), [Cell("", here)], note))
    rest = [ranked_card(state, risk) for risk in risks if not risk.tray]
    return [*columns, Column(t("Not rated"), [Cell("", rest)])] if rest else columns


def short_column(state: State, risks: Sequence[Risk]) -> Column:
    """The inventory as one short list: badge, stage and sentence."""
    short = [replace(ranked_card(state, risk), foot="") for risk in risks]
    return Column(t("What could go wrong"), [Cell("", short)])


def ranked_card(state: State, risk: Risk) -> Card:
    """A failure mode as a card: badge, place, stage, sentence, and what the room said about it."""
    mark, level = badge_of(risk)
    stage = state.stage(risk.failure_mode.stage).name
    return Card(
        risk.failure_mode.id,
        risk.failure_mode.sentence,
        head=f"{risk.place} · {stage}",
        foot=said(risk),
        mark=mark,
        level=level,
    )


def said(risk: Risk) -> str:
    """What the room answered about a failure mode, in the words of the scales."""
    rated = risk.ratings
    if rated.bad is None:
        return t("How bad: not rated yet")
    parts = [_how_bad(risk, HOW_BAD.between(rated.bad))]
    if rated.often is not None:
        parts.append(t("How often: {label}", label=HOW_OFTEN.between(rated.often)))
    if rated.notice is not None:
        parts.append(t("Notice: {label}", label=WOULD_NOTICE.between(rated.notice)))
    if rated.lifted:
        parts.append(t("Should fix, because trust is low here"))
    if risk.failure_mode.finder:
        parts.append(t("{who} finds out", who=risk.failure_mode.finder))
    if risk.failure_mode.accepted_by:
        accepted = {"who": risk.failure_mode.accepted_by, "why": risk.failure_mode.accepted_why}
        parts.append(t("Accepted by {who}: {why}", **accepted))
    return " · ".join(parts)


def _how_bad(risk: Risk, label: str) -> str:
    if not risk.spread:
        return t("How bad: {label}", label=label)
    votes = counted("{n} vote", "{n} votes", len(risk.votes))
    agreed = {"votes": votes, "spread": risk.spread.lower()}
    return t("How bad: {label} ({votes}, {spread})", label=label, **agreed)


def why_this_place(state: State, risks: Sequence[Risk]) -> None:
    """Behind each failure mode: what put it there, what would settle it, what 1,000 uses cost."""
    for risk, after in zip_longest(risks, risks[1:]):
        rated = risk.ratings
        if rated.bad is None:
            continue
        words = badge_words(rated.bad, rated.often, rated.notice, rated.need)
        st.text(f"{risk.place}. {risk.failure_mode.sentence}")
        st.text(order_sentence(state, risk, after))
        st.text(words if words.endswith((".", "?", "…")) else f"{words}.")
        if harm := harm_sentence(rated.bad, rated.often, rated.notice):
            st.text(harm)
        if risk.must_fix:
            st.text(t(MUST_FIX_NOTE))
        st.divider()


def order_sentence(state: State, risk: Risk, after: Risk | None) -> str:
    """Why a failure mode has its place: only what differs from the next one."""
    known = risk.place <= len(ORDINALS)
    place = t(ORDINALS[risk.place - 1]) if known else t("Place {n}", n=risk.place)
    same = set(_facts(state, after)) if after else set()
    facts = [fact for fact in _facts(state, risk) if fact not in same]
    if not facts:
        return t("{place}, level with the next one.", place=place)
    return t("{place}, because: {facts}.", place=place, facts=" · ".join(facts))


def _facts(state: State, risk: Risk) -> list[str]:
    rated = risk.ratings
    facts = [HOW_BAD.between(rated.bad).lower()] if rated.bad is not None else []
    if rated.often is not None:
        facts.append(HOW_OFTEN.between(rated.often).lower())
    if rated.notice is not None:
        facts.append(t("noticed {when}", when=WOULD_NOTICE.between(rated.notice).lower()))
    marked = marked_low_points(state)
    low = [stage for stage in risk.failure_mode.stages if stage in marked]
    if not low:
        return [*facts, t("trust is fine here")]
    reason = low_point_reason(state, low[0])
    low_trust = t("low trust there ({reason})", reason=reason) if reason else t("low trust there")
    return [*facts, low_trust]


def options_of(risks: Sequence[Risk]) -> Mapping[str, str]:
    """What a ticket can stop, worst first."""
    return {
        risk.failure_mode.id: risk.failure_mode.sentence
        for risk in risks
        if not risk.failure_mode.sealed
    }
