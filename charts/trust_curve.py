"""The trust curve: middle votes as a line, the range as a band, every vote as a dot.

The spec is made once and never changes while people look at it: only the rows do, and a
chart whose rows alone change is patched in place instead of flickering.
"""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from functools import cache
from math import nan
from typing import Any

import altair as alt
import pandas as pd

from workshop.scales import TRUST
from workshop.stages import STAGES
from workshop.state import Round
from workshop.trust import middle, spread

COLUMNS = ("kind", "x", "y", "low", "high", "shift", "label")
LIGHT = {
    "line": "#0072B2",
    "mark": "#B34D00",
    "ink": "#1A1A1A",
    "dot": "#5F6670",
    "grid": "#C9CED6",
}
DARK = {"line": "#56B4E9", "mark": "#E69F00", "ink": "#F2F2F2", "dot": "#AEB6C2", "grid": "#444B57"}


def curve_rows(round_: Round, low_points: Mapping[str, str]) -> pd.DataFrame:
    """Everything the chart draws, one row a mark.

    Args:
        round_: A revealed round of trust votes.
        low_points: Stage id to its label, for the stages marked as low points.
    """
    rows: list[tuple[Any, ...]] = []
    for stage in STAGES:
        votes = round_.votes(stage.id)
        x, y = _tick(stage.number, stage.name), middle(votes)
        rows.append(("count", x, 0.35, nan, nan, 0, _count(round_, stage.id)))
        if y is None:
            continue
        rows.append(("band", x, y, float(votes[0]), float(votes[-1]), 0, ""))
        rows.append(("line", x, y, nan, nan, 0, f"{y:g}"))
        rows.extend(
            ("dot", x, float(vote), nan, nan, 1 + votes[:place].count(vote), "")
            for place, vote in enumerate(votes)
        )
        if stage.id in low_points:
            rows.append(("mark", x, y, nan, nan, 0, low_points[stage.id]))
    return pd.DataFrame(rows, columns=list(COLUMNS))


def describe(round_: Round) -> str:
    """The curve in words, stage by stage, for people who do not see it."""
    parts = []
    for stage in STAGES:
        votes = round_.votes(stage.id)
        centre = middle(votes)
        if centre is None:
            parts.append(f"{stage.name}: nobody could tell")
            continue
        words = f"{stage.name}: {TRUST.between(centre).lower()} ({centre:g} of 5), "
        words += f"from {votes[0]} to {votes[-1]}, {_count(round_, stage.id)}"
        parts.append(words + (f", {spread(votes).lower()}" if spread(votes) else ""))
    return ". ".join(parts) + "."


def _count(round_: Round, stage: str) -> str:
    votes, unsure = len(round_.votes(stage)), round_.cannot_tell(stage)
    words = "1 vote" if votes == 1 else f"{votes} votes"
    return f"{words}, {unsure} can't tell" if unsure else words


def _tick(number: int, name: str) -> str:
    return "\n".join(textwrap.wrap(f"{number} {name}", 14))


@cache
def curve_spec(*, dark: bool = False, scale: float = 1.0) -> dict[str, Any]:
    """The Vega-Lite spec, without data; hand it `curve_rows`.

    Args:
        dark: Colours for a dark background (Okabe-Ito, the lighter half).
        scale: Size of text and marks, 1.0 for a laptop, 1.6 for a wall.
    """
    colour = DARK if dark else LIGHT

    def size(points: float) -> float:
        return round(points * scale, 1)

    axis_text: dict[str, Any] = {
        "labelFontSize": size(15),
        "labelColor": colour["ink"],
        "labelLimit": 0,
    }
    ticks = [_tick(stage.number, stage.name) for stage in STAGES]
    x = alt.X(
        "x:N",
        sort=ticks,
        scale=alt.Scale(domain=ticks, type="point", padding=0.5),
        axis=alt.Axis(
            title=None,
            labelAngle=0,
            labelExpr="split(datum.label, '\\n')",
            labelPadding=size(10),
            domain=False,
            ticks=False,
            **axis_text,
        ),
    )
    words = {point.value: f"{point.value} {point.chip}" for point in TRUST.points}
    y = alt.Y(
        "y:Q",
        scale=alt.Scale(domain=[0.2, 5.25], nice=False, zero=False),
        axis=alt.Axis(
            title=None,
            values=[1, 2, 3, 4, 5],
            labelExpr=f"{words}[datum.value]",
            domain=False,
            ticks=False,
            gridColor=colour["grid"],
            gridDash=[2, 5],
            **axis_text,
        ),
    )
    return _layers(x, y, colour, size)


def _layers(x: alt.X, y: alt.Y, colour: Mapping[str, str], size: Any) -> dict[str, Any]:
    def of(kind: str) -> alt.Chart:
        return alt.Chart(alt.NamedData("rows")).transform_filter(f"datum.kind === '{kind}'")

    shift = alt.XOffset("shift:Q", scale=alt.Scale(domain=[-8, 8], range=[-size(120), size(120)]))
    text: dict[str, Any] = {"fontSize": size(15), "lineBreak": "\n"}
    chart = alt.layer(
        of("band")
        .mark_area(color=colour["line"], opacity=0.18)
        .encode(x=x, y=alt.Y("low:Q"), y2="high:Q"),
        of("dot")
        .mark_circle(size=size(90), color=colour["dot"], opacity=0.95)
        .encode(x=x, y=y, xOffset=shift),
        of("line").mark_line(color=colour["line"], strokeWidth=size(4)).encode(x=x, y=y),
        of("line")
        .mark_point(filled=True, opacity=1, color=colour["line"], size=size(240))
        .encode(x=x, y=y),
        of("mark")
        .mark_point(shape="diamond", filled=True, opacity=1, color=colour["mark"], size=size(420))
        .encode(x=x, y=y),
        of("mark")
        .mark_text(color=colour["mark"], fontWeight="bold", dy=-size(24), **text)
        .encode(x=x, y=y, text="label:N"),
        of("count")
        .mark_text(color=colour["dot"], baseline="bottom", **text)
        .encode(x=x, y=y, text="label:N"),
    ).configure_view(stroke=None)
    spec: dict[str, Any] = chart.to_dict()
    for name in ("data", "datasets", "$schema"):
        spec.pop(name, None)
    for layer in spec["layer"]:
        layer.pop("data", None)
    return spec
