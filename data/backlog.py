"""backlog.csv: exactly the chosen tickets, each with the trace to what people said."""

from __future__ import annotations

from collections.abc import Sequence

from data.tables import csv_bytes
from workshop.readiness import missing, readiness, sentence
from workshop.results import Tally, rounds_on, tally
from workshop.scales import HOW_BAD
from workshop.stages import LANES
from workshop.state import State, in_order
from workshop.things.journey import Note
from workshop.things.tickets import Idea
from workshop.trust import spread

COLUMNS = (
    "Ticket",
    "Title",
    "Stage",
    "What it stops",
    "How bad",
    "Change",
    "Owner",
    "First step",
    "How we will know",
    "Measure",
    "Unit",
    "Start value",
    "Start value by",
    "Start value from",
    "Goal",
    "By",
    "Read from",
    "Must not get worse",
    "Ready",
    "Still missing",
    "Who",
    "Wrong when",
    "Trust votes",
    "Low point",
    "Seen",
    "Trace",
)


def backlog_csv(state: State) -> bytes:
    """The tickets as a CSV file; only the header when none is chosen."""
    return csv_bytes(COLUMNS, [_line(state, t, n) for n, t in enumerate(state.tickets, 1)])


def _line(state: State, ticket: Idea, number: int) -> list[str]:
    stage, metric = state.stage(ticket.stage), ticket.metric
    mode = state.failures.get(ticket.stops)
    low = state.low_points.get(ticket.stage)
    return [
        str(number),
        f"{stage.name}: {ticket.change}",
        stage.name,
        mode.sentence if mode else "",
        _how_bad(state, ticket.stops),
        f"At {stage.name.lower()}, we {ticket.change}",
        ticket.owner,
        ticket.first_step,
        f"Know: {sentence(ticket)}",
        metric.measure,
        metric.unit,
        metric.start,
        metric.start_by,
        metric.start_who,
        metric.goal,
        metric.by,
        metric.source,
        metric.guardrail,
        readiness(ticket),
        "; ".join(missing(ticket)),
        state.scope.sentence,
        f"Wrong when {state.scope.wrong}" if state.scope.wrong else "",
        _votes(tally(state, "trust", ticket.stage)),
        f"Because {low.because}" if low and low.because else "",
        " · ".join(f"{LANES[n.lane]}: {n.text}" for n in _seen(state, ticket.stage)),
        _trace(state, ticket),
    ]


def _how_bad(state: State, mode_id: str) -> str:
    found = tally(state, "how_bad", mode_id)
    centre = found.middle
    return "" if centre is None else f"{HOW_BAD.between(centre)} ({_number(found.votes)})"


def _votes(found: Tally) -> str:
    votes = found.votes
    if not votes:
        return ""
    words = f"{_number(votes)} from {votes[0]} to {votes[-1]}, middle {found.middle:g}"
    return f"{words}, {spread(votes).lower()}" if spread(votes) else words


def _number(votes: Sequence[int]) -> str:
    return "1 vote" if len(votes) == 1 else f"{len(votes)} votes"


def _seen(state: State, stage: str) -> list[Note]:
    return [note for note in in_order(state.notes) if note.stage == stage and not note.sealed][:3]


def _trace(state: State, ticket: Idea) -> str:
    parts = [f"workshop {state.id}", f"ticket {ticket.id}", f"stage {ticket.stage}"]
    if ticket.stops:
        parts.append(f"could go wrong {ticket.stops}")
    for scale, item in (("trust", ticket.stage), ("how_bad", ticket.stops)):
        parts += [f"votes {round_.id}" for round_ in rounds_on(state, scale, item)]
    return ", ".join(parts)
