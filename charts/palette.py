"""The colours of every picture.

Okabe-Ito hues, their darker half on white and their lighter half on black; the contrasts
were measured. Nothing is told by colour alone: every hue has a shape or a word beside it.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Palette:
    """What a picture is painted with.

    Attributes:
        page: Streamlit's own background, for the halo that parts a mark from another.
        few: The first shade of a heat map, *many* the last.
    """

    line: str
    mark: str
    ink: str
    dot: str
    grid: str
    page: str
    few: str
    many: str


LIGHT = Palette(
    line="#0072B2",
    mark="#B34D00",
    ink="#1A1A1A",
    dot="#5F6670",
    grid="#C9CED6",
    page="#FFFFFF",
    few="#E3F0F8",
    many="#6FB3DC",
)
DARK = Palette(
    line="#56B4E9",
    mark="#E69F00",
    ink="#F2F2F2",
    dot="#AEB6C2",
    grid="#444B57",
    page="#171614",
    few="#152B3B",
    many="#1F6596",
)


def palette(*, dark: bool) -> Palette:
    """The colours for a dark or a light page."""
    return DARK if dark else LIGHT
