"""Before the room meets: the plan, the record of the AI, and the facilitator's own notes."""

from __future__ import annotations

from workshop.kinds.entity import Entity
from workshop.kinds.field import Field
from workshop.models.plan import ModelRecord, Plan, PrivateNote
from workshop.steps import STEPS

NAMES = {"": "Votes without names", "yes": "Votes with names"}
MINUTES = {
    step.number: Field(
        f"minutes.{step.number}",
        "Minutes: {step}",
        "whole",
        what="the minutes",
        later=True,
        prose=False,
    )
    for step in STEPS
    if step.minutes
}
"""The minutes of each step that has a clock; the form names the step."""

PLAN = Entity(
    "plan",
    Plan,
    fields=(
        Field("title", "Name of the workshop", what="the title", required=True),
        Field("product", "Product", placeholder="The product it is part of", what="the product"),
        Field("feature", "AI feature", placeholder="What we call it", what="the AI feature"),
        Field("date", "Date", "day", what="the date", prose=False),
        Field("ends_at", "The room ends at", "time", what="the time the room ends", prose=False),
        Field(
            "names",
            "Names",
            "pick",
            options=NAMES,
            hint="With names, everybody sees after the reveal who gave which answer. Agree on it "
            "before the vote.",
            what="whether ballots carry names",
            prose=False,
        ),
        *MINUTES.values(),
    ),
    single=True,
)

PASTE, WHOLE = "Paste a real one", "a whole number"
MODEL_RECORD = Entity(
    "model_record",
    ModelRecord,
    fields=(
        Field("good", "A good answer", "text", placeholder=PASTE, what="the good answer"),
        Field("usual", "A usual answer", "text", placeholder=PASTE, what="the usual answer"),
        Field("bad", "A bad answer", "text", placeholder=PASTE, what="the bad answer"),
        Field(
            "checked",
            "How many answers were checked",
            "number",
            placeholder=WHOLE,
            what="how many answers were checked",
            prose=False,
        ),
        Field(
            "acceptable",
            "How many of those were good enough",
            "number",
            placeholder=WHOLE,
            what="how many were good enough",
            prose=False,
        ),
        Field(
            "source",
            "Who checked them, or where to look it up",
            "phrase",
            what="where that comes from",
        ),
        Field(
            "checked_on",
            "When they were checked",
            "day",
            what="when they were checked",
            prose=False,
        ),
    ),
    single=True,
    undo={"edit": "plan edited (how the AI answers)"},
)

PRIVATE_NOTE = Entity(
    "private",
    PrivateNote,
    fields=(Field("text", "Only you ever see this", "text", what="your own note"),),
)
