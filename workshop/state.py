"""The state of a workshop: frozen values in persistent maps.

A persistent map gives a new version in a few steps whatever its size, so folding an
event costs the same in the first minute and in the last, and every earlier version
stays intact for whoever is still drawing it. The values themselves are in `models`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple, Protocol, TypeVar

from immutables import Map

from workshop.agenda import Agenda
from workshop.memo import of_the_same
from workshop.models.failure_modes import FailureMode
from workshop.models.items import Item, Link
from workshop.models.journey import Group, Note, Proposal, Scope, StageName, Task
from workshop.models.people import Person, Remark
from workshop.models.plan import ModelRecord, Plan, PrivateNote
from workshop.models.tickets import Idea
from workshop.models.voting import Ballot, LowPoint, Round
from workshop.names import names_of
from workshop.roles import GUESTS, Actor, Role
from workshop.stages import STAGE, STAGES, Stage
from workshop.translation import t

Key = tuple[str, str]
"""(collection, id): the address of one entity in the state."""

UNDO_DEPTH = 30


@dataclass(frozen=True, slots=True)
class Undoable:
    """One undoable command of one person.

    *before* holds, for everything it touched, the address, the entity as it was (None
    if it was not there) and the revision the command left behind (None if it took it
    away): while that revision stands, nobody has built on the command. *what* says in
    a word or two what it did, and never what was voted.
    """

    command_id: str
    before: tuple[tuple[Key, Any, int | None], ...]
    what: str = ""


class State(NamedTuple):
    """Everything a workshop is after its first *seq* events.

    *numbers* holds, for each kind of item, the highest number ever given; a draft that was
    refused stands in *dismissed_drafts* with its kind and does not come back.
    *urgent_seq* and *content_seq* are the numbers of the last event that every phone must
    show at once, and of the last one that changed what phones may show: see `apply`.

    A named tuple and not a dataclass, because every event makes a new one and
    ``_replace`` is six times faster than `dataclasses.replace`.
    """

    id: str
    seq: int = 0
    at: int = 0
    urgent_seq: int = 0
    content_seq: int = 0
    started: int = 0
    restored: str = ""
    plan: Plan = Plan()
    model_record: ModelRecord = ModelRecord()
    people: Map[str, Person] = Map()
    code: str = ""
    joining: bool = False
    done: Map[str, frozenset[str]] = Map()
    remarks: Map[str, Remark] = Map()
    distinct_notes: frozenset[tuple[str, ...]] = frozenset()
    agenda: Agenda = Agenda()
    private: Map[str, PrivateNote] = Map()
    proposals: Map[str, Proposal] = Map()
    scope: Scope = Scope()
    tasks: Map[str, Task] = Map()
    stage_names: Map[str, StageName] = Map()
    notes: Map[str, Note] = Map()
    groups: Map[str, Group] = Map()
    rounds: Map[str, Round] = Map()
    low_points: Map[str, LowPoint] = Map()
    failure_modes: Map[str, FailureMode] = Map()
    patterns: Map[str, str] = Map()
    ideas: Map[str, Idea] = Map()
    overrides: Map[str, str] = Map()
    undo: Map[str, tuple[Undoable, ...]] = Map()
    items: Map[str, Item] = Map()
    links: Map[str, Link] = Map()
    numbers: Map[str, int] = Map()
    dismissed_drafts: Map[str, str] = Map()

    def stamped(self, seq: int, at: int, urgent_seq: int, content_seq: int) -> State:
        """This state as of event *seq*; for every event, so in a third of what `_replace` takes."""
        return tuple.__new__(State, (self.id, seq, at, urgent_seq, content_seq, *self[5:]))

    @property
    def stages(self) -> tuple[Stage, ...]:
        """The five stages, under the names that the room gave them."""
        return tuple(self.stage(stage.id) for stage in STAGES)

    def stage(self, stage_id: str) -> Stage:
        """One stage, under the name that the room gave it; the first for an unknown id.

        The name is as it is to be read, everything else in English.
        """
        stage = STAGE.get(stage_id, STAGES[0])
        own = self.stage_names.get(stage.id)
        name = own.name if own and own.name else t(stage.name)
        return replace(stage, name=name) if name != stage.name else stage

    @property
    def tickets(self) -> list[Idea]:
        """The chosen ideas, in the order they were chosen."""
        return sorted(
            (i for i in self.ideas.values() if i.ticket_number), key=lambda i: i.ticket_number
        )

    @property
    def voters(self) -> list[Person]:
        """People whose votes count: participants who are here, in the order they came."""
        return list(_here(self.people)["participant"])

    @property
    def observers(self) -> list[Person]:
        """People who write along and whose scores are kept apart."""
        return list(_here(self.people)["observer"])

    @property
    def voter_ids(self) -> frozenset[str]:
        """The ids of the voters."""
        return _ids_here(self.people)["participant"]

    @property
    def observer_ids(self) -> frozenset[str]:
        """The ids of the observers."""
        return _ids_here(self.people)["observer"]

    @property
    def names(self) -> Mapping[str, str]:
        """What to call everybody: see `names_of`."""
        return names_of(self.people)

    @property
    def open_round(self) -> Round | None:
        """The vote that is going on; there is one at a time."""
        return next((r for r in self.rounds.values() if r.open), None)

    def can_answer(self, round_: Round) -> int:
        """How many a vote can wait for: who is here, and who voted by name before they left."""
        return self._seats(self.voter_ids, round_.ballots)

    def can_watch(self, round_: Round) -> int:
        """How many observers' ballots a vote can take, counted like those of the team."""
        return self._seats(self.observer_ids, round_.watching)

    def _seats(self, here: frozenset[str], ballots: Map[str, Ballot]) -> int:
        return len(here) + sum(name in self.people and name not in here for name in ballots)

    def latest_round(self, scale: str, task: str = "") -> Round | None:
        """The newest round of a scale (and task), None before the first vote."""
        found = (r for r in self.rounds.values() if r.scale == scale and r.task == task)
        return max(found, key=lambda r: r.born, default=None)


class Born(Protocol):
    """An entity: it remembers the event that began it."""

    @property
    def born(self) -> int:
        """Sequence number of that event."""


Entity = TypeVar("Entity", bound=Born)


def in_order(entities: Map[str, Entity]) -> list[Entity]:
    """The entities of a collection, oldest first (persistent maps keep no order)."""
    return sorted(entities.values(), key=lambda entity: entity.born)


@of_the_same
def _here(people: Map[str, Person]) -> dict[str, tuple[Person, ...]]:
    """Who is here, in the order they came, by the role that the roster gives them."""
    everybody = [person for person in in_order(people) if person.here]
    return {
        role: tuple(person for person in everybody if person.role == role)
        for role in ("participant", "observer")
    }


@of_the_same
def _ids_here(people: Map[str, Person]) -> dict[str, frozenset[str]]:
    return {role: frozenset(p.id for p in found) for role, found in _here(people).items()}


def remark_key(about: str, author: str) -> str:
    """The key of one person's line about something."""
    return f"{about}|{author}"


def person_of(state: State, person_id: str) -> Person | None:
    """Who that is by now, whatever entries were merged; None for nobody on the roster."""
    person = state.people.get(person_id)
    if person is not None and person.merged:  # a merge takes along whoever led to the entry
        person = state.people.get(person.merged)
    return person if person is not None and person.present else None


def is_listed(state: State, actor: Actor) -> bool:
    """Whether the actor is somebody on the roster, in the role that the roster gives them."""
    person = state.people.get(actor.id)
    return person is not None and person.present and person.role == actor.role


def as_listed(state: State, actor: Actor) -> Actor | None:
    """A guest as the roster has them now, None for one who was taken off it; others as they are."""
    if actor.role not in GUESTS:
        return actor
    person = person_of(state, actor.id)
    if person is None or person.role not in GUESTS:  # no roster makes anybody a facilitator
        return None
    return Actor(person.id, Role(person.role))
