"""The trust curve and the map of how bad, on a page, with their findings in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

import streamlit as st

from charts.heat_map import Card, describe_heat, heat_rows, heat_spec
from charts.trust_curve import curve_rows, curve_spec, describe
from charts.vega_lite import Rows, Spec
from components.kit.plain import escape
from components.kit.visitor import is_dark
from workshop.results import Tally
from workshop.scales import TRUST_FOOTNOTE
from workshop.stages import Stage
from workshop.translation import t

Height = int | Literal["stretch", "content"]
WALL, DESK = 4.0, 1.0
"""The largest scale: a chart on the wall takes what the window leaves it."""
FILL = """<style>
[data-testid="stMainBlockContainer"]:has([class*="st-key-fill-"]) {
  height: 100vh; padding-bottom: 1.5rem;
}
[data-testid="stMainBlockContainer"]:has([class*="st-key-fill-"])
  > [data-testid="stVerticalBlock"] {
  height: 100%;
}
[data-testid="stMainBlockContainer"] :is(
  [data-testid="stVerticalBlock"], [data-testid="stLayoutWrapper"]
):is([class*="st-key-fill-"], :has([class*="st-key-fill-"])) {
  flex: 1 1 0; min-height: min(16rem, 55vh);
}
</style>"""
"""A chart on the wall takes what its neighbours leave of the window, and never too little."""


def trust_curve(
    stages: Sequence[Stage],
    tallies: Sequence[Tally],
    low_points: Mapping[str, str],
    *,
    talk: Sequence[str] = (),
    wall: bool = False,
    sideways: bool = False,
    key: str = "curve",
) -> None:
    """Draw what was voted on trust, stage by stage.

    Args:
        stages: The stages in order, with the room's own names.
        tallies: The answers, matched to the stages by their id.
        low_points: Stage id to its reason, for the stages to mark.
        talk: Names of the stages to talk about, most urgent first.
        wall: Larger, and without the words to unfold.
        sideways: Stages as rows, for a phone held upright.
        key: Unique on the page.
    """
    if talk:
        st.markdown(t("**Talk about it:** {stages}", stages=escape(", ".join(talk))))
    names, scale = tuple(stage.name for stage in stages), WALL if wall else DESK
    _chart(
        curve_rows(stages, tallies, low_points),
        curve_spec(names, dark=is_dark(), scale=scale, sideways=sideways),
        t("Trust curve: middle vote, range and every vote at each stage"),
        key,
        "stretch" if wall else "content" if sideways else 440,
    )
    st.text(t(TRUST_FOOTNOTE))
    if not wall:
        _in_words(t("The curve in words"), describe(stages, tallies), key)


def heat_map(stages: Sequence[Stage], cards: Sequence[Card]) -> None:
    """Draw how many failure modes there are at each stage, and how bad they are.

    Args:
        stages: The stages in order, with the room's own names.
        cards: For each failure mode its stage's id and how bad it is, None
            while it is not rated.
    """
    names = tuple(stage.name for stage in stages)
    _chart(
        heat_rows(stages, cards),
        heat_spec(names, dark=is_dark(), scale=DESK),
        t("Map: how many things could go wrong at each stage, and how bad they are"),
        "heat",
        360,
    )
    _in_words(t("The map in words"), describe_heat(stages, cards), "heat")


def _chart(rows: Rows, spec: Spec, alt: str, key: str, height: Height) -> None:
    """A chart whose rows alone change is patched in place, so spec and *alt* are constant."""
    fill = height == "stretch"
    if fill:
        st.html(FILL)
    with st.container(key=f"fill-{key}" if fill else f"frame-{key}"):
        st.vega_lite_chart(rows, spec, height=height, alt=alt, key=key, theme=None)


def _in_words(label: str, words: str, key: str) -> None:
    with st.expander(label, key=f"{key}-words"):
        st.text(words)
