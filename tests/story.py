"""A workshop on disk, told step by step: what the tests of pages and routes look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from data import process
from data.process import Process, this_process
from data.store.jobs import Receipt
from data.store.log import Log
from tests.cast import FACILITATOR, new_id
from workshop import commands as c
from workshop.commands import Command
from workshop.errors import NotFound
from workshop.roles import Actor
from workshop.stages import STAGE_IDS
from workshop.state import State, in_order
from workshop.votes import VOTE_KINDS

PEOPLE = ("Ada", "Ben", "Cleo", "Dan")
WATCHING = ("Olga", "Otto")


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
        try:
            log.entries(workshop_id)
        except NotFound:
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

    def observers(self, *names: str) -> Story:
        """Write down who watches: they write along, and their scores are kept apart."""
        self.do(c.AddPeople, names=names or WATCHING, role="observer")
        return self

    def scope(self, **changes: str) -> Story:
        """Word the one person and one task."""
        words = {"who": "A sales rep", "task": "draft a follow-up", "wrong": "it invents a price"}
        self.do(c.EditScope, base_seq=self.state.seq, changes=words | changes)
        return self

    def note(self, text: str, stage: str = "contact", lane: str = "snags") -> Story:
        """Write one note."""
        self.do(c.AddNotes, stage=stage, lane=lane, texts=(text,))
        return self

    def open(self, scale: str = "trust", *items: str, task: str = "") -> str:
        """Open a vote, on *items* only if given; the id of its round."""
        self.do(c.OpenRound, scale=scale, items=items, task=task)
        latest = self.state.latest_round(scale, task)
        assert latest is not None
        return latest.id

    def slip(
        self, round_id: str, voter: str, *answers: int | None, observer: bool = False
    ) -> Receipt:
        """Key in one slip, its answers in the order of the wall."""
        items = self.state.rounds[round_id].items
        return self.do(
            c.CastBallot,
            round_id=round_id,
            voter=f"{'watch' if observer else 'slip'}:{voter}",
            way="slip",
            answers=dict(zip(items, answers, strict=True)),
            observer=observer,
        )

    def voted(self, *slips: tuple[int | None, ...], scale: str = "trust", task: str = "") -> str:
        """Open a vote, key in the slips and reveal it; the id of its round."""
        return self._shown(self.open(scale, task=task), slips)

    def again(self, scale: str, item: str, *answers: int | None) -> str:
        """Vote on one item again, one answer a slip, and reveal it; the id of its round."""
        return self._shown(self.open(scale, item), [(answer,) for answer in answers])

    def _shown(self, round_id: str, slips: Iterable[tuple[int | None, ...]]) -> str:
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
        self.do(c.AddIdeas, id=idea_id, stage=stage, changes=(change,), stops=stops)
        return idea_id

    def ticket(self, change: str, stops: str = "", stage: str = "contact", **words: str) -> str:
        """Make an idea a ticket and fill in its fields; its id."""
        return self.choose_ticket(self.idea(change, stops, stage), **words)

    def choose_ticket(self, idea_id: str, **words: str) -> str:
        """Make an idea that is there a ticket and fill in its fields; its id."""
        self.do(c.ChooseIdea, idea_id=idea_id)
        if words:
            self.do(c.EditIdea, idea_id=idea_id, base_seq=self.state.seq, changes=words)
        return idea_id

    def items(self, scale: str) -> tuple[str, ...]:
        """What a vote with this scale asks about."""
        return VOTE_KINDS[scale].items(self.state)

    def tell(self, mark: str = "") -> Story:
        """Everything from roster to three tickets, at the close; *mark* stands in every text."""
        self.people().observers()
        self._scoped(mark)
        self._walked(mark)
        self._trusted(mark)
        cards = self._went_wrong(mark)
        self._ticketed(mark, cards)
        self._decided(mark)
        for beat in ("scope.sharpen", *(f"walk.{s}.read" for s in STAGE_IDS), "trust.look"):
            self.at(beat)
        return self.at("trust.record").at("wrong.read").at("tickets.choose").at("close")

    def _decided(self, mark: str) -> None:
        """A decision that rests on a ticket, and one that is only proposed."""
        words = {"title": f"{mark}log every price", "why": f"{mark}audits", "owner": f"{mark}Ada"}
        more = {"due": "2031-06-01", "note": f"{mark}only prices", "source_of": f"{mark}the log"}
        ticket = ("traces_to", f"ideas/{self.state.tickets[0].id}")
        kept = c.Row(kind="decision", intended={**words, **more}, links=(ticket,))
        draft = c.Row(kind="decision", intended={"title": f"{mark}ask twice"}, rule="ask")
        self.do(c.AddItems, rows=(kept, draft))

    def _scoped(self, mark: str) -> None:
        """Two proposals, dots, the chosen scope, and how the model behaves."""
        bets = ("draft a follow-up", "sum up a call")
        for task in bets:
            self.do(c.AddProposal, who=f"{mark}A sales rep", task=f"{mark}{task}")
        first, second = self.items("dots_scope")
        self.voted((2, None), (1, 1), (None, 2), scale="dots_scope")
        self.do(c.ChooseScope, proposal_id=first)
        assert second in self.state.proposals
        self.scope(
            who=f"{mark}A sales rep",
            task=f"{mark}draft a follow-up",
            out=f"{mark}contracts",
            wrong=f"{mark}it invents a price",
            used_to_ai="tries",
            stakes="client",
        )
        answers = {name: f"{mark}a {name} answer" for name in ("good", "usual", "bad")}
        record = {"checked": "50", "acceptable": "41", "source": f"{mark}Ada’s sheet"}
        words = {**answers, **record, "checked_on": "2031-02-01"}
        self.do(c.RecordVariance, base_seq=self.state.seq, changes=words)

    def _walked(self, mark: str) -> None:
        """A note in every stage, two that say the same, one measured, one parked."""
        for stage in STAGE_IDS:
            self.note(f"{mark}note about {stage}", stage)
        twins = (f"{mark}it answers late", f"{mark}it is slow")
        self.do(c.AddNotes, stage="habit", lane="does", texts=twins)
        same = [n.id for n in in_order(self.state.notes) if n.lane == "does"]
        self.do(c.GroupNotes, note_ids=tuple(same), name=f"{mark}slow answers")
        self.do(
            c.AddNotes,
            stage="contact",
            lane="feels",
            texts=(f"{mark}relief",),
            evidence="measured",
            source=f"{mark}survey of May",
            feeling="1",
            author=self.person("Olga"),
        )
        self.note(f"{mark}what about contracts?", "", "parked")

    def _trusted(self, mark: str) -> None:
        """The vote, the observers', one stage again, earned trust and a second task."""
        first = self.open()
        for number, answers in enumerate(
            [(4, 3, 2, 1, 5), (4, 4, 2, 2, 5), (5, 3, 1, 2, None)], start=1
        ):
            self.slip(first, str(number), *answers)
        for number, answers in enumerate([(2, 2, 2, 2, 2), (3, 2, 1, 1, 1)], start=1):
            self.slip(first, str(number), *answers, observer=True)
        self.do(c.Reveal, round_id=first)
        self.again("trust", "contact", 3, 3, 3)
        self.voted((3,), (3,), (4,), scale="earned")
        task_id = new_id()
        self.do(c.AddTask, id=task_id, task=f"{mark}answer a complaint")
        self.voted((1, 1, 1, 1, 1), (2, 2, 2, 2, 2), task=task_id)
        because = f"{mark}nobody checks any more"
        self.do(c.NoteLowPoint, stage="habit", base_seq=self.state.seq, because=because)

    def _went_wrong(self, mark: str) -> list[str]:
        """Three cards with every rating; the last one is lived with."""
        cards = [
            self.card(f"{mark}invents a price", f"{mark}loses a client", "contact"),
            self.card(f"{mark}forgets the tone", f"{mark}sounds rude", "habit"),
            self.card(f"{mark}quotes old terms", f"{mark}has to call back", "advocacy"),
        ]
        self.voted((5, 2, 3), (4, 2, 3), scale="how_bad")
        self.voted((4, 2, 3), (3, 3, None), scale="how_often")
        self.voted((4, 2, 3), (5, 1, 3), scale="would_notice")
        why = f"{mark}the terms change once a year"
        seen = self.state.seq
        self.do(c.AcceptRisk, mode_id=cards[2], base_seq=seen, by=f"{mark}Dan", why=why)
        return cards

    def _ticketed(self, mark: str, cards: list[str]) -> None:
        """Four ideas, dots on them, and three complete tickets."""
        ideas = [
            self.idea(f"{mark}change number {number}", cards[number % 2]) for number in (1, 2, 3)
        ]
        self.idea(f"{mark}an idea that waits", cards[0])
        self.voted((2, 1, None, None), (1, 1, 1, None), (None, 1, 1, 1), scale="dots_ideas")
        for idea, owner in zip(ideas, PEOPLE, strict=False):
            self.choose_ticket(
                idea,
                owner=f"{mark}{owner}",
                measure=f"{mark}drafts sent unchanged, of 100",
                start="55",
                goal="75",
                unit="%",
                by="2031-05-01",
                source=f"{mark}the dashboard",
            )

    def person(self, name: str) -> str:
        """The id of somebody on the roster."""
        return next(p.id for p in in_order(self.state.people) if p.name == name)
