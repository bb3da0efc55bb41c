"""Whether a ticket can be checked later: what its "how we will know" still lacks.

Source: METHOD 4.8: what is counted, a unit, a start value (or by when somebody brings
it), a goal, a date, an owner and a place to read it from, none against another.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from workshop.models.tickets import Idea, Metric
from workshop.translation import t

Readiness = Literal["measurable", "start value pending", "incomplete"]

VAGUE = '"Better" is hard to check. What would you count, and out of how many?'
"""Stands for a hope without a number; a sentence of its own, always the last gap."""

_NUMBER = re.compile(r"[-−]?\d+(?:[ ,.]\d+)*")
_UNIT = re.compile(r"\s*[^\W\d_]|.*[%‰$€£¥]", re.DOTALL)
_CURRENCY = re.compile(r"[$€£¥]\s*$")
_FORMULA = re.compile(r"/| per | of ")
_VAGUE_WORDS = re.compile(
    r"(?:improve|increase|raise|boost|grow|reduce|lower|enhance|better|more|less|fewer)\b",
    re.IGNORECASE,
)
_ZERO = re.compile(r"0+(?:[.,]0+)?(?:\s.*)?", re.DOTALL)


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


def missing(idea: Idea, today: date | None = None) -> list[str]:
    """What the ticket still lacks or gets wrong, in the room's words; empty when ready.

    Args:
        idea: The ticket.
        today: To notice a date that has passed; None where nobody looks at a calendar.
    """
    metric = idea.metric
    vague = _is_vague(metric)
    gaps = [name for name, given in _parts(idea, vague) if not given]
    gaps += _goal_faults(metric) + _date_faults(metric, today)
    if _is_share(metric) and any(_not_a_share(text) for text in (metric.start, metric.goal)):
        gaps.append(t("a percentage between 0 and 100"))
    if _counts_out_of_nothing(metric):
        gaps.append(t("something to count out of that is not 0"))
    return [*gaps, t(VAGUE)] if vague else gaps


def readiness(idea: Idea, today: date | None = None) -> Readiness:
    """One word for the badge on a ticket."""
    if missing(idea, today):
        return "incomplete"
    return "measurable" if number(idea.metric.start) is not None else "start value pending"


def direction(metric: Metric) -> Literal["up", "down", ""]:
    """Where the value should go: from start to goal, or as stated while one is unknown."""
    start, goal = number(metric.start), number(metric.goal)
    if start is not None and goal is not None and start != goal:
        return "up" if goal > start else "down"
    return _stated(metric)


def formula(metric: Metric) -> str:
    """What is counted, out of what; the measure itself where nothing else was typed."""
    if not metric.count:
        return metric.measure
    return f"{metric.count} / {metric.out_of}" if metric.out_of else metric.count


def sentence(idea: Idea) -> str:
    """How we will know, as one sentence, with an ellipsis for every gap."""
    metric = idea.metric
    goal = _with_unit(metric.goal, metric.unit) if metric.goal else "…"
    measure = metric.measure or formula(metric) or "…"
    goes = {"measure": measure, "start": _start(idea), "goal": goal, "by": metric.by or "…"}
    reads = {"owner": idea.owner or "…", "source": metric.source or "…"}
    says = [
        t("{measure} goes from {start} to {goal} by {by}.", **goes),
        t("{owner} reads it from {source}.", **reads),
    ]
    if metric.guardrail:
        says.append(t("Must not get worse: {guardrail}.", guardrail=metric.guardrail))
    return " ".join(says)


def _start(idea: Idea) -> str:
    metric = idea.metric
    if number(metric.start) is not None:
        return _with_unit(metric.start, metric.unit)
    if not _start_is_promised(metric):
        return "…"
    who = metric.start_who or idea.owner or "…"
    return t("its start value ({who} brings it by {day})", who=who, day=metric.start_by)


def _parts(idea: Idea, vague: bool) -> list[tuple[str, object]]:
    """What a ticket needs. A *vague* one is asked what to count in a sentence instead."""
    metric = idea.metric
    measure = metric.measure or metric.count
    counts = vague or not measure or _has_formula(metric)
    has_unit = any(_has_unit(metric, text) for text in (metric.start, metric.goal))
    has_start = number(metric.start) is not None or _start_is_promised(metric)
    return [
        (t("what it stops"), idea.stops),
        (t("owner"), idea.owner),
        (t("measure"), measure),
        (t("what is counted, out of how many"), counts),
        (t("a goal with a number"), vague or number(metric.goal) is not None),
        (t("unit"), has_unit),
        (t("date"), day(metric.by)),
        (t("where to read it"), metric.source),
        (t("start value, or who brings it by when"), has_start),
    ]


def _has_formula(metric: Metric) -> bool:
    return bool(metric.count) or _FORMULA.search(metric.measure) is not None


def _has_unit(metric: Metric, text: str) -> bool:
    """Whether a value has its unit: in its own field, or around the number typed."""
    return bool(metric.unit.strip()) or _names_unit(text)


def _names_unit(text: str) -> bool:
    """``"41 %"``, ``"3 days"`` and ``"€ 5"`` do, ``"about 41"`` does not."""
    found = _NUMBER.search(text)
    if found is None:
        return False
    before, after = text[: found.start()], text[found.end() :]
    return bool(_UNIT.match(after) or _CURRENCY.search(before))


def _with_unit(text: str, unit: str) -> str:
    return text if not unit or _names_unit(text) else f"{text} {unit}"


def _is_vague(metric: Metric) -> bool:
    """A hope: a goal or a measure like "improve trust" and no number."""
    if number(metric.goal) is not None:
        return False
    counted = metric.count or "/" in metric.measure
    return any(
        _VAGUE_WORDS.match(words) for words in (metric.goal, "" if counted else metric.measure)
    )


def _start_is_promised(metric: Metric) -> bool:
    """Somebody brings it by a day: *start_who*, or else the owner."""
    return day(metric.start_by) is not None


def _stated(metric: Metric) -> Literal["up", "down", ""]:
    return "up" if metric.direction == "up" else "down" if metric.direction == "down" else ""


def _goal_faults(metric: Metric) -> list[str]:
    """A goal that is the start value, or lies on the wrong side of it."""
    start, goal, stated = number(metric.start), number(metric.goal), _stated(metric)
    if start is None or goal is None:
        return []
    if start == goal:
        return [t("a goal that differs from the start value")]
    if stated and stated != direction(metric):
        if stated == "up":
            return [t("a goal above the start value, because it should go up")]
        return [t("a goal below the start value, because it should go down")]
    return []


def _date_faults(metric: Metric, today: date | None) -> list[str]:
    """A date that has passed, or that leaves no time after the start value."""
    by = day(metric.by)
    started = day(metric.start_on if number(metric.start) is not None else metric.start_by)
    if by is None:
        return []
    faults = [t("a date that is still to come")] if today and by < today else []
    if started and by <= started:
        faults.append(t("a date after that of the start value"))
    return faults


def _is_share(metric: Metric) -> bool:
    """Whether the values are percentages, and not percentage points."""
    texts = (metric.unit, metric.start, metric.goal)
    return any("%" in text for text in texts) and "point" not in metric.unit.casefold()


def _not_a_share(text: str) -> bool:
    value = number(text)
    return value is not None and not 0 <= value <= 100


def _counts_out_of_nothing(metric: Metric) -> bool:
    """Whether it is counted out of 0."""
    _, slash, after = metric.measure.rpartition("/")
    out_of = metric.out_of or (after if slash else "")
    return _ZERO.fullmatch(out_of.strip()) is not None
