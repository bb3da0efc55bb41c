"""What can have happened in steps 1 and 2: the scope, the stages and the notes."""

from __future__ import annotations

from typing import ClassVar

from workshop.events.base import Event, Scalar


class ProposalAdded(Event):
    """Somebody would bet on this person and this task."""

    proposal_id: str
    who: str
    task: str
    author: str


class ProposalEdited(Event):
    """A proposal was reworded."""

    proposal_id: str
    changes: dict[str, Scalar]


class ProposalDeleted(Event):
    """A proposal was taken away."""

    proposal_id: str


class ScopeChosen(Event):
    """A proposal became the scope."""

    proposal_id: str


class ScopeEdited(Event):
    """The one person and one task were worded."""

    changes: dict[str, Scalar]


class StageRenamed(Event):
    """The room calls a stage something else; empty brings the usual name back."""

    stage: str
    name: str


class NoteAdded(Event):
    """A thought about one stage, or for the parking lot."""

    SCHEMA: ClassVar[int] = 2

    note_id: str
    stage: str
    lane: str
    text: str
    author: str
    evidence: str = "guess"
    source: str = ""
    feeling: str = ""


class NoteEdited(Event):
    """A note was reworded."""

    note_id: str
    changes: dict[str, Scalar]


class NoteDeleted(Event):
    """A note was taken off the map."""

    note_id: str


class NotesGrouped(Event):
    """Notes that say the same stand together under a name."""

    group_id: str
    name: str
    notes: tuple[str, ...]


class NotesUngrouped(Event):
    """A group fell apart; its notes stay."""

    group_id: str


class NotesKeptApart(Event):
    """The room looked at notes that seem to say the same, and they do not."""

    notes: tuple[str, ...]
