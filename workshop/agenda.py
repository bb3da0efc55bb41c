"""Where the room is, and the clock of a step.

A workshop is at one beat of one step. The pointer moves only when somebody moves it,
in either direction. Moving it locks and erases nothing; it only calls off an open vote
that nobody has answered. Times are milliseconds: the log stamps events with the
server's clock, and everything here is arithmetic on those stamps, so a restart changes
nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from immutables import Map

from workshop.agenda_plan import behind
from workshop.beats import BEAT, topic_of
from workshop.steps import LOBBY, STEPS

MINUTE = 60_000


@dataclass(frozen=True, slots=True)
class Clock:
    """The time used in each step and each topic, as a value.

    Attributes:
        since: Server time in ms at which the clock last started, None while paused.
        spent: Milliseconds used in each step before *since*.
        extra: Milliseconds added to (or taken from) each step by hand.
        topic_since: Server time at which the topic in hand last started to run.
        topics: Milliseconds used for each topic before that.
    """

    since: int | None = None
    spent: Map[int, int] = field(default_factory=Map)
    extra: Map[int, int] = field(default_factory=Map)
    topic_since: int | None = None
    topics: Map[str, int] = field(default_factory=Map)

    def used(self, step: int, now: int, current: int) -> int:
        """Milliseconds used in *step* by *now*, given the *current* step."""
        running = now - self.since if self.since is not None and step == current else 0
        return self.spent.get(step, 0) + max(0, running)

    def topic_used(self, topic: str, now: int) -> int:
        """Milliseconds used for *topic* by *now*, given that it is the topic in hand."""
        running = now - self.topic_since if self.topic_since is not None else 0
        return self.topics.get(topic, 0) + max(0, running)

    def start(self, now: int) -> Clock:
        """The clock running from *now* on."""
        return replace(self, since=now, topic_since=now)

    def stop(self, step: int, topic: str, now: int) -> Clock:
        """The clock standing still, with the time since its start booked."""
        booked = self.switch_topic(topic, now)
        spent = self.spent.set(step, self.used(step, now, step))
        return replace(booked, since=None, topic_since=None, spent=spent)

    def switch_topic(self, topic: str, now: int) -> Clock:
        """The clock as it goes on with another topic, the time of *topic* booked."""
        topics = self.topics.set(topic, self.topic_used(topic, now))
        since = now if self.since is not None else None
        return replace(self, topic_since=since, topics=topics)


@dataclass(frozen=True, slots=True)
class Agenda:
    """Where the room is and what its clock says.

    *topic* is the stage in hand where a beat goes through several. *reached* holds every
    beat, and every beat with its topic (``"trust.talk:habit"``), that the room has seen.
    """

    step: int = LOBBY
    beat: str = "lobby"
    topic: str = ""
    clock: Clock = field(default_factory=Clock)
    reached: frozenset[str] = frozenset({"lobby"})

    @property
    def in_hand(self) -> str:
        """The name of what the topic clock runs for: a stage, or the beat itself."""
        return topic_of(self.beat, self.topic)


def allotted(agenda: Agenda, minutes: tuple[int, ...], step: int) -> int:
    """Milliseconds a step has, as planned and as adjusted since; 0 without a timebox."""
    planned = minutes[step] * MINUTE
    return max(0, planned + agenda.clock.extra.get(step, 0)) if planned else 0


def left(agenda: Agenda, minutes: tuple[int, ...], now: int) -> int | None:
    """Milliseconds left in the current step, negative when over; None without a timebox.

    Args:
        agenda: Where the room is.
        minutes: Planned minutes per step, by step number.
        now: Server time in ms.
    """
    if not minutes[agenda.step]:
        return None
    used = agenda.clock.used(agenda.step, now, agenda.step)
    return allotted(agenda, minutes, agenda.step) - used


def later(agenda: Agenda, minutes: tuple[int, ...]) -> int:
    """Milliseconds that the steps after the current one have, all together."""
    return sum(allotted(agenda, minutes, step) for step in range(agenda.step + 1, len(minutes)))


def topic_left(agenda: Agenda, minutes: tuple[int, ...], now: int) -> int | None:
    """Milliseconds left for the topic in hand, negative when over; None without a clock.

    A topic's share grows and shrinks with its step: five of thirty minutes are four of
    twenty-four.
    """
    beat = BEAT.get(agenda.beat)
    if beat is None or not beat.minutes or not minutes[agenda.step]:
        return None
    share = allotted(agenda, minutes, agenda.step) / STEPS[agenda.step].minutes
    return int(beat.minutes * share) - agenda.clock.topic_used(agenda.in_hand, now)


def late_by(agenda: Agenda, minutes: tuple[int, ...], now: int, until: int | None) -> int:
    """Milliseconds by which the projected end is late, negative for early, 0 if unknown.

    Args:
        agenda: Where the room is.
        minutes: Planned minutes per step, by step number.
        now: Server time in ms.
        until: Milliseconds until the room must end, None when that is not planned.
    """
    here = left(agenda, minutes, now)
    if until is None or here is None:
        return 0
    return behind(now, later(agenda, minutes), here, now + until)
