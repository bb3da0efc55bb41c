"""Answers that are tapped on a phone: each tap is a command, kept until it is on disk."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from components.kit.element import element

WORDS = {"offline": "Not connected yet. Tap again in a moment."}

_taps = element(
    "taps",
    "kit/taps.js",
    "kit/taps.css",
    html='<div class="taps"><p class="label"></p><div class="row" role="group"></div>'
    '<p class="say" role="status"></p></div>',
)


def taps(
    key: str,
    label: str,
    command: str,
    field: str,
    options: Mapping[Any, str],
    *,
    selected: Any = "",
    fixed: Mapping[str, str] | None = None,
    none: Any = None,
    visible: bool = True,
) -> None:
    """A row of answers, one of which stays pressed.

    Args:
        key: Name of the row, one a page.
        label: What it asks.
        command: Name of the command a tap sends; the live socket must take it.
        field: The field of the command that holds the answer.
        options: Value and words of every answer.
        selected: The answer that the server has.
        fixed: Fields of the command that nobody chooses here.
        none: What a second tap on an answer sends; None if it cannot be taken back.
        visible: Whether the label is drawn, and not only spoken.
    """
    data = {
        "label": label,
        "command": command,
        "field": field,
        "options": [list(option) for option in options.items()],
        "selected": selected,
        "fixed": dict(fixed or {}),
        "none": none,
        "visible": visible,
        "words": WORDS,
    }
    _taps(key=f"taps-{key}", data=data)
