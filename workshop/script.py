"""The facilitator's script of a step: its lines in time, and what to drop when late."""

from __future__ import annotations

from dataclasses import replace

from workshop.script_lines import SCRIPT, Line
from workshop.steps import FAILURE_MODES, JOURNEY, SCOPE, STEPS, TICKETS, TRUST

__all__ = ["LATE", "SCRIPT", "Line", "lines_of"]

LATE = {
    SCOPE: "Late? Choose the scope yourself at minute 12 and say so.",
    JOURNEY: "Late? Stages 3 and 4 keep their five minutes; take from 1 and 2.",
    TRUST: "Late? Talk about one stage, not two.",
    FAILURE_MODES: "Late? Leave out how often; the order stands without it.",
    TICKETS: "Late? Keep minutes 14 to 28 whole; take the time from reading out.",
}


def lines_of(step: int, minutes: int) -> list[Line]:
    """The script of a step, its times stretched to *minutes*."""
    usual = STEPS[step].minutes
    stretch = minutes / usual if usual else 1.0
    return [replace(line, at=line.at * stretch) for line in SCRIPT if line.step == step]
