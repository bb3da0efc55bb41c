"""Workshops to measure with: one like a real room's, and a long one of every kind of event.

Both are made by real commands through `decide`, from a fixed seed, so two runs measure
the same thing, and what cannot happen in the app cannot happen here.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from data.store.jobs import Receipt
from data.store.log import Log
from workshop import commands as c
from workshop.agenda import MINUTE
from workshop.apply import apply
from workshop.commands import Command
from workshop.decide import decide
from workshop.errors import WorkshopError
from workshop.events import Entry
from workshop.roles import Actor, Role
from workshop.stages import LANES, STAGE_IDS
from workshop.state import State

HOST = Actor("host", Role.FACILITATOR)
PEOPLE = ("Ana", "Ben", "Chidi", "Dana", "Emil", "Fay")
NINE = 1_700_000_000_000
THOUGHTS = (
    "Wants the follow-up out before the client has cooled down",
    "Types the whole call summary because nobody said how short is enough",
    "Feels watched: was this written by me or by the assistant?",
    "The price in the draft is last quarter's, and only the client notices",
    "Asks a colleague to read it first",
    "Copies it into the old template, out of habit",
)


class Meeting:
    """A workshop in memory, and the commands that made it."""

    def __init__(self, workshop_id: str, seed: int = 7) -> None:
        self.state = State(workshop_id)
        self.commands: list[Command] = []
        self.entries: list[Entry] = []
        self._random = random.Random(seed)
        self.do(c.StartWorkshop, title="Follow-up emails, spring release")
        self.do(c.AddPeople, names=PEOPLE)

    def do(self, kind: type[Command], **fields: Any) -> str:
        """Carry out one command ten seconds after the last; its id, empty if refused."""
        command = kind(id=f"{self._random.getrandbits(128):032x}", **fields)
        at = NINE + len(self.commands) * MINUTE // 6
        try:
            decided = decide(self.state, command, HOST)
        except WorkshopError:
            return ""
        self.commands.append(command)
        for event in decided:
            entry = Entry(self.state.seq + 1, at, HOST.id, command.id, event)
            self.entries.append(entry)
            self.state = apply(self.state, entry)
        return command.id

    def thought(self) -> str:
        """What somebody might write."""
        return self._random.choice(THOUGHTS)

    def some(self, collection: str) -> str:
        """The id of something in the state, empty when there is nothing."""
        names = sorted(getattr(self.state, collection))
        return self._random.choice(names) if names else ""

    def slips(self, scale: str, count: int) -> None:
        """Key in slips of the open round; a slip keyed twice is a correction."""
        vote = self.state.latest_round(scale)
        assert vote is not None
        first = len(self.commands)
        for number in range(first, first + count):
            answers = {item: self._random.choice((1, 2, 3, 3, 4, 5, None)) for item in vote.items}
            voter = f"slip:{number % vote.eligible + 1}"
            self.do(c.CastBallot, round_id=vote.id, voter=voter, way="slip", answers=answers)

    def reveal(self, scale: str) -> None:
        """Close and show the open round."""
        vote = self.state.latest_round(scale)
        assert vote is not None
        self.do(c.Reveal, round_id=vote.id)

    def save(self, log: Log) -> None:
        """Send every command to a log, as if it happened now."""
        done: list[Future[Receipt]] = [
            log.submit(self.state.id, command, HOST) for command in self.commands
        ]
        for future in done:
            future.result(60)
        assert log.state(self.state.id).seq == self.state.seq


def at_beat(workshop_id: str, beat: str, notes: int = 15) -> Meeting:
    """A room of six at one beat, with everything that a room has by the end."""
    meeting = Meeting(workshop_id)
    plan = {"product": "Northwind CRM", "feature": "the email assistant", "ends_at": "12:00"}
    meeting.do(c.EditPlan, base_seq=meeting.state.seq, changes=plan)
    scope = {
        "who": "A mid-market sales rep",
        "feature": "the email assistant",
        "task": "draft follow-up emails after a call",
        "out": "cold outreach, contracts",
        "wrong": "it states something the client never said",
    }
    meeting.do(c.EditScope, base_seq=meeting.state.seq, changes=scope)
    for number in range(notes):
        lane = tuple(LANES)[number % len(LANES)]
        stage = STAGE_IDS[number % len(STAGE_IDS)]
        meeting.do(c.AddNotes, stage=stage, lane=lane, texts=(f"{meeting.thought()} {number}",))
    meeting.do(c.OpenRound, scale="trust")
    meeting.slips("trust", len(PEOPLE))
    meeting.reveal("trust")
    _second_half(meeting)
    for passed in ("walk.contact.read", "wrong.read", "tickets.choose", beat):
        meeting.do(c.EnterBeat, beat=passed)
    return meeting


def _second_half(meeting: Meeting) -> None:
    for stage in STAGE_IDS[1:3]:
        because = "nobody can tell where a claim comes from"
        meeting.do(c.NoteLowPoint, stage=stage, base_seq=meeting.state.seq, because=because)
    for number in range(8):
        meeting.do(
            c.AddFailureMode,
            stage=STAGE_IDS[number % 5],
            does=f"quotes price {number} that we no longer offer",
            suffers="sends a wrong offer to a client",
        )
    meeting.do(c.OpenRound, scale="how_bad")
    meeting.slips("how_bad", len(PEOPLE))
    meeting.reveal("how_bad")
    for _ in range(6):
        stops, change = meeting.some("failure_modes"), "show where every claim comes from"
        idea = meeting.do(c.AddIdeas, stage="contact", changes=(change,), stops=stops)
        meeting.do(c.ChooseIdea, idea_id=idea)
    metric = {"measure": "drafts sent uncorrected", "unit": "%", "start": "42", "goal": "60"}
    for ticket in meeting.state.tickets:
        words = {**metric, "owner": "Dana", "by": "2027-01-31", "source": "the outbox report"}
        meeting.do(c.EditIdea, idea_id=ticket.id, base_seq=meeting.state.seq, changes=words)


def of_every_kind(workshop_id: str, events: int) -> Meeting:
    """A workshop of at least *events* events: half notes, a fifth votes, edits, undo, moves."""
    meeting = at_beat(workshop_id, "walk.discovery.write")
    meeting.do(c.OpenRound, scale="trust")
    doing = random.Random(11)
    kinds, weights = tuple(ACTS), tuple(ACTS.values())
    while meeting.state.seq < events:
        (act,) = doing.choices(kinds, weights)
        act(meeting)
    return meeting


def _note(meeting: Meeting) -> None:
    lane = tuple(LANES)[len(meeting.commands) % len(LANES)]
    stage = STAGE_IDS[len(meeting.commands) % len(STAGE_IDS)]
    meeting.do(c.AddNotes, stage=stage, lane=lane, texts=(meeting.thought(),))


def _ballot(meeting: Meeting) -> None:
    meeting.slips("trust", 1)


def _round(meeting: Meeting) -> None:
    meeting.reveal("trust")
    meeting.do(c.OpenRound, scale="trust")


def _edit_note(meeting: Meeting) -> None:
    changes = {"text": f"{meeting.thought()}, {len(meeting.commands)}"}
    seen = meeting.state.seq
    meeting.do(c.EditNote, note_id=meeting.some("notes"), base_seq=seen, changes=changes)


def _edit_ticket(meeting: Meeting) -> None:
    changes = {"goal": str(len(meeting.commands)), "owner": PEOPLE[len(meeting.commands) % 6]}
    seen = meeting.state.seq
    meeting.do(c.EditIdea, idea_id=meeting.some("ideas"), base_seq=seen, changes=changes)


def _delete_note(meeting: Meeting) -> None:
    meeting.do(c.DeleteNotes, note_ids=(meeting.some("notes"),))


def _card(meeting: Meeting) -> None:
    meeting.do(c.AddFailureMode, stage="habit", does=meeting.thought(), suffers="loses a client")


def _undo(meeting: Meeting) -> None:
    meeting.do(c.Undo)


def _move(meeting: Meeting) -> None:
    beats = ("walk.contact.write", "walk.contact.read", "trust.vote", "wrong.write")
    meeting.do(c.EnterBeat, beat=beats[len(meeting.commands) % len(beats)])


ACTS: dict[Callable[[Meeting], None], int] = {
    _note: 45,
    _ballot: 20,
    _round: 1,
    _edit_note: 12,
    _edit_ticket: 6,
    _delete_note: 3,
    _card: 4,
    _undo: 5,
    _move: 4,
}
