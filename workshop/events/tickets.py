"""What can have happened in step 5: ideas, and those that became tickets."""

from __future__ import annotations

from workshop.events.base import Event, Scalar


class IdeaAdded(Event):
    """A change the room could make."""

    idea_id: str
    stage: str
    change: str
    stops: str
    author: str


class IdeaEdited(Event):
    """An idea, or the ticket made of it, was reworded."""

    idea_id: str
    changes: dict[str, Scalar]


class IdeaDeleted(Event):
    """An idea was taken away."""

    idea_id: str


class IdeasJoined(Event):
    """Ideas that say the same became one; the words of all are kept on it."""

    kept: str
    joined: tuple[str, ...]


class InterventionChosen(Event):
    """An idea became one of the tickets."""

    idea_id: str


class InterventionDropped(Event):
    """A ticket went back to being an idea."""

    idea_id: str


class MetricEdited(Event):
    """How we will know was worded."""

    idea_id: str
    changes: dict[str, Scalar]


class OverrideGiven(Event):
    """The room departs from a rule of the method and says why."""

    about: str
    reason: str
