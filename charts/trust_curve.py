"""The trust curve: middle votes as a line, the range as a band, every vote as a dot.

Everything that can change while people look at it is a row, legend and stage names too:
a chart whose rows alone change is patched in place instead of flickering. It also keeps
people's words out of Vega's expressions.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from charts.curve_rows import BROAD, COLUMNS, FOOT_LINES, all_rows, name_lines
from charts.curve_sideways import sideways_spec
from charts.curve_upright import upright_spec
from charts.curve_words import describe, in_order
from charts.vega_lite import Rows, Spec
from workshop.results import Tally
from workshop.stages import Stage

__all__ = ["COLUMNS", "curve_rows", "curve_spec", "describe"]


def curve_rows(
    stages: Sequence[Stage], tallies: Sequence[Tally], low_points: Mapping[str, str]
) -> Rows:
    """Everything the chart draws, one row a mark.

    Args:
        stages: The columns, in order, with the room's own names.
        tallies: What was answered, matched to the stages by their id.
        low_points: Stage id to its reason, for the stages marked as low points.
    """
    reasons = {place: low_points[s.id] for place, s in enumerate(stages) if s.id in low_points}
    rows = all_rows([stage.name for stage in stages], in_order(stages, tallies), reasons)
    values = [[getattr(row, name) for name in COLUMNS] for row in rows]
    numbers = dict.fromkeys(("x", "y", "low", "high"), "float64")
    return Rows(values, columns=list(COLUMNS)).astype(numbers)


def curve_spec(
    names: tuple[str, ...], *, dark: bool = False, scale: float = 1.0, sideways: bool = False
) -> Spec:
    """The Vega-Lite spec, without data; hand it `curve_rows`.

    It depends on how many names there are and how many lines they take, not on the names.

    Args:
        names: The stages' names.
        dark: Colours for a dark page.
        scale: Size of text and marks at most, 1.0 for a desk and more for a wall; a window too
            narrow for it gets less.
        sideways: Stages as rows, for a phone. This spec brings its own height.
    """
    if sideways:
        return sideways_spec(len(names), name_lines(names, BROAD), dark=dark, scale=scale)
    return upright_spec(len(names), name_lines(names) + FOOT_LINES, dark=dark, scale=scale)
