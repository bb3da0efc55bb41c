"""ideas.csv: what was left out of the backlog, so that it is not lost."""

from __future__ import annotations

from data.files.csv_table import csv_bytes
from data.files.trace import Grounds
from workshop.loose_ends import dots, idea_trays
from workshop.scales import EFFORT
from workshop.state import State, in_order
from workshop.things.tickets import Idea


def ideas_csv(state: State) -> bytes:
    """Every idea that is no ticket, most dots first."""
    grounds, trays = Grounds(state), idea_trays(state)
    left = [idea for idea in in_order(state.ideas) if not (idea.chosen or idea.sealed)]
    left.sort(key=lambda idea: -dots(state, idea.id))
    return csv_bytes(COLUMNS, [list(_row(grounds, idea, trays).values()) for idea in left])


def _row(grounds: Grounds, idea: Idea, trays: dict[str, str]) -> dict[str, str]:
    mode = grounds.card(idea)
    return {
        "Title": grounds.title(idea),
        "Stage": grounds.state.stage(idea.stage).name,
        "Change": grounds.change(idea),
        "Also said": grounds.also(idea),
        "What it stops": mode.sentence if mode else "",
        "Must fix, should fix, can wait": grounds.badge(idea),
        "How bad": grounds.rating(idea, "how_bad"),
        "Dots": str(dots(grounds.state, idea.id)),
        "Pick": trays.get(idea.id, ""),
        "Owner": idea.owner,
        "Effort": EFFORT.get(idea.effort, ""),
        "First step": idea.first_step,
        "Low point": grounds.low_point(idea),
        "Trace": grounds.trace(idea),
    }


COLUMNS = tuple(_row(Grounds(State("")), Idea("", "", "", "", ""), {}))
"""The header, which is the same for every workshop."""
