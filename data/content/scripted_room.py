"""A workshop in memory, played by real commands on a clock of its own.

What decides and folds here is what decides and folds in a real room; only the disk is
missing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from data.joining.devices import HOST
from workshop import commands as c
from workshop.agenda import MINUTE
from workshop.apply import apply
from workshop.commands import Command
from workshop.decide import decide
from workshop.events import Entry
from workshop.state import State
from workshop.ways import SLIP


class Rehearsal:
    """A workshop in memory, on a clock that only moves when told."""

    def __init__(self, start: int) -> None:
        self.start = start
        self.state = State("rehearsal")
        self.entries: list[Entry] = []
        self.sent = 0
        self.at(-20)

    def at(self, minute: float) -> None:
        """Let it be so many minutes after the start."""
        self.now = self.start + int(minute * MINUTE)

    @property
    def date(self) -> date:
        """The day of the workshop on this machine's calendar."""
        return datetime.fromtimestamp(self.start / 1000).date()

    def day(self, days: int) -> str:
        """The date so many days after the workshop."""
        return (self.date + timedelta(days)).isoformat()

    def do(self, kind: type[Command], **fields: Any) -> str:
        """Carry out one command; its id."""
        self.sent += 1
        command = kind(id=f"example-{self.sent:03}", **fields)
        for event in decide(self.state, command, HOST):
            entry = Entry(self.state.seq + 1, self.now, HOST.id, command.id, event)
            self.entries.append(entry)
            self.state = apply(self.state, entry)
        return command.id

    def go(self, minute: float, beat: str, topic: str = "") -> None:
        """Be at a beat from a minute on."""
        self.at(minute)
        self.do(c.EnterBeat, beat=beat, topic=topic)

    def edit(self, kind: type[Command], changes: Mapping[str, Any], **fields: Any) -> None:
        """Fill in a form."""
        self.do(kind, base_seq=self.state.seq, changes=dict(changes), **fields)

    def open(self, scale: str, *items: str, task: str = "") -> str:
        """Start a vote; the id of its round."""
        self.do(c.OpenRound, scale=scale, items=items, task=task)
        vote = self.state.open_round
        return vote.id if vote else ""

    def slips(
        self, round_id: str, slips: Iterable[Iterable[int | None]], observer: bool = False
    ) -> None:
        """Key in paper slips, their answers in the order of the wall."""
        start = "watch" if observer else "slip"
        items = self.state.rounds[round_id].items
        dots = self.state.rounds[round_id].scale.startswith("dots")
        for number, answers in enumerate(slips, start=1):
            given = dict(zip(items, answers, strict=True))
            if dots:
                given = {item: value for item, value in given.items() if value}
            self.do(
                c.CastBallot,
                round_id=round_id,
                voter=f"{start}:{number}",
                way=SLIP,
                answers=given,
                observer=observer,
            )

    def vote(
        self, scale: str, slips: Iterable[Iterable[int | None]], *items: str, task: str = ""
    ) -> None:
        """A whole vote by slips, shown at its end."""
        round_id = self.open(scale, *items, task=task)
        self.slips(round_id, slips)
        self.do(c.Reveal, round_id=round_id)

    def vote_by_thing(self, scale: str, votes: Mapping[str, Iterable[int | None]]) -> None:
        """The same, from the answers of all slips to each item."""
        round_id = self.open(scale)
        items = self.state.rounds[round_id].items
        self.slips(round_id, zip(*(votes[item] for item in items), strict=True))
        self.do(c.Reveal, round_id=round_id)
