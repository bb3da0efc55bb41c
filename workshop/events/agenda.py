"""What can have happened to the agenda, the clock and the facilitator's own notes."""

from __future__ import annotations

from typing import ClassVar

from workshop.events.base import Event


class StepEntered(Event):
    """The room moved to another step; its clock starts."""

    step: int


class BeatEntered(Event):
    """The room moved to another beat, about the stage *topic* if it has one."""

    SCHEMA: ClassVar[int] = 2

    beat: str
    topic: str = ""


class ClockStarted(Event):
    """The clock of the current step runs again."""


class ClockPaused(Event):
    """The clock of the current step stands still."""


class ClockAdjusted(Event):
    """Time was added to, or taken from, a step."""

    step: int
    by: int


class AgendaRebalanced(Event):
    """Later steps gave up time: milliseconds (negative) by step number."""

    by: dict[str, int]


class PrivatelyNoted(Event):
    """The facilitator wrote something down that only those who lead ever see."""

    step: int
    text: str


class Undone(Event):
    """A person took back a command of their own."""

    command_id: str
