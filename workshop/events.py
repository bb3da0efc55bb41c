"""What can have happened. A stored event is immutable and is never rewritten.

Each payload has a name, which is the class name, and a schema number. A payload
written by an older release is brought up to date by the pure functions in UPCAST
before it becomes an event; one written by a newer release is refused as a whole,
because half a workshop is worse than a sentence.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, ValidationError

from workshop.errors import CannotOpen

Scalar = str | int | bool | None
Payload = dict[str, Any]


class Event(BaseModel):
    """Base of all payloads."""

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)
    SCHEMA: ClassVar[int] = 1


class WorkshopStarted(Event):
    """A workshop exists from here on."""

    title: str


class PlanEdited(Event):
    """Fields of the plan were changed."""

    changes: dict[str, Scalar]


class PersonAdded(Event):
    """Somebody belongs to the room."""

    person_id: str
    name: str
    function: str = ""
    role: str = "participant"


class PersonRemoved(Event):
    """Somebody is taken off the roster; what they did stays."""

    person_id: str


class StepEntered(Event):
    """The room moved to another step; its clock starts."""

    step: int


class BeatEntered(Event):
    """The room moved to another beat."""

    beat: str


class ClockStarted(Event):
    """The clock of the current step runs again."""


class ClockPaused(Event):
    """The clock of the current step stands still."""


class ClockAdjusted(Event):
    """Time was added to, or taken from, a step."""

    step: int
    by: int


class Undone(Event):
    """A person took back a command of their own."""

    command_id: str


class ScopeEdited(Event):
    """The one person and one task were worded."""

    changes: dict[str, Scalar]


class NoteAdded(Event):
    """A thought about one stage."""

    note_id: str
    stage: str
    lane: str
    text: str
    author: str
    evidence: str = "guess"


class NoteEdited(Event):
    """A note was reworded."""

    note_id: str
    changes: dict[str, Scalar]


class NoteDeleted(Event):
    """A note was taken off the map."""

    note_id: str


class RoundOpened(Event):
    """Voting on *items* with one scale began."""

    round_id: str
    scale: str
    items: tuple[str, ...]
    eligible: int


class BallotCast(Event):
    """Somebody answered; None stands for "can't tell"."""

    round_id: str
    voter: str
    way: str
    entered_by: str
    answers: dict[str, int | None]


class RoundClosed(Event):
    """No ballot counts after this."""

    round_id: str


class RoundRevealed(Event):
    """The answers of a closed round are public from here on."""

    round_id: str


class LowPointNoted(Event):
    """The room's own because for a low point; an empty text takes it away."""

    stage: str
    because: str


class FailureModeAdded(Event):
    """Something that could go wrong: the AI does this, so our user suffers that."""

    mode_id: str
    stage: str
    does: str
    suffers: str
    author: str


class FailureModeEdited(Event):
    """A card was reworded."""

    mode_id: str
    changes: dict[str, Scalar]


class FailureModeDeleted(Event):
    """A card was taken away."""

    mode_id: str


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


EVENTS: dict[str, type[Event]] = {kind.__name__: kind for kind in Event.__subclasses__()}

UPCAST: dict[tuple[str, int], Callable[[Payload], Payload]] = {}
"""(event name, schema it was written with) → the payload one schema later."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the log: an event and who caused it when (ms since 1970, server)."""

    seq: int
    at: int
    actor: str
    command_id: str
    event: Event


def dump(event: Event) -> str:
    """The payload as it is stored: compact JSON, any text intact."""
    return event.model_dump_json()


def load(name: str, schema: int, payload: str) -> Event:
    """The event that was stored, whatever release wrote it.

    Raises:
        CannotOpen: The event is of a newer release, or its payload is damaged.
    """
    kind = EVENTS.get(name)
    if kind is None or schema > kind.SCHEMA:
        raise CannotOpen(
            "This workshop was written by a newer version of the app. Nothing was "
            "changed. Update the app, then open it again."
        )
    try:
        if schema == kind.SCHEMA:
            return kind.model_validate_json(payload)
        return kind.model_validate(_raise_schema(name, schema, kind.SCHEMA, json.loads(payload)))
    except (ValidationError, ValueError, TypeError, KeyError) as error:
        raise CannotOpen(
            f"An entry of this workshop is damaged ({name}). Nothing was changed. "
            "Restore the newest backup."
        ) from error


def _raise_schema(name: str, old: int, new: int, payload: Mapping[str, Any]) -> Payload:
    raised = dict(payload)
    for schema in range(old, new):
        raised = UPCAST[name, schema](raised)
    return raised
