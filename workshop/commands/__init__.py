"""Commands: what people can ask for. `decide` says what comes of each.

Every command carries an id made by whoever sends it, so that sending it twice is
doing it once. Commands name the state they want ("be at this beat"), not a difference
("one further"), so that a double tap counts once. `AdjustClock` alone names a difference:
pressed twice, it counts twice.
"""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from workshop.commands.agenda import (
    AdjustClock,
    EnterBeat,
    NotePrivately,
    PauseClock,
    RebalanceAgenda,
    StartClock,
    Undo,
)
from workshop.commands.base import Command
from workshop.commands.failure_modes import (
    AcceptRisk,
    AddFailureMode,
    AddPattern,
    DeleteFailureMode,
    EditFailureMode,
    JoinFailureModes,
    JudgePattern,
)
from workshop.commands.items import (
    AddItems,
    EditItems,
    KeepDrafts,
    LinkItems,
    MarkReviewed,
    RemoveItems,
    Row,
)
from workshop.commands.journey import (
    AddNotes,
    AddProposal,
    ChooseScope,
    DeleteNotes,
    DeleteProposal,
    EditNote,
    EditProposal,
    EditScope,
    GroupNotes,
    KeepApart,
    MoveNotes,
    RenameStage,
    UngroupNotes,
)
from workshop.commands.people import (
    AddPeople,
    Arrive,
    CheckIn,
    CloseJoining,
    EditPerson,
    MarkAway,
    MarkDone,
    MergePeople,
    OpenJoining,
    RemovePerson,
)
from workshop.commands.plan import EditPlan, RecordVariance, StartWorkshop
from workshop.commands.remarks import MakeRemark
from workshop.commands.tickets import (
    AddIdeas,
    ChooseIdea,
    DeleteIdea,
    DropIdea,
    EditIdea,
    GiveReason,
    JoinIdeas,
)
from workshop.commands.voting import (
    AddTask,
    CastBallot,
    CloseRound,
    CountFingers,
    CueRound,
    MarkLowPoint,
    NoteLowPoint,
    OpenRound,
    Reveal,
    VoidBallot,
)
from workshop.errors import Invalid

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


__all__ = [
    "COMMANDS",
    "AcceptRisk",
    "AddFailureMode",
    "AddIdeas",
    "AddItems",
    "AddNotes",
    "AddPattern",
    "AddPeople",
    "AddProposal",
    "AddTask",
    "AdjustClock",
    "Arrive",
    "CastBallot",
    "CheckIn",
    "ChooseIdea",
    "ChooseScope",
    "CloseJoining",
    "CloseRound",
    "Command",
    "CountFingers",
    "CueRound",
    "DeleteFailureMode",
    "DeleteIdea",
    "DeleteNotes",
    "DeleteProposal",
    "DropIdea",
    "EditFailureMode",
    "EditIdea",
    "EditItems",
    "EditNote",
    "EditPerson",
    "EditPlan",
    "EditProposal",
    "EditScope",
    "EnterBeat",
    "GiveReason",
    "GroupNotes",
    "JoinFailureModes",
    "JoinIdeas",
    "JudgePattern",
    "KeepApart",
    "KeepDrafts",
    "LinkItems",
    "MakeRemark",
    "MarkAway",
    "MarkDone",
    "MarkLowPoint",
    "MarkReviewed",
    "MergePeople",
    "MoveNotes",
    "NoteLowPoint",
    "NotePrivately",
    "OpenJoining",
    "OpenRound",
    "PauseClock",
    "RebalanceAgenda",
    "RecordVariance",
    "RemoveItems",
    "RemovePerson",
    "RenameStage",
    "Reveal",
    "Row",
    "StartClock",
    "StartWorkshop",
    "Undo",
    "UngroupNotes",
    "VoidBallot",
    "parse",
]
