"""What can have happened in a vote, and to the low points it shows."""

from __future__ import annotations

from typing import ClassVar

from workshop.events.base import Event


class TaskAdded(Event):
    """A second task of the same person: a trust curve of its own."""

    task_id: str
    task: str


class RoundOpened(Event):
    """Voting on *items* with one scale began, for the second task if *task* names one."""

    SCHEMA: ClassVar[int] = 2

    round_id: str
    scale: str
    items: tuple[str, ...]
    eligible: int
    task: str = ""
    named: bool = False


class RoundCued(Event):
    """The facilitator said what the room does now: write, pens down, decide, show hands."""

    round_id: str
    phase: str
    item: str = ""


class BallotCast(Event):
    """Somebody answered; None stands for "can't tell". Observers are kept apart.

    *whole* says that the voter is finished; own devices send every tap.
    """

    SCHEMA: ClassVar[int] = 3

    round_id: str
    voter: str
    way: str
    entered_by: str
    answers: dict[str, int | None]
    observer: bool = False
    whole: bool = True


class FingersCounted(Event):
    """So many hands showed each number (``"0"``: can't tell) for one item."""

    round_id: str
    item: str
    counts: dict[str, int]


class BallotVoided(Event):
    """A person gets a fresh ballot; the old one stays unread."""

    round_id: str
    voter: str


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


class LowPointMarked(Event):
    """The room calls a stage a low point, or says that it is none."""

    stage: str
    marked: bool
