"""Where it hurts: stages from left to right, how bad from top to bottom, a count in each cell.

As with the trust curve, all that can change while people look at it is rows.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from functools import cache
from math import nan

from charts.palette import Palette, palette
from charts.vega_lite import LINE, Rows, Spec, axis, expr, layer, px, sheet, text, unit, words
from charts.words import wrap
from workshop.scales import HOW_BAD
from workshop.stages import Stage
from workshop.translation import t

Card = tuple[str, float | None]
"""The stage of something that could go wrong, and how bad; None while not rated."""
WIDTH, HEIGHT, LEFT, HEAD = 860, 280, 128, 8
LETTERS, NAME_LINES = 18, 3
LEVELS = len(HOW_BAD.points)
BOTTOM, GAP = LEVELS + 1.15, 0.15
"""Where the row of the unrated ends, and how far it stands from the others, in rows."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One mark: a cell from *x* to *right* and *y* to *below*, or a name."""

    kind: str
    x: float = nan
    right: float = nan
    y: float = nan
    below: float = nan
    votes: int = 0
    label: str = ""


COLUMNS = tuple(field.name for field in fields(Cell))


def heat_rows(stages: Sequence[Stage], cards: Sequence[Card]) -> Rows:
    """Everything the map draws. A half stands in the row above it: 3.5 counts as 4."""
    cells = [*_rows(), *_names([stage.name for stage in stages])]
    for place, stage in enumerate(stages):
        here = [bad for name, bad in cards if name == stage.id]
        for value in range(1, LEVELS + 1):
            cells += _cell(place, LEVELS - value, "full", len(_in_row(here, value)))
        cells += _cell(place, LEVELS + GAP, "unrated", here.count(None))
    values = [[getattr(cell, name) for name in COLUMNS] for cell in cells]
    numbers = dict.fromkeys(("x", "right", "y", "below"), "float64")
    return Rows(values, columns=list(COLUMNS)).astype(numbers)


def describe_heat(stages: Sequence[Stage], cards: Sequence[Card]) -> str:
    """The map in words, stage by stage, worst first."""
    return " ".join(
        t(
            "{stage}: {cards}.",
            stage=" ".join(stage.name.split()),
            cards=_described([bad for name, bad in cards if name == stage.id]),
        )
        for stage in stages
    )


def heat_spec(names: tuple[str, ...], *, dark: bool = False, scale: float = 1.0) -> Spec:
    """The Vega-Lite spec, without data; hand it `heat_rows`.

    It depends on how many names there are and how many lines they take, not on the names.
    """
    lines = max((len(_wrapped(place, name)) for place, name in enumerate(names)), default=1)
    return _spec(max(len(names), 1), lines, dark=dark, scale=scale)


@cache
def _spec(stages: int, lines: int, *, dark: bool, scale: float) -> Spec:
    colour = palette(dark=dark)
    x = axis("x", [0, stages], [px(LEFT), expr("width")])
    y = axis("y", [0, BOTTOM], [px(HEAD), expr(f"height - {LINE * lines + 12} * u")])
    at = {"x": x, "x2": {"field": "right"}, "y": y, "y2": {"field": "below"}}
    layers = [*_cells(at, colour), *_words(x, y, colour, stages, lines)]
    return sheet(layers, unit(scale, WIDTH, HEIGHT))


def _in_row(bads: Sequence[float | None], value: int) -> list[float]:
    return [bad for bad in bads if bad is not None and math.ceil(bad) == value]


def _described(bads: Sequence[float | None]) -> str:
    parts = [_level(value, _in_row(bads, value)) for value in range(LEVELS, 0, -1)]
    if None in bads:
        parts.append(t("{n} not rated", n=bads.count(None)))
    return ", ".join(filter(None, parts)) or t("nothing")


def _level(value: int, bads: Sequence[float]) -> str:
    if not bads:
        return ""
    words = t("{n} {name}", n=len(bads), name=HOW_BAD.chip(value).lower())
    halves = sum(bad != value for bad in bads)
    if not halves:
        return words
    return t(
        "{cards} ({n} of them {between}, counted as the worse)",
        cards=words,
        n=halves,
        between=HOW_BAD.between(value - 0.5),
    )


def _rows() -> Iterator[Cell]:
    """The words at the left of each row."""
    for point in HOW_BAD.points:
        label = t("{n} {name}", n=point.value, name=t(point.chip))
        yield Cell("row", y=LEVELS - point.value + 0.5, label=label)
    yield Cell("row", y=LEVELS + GAP + 0.5, label=t("Not rated"))


def _wrapped(place: int, name: str) -> list[str]:
    return wrap(t("{n} {name}", n=place + 1, name=name), LETTERS, NAME_LINES)


def _names(names: Sequence[str]) -> Iterator[Cell]:
    for place, name in enumerate(names):
        yield Cell("name", x=place + 0.5, label="\n".join(_wrapped(place, name)))


def _cell(place: int, top: float, kind: str, votes: int) -> Iterator[Cell]:
    """A cell of the grid; filled, with its count in the middle, when there is anything."""
    grid = Cell("grid", place + 0.02, place + 0.98, top + 0.05, top + 0.95)
    yield grid
    if votes:
        yield replace(grid, kind=kind, votes=votes)
        yield Cell("count", x=place + 0.5, y=top + 0.5, votes=votes, label=str(votes))


def _cells(at: Spec, colour: Palette) -> list[Spec]:
    """Faint empty cells, shaded full ones (one to five and more), outlined unrated ones."""
    shade = {"domain": [1, 5], "range": [colour.few, colour.many], "clamp": True}
    fill = {"field": "votes", "type": "quantitative", "scale": shade, "legend": None}
    rect = {"type": "rect", "cornerRadius": px(4), "fill": "transparent", "strokeWidth": px(1)}
    dashed = {"stroke": colour.dot, "strokeDash": [4, 3], "strokeWidth": px(1.5)}
    return [
        layer("grid", {**rect, "stroke": colour.grid}, at),
        layer("full", {"type": "rect", "cornerRadius": px(4)}, {**at, "fill": fill}),
        layer("unrated", {**rect, **dashed}, at),
    ]


def _words(x: Spec, y: Spec, colour: Palette, stages: int, lines: int) -> list[Spec]:
    left = {"x": px(LEFT - 10), "align": "right", "baseline": "middle"}
    below = {"y": expr(f"height - {LINE * lines} * u"), "align": "center", "baseline": "top"}
    below["limit"] = expr(f"(width - {LEFT} * u) / {stages} - 8 * u")
    middle = {"align": "center", "baseline": "middle", "fontSize": px(18)}
    return [
        layer("row", text(colour.ink, left), {"y": y, **words("label")}),
        layer("name", text(colour.ink, below), {"x": x, **words("label")}),
        layer("count", text(colour.ink, middle, bold=True), {"x": x, "y": y, **words("label")}),
    ]
