"""Starters for those who are stuck, shown only after everybody's own words are in.

Known ways to lose people, measures, ideas; all copied and editable.

Source: METHOD, overriding decision 12 and D1; words after WORDING 4 and 5.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ANY = "any"  # in place of a stage: fits every one


@dataclass(frozen=True, slots=True)
class Pattern:
    """A known way to lose people, on the way from the first to the second of *stages*.

    *does* and *suffers* are the gaps of "The AI …, so our user …."; *idea* is a change.
    """

    id: str
    name: str
    stages: tuple[str, str]
    does: str
    suffers: str
    idea: str


@dataclass(frozen=True, slots=True)
class Measure:
    """Something to count.

    *reading* says what a worrying value means, if it is known. No screen shows it yet: it
    belongs beside the measure where one is picked.
    """

    id: str
    stage: str
    name: str
    count: str
    out_of: str
    unit: str
    direction: Literal["up", "down"]
    reading: str = ""


PATTERNS = (
    Pattern(
        "no_start",
        "No good start",
        ("discovery", "contact"),
        "opens with an empty box and does the first thing it is asked badly",
        "tries it once and never comes back",
        "Open with three tasks it does well, each one tap away; no empty box.",
    ),
    Pattern(
        "shallow",
        "Stuck at shallow use",
        ("contact", "calibration"),
        "never shows what else it could take on",
        "stays with small jobs that hardly matter",
        "After a good answer, offer the next harder task and show that it can handle it.",
    ),
    Pattern(
        "unseen",
        "Fails unseen",
        ("calibration", "habit"),
        "gets things wrong and sounds as sure as ever",
        "says nothing and quietly drops it",
        "Mark unsure answers as unsure; one tap to report a bad one.",
    ),
    Pattern(
        "changed",
        "Changed overnight",
        ("habit", "habit"),
        "answers differently after an update that nobody announced",
        "can no longer rely on what worked yesterday",
        "Tell regulars before the model changes, show what will differ, "
        "give them a place to complain.",
    ),
    Pattern(
        "big_miss",
        "Big miss, no way back",
        ("habit", "advocacy"),
        "gets something important wrong and offers no way to put it right",
        "gives it up, however good it was before",
        "Say what went wrong, offer redo and correct, hand over to a person when it matters.",
    ),
)
PATTERN = {pattern.id: pattern for pattern in PATTERNS}

IDEA_STARTERS = {
    "discovery": "Show it doing one task this user already has.",
    "calibration": "Show what it is good and bad at, with examples side by side.",
    "habit": "Make it the same every day before making it better.",
}
"""Ideas of the stage itself, which come before those of its patterns."""

MEASURES = (
    Measure(
        "seen",
        "discovery",
        "People who have seen it",
        "active users shown the feature",
        "active users",
        "%",
        "up",
        "low: they never meet it",
    ),
    Measure(
        "day_one",
        "contact",
        "Try it on day one",
        "aware users who try it in their first session",
        "aware users",
        "%",
        "up",
        "low: hard to get in",
    ),
    Measure(
        "first_kept",
        "contact",
        "First answer kept",
        "first uses that end in a kept answer",
        "first uses",
        "%",
        "up",
        "low: poor first experience",
    ),
    Measure(
        "second_use",
        "calibration",
        "Days until second use",
        "days from first to second use, middle value (no second use counts as still waiting)",
        "",
        "days",
        "down",
        "long: stuck before it clicks",
    ),
    Measure(
        "variety",
        "calibration",
        "Kinds of task by week two",
        "distinct task types",
        "users",
        "per user",
        "up",
        "few: stuck at shallow use",
    ),
    Measure(
        "daily",
        "habit",
        "Daily out of monthly users",
        "daily users",
        "monthly users",
        "%",
        "up",
        "falling: habit fades",
    ),
    Measure(
        "kept",
        "habit",
        "Kept answers, session by session",
        "answers kept unchanged",
        "answers shown",
        "%",
        "up",
        "falling: trust wears off, look at answer quality; high proves nothing by itself",
    ),
    Measure(
        "recommend",
        "advocacy",
        "Would recommend, users against non-users",
        "NPS with the feature minus NPS without",
        "",
        "points",
        "up",
        "wide plus: it sets you apart; minus: it drives people away",
    ),
    Measure(
        "brought",
        "advocacy",
        "Brought by users",
        "sign-ups referred by feature users",
        "feature users",
        "per user",
        "up",
    ),
    Measure(
        "checks",
        ANY,
        "Checks before use",
        "answers checked elsewhere",
        "answers used",
        "%",
        "down",
        "falling with more errors: more trust than earned; read it with correctness",
    ),
    Measure(
        "bigger",
        ANY,
        "Hands over bigger tasks",
        "uses on higher-stakes tasks",
        "uses, by account age",
        "%",
        "up",
        "rising: trust grows",
    ),
    Measure(
        "again",
        ANY,
        "Tries again after a miss",
        "retries after a bad answer",
        "bad answers",
        "%",
        "up",
        "low: one miss is enough",
    ),
)


def measures_for(stage_id: str) -> tuple[Measure, ...]:
    """The measures for a stage, its own first, then those that fit anywhere."""
    own = tuple(measure for measure in MEASURES if measure.stage == stage_id)
    return own + tuple(measure for measure in MEASURES if measure.stage == ANY)


def patterns_at(stage_id: str) -> tuple[Pattern, ...]:
    """The patterns that begin or end at a stage."""
    return tuple(pattern for pattern in PATTERNS if stage_id in pattern.stages)


def ideas_for(stage_id: str) -> tuple[str, ...]:
    """First ideas: those of the stage and of its patterns."""
    own = (IDEA_STARTERS[stage_id],) if stage_id in IDEA_STARTERS else ()
    return own + tuple(pattern.idea for pattern in patterns_at(stage_id))
