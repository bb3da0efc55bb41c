"""Counting fingers: one key or tap for each hand seen, filed only when the count is right."""

from __future__ import annotations

from collections.abc import Sequence

from components.kit.element import element
from workshop.scales import CANT_TELL
from workshop.translation import t

WORDS = {
    "help": "One key for each hand: 1 to {points}, 0 for can't tell. Backspace takes the last "
    "one back.",
    "unknown": CANT_TELL,
    "less": "One hand less for {chip}",
    "counting": "Counting: {n} of {of}",
    "many": "{n} hands for {of} people. Count again?",
    "many_one": "{n} hands for one person. Count again?",
    "right": "{n} counted. Right?",
    "nobody": "Nobody votes by hand.",
    "file": "File the count",
    "yes": "Yes, file it",
    "again": "Count again",
    "filing": "Filing…",
    "filed": "Filed.",
    "offline": "Not connected yet. The count is still here; try again in a moment.",
}

_fingers = element(
    "fingers",
    "vote/fingers.js",
    "vote/fingers.css",
    html=(
        '<div class="fingers" role="group" tabindex="0"><div class="question"></div>'
        '<div class="tiles"></div><p class="help"></p><p class="count" role="status"></p>'
        '<div class="actions"></div><p class="say" role="status"></p></div>'
    ),
)


def count_fingers(
    *,
    round_id: str,
    item: str,
    question: str,
    points: Sequence[tuple[int, str]],
    hands: int,
    seq: int,
) -> None:
    """Count the hands of one question; nothing is sent before the total is right.

    Args:
        round_id: The open round.
        item: What the question is about.
        question: What was asked, in words.
        points: Number and label of every answer, lowest first.
        hands: How many people vote by hand.
        seq: Sequence number of the state that says so.
    """
    data = {
        "round": round_id,
        "item": item,
        "question": question,
        "points": [list(point) for point in points],
        "hands": hands,
        "seq": seq,
        "words": {**WORDS, "counted": t("{n} counted")},
    }
    _fingers(key="fingers", data=data)
