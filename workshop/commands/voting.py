"""What people can ask for in a vote."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from workshop.commands.base import MOST, BaseSeq, Command, Several
from workshop.roles import EVERYBODY, Role


class AddTask(Command):
    """Score a second task of the same person: a trust curve of its own."""

    task: str


class OpenRound(Command):
    """Start a vote with one scale, on *items* only if given, for a second task if named."""

    scale: str
    items: Several = ()
    task: str = ""


class CueRound(Command):
    """Tell the room what to do now in an open vote."""

    round_id: str
    phase: str
    item: str = ""


class CastBallot(Command):
    """Answer items of an open round; None is "can't tell".

    *replace* says that this ballot may take the place of one cast another way, *whole* that
    the voter is finished: an own device sends every tap.
    """

    ROLES: ClassVar[frozenset[Role]] = EVERYBODY | {Role.BOX}

    round_id: str
    voter: str
    way: str
    answers: Annotated[dict[str, int | None], Field(max_length=MOST)]
    observer: bool = False
    replace: bool = False
    whole: bool = True


class CountFingers(Command):
    """File how many hands showed each number (``"0"``: can't tell) for one item."""

    round_id: str
    item: str
    counts: Annotated[dict[str, int], Field(max_length=MOST)]


class VoidBallot(Command):
    """Give a person a fresh ballot; the old one stays unread."""

    round_id: str
    voter: str


class CloseRound(Command):
    """Call off a vote in which nobody has voted yet."""

    round_id: str


class Reveal(Command):
    """Close a round and show its answers to everybody."""

    round_id: str


class NoteLowPoint(Command):
    """Write why trust is low at a stage; empty takes the line away."""

    stage: str
    base_seq: BaseSeq
    because: str


class MarkLowPoint(Command):
    """Call a stage a low point, or say that it is none."""

    stage: str
    marked: bool
