"""The cast of the tests: who is in the room, and a workshop that needs no disk."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from workshop import commands as c
from workshop import events as e
from workshop.agenda import MINUTE
from workshop.apply import apply
from workshop.commands import Command
from workshop.decide import decide
from workshop.events import Entry, Event
from workshop.models.voting import Round
from workshop.roles import Actor, Role
from workshop.stages import STAGE_IDS
from workshop.state import State, in_order

FACILITATOR = Actor("host", Role.FACILITATOR)
COFACILITATOR = Actor("second", Role.COFACILITATOR)
PARTICIPANT = Actor("p1", Role.PARTICIPANT)
OTHER = Actor("p2", Role.PARTICIPANT)
OBSERVER = Actor("p5", Role.OBSERVER)
"""The first of the observers at a table of four."""
SCREEN = FACILITATOR.at(Role.SCREEN)
"""The wall: the facilitator's own browser, in a window that belongs to the room."""
BOX = FACILITATOR.at(Role.BOX)
"""The ballot box: the same browser again, in a window that goes round."""
CAST = (FACILITATOR, COFACILITATOR, PARTICIPANT, OTHER, OBSERVER, SCREEN, BOX)

NINE = 1_700_000_000_000
"""When the tests' workshops begin, in ms since 1970."""


def new_id() -> str:
    """A command id nobody used before."""
    return uuid.uuid4().hex


class Table:
    """A workshop in memory: decide, then apply, on a clock that the test moves."""

    def __init__(self, people: int = 4, observers: int = 0) -> None:
        self.state = State("w")
        self.now = NINE
        self.entries: list[Entry] = []
        self.do(c.StartWorkshop, title="Follow-up emails")
        if people:
            self.people(*(f"Person {n}" for n in range(1, people + 1)))
        if observers:
            self.people(*(f"Observer {n}" for n in range(1, observers + 1)), role="observer")

    def do(self, kind: type[Command], actor: Actor = FACILITATOR, /, **fields: Any) -> list[Event]:
        """Send one command; what happened, or the WorkshopError that refused it."""
        command = kind(id=fields.pop("id", None) or new_id(), **fields)
        decided = decide(self.state, command, actor)
        for event in decided:
            self.happened(event, actor.id, command.id)
        return decided

    def happened(self, event: Event, actor: str = "host", command_id: str = "") -> None:
        """Fold one event as it would come from the log."""
        entry = Entry(self.state.seq + 1, self.now, actor, command_id or new_id(), event)
        self.entries.append(entry)
        self.state = apply(self.state, entry)

    def undo(self, actor: Actor = FACILITATOR) -> list[Event]:
        """Take back the latest undoable command of *actor*."""
        return self.do(c.Undo, actor)

    def wait(self, minutes: float) -> None:
        """Let time pass."""
        self.now += int(minutes * MINUTE)

    def people(self, *names: str, role: str = "participant") -> list[str]:
        """Write people on the roster and give their ids."""
        self.do(c.AddPeople, names=names, role=role)
        return [person.id for person in in_order(self.state.people)][-len(names) :]

    def note(
        self, text: str, actor: Actor = FACILITATOR, stage: str = "contact", lane: str = "does"
    ) -> str:
        """Write one note and give its id."""
        (added,) = self.do(c.AddNotes, actor, stage=stage, lane=lane, texts=(text,))
        assert isinstance(added, e.NoteAdded)
        return added.note_id

    def proposal(self, who: str = "a rep", task: str = "write an offer", **fields: Any) -> str:
        """Bet on one person and one task and give the id of the proposal."""
        return self._texts(c.AddProposal, who=who, task=task, **fields)

    def card(self, does: str = "invents a price", stage: str = "contact", **fields: Any) -> str:
        """Write one thing that could go wrong and give its id."""
        suffers = fields.pop("suffers", "loses the client")
        return self._texts(c.AddFailureMode, stage=stage, does=does, suffers=suffers, **fields)

    def idea(self, change: str = "Show the source", stops: str = "", **fields: Any) -> str:
        """Write one idea and give its id."""
        stage = fields.pop("stage", "contact")
        return self._texts(c.AddIdeas, stage=stage, changes=(change,), stops=stops, **fields)

    def ticket(self, change: str = "Show the source", stops: str = "", **fields: Any) -> str:
        """Write one idea, make it a ticket and give its id."""
        name = self.idea(change, stops, **fields)
        self.do(c.ChooseIdea, idea_id=name)
        return name

    def decide(self, title: str = "We log it", actor: Actor = FACILITATOR, **fields: Any) -> str:
        """Write one decision (a draft with a *rule*, or by a guest) and give its id."""
        row = {name: fields.pop(name, "") for name in ("rule", "ground")}
        links = fields.pop("links", ())
        words = {"title": title, **fields}
        added, *_ = self.do(
            c.AddItems,
            actor,
            rows=({"kind": "decision", "intended": words, "links": links, **row},),
        )
        assert isinstance(added, e.ItemAdded)
        return added.item_id

    def task(self, task: str = "answer a complaint") -> str:
        """Add a second task and give its id."""
        return self._texts(c.AddTask, task=task)

    def _texts(self, kind: type[Command], **fields: Any) -> str:
        name, actor = new_id(), fields.pop("actor", FACILITATOR)
        self.do(kind, actor, id=name, **fields)
        return name

    def open(self, scale: str = "trust", *items: str, task: str = "") -> str:
        """Open a vote, on *items* only if given, and give the id of its round."""
        self.do(c.OpenRound, scale=scale, items=items, task=task)
        latest = self.state.latest_round(scale, task)
        assert latest is not None
        return latest.id

    def opened(self, scale: str = "trust", *items: str, task: str = "") -> Round:
        """Open a vote and give its round."""
        return self.round(self.open(scale, *items, task=task))

    def round(self, round_id: str) -> Round:
        """One vote as it stands."""
        return self.state.rounds[round_id]

    def cast(
        self, round_id: str, voter: str, answers: dict[str, int | None], way: str = "slip", **f: Any
    ) -> None:
        """File one ballot; the actor is the facilitator unless *actor* says otherwise."""
        actor = f.pop("actor", FACILITATOR)
        ballot = {"round_id": round_id, "voter": voter, "way": way, "answers": answers}
        self.do(c.CastBallot, actor, **ballot, **f)

    def slip(
        self, round_id: str, number: int, answers: dict[str, int | None] | None = None
    ) -> None:
        """Key in one paper slip; without *answers*, a 3 for everything."""
        given = answers or dict.fromkeys(self.state.rounds[round_id].items, 3)
        self.cast(round_id, f"slip:{number}", given)

    def watch(self, round_id: str, number: int, answers: dict[str, int | None]) -> None:
        """Key in one observer's slip."""
        self.cast(round_id, f"watch:{number}", answers, observer=True)

    def hands(self, round_id: str, item: str, *numbers: int) -> None:
        """Count the fingers for one item; 0 stands for a fist, "can't tell"."""
        counts = {str(n): numbers.count(n) for n in numbers}
        self.do(c.CountFingers, round_id=round_id, item=item, counts=counts)

    def voted(
        self,
        *ballots: Sequence[int | None],
        scale: str = "trust",
        reveal: bool = True,
        task: str = "",
    ) -> str:
        """A whole vote, one list of answers a slip, in the order of the items."""
        round_id = self.open(scale, task=task)
        self.slips(round_id, *ballots)
        if reveal:
            self.reveal(round_id)
        return round_id

    def slips(self, round_id: str, *ballots: Sequence[int | None]) -> None:
        """Key in several slips, one list of answers each, in the order of the items."""
        for number, answers in enumerate(ballots, start=1):
            items = self.state.rounds[round_id].items
            self.slip(round_id, number, dict(zip(items, answers, strict=True)))

    def again(self, scale: str, item: str, *scores: int | None, task: str = "") -> str:
        """Vote on one item again and show it; the id of the round."""
        round_id = self.open(scale, item, task=task)
        self.slips(round_id, *([score] for score in scores))
        self.reveal(round_id)
        return round_id

    def reveal(self, round_id: str) -> None:
        """Close a vote and show it."""
        self.do(c.Reveal, round_id=round_id)

    def at(self, *beats: str) -> None:
        """Move the room to one beat after the other."""
        for beat in beats:
            self.do(c.EnterBeat, beat=beat)


def everywhere(score: int | None) -> dict[str, int | None]:
    """The same trust answer at all five stages."""
    return dict.fromkeys(STAGE_IDS, score)
