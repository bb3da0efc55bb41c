"""The trust curve for a wall and a desk: stages from left to right, words below them."""

from __future__ import annotations

from functools import cache

from charts.curve_layers import Sheet, legend, plot
from charts.palette import Palette, palette
from charts.vega_lite import LINE, Spec, axis, expr, layer, px, sheet, text, unit, words

WIDTH, HEIGHT = 860, 295
"""Points that the whole picture needs."""
LEFT, HEAD = 122, 50
"""Points before the first stage, and above full trust."""


@cache
def upright_spec(stages: int, lines: int, *, dark: bool, scale: float) -> Spec:
    """So many stages, with so many lines of words below."""
    colour, stages = palette(dark=dark), max(stages, 1)
    foot = 28 + LINE * lines
    picture = Sheet(
        along="x",
        stage=axis("x", [0, stages], [px(LEFT), expr("width")]),
        trust=axis("y", [1, 5], [expr(f"height - {foot} * u"), px(HEAD)]),
        step="min(14 * u, (column - 62 * u) / datum.stack)",
        edge={"x": px(88), "x2": expr("width")},
        colour=colour,
    )
    layers = [
        *plot(picture),
        _trust_words(picture),
        *_stage_words(picture.stage, colour, foot - 22),
        *legend(colour, "(12 + 7.6 * datum.x) * u", "12 * u"),
    ]
    column = {"name": "column", "expr": f"(width - {LEFT} * u) / {stages}"}
    return sheet(layers, unit(scale, WIDTH, HEIGHT), column)


def _trust_words(picture: Sheet) -> Spec:
    left = {"x": px(80), "align": "right", "baseline": "middle"}
    return layer("axis", text(picture.colour.ink, left), {"y": picture.trust, **words("label")})


def _stage_words(stage: Spec, colour: Palette, foot: int) -> list[Spec]:
    """Lines of words under each stage, a little apart from its name."""
    start = {"align": "left", "baseline": "top", "dx": px(-10), "limit": expr("column - 8 * u")}

    def below(kind: str, paint: str, gap: int = 5, *, bold: bool = False) -> Spec:
        down = {"y": expr(f"height + ({LINE} * datum.line + {gap} - {foot}) * u")}
        return layer(kind, text(paint, start, down, bold=bold), {"x": stage, **words("label")})

    return [
        below("name", colour.ink, 0),
        below("count", colour.ink, bold=True),
        below("missing", colour.ink),
        below("reason", colour.mark, bold=True),
    ]
