"""backlog.csv: exactly the chosen tickets, each with the trace to what people said."""

from __future__ import annotations

from immutables import Map

from data.files import trace as words
from data.files.csv_table import csv_bytes
from workshop.models.journey import Scope
from workshop.models.tickets import Idea
from workshop.outcome import Outcome, Trace, outcome
from workshop.readiness import direction, formula, missing, readiness, sentence
from workshop.scales import EFFORT, STAKES, USED_TO_AI
from workshop.state import State
from workshop.translation import t

DIRECTIONS = {"up": "Goes up", "down": "Goes down"}


def backlog_csv(found: Outcome) -> bytes:
    """The tickets as a CSV file; only the header when none is chosen."""
    rows = [_row(found, ticket.idea, ticket.number) for ticket in found.tickets]
    return csv_bytes(COLUMNS, [list(row.values()) for row in rows])


def _row(found: Outcome, ticket: Idea, number: int) -> dict[str, str]:
    trace = found.traces[ticket.id]
    return {
        "Ticket": str(number),
        "Title": words.title(ticket, trace),
        "Stage": trace.own.stage.name,
        "Change": words.change(ticket, trace),
        "Also said": words.also(ticket.also),
        **_stopped(trace),
        "Owner": ticket.owner,
        "Effort": EFFORT.get(ticket.effort, ""),
        "First step": ticket.first_step,
        **_known_by(ticket),
        # A file is read on many days: what it says is missing depends on none of them.
        "Ready": readiness(ticket),
        "Still missing": "; ".join(missing(ticket)),
        **_about(found.scope),
        "Trust votes": words.trust(trace),
        "Trust and record": words.compared(trace, found.model_record),
        "Low point": words.low_point(trace),
        "Seen": words.notes(trace),
        "Why not three tickets": found.reason,
        "Trace": words.ids(found, ticket),
    }


def _stopped(trace: Trace) -> dict[str, str]:
    failure_mode = trace.stops.failure_mode if trace.stops else None
    return {
        "What it stops": f"{failure_mode.sentence} {words.also(failure_mode.also)}".rstrip()
        if failure_mode
        else "",
        "Must fix, should fix, can wait": words.badge(trace),
        "How bad": words.rating(trace, "how_bad"),
        "How often": words.rating(trace, "how_often"),
        "Would they notice": words.rating(trace, "would_notice"),
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


def _about(scope: Scope) -> dict[str, str]:
    return {
        "Who": scope.sentence,
        "Used to AI": USED_TO_AI.get(scope.used_to_ai, ""),
        "At stake": STAKES.get(scope.stakes, ""),
        "Wrong when": t("An answer is wrong when {wrong}", wrong=scope.wrong)
        if scope.wrong
        else "",
        "Not part of it": t("Not today: {out}", out=scope.out) if scope.out else "",
    }


_NONE = Idea("", "", "", "", "", ticket_number=1)
COLUMNS = tuple(_row(outcome(State("", ideas=Map({"": _NONE}))), _NONE, 0))
"""The header, which is the same for every workshop."""
