"""The words of every scale: the one source for ballot, axis, export and report.

Every point is labelled, nothing is preselected, 1 stands left and the last one right.
"Can't tell" is an answer and stands apart from the numbers.

Source: WORDING, section 3.
"""

from __future__ import annotations

from dataclasses import dataclass

from workshop.translation import t

CANT_TELL = "Can't tell"


@dataclass(frozen=True, slots=True)
class Point:
    """One step of a scale.

    *meets* is how often a daily user meets it, if that is asked. No screen shows it yet: the
    technical appendix will.
    """

    value: int
    chip: str
    meaning: str
    meets: str = ""


@dataclass(frozen=True, slots=True)
class Scale:
    """A question and its labelled answers, lowest first."""

    key: str
    question: str
    reminder: str
    points: tuple[Point, ...]

    def chip(self, value: int) -> str:
        """The short label of *value*, which must be on the scale."""
        return t(self.points[value - 1].chip)

    def between(self, value: float) -> str:
        """The label of a middle vote, honest about halves: ``2.5`` is "between …"."""
        low = int(value)
        if low == value:
            return self.chip(low)
        ends = {"low": self.chip(low).lower(), "high": self.chip(low + 1).lower()}
        return t("between {low} and {high}", **ends)


@dataclass(frozen=True, slots=True)
class DotVote:
    """A vote with *budget* dots a person, to spend on the items it asks about."""

    key: str
    question: str
    budget: int


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

EARNED = Scale(
    key="earned",
    question="With that record and these stakes, what should a sensible user do?",
    reminder="Look at the record, then at what a wrong answer would cost.",
    points=TRUST.points,
)

HOW_BAD = Scale(
    key="how_bad",
    question="If our user acts on it, what does it cost them?",
    reminder="Picture what happens to the user next.",
    points=(
        Point(1, "A shrug", "noticed, nothing lost"),
        Point(2, "Minutes", "fixed on the spot"),
        Point(3, "Hours", "the task fails or is done again"),
        Point(
            4,
            "Damage",
            "a client, money or their good name suffers; they may drop the feature",
        ),
        Point(5, "No way back", "legal, safety, or lost for good"),
    ),
)

HOW_OFTEN = Scale(
    key="how_often",
    question=(
        "Out of 1,000 times our user does this task at this stage, how often would it happen?"
    ),
    reminder="Only if you know or can guess. One use is one go at the task.",
    points=(
        Point(1, "Hardly ever", "fewer than 1 in 1,000 uses", "less than once in four years"),
        Point(2, "Rarely", "1 to 5 in 1,000 uses", "once in 1 to 4 years"),
        Point(3, "Now and then", "5 to 20 in 1,000 uses", "one to five times a year"),
        Point(4, "Often", "20 to 100 in 1,000 uses", "every 2 to 10 weeks"),
        Point(5, "All the time", "more than 100 in 1,000 uses", "every two weeks or more"),
    ),
)

WOULD_NOTICE = Scale(
    key="would_notice",
    question="Would our user notice before acting on it?",
    reminder="Only if you know or can guess. Picture them busy, not looking for mistakes.",
    points=(
        Point(1, "At once", "nobody misses it"),
        Point(2, "Usually", "most do"),
        Point(3, "Half the time", "a coin toss"),
        Point(4, "Rarely", "it looks right"),
        Point(5, "Never", "only the damage tells"),
    ),
)

ENDING = Scale(
    key="ending",
    question="After it let them down: what would our user most likely do?",
    reminder="It has just let them down on something that mattered. One choice.",
    points=(
        Point(1, "Recommends it", "still tells others to use it"),
        Point(2, "Keeps using it quietly", "goes on as before and says nothing"),
        Point(3, "Uses it less", "keeps it for what matters little"),
        Point(4, "Stops", "goes back to doing it without"),
    ),
)

SCALES = {scale.key: scale for scale in (TRUST, HOW_BAD, HOW_OFTEN, WOULD_NOTICE, ENDING, EARNED)}

DOTS_SCOPE = DotVote("dots_scope", "Which of these should we map today?", 2)
DOTS_IDEAS = DotVote("dots_ideas", "Where would you put the next month?", 3)
DOT_VOTES = {vote.key: vote for vote in (DOTS_SCOPE, DOTS_IDEAS)}

FEELINGS = {
    "-2": "Fed up",
    "-1": "Uneasy",
    "0": "Neutral",
    "1": "Pleased",
    "2": "Delighted",
}

EVIDENCE = {"guess": "Guess", "seen": "Seen", "measured": "Measured"}

USED_TO_AI = {"new": "New to it", "tries": "Tries things", "knows": "Knows its limits"}

STAKES = {
    "nobody": "Nobody else sees it",
    "colleague": "A colleague sees it",
    "client": "A client or money depends on it",
    "law": "Law, health or safety depends on it",
}

EFFORT = {"days": "Days", "weeks": "Weeks", "months": "Months"}

FUNCTIONS = {
    "product": "Product",
    "design": "Design",
    "data science": "Data science",
    "customer success": "Customer success",
    "other": "Other",
}
CHECK_IN = {"smooth": "Smooth", "fine": "Fine", "bumpy": "Bumpy"}
"""How was your way here? Neutral on purpose: it has nothing to do with AI."""
ROSTER_ROLES = {"participant": "Votes", "observer": "Observes"}

ANSWERS = {"us": "Happens to us", "not us": "Not us", "can't tell": CANT_TELL}
"""What the room says about a known pattern."""
