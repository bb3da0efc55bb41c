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
from typing import Any

from pydantic import ValidationError

from workshop.errors import CannotOpen, UnknownField
from workshop.events.agenda import (
    AgendaRebalanced,
    BeatEntered,
    ClockAdjusted,
    ClockPaused,
    ClockStarted,
    PrivatelyNoted,
    StepEntered,
    Undone,
)
from workshop.events.base import Event, Scalar
from workshop.events.failure_modes import (
    FailureModeAdded,
    FailureModeDeleted,
    FailureModeEdited,
    FailureModesJoined,
    PatternJudged,
    RiskAccepted,
)
from workshop.events.items import (
    ItemAdded,
    ItemEdited,
    ItemKept,
    ItemRemoved,
    Linked,
    LinkReviewed,
    Unlinked,
)
from workshop.events.journey import (
    NoteAdded,
    NoteDeleted,
    NoteEdited,
    NotesGrouped,
    NotesKeptApart,
    NotesUngrouped,
    ProposalAdded,
    ProposalDeleted,
    ProposalEdited,
    ScopeChosen,
    ScopeEdited,
    StageRenamed,
)
from workshop.events.people import (
    CheckedIn,
    DoneCleared,
    DoneMarked,
    JoiningClosed,
    JoiningOpened,
    PersonAdded,
    PersonArrived,
    PersonAway,
    PersonEdited,
    PersonMerged,
    PersonRemoved,
)
from workshop.events.plan import (
    PlanEdited,
    VarianceRecorded,
    WorkshopRestored,
    WorkshopStarted,
)
from workshop.events.remarks import RemarkMade
from workshop.events.tickets import (
    IdeaAdded,
    IdeaDeleted,
    IdeaEdited,
    IdeasJoined,
    InterventionChosen,
    InterventionDropped,
    MetricEdited,
    OverrideGiven,
)
from workshop.events.voting import (
    BallotCast,
    BallotVoided,
    FingersCounted,
    LowPointMarked,
    LowPointNoted,
    RoundClosed,
    RoundCued,
    RoundOpened,
    RoundRevealed,
    TaskAdded,
)

Payload = dict[str, Any]

EVENTS: dict[str, type[Event]] = {kind.__name__: kind for kind in Event.__subclasses__()}


def _only_more_fields(payload: Payload) -> Payload:
    return payload  # what the later schema added has a default


_GROWN = (
    ("BeatEntered", 1),
    ("NoteAdded", 1),
    ("RoundOpened", 1),
    ("BallotCast", 1),
    ("BallotCast", 2),
    ("FailureModeAdded", 1),
)
UPCAST: dict[tuple[str, int], Callable[[Payload], Payload]] = {}
UPCAST.update(dict.fromkeys(_GROWN, _only_more_fields))
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
    except ValidationError as error:
        raise _refusal(name, error) from error
    except (ValueError, TypeError, KeyError) as error:
        raise _damaged(name) from error


def _refusal(name: str, error: ValidationError) -> CannotOpen:
    """A field that nobody here knows is no damage: dropping it in silence would be."""
    unknown = [part["loc"][-1] for part in error.errors() if part["type"] == "extra_forbidden"]
    if len(unknown) < error.error_count():
        return _damaged(name)
    return UnknownField(name, str(unknown[0]))


def _damaged(name: str) -> CannotOpen:
    return CannotOpen(
        "An entry of this workshop is damaged ({name}). Nothing was changed. "
        "Restore the newest backup.",
        name=name,
    )


def _raise_schema(name: str, old: int, new: int, payload: Mapping[str, Any]) -> Payload:
    raised = dict(payload)
    for schema in range(old, new):
        raised = UPCAST[name, schema](raised)
    return raised


__all__ = [
    "EVENTS",
    "UPCAST",
    "AgendaRebalanced",
    "BallotCast",
    "BallotVoided",
    "BeatEntered",
    "CheckedIn",
    "ClockAdjusted",
    "ClockPaused",
    "ClockStarted",
    "DoneCleared",
    "DoneMarked",
    "Entry",
    "Event",
    "FailureModeAdded",
    "FailureModeDeleted",
    "FailureModeEdited",
    "FailureModesJoined",
    "FingersCounted",
    "IdeaAdded",
    "IdeaDeleted",
    "IdeaEdited",
    "IdeasJoined",
    "InterventionChosen",
    "InterventionDropped",
    "ItemAdded",
    "ItemEdited",
    "ItemKept",
    "ItemRemoved",
    "JoiningClosed",
    "JoiningOpened",
    "LinkReviewed",
    "Linked",
    "LowPointMarked",
    "LowPointNoted",
    "MetricEdited",
    "NoteAdded",
    "NoteDeleted",
    "NoteEdited",
    "NotesGrouped",
    "NotesKeptApart",
    "NotesUngrouped",
    "OverrideGiven",
    "PatternJudged",
    "Payload",
    "PersonAdded",
    "PersonArrived",
    "PersonAway",
    "PersonEdited",
    "PersonMerged",
    "PersonRemoved",
    "PlanEdited",
    "PrivatelyNoted",
    "ProposalAdded",
    "ProposalDeleted",
    "ProposalEdited",
    "RemarkMade",
    "RiskAccepted",
    "RoundClosed",
    "RoundCued",
    "RoundOpened",
    "RoundRevealed",
    "Scalar",
    "ScopeChosen",
    "ScopeEdited",
    "StageRenamed",
    "StepEntered",
    "TaskAdded",
    "Undone",
    "Unlinked",
    "VarianceRecorded",
    "WorkshopRestored",
    "WorkshopStarted",
    "dump",
    "load",
]
