"""The ballot box: a phone or tablet that goes round, one person's ballot at a time."""

from __future__ import annotations

from collections.abc import Sequence

from components.kit.element import element
from workshop.scales import CANT_TELL
from workshop.translation import counted

WORDS = {
    "whose": "Whose turn?",
    "all": "Everybody's ballot is in.",
    "hold": "{name}, hold it so that only you can see.",
    "start": "Start",
    "back": "Not {name}? Go back",
    "vote": "Your ballot",
    "scale": "What the numbers mean",
    "unknown": CANT_TELL,
    "counter": "{n} of {of}",
    "put": "Put it in",
    "open": "{n} open count as can't tell.",
    "open_one": "1 open counts as can't tell.",
    "yes": "Put in",
    "no": "Go on",
    "left": "{n} dots left",
    "left_one": "1 dot left",
    "unused": "{left}. It will not be used.",
    "unused_many": "{left}. They will not be used.",
    "more": "One dot more: {label}",
    "less": "One dot less: {label}",
    "sending": "Putting it in. Hold on to it until it says “In”.",
    "in": "In. Pass it on.",
    "late": "Nobody touched this for 90 seconds. The ballot begun was thrown away, nothing of it "
    "was kept. Tap your name to begin again.",
    "changed": "There is another vote now. The ballot begun was thrown away.",
    "offline": "Not connected yet. Your ballot is still here; try again in a moment.",
}

_box = element(
    "ballot_box",
    "vote/ballot_box_papers.js",
    "vote/ballot_box.js",
    "vote/ballot_box.css",
    html='<div class="box"><p class="note" role="status"></p><div class="screen"></div></div>',
)


def ballot_box(
    *,
    round_id: str,
    questions: Sequence[tuple[str, str]],
    points: Sequence[tuple[int, str, str]],
    reminder: str,
    names: Sequence[tuple[str, str]],
    seq: int,
    budget: int = 0,
) -> None:
    """Pass ballots round; what is chosen stays in this window's memory until it is put in.

    Args:
        round_id: The open round.
        questions: Item and label of everything a ballot asks.
        points: Number, label and meaning of every answer, lowest first.
        reminder: What stands above the questions.
        names: Id and name of everybody who has still to vote.
        seq: Sequence number of the state that says so.
        budget: How many dots a ballot has, if it is a vote with dots.
    """
    data = {
        "round": round_id,
        "questions": [list(question) for question in questions],
        "points": [list(point) for point in points],
        "reminder": reminder,
        "names": [list(name) for name in names],
        "seq": seq,
        "budget": budget,
        "words": {**WORDS, "dots": in_dots(budget)},
    }
    _box(key="ballot-box", data=data)


def in_dots(budget: int) -> list[str]:
    """What a ballot says of no dots on an item, of one, and so on up to all of them."""
    return [counted("{n} dot", "{n} dots", n) for n in range(budget + 1)]
