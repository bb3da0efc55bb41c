"""Many people's texts as one element: in columns to work on, or fitted to the wall."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from components.kit.element import element
from components.kit.session import ASKED
from workshop.translation import t

WORDS = {
    "clear": "Clear",
    "hint": "Click a card to select it, or use the arrow keys and Space.",
    "touch": "Tap a card to select it.",
    "hidden": "{n} not shown yet",
    "gap": "▲ Still empty",
    "all": "Show all",
    "less": "Show less",
    "tools": "What to do with the selected cards",
}


@dataclass(frozen=True, slots=True)
class Card:
    """One text. *head* and *foot* are small lines above and below it.

    Attributes:
        mark: Words of a badge, its shape included: ``"■ Must fix"``.
        level: What colours badge and edge: must, should, can, guess, seen or measured.
    """

    id: str
    text: str
    head: str = ""
    foot: str = ""
    mark: str = ""
    level: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A titled list of cards.

    Attributes:
        hidden: How many are written but not shown yet.
        gap: Point out that nothing is here.
    """

    title: str
    cards: Sequence[Card] = ()
    hidden: int = 0
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """Cells one below the other, or side by side on a board that goes *across*."""

    title: str
    cells: Sequence[Cell]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Act:
    """What somebody did with the selected cards. *stamp* is new for every press."""

    verb: str
    ids: tuple[str, ...]
    stamp: str


_board = element(
    "board",
    "kit/board_fit.js",
    "kit/board_select.js",
    "kit/board.js",
    "kit/board.css",
    html='<div class="board"><p class="hint"></p><div class="columns"></div>'
    '<div class="bar"></div></div>',
)


def board(
    key: str,
    columns: Sequence[Column],
    *,
    wall: bool = False,
    across: bool = False,
    verbs: Mapping[str, str] | None = None,
    few: Mapping[str, int] | None = None,
    many: Mapping[str, int] | None = None,
) -> Act | None:
    """Draw cards, and say what somebody wants done with some of them.

    Args:
        key: Name of the board, one a page.
        columns: What stands on it.
        wall: Fit it into the rest of the window, larger and without anything to press.
        across: The cells of a column lie side by side.
        verbs: What can be done with selected cards, and what its button says, in English.
            The first is also done by a double click.
        few: The most cards a verb takes, where there is a limit.
        many: The fewest cards a verb takes, where it is more than one.
    """
    verbs, few, many = ({} if wall else verbs or {}), few or {}, many or {}
    data = {
        "asked": ASKED,
        "columns": [_column(column) for column in columns],
        "wall": wall,
        "across": across,
        "verbs": [
            [verb, t(label), many.get(verb, 1), few.get(verb)] for verb, label in verbs.items()
        ],
        "words": {**WORDS, "selected": t("{n} selected"), "more": t("+{n} more")},
    }
    sent = _board(key=key, data=data, on_act_change=lambda: None).act
    act = _act(sent)
    if act is None or act.verb not in verbs:
        return None
    fits = many.get(act.verb, 1) <= len(act.ids) <= few.get(act.verb, len(act.ids))
    return act if fits else None


def _column(column: Column) -> dict[str, Any]:
    return {
        "title": column.title,
        "note": column.note,
        "cells": [
            {
                "title": cell.title,
                "hidden": cell.hidden,
                "gap": cell.gap,
                "cards": [_parts(card) for card in cell.cards],
            }
            for cell in column.cells
        ],
    }


def _parts(card: Card) -> tuple[str, ...]:
    # `astuple` copies deeply: a third of the cost of a board with sixty cards.
    return (card.id, card.text, card.head, card.foot, card.mark, card.level)


def _act(sent: Any) -> Act | None:
    """What came back from a browser, if it has the right shape."""
    if not isinstance(sent, Mapping):
        return None
    verb, ids, stamp = (sent.get(name) for name in ("verb", "ids", "stamp"))
    if not isinstance(verb, str) or not isinstance(stamp, str) or not isinstance(ids, Sequence):
        return None
    return Act(verb, tuple(name for name in ids if isinstance(name, str)), stamp)
