"""Parts of Vega-Lite specs that several pictures share.

Every size is a multiple of the parameter `u`, so a picture keeps its proportions on any
window. A layer draws the rows of one kind.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

Spec = dict[str, Any]
Rows = pd.DataFrame
LINE = 17
"""Height of a line of text, in points."""
TEXT = 15
FONT = '"Source Sans", sans-serif'
"""What the pages are set in."""


def expr(words: str) -> Spec:
    """A Vega expression: of ours alone, never of people's words."""
    return {"expr": words}


def px(points: float) -> Spec:
    """So many points, as wide as the window allows."""
    return expr(f"{points} * u")


def unit(scale: float, width: int, height: int = 0) -> Spec:
    """The parameter `u`: *scale*, or less where the picture has less than that many points."""
    fits = [f"{scale}", f"width / {width}", *([f"height / {height}"] if height else [])]
    return {"name": "u", "expr": f"min({', '.join(fits)})"}


def layer(kind: str, mark: Spec, encoding: Spec) -> Spec:
    """One layer of marks: the rows of one kind."""
    selected = [{"filter": f"datum.kind === '{kind}'"}]
    return {"transform": selected, "mark": mark, "encoding": encoding}


def text(colour: str, *more: Spec, bold: bool = False) -> Spec:
    """A text mark that breaks its lines where the words do."""
    mark: Spec = {"type": "text", "color": colour, "lineBreak": "\n", "fontSize": px(TEXT)}
    mark |= {"lineHeight": px(LINE), "fontWeight": "bold" if bold else "normal"}
    for part in more:
        mark |= part
    return mark


def words(field: str) -> Spec:
    """Encoding: the text in a column."""
    return {"text": {"field": field, "type": "nominal"}}


def axis(field: str, domain: list[float], ends: list[Spec]) -> Spec:
    """Encoding: a number between two ends of the picture, without marks of its own."""
    scale = {"domain": domain, "range": ends, "nice": False, "zero": False}
    return {"field": field, "type": "quantitative", "scale": scale, "axis": None}


def point(shape: str, size: float, **paint: Any) -> Spec:
    """A point mark *size* points across, without an outline unless its paint has one."""
    mark: Spec = {"type": "point", "shape": shape, "opacity": 1, "strokeWidth": 0}
    return {**mark, "size": expr(f"pow({size} * u, 2)"), **paint}


def sheet(layers: list[Spec], *params: Spec) -> Spec:
    """The whole spec. A screen reader hears what the picture is, and reads the words beside it."""
    config = {"view": {"stroke": None}, "text": {"font": FONT}, "mark": {"aria": False}}
    return {"params": [*params], "layer": layers, "config": config}
