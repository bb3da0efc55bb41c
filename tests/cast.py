"""The cast of the tests: who is in the room, and a workshop that needs no disk."""

from __future__ import annotations

import uuid
from typing import Any

from workshop import commands as c
from workshop import events as e
from workshop.agenda import MINUTE
from workshop.apply import apply
from workshop.commands import Command
from workshop.decide import decide
from workshop.events import Entry, Event
from workshop.roles import Actor, Role
from workshop.stages import STAGE_IDS
from workshop.state import State

FACILITATOR = Actor("host", Role.FACILITATOR)
COFACILITATOR = Actor("second", Role.COFACILITATOR)
PARTICIPANT = Actor("p1", Role.PARTICIPANT)
OTHER = Actor("p2", Role.PARTICIPANT)
OBSERVER = Actor("watcher", Role.OBSERVER)
SCREEN = FACILITATOR.at(Role.SCREEN)
"""The wall: the facilitator's own browser, in a window that belongs to the room."""
CAST = (FACILITATOR, COFACILITATOR, PARTICIPANT, OTHER, OBSERVER, SCREEN)

NINE = 1_700_000_000_000
"""When the tests' workshops begin, in ms since 1970."""


def new_id() -> str:
    """A command id nobody used before."""
    return uuid.uuid4().hex


class Table:
    """A workshop in memory: decide, then apply, on a clock that the test moves."""

    def __init__(self, people: int = 4) -> None:
        self.state = State("w")
        self.now = NINE
        self.entries: list[Entry] = []
        self.do(c.StartWorkshop, title="Follow-up emails")
        if people:
            self.do(c.AddPeople, names=tuple(f"Person {n}" for n in range(1, people + 1)))

    def do(self, kind: type[Command], actor: Actor = FACILITATOR, **fields: Any) -> list[Event]:
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

    def wait(self, minutes: float) -> None:
        """Let time pass."""
        self.now += int(minutes * MINUTE)

    def note(self, text: str, actor: Actor = FACILITATOR, stage: str = "contact") -> str:
        """Write one note and give its id."""
        (added,) = self.do(c.AddNotes, actor, stage=stage, lane="does", texts=(text,))
        assert isinstance(added, e.NoteAdded)
        return added.note_id

    def card(self, does: str = "invents a price", stage: str = "contact", **fields: Any) -> str:
        """Write one thing that could go wrong and give its id."""
        card_id = new_id()
        suffers = fields.pop("suffers", "loses the client")
        self.do(c.AddFailureMode, id=card_id, stage=stage, does=does, suffers=suffers, **fields)
        return card_id

    def idea(self, change: str = "Show the source", stops: str = "", **fields: Any) -> str:
        """Write one idea and give its id."""
        idea_id = new_id()
        stage = fields.pop("stage", "contact")
        self.do(c.AddIdea, id=idea_id, stage=stage, change=change, stops=stops, **fields)
        return idea_id

    def open(self, scale: str = "trust") -> str:
        """Open a vote and give the id of its round."""
        self.do(c.OpenRound, scale=scale)
        latest = self.state.latest_round(scale)
        assert latest is not None
        return latest.id

    def slip(
        self, round_id: str, number: int, answers: dict[str, int | None] | None = None
    ) -> None:
        """Key in one paper slip; without *answers*, a 3 for everything."""
        given = answers or dict.fromkeys(self.state.rounds[round_id].items, 3)
        self.do(c.CastBallot, round_id=round_id, voter=f"slip:{number}", way="slip", answers=given)

    def voted(self, *ballots: list[int | None], scale: str = "trust", reveal: bool = True) -> str:
        """A whole vote, one list of answers a slip, in the order of the items."""
        round_id = self.open(scale)
        for number, answers in enumerate(ballots, start=1):
            items = self.state.rounds[round_id].items
            self.slip(round_id, number, dict(zip(items, answers, strict=True)))
        if reveal:
            self.reveal(round_id)
        return round_id

    def reveal(self, round_id: str) -> None:
        """Close a vote and show it."""
        self.do(c.Reveal, round_id=round_id)


def everywhere(score: int | None) -> dict[str, int | None]:
    """The same trust answer at all five stages."""
    return dict.fromkeys(STAGE_IDS, score)
