"""Votes and the low points they show."""

from __future__ import annotations

from workshop.kinds.entity import Entity
from workshop.kinds.field import Field
from workshop.models.voting import LowPoint, Round

VOTE = Entity(
    "rounds",
    Round,
    gone="This vote is not there any more: somebody took it away.",
    undo={"ballot": "ballot", "count": "count of fingers"},
)
"""What is sealed of it depends on its ballots: see `visibility`."""

LOW_POINT = Entity(
    "low_points",
    LowPoint,
    fields=(Field("because", "Trust is low here because…", "phrase", what="the reason"),),
    undo={"because": "because of a low point", "low point": "low point"},
)
