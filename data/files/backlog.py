"""backlog.csv: exactly the chosen tickets, each with the trace to what people said."""

from __future__ import annotations

from data.files.csv_table import csv_bytes
from data.files.trace import Grounds
from workshop.loose_ends import REASON
from workshop.readiness import direction, formula, missing, readiness, sentence
from workshop.scales import EFFORT, STAKES, USED_TO_AI
from workshop.state import State
from workshop.texts import t
from workshop.things.tickets import Idea

DIRECTIONS = {"up": "Goes up", "down": "Goes down"}


def backlog_csv(state: State) -> bytes:
    """The tickets as a CSV file; only the header when none is chosen."""
    grounds = Grounds(state)
    rows = [_row(grounds, ticket, n) for n, ticket in enumerate(state.tickets, start=1)]
    return csv_bytes(COLUMNS, [list(row.values()) for row in rows])


def _row(grounds: Grounds, ticket: Idea, number: int) -> dict[str, str]:
    return {
        "Ticket": str(number),
        "Title": grounds.title(ticket),
        "Stage": grounds.state.stage(ticket.stage).name,
        "Change": grounds.change(ticket),
        "Also said": grounds.also(ticket),
        **_stopped(grounds, ticket),
        "Owner": ticket.owner,
        "Effort": EFFORT.get(ticket.effort, ""),
        "First step": ticket.first_step,
        **_known_by(ticket),
        "Ready": readiness(ticket),
        "Still missing": "; ".join(missing(ticket)),
        **_about(grounds.state),
        "Trust votes": grounds.trust(ticket),
        "Trust and record": grounds.compared(ticket),
        "Low point": grounds.low_point(ticket),
        "Seen": grounds.seen(ticket),
        "Why not three tickets": grounds.state.overrides.get(REASON, ""),
        "Trace": grounds.trace(ticket),
    }


def _stopped(grounds: Grounds, ticket: Idea) -> dict[str, str]:
    mode = grounds.card(ticket)
    also = [t("Also: {words}", words=words) for words in mode.also] if mode else []
    return {
        "What it stops": " ".join([mode.sentence, *also]) if mode else "",
        "Must fix, should fix, can wait": grounds.badge(ticket),
        "How bad": grounds.rating(ticket, "how_bad"),
        "How often": grounds.rating(ticket, "how_often"),
        "Would they notice": grounds.rating(ticket, "would_notice"),
    }


def _known_by(ticket: Idea) -> dict[str, str]:
    metric = ticket.metric
    return {
        "How we will know": t("We will know: {sentence}", sentence=sentence(ticket)),
        "Measure": metric.measure,
        "What is counted": metric.count,
        "Out of": metric.out_of,
        "Formula": t("Count {formula}", formula=formula(metric)) if formula(metric) else "",
        "Unit": metric.unit,
        "Direction": DIRECTIONS.get(direction(metric), ""),
        "Start value": metric.start,
        "Start value read on": metric.start_on,
        "Start value by": metric.start_by,
        "Start value from": metric.start_who,
        "Goal": metric.goal,
        "By": metric.by,
        "Read from": metric.source,
        "Must not get worse": metric.guardrail,
    }


def _about(state: State) -> dict[str, str]:
    scope = state.scope
    return {
        "Who": scope.sentence,
        "Used to AI": USED_TO_AI.get(scope.used_to_ai, ""),
        "At stake": STAKES.get(scope.stakes, ""),
        "Wrong when": t("An answer is wrong when {wrong}", wrong=scope.wrong)
        if scope.wrong
        else "",
        "Not part of it": t("Not today: {out}", out=scope.out) if scope.out else "",
    }


COLUMNS = tuple(_row(Grounds(State("")), Idea("", "", "", "", ""), 0))
"""The header, which is the same for every workshop."""
