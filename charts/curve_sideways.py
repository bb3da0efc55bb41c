"""The trust curve for a phone: stages from top to bottom, their words above each."""

from __future__ import annotations

from functools import cache

from charts.curve_layers import Sheet, legend, plot
from charts.palette import palette
from charts.vega_lite import LINE, Spec, axis, expr, layer, px, sheet, text, unit, words

WIDTH = 350
HEAD, LANE = 100, 76
"""Points above the first stage, and below each for its votes."""
SIDE = "22 * u"


@cache
def sideways_spec(stages: int, lines: int, *, dark: bool, scale: float) -> Spec:
    """So many stages, with names of so many lines. The spec brings its own height."""
    colour = palette(dark=dark)
    above = LINE * (lines + 3) + 26
    first = HEAD + above
    last = first + (above + LANE) * max(stages - 1, 1)
    bottom = last + LANE + 2 * LINE
    picture = Sheet(
        along="y",
        stage=axis("x", [0, max(stages - 1, 1)], [px(first), px(last)]),
        trust=axis("y", [1, 5], [expr(SIDE), expr(f"width - {SIDE}")]),
        step="min(10 * u, 50 * u / datum.stack)",
        edge={"y": px(HEAD), "y2": px(last + LANE)},
        colour=colour,
    )
    layers = [
        *plot(picture),
        *(_trust_words(picture, points) for points in (HEAD - 36, last + LANE + 2)),
        *_stage_words(picture, "name", 0, above, bold=True),
        *_stage_words(picture, "count", lines, above),
        *_stage_words(picture, "reason", lines + 1, above, bold=True),
        *legend(
            colour,
            "10 * u + datum.place % 2 * width / 2",
            "(10 + 19 * floor(datum.place / 2)) * u",
        ),
    ]
    return {**sheet(layers, unit(scale, WIDTH)), "height": round(bottom * scale)}


def _trust_words(picture: Sheet, points: int) -> Spec:
    place = {"y": px(points), "align": "center", "baseline": "top", "fontSize": px(13)}
    return layer("axis", text(picture.colour.ink, place), {"x": picture.trust, **words("wide")})


def _stage_words(
    picture: Sheet, kind: str, line: int, above: int, *, bold: bool = False
) -> list[Spec]:
    """A line of words above its stage, readable where the curve crosses it."""
    colour = picture.colour
    drop = f"({LINE} * ({line} + datum.place) - {above}) * u"
    place = {"x": 0, "dy": expr(drop), "align": "left", "baseline": "top", "limit": expr("width")}
    mark = text(colour.mark if kind == "reason" else colour.ink, place, bold=bold)
    halo = {"stroke": colour.page, "strokeWidth": px(5), "strokeJoin": "round"}
    encoding = {"y": picture.stage, **words("wide")}
    return [layer(kind, {**mark, **halo}, encoding), layer(kind, mark, encoding)]
