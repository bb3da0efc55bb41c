"""What the facilitator can ask of the agenda and the clock."""

from __future__ import annotations

from workshop.commands.base import BaseSeq, Command


class EnterBeat(Command):
    """Be at this beat, about the stage *topic* if it has one."""

    beat: str
    topic: str = ""


class StartClock(Command):
    """Let the clock of the current step run."""


class PauseClock(Command):
    """Let the clock of the current step stand still."""


class AdjustClock(Command):
    """Give a step more (or less) time, in milliseconds."""

    step: int
    by: int


class RebalanceAgenda(Command):
    """Take these milliseconds from later steps, by step number."""

    cuts: dict[str, int]


class NotePrivately(Command):
    """Write something down for a step that only those who lead ever see."""

    step: int
    base_seq: BaseSeq
    text: str


class Undo(Command):
    """Take back my own latest undoable command, which must be *command_id* if given."""

    command_id: str = ""
