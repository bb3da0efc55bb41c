"""ideas.csv: what was left out of the backlog, so that it is not lost."""

from __future__ import annotations

from immutables import Map

from data.files import trace as words
from data.files.csv_table import csv_bytes
from workshop.models.tickets import Idea
from workshop.outcome import LeftOver, Outcome, outcome
from workshop.scales import EFFORT
from workshop.state import State


def ideas_csv(found: Outcome) -> bytes:
    """Every idea that was read aloud and is no ticket, most dots first."""
    return csv_bytes(COLUMNS, [list(_row(found, left).values()) for left in found.ideas])


def _row(found: Outcome, left: LeftOver) -> dict[str, str]:
    idea, trace = left.idea, found.traces[left.idea.id]
    return {
        "Title": words.title(idea, trace),
        "Stage": trace.own.stage.name,
        "Change": words.change(idea, trace),
        "Also said": words.also(idea.also),
        "What it stops": trace.stops.failure_mode.sentence if trace.stops else "",
        "Must fix, should fix, can wait": words.badge(trace),
        "How bad": words.rating(trace, "how_bad"),
        "Dots": str(left.dots),
        "Pick": left.tray,
        "Owner": idea.owner,
        "Effort": EFFORT.get(idea.effort, ""),
        "First step": idea.first_step,
        "Low point": words.low_point(trace),
        "Trace": words.ids(found, idea),
    }


_EMPTY = outcome(State("", ideas=Map({"": Idea("", "", "", "", "")})))
COLUMNS = tuple(_row(_EMPTY, *_EMPTY.ideas))
"""The header, which is the same for every workshop."""
