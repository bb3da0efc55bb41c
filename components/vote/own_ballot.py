"""One's own ballot on one's own phone: a tap an answer, each on disk before it says so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from components.kit.element import element
from components.vote import ballot_box
from workshop.scales import CANT_TELL

SAME = [
    "scale",
    "counter",
    "left",
    "left_one",
    "more",
    "less",
    "open",
    "open_one",
    "unused",
    "unused_many",
    "vote",
    "put",
]
"""What a paper says in the ballot box, too."""
WORDS = {
    **{name: ballot_box.WORDS[name] for name in SAME},
    "unknown": CANT_TELL,
    "all": "That is all",
    "begun": "{counter}. Not put in yet.",
    "sure": "{open} Put it in as it is?",
    "rest": "Answer the rest",
    "sending": "Keeping it here until it is saved…",
    "in": "● Your vote is in. You can change it until the vote closes.",
    "offline": "Not connected yet. Tap again in a moment.",
    "replace": "Replace that ballot",
}

_ballot = element(
    "own_ballot",
    "vote/ballot_box_papers.js",
    "vote/own_ballot.js",
    "vote/ballot_box.css",
    "vote/own_ballot.css",
    html='<div class="box"><p class="note" role="alert"></p><div class="screen"></div></div>',
)


def own_ballot(
    *,
    round_id: str,
    person: str,
    questions: Sequence[tuple[str, str]],
    points: Sequence[tuple[int, str, str]],
    reminder: str,
    promise: str,
    answers: Mapping[str, int | None],
    whole: bool,
    seq: int,
    budget: int = 0,
) -> None:
    """The ballot of one person; every tap goes over the live socket.

    Args:
        round_id: The open round.
        person: Whose ballot it is.
        questions: Item and label of everything it asks.
        points: Number, label and meaning of every answer, lowest first.
        reminder: What stands above the questions.
        promise: Whether names are shown with the answers.
        answers: What the server has of this ballot.
        whole: Whether the server has it as finished.
        seq: Sequence number of the state that says so.
        budget: How many dots a ballot has, if it is a vote with dots.
    """
    data = {
        "round": round_id,
        "person": person,
        "questions": [list(question) for question in questions],
        "points": [list(point) for point in points],
        "reminder": reminder,
        "promise": promise,
        "answers": dict(answers),
        "whole": whole,
        "seq": seq,
        "budget": budget,
        "words": {**WORDS, "dots": ballot_box.in_dots(budget)},
    }
    _ballot(key="own-ballot", data=data)
