"""What can have happened in step 4, to what could go wrong."""

from __future__ import annotations

from typing import ClassVar

from workshop.events.base import Event, Scalar


class FailureModeAdded(Event):
    """Something that could go wrong: the AI does this, so our user suffers that.

    It begins at *stage*; one that shows on the way to the next names that as *stage_to*.
    """

    SCHEMA: ClassVar[int] = 2

    mode_id: str
    stage: str
    does: str
    suffers: str
    author: str
    stage_to: str = ""
    pattern: str = ""


class FailureModeEdited(Event):
    """A failure mode was reworded."""

    mode_id: str
    changes: dict[str, Scalar]


class FailureModeDeleted(Event):
    """A failure mode was taken away."""

    mode_id: str


class FailureModesJoined(Event):
    """Failure modes that say the same became one; the words of all are kept on it."""

    kept: str
    joined: tuple[str, ...]


class PatternJudged(Event):
    """Whether one of the five known patterns happens to us: yes, no or can't tell."""

    pattern: str
    answer: str


class RiskAccepted(Event):
    """Somebody lives with a risk, and says why; an empty name takes that back."""

    mode_id: str
    by: str
    why: str
