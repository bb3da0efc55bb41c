"""Whether a ticket can be checked later: what its "how we will know" still lacks.

Source: METHOD 4.8: a measure, a start value (or who brings it by when), a goal, a date,
an owner and a place to read it from.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from workshop.state import Idea, Metric

Readiness = Literal["measurable", "start value pending", "incomplete"]
_NUMBER = re.compile(r"[-−]?\d+(?:[ ,.]\d+)*")


def number(text: str) -> float | None:
    """The first number in what somebody typed: ``"about 42 %"`` is 42.0; None if none.

    A comma or point before one or two final digits is decimal (``0,5``), before three
    it groups thousands (``1,200``), but never after a leading zero (``0.125``).
    """
    found = _NUMBER.search(text)
    if found is None:
        return None
    digits = found.group().replace("−", "-").replace(" ", "")
    digits = re.sub(r"(?<!\b0)[.,](?=\d{3}(?:\D|$))", "", digits)
    try:
        return float(digits.replace(",", "."))
    except ValueError:
        return None


def day(text: str) -> date | None:
    """The ISO date somebody chose, None when empty or not a date."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def missing(idea: Idea) -> list[str]:
    """What the ticket still lacks, in the room's words; empty when it is measurable."""
    metric = idea.metric
    gaps = [name for name, given in _parts(idea).items() if not given]
    if number(metric.start) is None and not _start_is_promised(metric):
        gaps.append("start value, or who brings it by when")
    if metric.goal and metric.goal.strip() == metric.start.strip():
        gaps.append("a goal that differs from the start value")
    if "%" in metric.unit and any(_not_a_share(text) for text in (metric.start, metric.goal)):
        gaps.append("a percentage between 0 and 100")
    return gaps


def readiness(idea: Idea) -> Readiness:
    """One word for the badge on a ticket."""
    if missing(idea):
        return "incomplete"
    return "measurable" if number(idea.metric.start) is not None else "start value pending"


def sentence(idea: Idea) -> str:
    """How we will know, as one sentence, with an ellipsis for every gap."""
    metric = idea.metric
    unit = f" {metric.unit}" if metric.unit else ""
    if number(metric.start) is not None:
        start = f"{metric.start}{unit}"
    elif _start_is_promised(metric):
        start = f"its start value ({metric.start_who} brings it by {metric.start_by})"
    else:
        start = "…"
    goal = f"{metric.goal}{unit}" if metric.goal else "…"
    text = f"{metric.measure or '…'} goes from {start} to {goal} by {metric.by or '…'}."
    text += f" {idea.owner or '…'} reads it from {metric.source or '…'}."
    return text + (f" Must not get worse: {metric.guardrail}." if metric.guardrail else "")


def _parts(idea: Idea) -> dict[str, object]:
    metric = idea.metric
    return {
        "what it stops": idea.stops,
        "owner": idea.owner,
        "measure": metric.measure,
        "a goal with a number": number(metric.goal) is not None,
        "date": day(metric.by),
        "where to read it": metric.source,
    }


def _start_is_promised(metric: Metric) -> bool:
    return bool(metric.start_who) and day(metric.start_by) is not None


def _not_a_share(text: str) -> bool:
    value = number(text)
    return value is not None and not 0 <= value <= 100
