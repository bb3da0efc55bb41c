"""The words of every scale: the one source for ballot, axis, export and report.

Every point is labelled, nothing is preselected, 1 stands left and 5 right.
"Can't tell" is an answer and stands apart from the numbers.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Point:
    """One step of a scale."""

    value: int
    chip: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Scale:
    """A question and its labelled answers, lowest first."""

    key: str
    question: str
    reminder: str
    points: tuple[Point, ...]

    def chip(self, value: int) -> str:
        """The short label of *value*, which must be on the scale."""
        return self.points[value - 1].chip

    def between(self, value: float) -> str:
        """The label of a middle vote, honest about halves: ``2.5`` is "between …"."""
        low = int(value)
        if low == value:
            return self.chip(low)
        return f"between {self.chip(low).lower()} and {self.chip(low + 1).lower()}"


TRUST = Scale(
    key="trust",
    question="How sure is our user that the AI gets this task right?",
    reminder=(
        "Our user's view, not yours. Picture the moment, then what they would do with an answer."
    ),
    points=(
        Point(1, "No trust", "would not use the answer"),
        Point(2, "Little", "would read it, then do the work again"),
        Point(3, "Some", "would use it after checking every part"),
        Point(4, "Much", "would use it after a quick look"),
        Point(5, "Full", "would use it as it is"),
    ),
)
TRUST_FOOTNOTE = "5 is not the goal. The goal is as much trust as the AI has earned."

HOW_BAD = Scale(
    key="how_bad",
    question="If our user acts on it, what does it cost them?",
    reminder="Picture what happens to the user next.",
    points=(
        Point(1, "A shrug", "noticed, nothing lost"),
        Point(2, "Minutes", "fixed on the spot"),
        Point(3, "Hours", "the task fails or is done again"),
        Point(4, "Damage", "a client, money or their good name suffers"),
        Point(5, "No way back", "legal, safety, or lost for good"),
    ),
)

SCALES = {scale.key: scale for scale in (TRUST, HOW_BAD)}
