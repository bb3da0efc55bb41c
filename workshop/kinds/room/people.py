"""The people of a room, and what they add from their own devices."""

from __future__ import annotations

from workshop.kinds.entity import Entity
from workshop.kinds.field import Field
from workshop.models.people import Person, Remark
from workshop.scales import EVIDENCE, FUNCTIONS, ROSTER_ROLES

PERSON = Entity(
    "people",
    Person,
    fields=(
        Field("name", "Name", what="the name", required=True, quick=True, prose=False),
        Field(
            "function",
            "Function",
            "pick",
            options=FUNCTIONS,
            what="the function",
            quick=True,
            prose=False,
        ),
        Field(
            "role",
            "Votes or observes",
            "pick",
            options=ROSTER_ROLES,
            what="voter or observer",
            required=True,
            quick=True,
            prose=False,
        ),
    ),
    gone="This person is not there any more: somebody took it away.",
    undo={"removal": "taken off the roster"},
)

REMARK = Entity(
    "remarks",
    Remark,
    fields=(
        Field("text", "I would say…", "phrase", what="your line", quick=True),
        Field(
            "evidence",
            "How do we know?",
            "pick",
            options=EVIDENCE,
            what="guess, seen or measured",
            quick=True,
            prose=False,
        ),
    ),
)
"""Without a share, because there is one a person and subject."""
