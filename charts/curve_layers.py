"""The layers that an upright and a sideways trust curve share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from charts.palette import Palette
from charts.vega_lite import Spec, expr, layer, point, px, text, words

ASIDE = "-20 * u"
"""Where the round before the talk stands, seen from its stage."""
PIECES = {"detail": {"field": "piece", "type": "nominal"}}


@dataclass(frozen=True, slots=True)
class Sheet:
    """Which way the stages run, and on which scales the marks stand.

    Attributes:
        along: The direction of the stages.
        stage: Encoding of a stage.
        trust: Encoding of a trust.
        step: Expression: from one of several equal votes to the next.
        edge: Mark properties: where the grid begins and ends.
    """

    along: Literal["x", "y"]
    stage: Spec
    trust: Spec
    step: str
    edge: Spec
    colour: Palette

    @property
    def across(self) -> Literal["x", "y"]:
        """The direction of trust."""
        return "y" if self.along == "x" else "x"

    def at(self, field: str = "y") -> Spec:
        """Encoding: at a stage, at the trust in *field*."""
        return {self.along: self.stage, self.across: {**self.trust, "field": field}}

    def between(self, low: str, high: str) -> Spec:
        """Encoding: at a stage, from one trust to another."""
        return {**self.at(low), f"{self.across}2": {"field": high}}

    def path(self) -> Spec:
        """Encoding: from stage to stage, a piece at a time."""
        return {**self.at(), "order": {"field": "x", "type": "quantitative"}, **PIECES}

    def moved(self, by: str, lifted: str = "0") -> Spec:
        """Mark properties: away from the middle of the stage, and from its trust."""
        return {f"{self.along}Offset": expr(by), f"{self.across}Offset": expr(lifted)}


def plot(sheet: Sheet) -> list[Spec]:
    """Everything that stands on the two scales, from the back to the front."""
    return [
        *_ground(sheet),
        *_ghost_lines(sheet),
        _line(sheet),
        *_votes(sheet),
        *_shifts(sheet),
        *(layer(kind, glyphs(sheet.colour)[kind], sheet.at()) for kind in ("middle", "low")),
    ]


def legend(colour: Palette, x: str, y: str) -> list[Spec]:
    """A shape and a word for each kind of mark, at the place that two expressions tell."""
    spot = {"x": expr(x), "y": expr(y)}
    keys = [layer(f"key-{kind}", {**mark, **spot}, {}) for kind, mark in glyphs(colour).items()]
    beside = {**spot, "x": expr(f"{x} + 16 * u"), "align": "left", "baseline": "middle"}
    return [*keys, layer("key", text(colour.ink, beside), words("label"))]


def glyphs(colour: Palette) -> dict[str, Spec]:
    """The shape of every kind of mark, the same in the picture and in its legend."""
    halo = {"stroke": colour.page, "strokeWidth": px(1.5)}
    hollow = {"fill": colour.page, "strokeWidth": px(2)}
    return {
        "middle": point("circle", 17, fill=colour.line, **halo),
        "band": point("square", 16, fill=colour.line) | {"opacity": 0.25},
        "dot": point("circle", 12, fill=colour.dot, **halo),
        "observer": point("triangle-down", 12, stroke=colour.ink, **hollow),
        "ghost": point("circle", 14, stroke=colour.dot, **hollow),
        "low": point("diamond", 24, fill=colour.mark, **halo),
    }


def _ground(sheet: Sheet) -> list[Spec]:
    """The grid and the band; a stage between two gaps has a bar instead."""
    paint = {"color": sheet.colour.line, "opacity": 0.18}
    grid = {"type": "rule", "color": sheet.colour.grid, "strokeDash": [2, 5]}
    orient = "vertical" if sheet.along == "x" else "horizontal"
    span = sheet.between("low", "high")
    return [
        layer("axis", {**grid, "strokeWidth": px(1.1), **sheet.edge}, {sheet.across: sheet.trust}),
        layer("band", {"type": "area", "orient": orient, **paint}, {**span, **PIECES}),
        layer("bar", {"type": "rule", "strokeWidth": px(20), **paint}, span),
    ]


def _ghost_lines(sheet: Sheet) -> list[Spec]:
    """The round before the talk: a dashed line, and its range beside the stage."""
    thin = {"color": sheet.colour.dot, "strokeWidth": px(2), "strokeDash": [6, 5]}
    bent, aside = sheet.moved(f"{ASIDE} * datum.place"), sheet.moved(ASIDE)
    return [
        layer("ghost-line", {"type": "line", **thin, **bent}, sheet.path()),
        layer("ghost", {"type": "rule", **thin, **aside}, sheet.between("low", "high")),
    ]


def _line(sheet: Sheet) -> Spec:
    line = {"type": "line", "color": sheet.colour.line, "strokeWidth": px(4), "strokeCap": "round"}
    return layer("line", line, sheet.path())


def _votes(sheet: Sheet) -> list[Spec]:
    """Every vote beside its stage; the one bubble of a crowd has its number inside."""
    glyph, disc = glyphs(sheet.colour), point("circle", 28, fill=sheet.colour.dot)
    beside = sheet.moved(
        f"22 * u + (datum.place - 0.5) * {sheet.step}", f"datum.line / 2 * {sheet.step}"
    )
    beside["size"] = expr(f"pow(0.86 * {sheet.step}, 2)")
    bubble = sheet.moved("40 * u")
    middle = {"align": "center", "baseline": "middle", **bubble}
    number = text(sheet.colour.page, middle, bold=True)
    return [
        layer("dot", {**glyph["dot"], **beside}, sheet.at()),
        layer("observer", {**glyph["observer"], **beside}, sheet.at()),
        layer("bubble", {**disc, **bubble}, sheet.at()),
        layer("bubble", number, {**sheet.at(), **words("label")}),
    ]


def _shifts(sheet: Sheet) -> list[Spec]:
    """An arrow from where a middle vote was to where it is."""
    colour, aside = sheet.colour, sheet.moved(ASIDE)
    up, down = (0, 180) if sheet.along == "x" else (90, -90)
    head = point("triangle-up", 11, fill=colour.ink)
    head["angle"] = expr(f"datum.high > datum.y ? {up} : {down}")
    way = {"type": "rule", "color": colour.ink, "strokeWidth": px(2.5)}
    return [
        layer("shift", {**way, **aside}, sheet.between("y", "high")),
        layer("ghost", {**glyphs(colour)["ghost"], **aside}, sheet.at()),
        layer("shift", {**head, **aside}, sheet.at("high")),
    ]
