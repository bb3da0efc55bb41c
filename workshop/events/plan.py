"""What can have happened before the room meets."""

from __future__ import annotations

from workshop.events.base import Event, Scalar


class WorkshopStarted(Event):
    """A workshop exists from here on."""

    title: str


class WorkshopRestored(Event):
    """Everything before this came out of a saved file."""

    source: str
    left_out: int = 0


class PlanEdited(Event):
    """Fields of the plan were changed."""

    changes: dict[str, Scalar]


class VarianceRecorded(Event):
    """Sample answers of the AI, or how many checked answers were good enough."""

    changes: dict[str, Scalar]
