"""What people can ask for. A command is a wish; `decide` says what comes of it.

Every command carries an id made by whoever sends it, so that sending it twice is
doing it once. Commands name the state they want ("be at this beat"), never a
difference ("one further"), wherever a double tap could otherwise count twice.
"""

from __future__ import annotations

import hashlib
from typing import Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from workshop.errors import Invalid
from workshop.events import Scalar
from workshop.roles import LEADERS, Role


class Command(BaseModel):
    """Base of all commands. *ROLES* may send it; nobody else (deny by default)."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    ROLES: ClassVar[frozenset[Role]] = LEADERS

    id: str = Field(min_length=8, max_length=64)

    @model_validator(mode="after")
    def _can_be_kept(self) -> Self:
        # Half an emoji (a lone surrogate) has no bytes: it cannot be sent on or stored.
        self.model_dump_json()
        return self

    def digest(self) -> str:
        """A fingerprint of the content, for telling a retry from a reused id."""
        content = f"{type(self).__name__} {self.model_dump_json()}"
        return hashlib.sha256(content.encode()).hexdigest()


class StartWorkshop(Command):
    """Begin a workshop."""

    title: str


class EditPlan(Command):
    """Change fields of the plan, as drawn at sequence number *seen*."""

    seen: int
    changes: dict[str, Scalar]


class AddPeople(Command):
    """Put people on the roster. Two people may share a name."""

    names: tuple[str, ...]


class RemovePerson(Command):
    """Take somebody off the roster; what they wrote and voted stays."""

    person_id: str


class EnterBeat(Command):
    """Be at this beat."""

    beat: str


class StartClock(Command):
    """Let the clock of the current step run."""


class PauseClock(Command):
    """Let the clock of the current step stand still."""


class AdjustClock(Command):
    """Give a step more (or less) time, in milliseconds."""

    step: int
    by: int


class Undo(Command):
    """Take back my own latest undoable command, which must be *command_id* if given."""

    command_id: str = ""


class EditScope(Command):
    """Word the one person and one task."""

    seen: int
    changes: dict[str, str]


class AddNotes(Command):
    """Write thoughts about a stage: one, or a pasted list."""

    stage: str
    lane: str
    texts: tuple[str, ...]


class EditNote(Command):
    """Reword a note."""

    note_id: str
    seen: int
    changes: dict[str, str]


class DeleteNote(Command):
    """Take a note off the map."""

    note_id: str


class OpenRound(Command):
    """Start a vote with one scale."""

    scale: str


class CastBallot(Command):
    """Answer all items of an open round; None is "can't tell"."""

    ROLES = LEADERS | {Role.PARTICIPANT}

    round_id: str
    voter: str
    way: str
    answers: dict[str, int | None]


class CloseRound(Command):
    """Call off a vote in which nobody has voted yet."""

    round_id: str


class Reveal(Command):
    """Close a round and show its answers to everybody."""

    round_id: str


class NoteLowPoint(Command):
    """Write why trust is low at a stage; empty takes the line away."""

    stage: str
    seen: int
    because: str


class AddFailureMode(Command):
    """Write something that could go wrong."""

    stage: str
    does: str
    suffers: str


class EditFailureMode(Command):
    """Reword a card."""

    mode_id: str
    seen: int
    changes: dict[str, str]


class DeleteFailureMode(Command):
    """Take a card away."""

    mode_id: str


class AddIdea(Command):
    """Write a change, the stage it is for and the card it stops."""

    stage: str
    change: str
    stops: str


class EditIdea(Command):
    """Reword an idea or a ticket, its "how we will know" included."""

    idea_id: str
    seen: int
    changes: dict[str, str]


class DeleteIdea(Command):
    """Take an idea away."""

    idea_id: str


class ChooseIdea(Command):
    """Make an idea one of the three tickets."""

    idea_id: str


class DropIdea(Command):
    """Make a ticket an idea again."""

    idea_id: str


COMMANDS: dict[str, type[Command]] = {kind.__name__: kind for kind in Command.__subclasses__()}


def parse(name: str, fields: dict[str, Any]) -> Command:
    """The command somebody sent from outside.

    Raises:
        Invalid: There is no such command, or its fields do not fit.
    """
    kind = COMMANDS.get(name)
    if kind is None:
        raise Invalid("This app does not know that command. Reload the page.")
    try:
        return kind.model_validate(fields)
    except ValidationError as error:
        raise Invalid(
            "Something in what was sent does not fit. Nothing was saved. Reload the page."
        ) from error
