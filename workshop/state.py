"""The state of a workshop: frozen values in persistent maps.

A persistent map gives a new version in a few steps whatever its size, so folding an
event costs the same in the first minute and in the last, and every earlier version
stays intact for whoever is still drawing it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol, TypeVar

from immutables import Map

from workshop.agenda import Agenda
from workshop.beats import STEPS

Key = tuple[str, str]
"""(collection, id): the address of one thing in the state."""

UNDO_DEPTH = 30


@dataclass(frozen=True, slots=True)
class Plan:
    """What is settled before the room meets."""

    title: str = ""
    product: str = ""
    feature: str = ""
    ends_at: str = ""
    minutes: tuple[int, ...] = tuple(step.minutes for step in STEPS)
    changed: Map[str, int] = field(default_factory=Map)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the room. Two people may share a name; the id tells them apart."""

    id: str
    name: str
    function: str = ""
    role: str = "participant"
    present: bool = True
    born: int = 0


@dataclass(frozen=True, slots=True)
class Scope:
    """One persona and one task, as one sentence with gaps."""

    who: str = ""
    feature: str = ""
    task: str = ""
    out: str = ""
    wrong: str = ""
    rev: int = 0
    changed: Map[str, int] = field(default_factory=Map)

    @property
    def sentence(self) -> str:
        """The scope as the room says it, empty until it names a person and a task."""
        if not (self.who and self.task):
            return ""
        return f"{self.who} uses {self.feature or 'the AI'} to {self.task}"


@dataclass(frozen=True, slots=True)
class Note:
    """One thought about one stage. *sealed* notes hide text and author until shown."""

    id: str
    stage: str
    lane: str
    text: str
    author: str
    evidence: str = "guess"
    sealed: bool = False
    born: int = 0
    rev: int = 0
    changed: Map[str, int] = field(default_factory=Map)


@dataclass(frozen=True, slots=True)
class Ballot:
    """One voter's answers in one round, None for "can't tell"."""

    voter: str
    way: str
    entered_by: str
    answers: Map[str, int | None] = field(default_factory=Map)
    rev: int = 0


@dataclass(frozen=True, slots=True)
class Round:
    """One vote. Its ballots count only while it is open and are secret until revealed."""

    id: str
    scale: str
    items: tuple[str, ...]
    eligible: int
    open: bool = True
    revealed: bool = False
    born: int = 0
    ballots: Map[str, Ballot] = field(default_factory=Map)

    def votes(self, item: str) -> list[int]:
        """The numbers given to *item*, "can't tell" left out, lowest first."""
        given = (ballot.answers.get(item) for ballot in self.ballots.values())
        return sorted(value for value in given if value is not None)

    def cannot_tell(self, item: str) -> int:
        """How many answered *item* with "can't tell"."""
        return sum(
            item in ballot.answers and ballot.answers[item] is None
            for ballot in self.ballots.values()
        )


@dataclass(frozen=True, slots=True)
class LowPoint:
    """The room's own reason why trust is low at a stage."""

    stage: str
    because: str = ""
    rev: int = 0
    changed: Map[str, int] = field(default_factory=Map)


@dataclass(frozen=True, slots=True)
class FailureMode:
    """Something that could go wrong at one stage, and what it does to the user."""

    id: str
    stage: str
    does: str
    suffers: str
    author: str
    sealed: bool = False
    born: int = 0
    rev: int = 0
    changed: Map[str, int] = field(default_factory=Map)

    @property
    def sentence(self) -> str:
        """The card as one sentence."""
        return f"The AI {self.does}, so our user {self.suffers}."


@dataclass(frozen=True, slots=True)
class Metric:
    """How we will know, as typed: numbers and dates are judged in `readiness`."""

    measure: str = ""
    unit: str = ""
    start: str = ""
    start_by: str = ""
    start_who: str = ""
    goal: str = ""
    by: str = ""
    source: str = ""
    guardrail: str = ""


@dataclass(frozen=True, slots=True)
class Idea:
    """A change the room could make; a ticket once it is *chosen* (1, 2, 3 in order)."""

    id: str
    stage: str
    change: str
    stops: str
    author: str
    owner: str = ""
    first_step: str = ""
    metric: Metric = field(default_factory=Metric)
    chosen: int = 0
    sealed: bool = False
    born: int = 0
    rev: int = 0
    changed: Map[str, int] = field(default_factory=Map)


@dataclass(frozen=True, slots=True)
class Undoable:
    """One undoable command of one person.

    *before* holds, for everything it touched, the address, the thing as it was (None
    if it was not there) and the revision the command left behind (None if it took it
    away): while that revision stands, nobody has built on the command.
    """

    command_id: str
    before: tuple[tuple[Key, Any, int | None], ...]


class State(NamedTuple):
    """Everything a workshop is after its first *seq* events.

    A named tuple and not a dataclass, because every event makes a new one and
    ``_replace`` is six times faster than `dataclasses.replace`.
    """

    id: str
    seq: int = 0
    at: int = 0
    started: int = 0
    plan: Plan = Plan()
    people: Map[str, Person] = Map()
    agenda: Agenda = Agenda()
    scope: Scope = Scope()
    notes: Map[str, Note] = Map()
    rounds: Map[str, Round] = Map()
    low_points: Map[str, LowPoint] = Map()
    failures: Map[str, FailureMode] = Map()
    ideas: Map[str, Idea] = Map()
    undo: Map[str, tuple[Undoable, ...]] = Map()

    @property
    def tickets(self) -> list[Idea]:
        """The chosen ideas, in the order they were chosen."""
        return sorted((i for i in self.ideas.values() if i.chosen), key=lambda i: i.chosen)

    @property
    def voters(self) -> list[Person]:
        """People whose votes count: present participants, in the order they came."""
        return [p for p in in_order(self.people) if p.present and p.role == "participant"]

    def latest_round(self, scale: str) -> Round | None:
        """The newest round of a scale, None before the first vote."""
        number = rounds_of(self, scale)
        return self.rounds.get(f"{scale}-{number}") if number else None


def rounds_of(state: State, scale: str) -> int:
    """How many rounds of a scale were opened so far."""
    return sum(round_.scale == scale for round_ in state.rounds.values())


class Born(Protocol):
    """Anything that remembers the event that made it."""

    @property
    def born(self) -> int:
        """Sequence number of that event."""


Thing = TypeVar("Thing", bound=Born)


def in_order(things: Map[str, Thing]) -> list[Thing]:
    """The things of a collection, oldest first (persistent maps keep no order)."""
    return sorted(things.values(), key=lambda thing: thing.born)
