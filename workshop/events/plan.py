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


class PersonAdded(Event):
    """Somebody belongs to the room."""

    person_id: str
    name: str
    function: str = ""
    role: str = "participant"


class PersonEdited(Event):
    """Name, function or role of somebody was corrected."""

    person_id: str
    changes: dict[str, Scalar]


class PersonRemoved(Event):
    """Somebody is taken off the roster; what they did stays."""

    person_id: str
