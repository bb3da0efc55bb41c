"""Step 5: ideas, how we will know of those that are tickets, and why there are not three."""

from __future__ import annotations

from workshop.beats.ids import TICKETS_CHOOSE, TICKETS_DOTS, TICKETS_KNOW, TICKETS_READ
from workshop.kinds.entity import Entity
from workshop.kinds.field import Field
from workshop.models.tickets import Idea
from workshop.scales import EFFORT

DIRECTIONS = {"up": "Should go up", "down": "Should go down"}

IDEA = Entity(
    "ideas",
    Idea,
    fields=(
        Field(
            "change",
            "At this stage, we…",
            "phrase",
            what="the change",
            required=True,
            quick=True,
        ),
        Field("stage", "Stage", "pick", what="the stage", required=True, quick=True, prose=False),
        Field("stops", "What it stops", "pick", what="what it stops", quick=True, prose=False),
        Field("owner", "Owner", "phrase", placeholder="a name", what="the owner"),
        Field("first_step", "First small step this week", "phrase", what="the first step"),
        Field("effort", "Effort", "pills", options=EFFORT, what="the effort", prose=False),
    ),
    shown=(TICKETS_READ, TICKETS_DOTS, TICKETS_CHOOSE, TICKETS_KNOW),
    gone="This idea is not there any more: somebody took it away.",
    undo={
        "idea": "idea",
        "edit": "idea edited",
        "deletion": "idea deleted",
        "joining": "ideas joined",
        "choice": "ticket chosen",
        "drop": "ticket dropped",
    },
    share=("AddIdeas", "EditIdea"),
)

METRIC = (
    Field(
        "measure",
        "Measure",
        "phrase",
        placeholder="what you count / out of what",
        what="the measure",
    ),
    Field(
        "start",
        "Goes from (start value)",
        "number",
        placeholder="a number with its unit, or empty",
        what="the start value",
    ),
    Field("goal", "to (goal)", "number", placeholder="a number with its unit", what="the goal"),
    Field("by", "by", "day", what="the date", prose=False),
    Field(
        "source",
        "reads it from",
        "phrase",
        placeholder="where the number is found",
        what="where to read it",
    ),
    Field(
        "start_by",
        "No start value yet? It comes by",
        "day",
        what="the date of the start value",
        prose=False,
    ),
    Field(
        "start_who",
        "…from",
        "phrase",
        placeholder="the owner, if empty",
        what="who brings the start value",
    ),
    Field("guardrail", "Must not get worse", "phrase", what="what must not get worse"),
    Field("count", "What is counted", "phrase", what="what you count", later=True),
    Field("out_of", "…out of", "phrase", what="out of how many", later=True),
    Field("unit", "Unit", "phrase", what="the unit", later=True),
    Field(
        "direction",
        "Direction",
        "pick",
        options=DIRECTIONS,
        what="the direction",
        later=True,
        prose=False,
    ),
    Field(
        "start_on",
        "Start value read on",
        "day",
        what="the day of the start value",
        later=True,
        prose=False,
    ),
)
"""The fields of an idea's `Metric`: they are edited with it, and stand in a value of their own."""

OVERRIDE = Entity(
    "overrides",
    str,
    fields=(Field("reason", "Why not just three?", "phrase", what="the reason"),),
)
"""Why the room departs from a rule."""
