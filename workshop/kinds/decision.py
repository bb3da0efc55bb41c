"""A decision: what was decided, why, who does it and by when."""

from __future__ import annotations

from workshop.kinds.base import Kind
from workshop.kinds.field import Field

DECISION = Kind(
    "decision",
    "DC",
    "Decision",
    "Decisions",
    fields=(
        Field(
            "title",
            "What was decided",
            placeholder="We show the source of every price",
            what="what was decided",
            required=True,
            quick=True,
        ),
        Field("why", "Why", "text", what="the reason", quick=True),
        Field("owner", "Who does it", "who", what="who does it", content=False),
        Field("due", "By when", "day", what="by when", prose=False, content=False),
    ),
    phone="propose",
    visibility="kept",
    audience="user",
    ask="What should we decide?",
)
