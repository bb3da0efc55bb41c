"""A workshop on disk, told step by step: what the tests of pages and routes look at."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from data import process
from data.jobs import Receipt
from data.log import Log
from data.process import Process, this_process
from tests.cast import FACILITATOR, new_id
from workshop import commands as c
from workshop.commands import Command
from workshop.decide.voting import items_of
from workshop.roles import Actor
from workshop.stages import STAGE_IDS
from workshop.state import State, in_order

PEOPLE = ("Ada", "Ben", "Cleo", "Dan")


@contextmanager
def opened(monkeypatch: pytest.MonkeyPatch, folder: Path, **settings: str) -> Iterator[Process]:
    """The parts of this process on a database of its own, closed afterwards."""
    monkeypatch.setenv("WORKSHOP_DATABASE", str(folder / "workshop.db"))
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    process._open.cache_clear()
    try:
        yield (found := this_process())
        found.log.close()
    finally:
        process._open.cache_clear()


class Story:
    """One workshop in a log, and the shortest way to each of its chapters."""

    def __init__(self, log: Log, workshop_id: str = "w1", title: str = "Follow-up emails") -> None:
        self.log = log
        self.id = workshop_id
        if workshop_id not in [line.id for line in log.workshops()]:
            self.do(c.StartWorkshop, title=title)

    @property
    def state(self) -> State:
        """Everything, hidden or not."""
        return self.log.state(self.id)

    def do(self, kind: type[Command], actor: Actor = FACILITATOR, **fields: Any) -> Receipt:
        """Carry out one command, on disk when this returns."""
        command = kind(id=fields.pop("id", None) or new_id(), **fields)
        return self.log.do(self.id, command, actor)

    def at(self, beat: str) -> Story:
        """Move the room to a beat."""
        self.do(c.EnterBeat, beat=beat)
        return self

    def people(self, *names: str) -> Story:
        """Write the roster."""
        self.do(c.AddPeople, names=names or PEOPLE)
        return self

    def scope(self, **changes: str) -> Story:
        """Word the one person and one task."""
        words = {"who": "A sales rep", "task": "draft a follow-up", "wrong": "it invents a price"}
        self.do(c.EditScope, seen=self.state.seq, changes=words | changes)
        return self

    def note(self, text: str, stage: str = "contact", lane: str = "snags") -> Story:
        """Write one note."""
        self.do(c.AddNotes, stage=stage, lane=lane, texts=(text,))
        return self

    def open(self, scale: str = "trust") -> str:
        """Open a vote; the id of its round."""
        self.do(c.OpenRound, scale=scale)
        latest = self.state.latest_round(scale)
        assert latest is not None
        return latest.id

    def slip(self, round_id: str, voter: str, *answers: int | None) -> Receipt:
        """Key in one slip, its answers in the order of the wall."""
        items = self.state.rounds[round_id].items
        return self.do(
            c.CastBallot,
            round_id=round_id,
            voter=f"slip:{voter}",
            way="slip",
            answers=dict(zip(items, answers, strict=True)),
        )

    def voted(self, *slips: tuple[int | None, ...], scale: str = "trust") -> str:
        """Open a vote, key in the slips and reveal it; the id of its round."""
        round_id = self.open(scale)
        for number, answers in enumerate(slips, start=1):
            self.slip(round_id, str(number), *answers)
        self.do(c.Reveal, round_id=round_id)
        return round_id

    def card(
        self, does: str = "invents a price", suffers: str = "loses a client", stage: str = "contact"
    ) -> str:
        """Write something that could go wrong; its id."""
        card_id = new_id()
        self.do(c.AddFailureMode, id=card_id, stage=stage, does=does, suffers=suffers)
        return card_id

    def idea(self, change: str, stops: str = "", stage: str = "contact") -> str:
        """Write an idea; its id."""
        idea_id = new_id()
        self.do(c.AddIdea, id=idea_id, stage=stage, change=change, stops=stops)
        return idea_id

    def ticket(self, change: str, stops: str = "", stage: str = "contact", **words: str) -> str:
        """Make an idea a ticket and fill in its fields; its id."""
        idea_id = self.idea(change, stops, stage)
        self.do(c.ChooseIdea, idea_id=idea_id)
        if words:
            self.do(c.EditIdea, idea_id=idea_id, seen=self.state.seq, changes=words)
        return idea_id

    def items(self, scale: str) -> tuple[str, ...]:
        """What a vote with this scale asks about."""
        return items_of(self.state, scale)

    def tell(self, mark: str = "") -> Story:
        """Everything from roster to three tickets, at the close; *mark* stands in every text."""
        self.people().scope(
            who=f"{mark}A sales rep", task=f"{mark}draft a follow-up", out=f"{mark}contracts"
        )
        for stage in STAGE_IDS:
            self.note(f"{mark}note about {stage}", stage)
        self.voted(*[(4, 3, 2, 1, 5), (4, 4, 2, 2, 5), (5, 3, 1, 2, None)])
        self.do(
            c.NoteLowPoint,
            stage="habit",
            seen=self.state.seq,
            because=f"{mark}nobody checks any more",
        )
        cards = [
            self.card(f"{mark}invents a price", f"{mark}loses a client", "contact"),
            self.card(f"{mark}forgets the tone", f"{mark}sounds rude", "habit"),
        ]
        self.voted((5, 2), (4, 2), scale="how_bad")
        for number, owner in enumerate(PEOPLE[:3], start=1):
            self.ticket(
                f"{mark}change number {number}",
                cards[number % 2],
                owner=f"{mark}{owner}",
                measure=f"{mark}drafts sent unchanged, of 100",
                start="55",
                goal="75",
                unit="%",
                by="2031-05-01",
                source=f"{mark}the dashboard",
            )
        self.idea(f"{mark}an idea that waits", cards[0])
        for beat in ("scope.sharpen", *(f"walk.{s}.read" for s in STAGE_IDS), "trust.look"):
            self.at(beat)
        return self.at("wrong.read").at("tickets.choose").at("close")

    def person(self, name: str) -> str:
        """The id of somebody on the roster."""
        return next(p.id for p in in_order(self.state.people) if p.name == name)
