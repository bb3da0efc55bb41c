"""Where the room is, and the clock of a step.

A workshop is at one beat of one step. The pointer moves only when somebody moves it,
in either direction, and moving it locks and erases nothing. Times are milliseconds:
the log stamps events with the server's clock, and everything here is arithmetic on
those stamps, so a restart changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from immutables import Map

from workshop.beats import LOBBY

MINUTE = 60_000


@dataclass(frozen=True, slots=True)
class Clock:
    """The time used in each step, as a value.

    Attributes:
        since: Server time in ms at which the clock last started, None while paused.
        spent: Milliseconds used in each step before *since*.
        extra: Milliseconds added to (or taken from) each step by hand.
    """

    since: int | None = None
    spent: Map[int, int] = field(default_factory=Map)
    extra: Map[int, int] = field(default_factory=Map)

    def used(self, step: int, now: int, current: int) -> int:
        """Milliseconds used in *step* by *now*, given the *current* step."""
        running = now - self.since if self.since is not None and step == current else 0
        return self.spent.get(step, 0) + max(0, running)

    def stop(self, step: int, now: int) -> Clock:
        """The clock standing still, with the time since its start booked on *step*."""
        spent = self.spent.set(step, self.used(step, now, step))
        return replace(self, since=None, spent=spent)


@dataclass(frozen=True, slots=True)
class Agenda:
    """Where the room is and what its clock says."""

    step: int = LOBBY
    beat: str = "lobby"
    clock: Clock = field(default_factory=Clock)
    reached: frozenset[str] = frozenset({"lobby"})


def left(agenda: Agenda, minutes: tuple[int, ...], now: int) -> int | None:
    """Milliseconds left in the current step, negative when over; None without a timebox.

    Args:
        agenda: Where the room is.
        minutes: Planned minutes per step, by step number.
        now: Server time in ms.
    """
    planned = minutes[agenda.step] * MINUTE
    if not planned:
        return None
    clock = agenda.clock
    return planned + clock.extra.get(agenda.step, 0) - clock.used(agenda.step, now, agenda.step)
