"""Undo: your own latest command, whole and exactly, and nobody else's."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest
from immutables import Map

from tests.cast import COFACILITATOR, FACILITATOR, OTHER, PARTICIPANT, Table, everywhere
from workshop import commands as c
from workshop.commands import COMMANDS
from workshop.errors import NotAllowed, NotFound, NotNow
from workshop.state import UNDO_DEPTH, State

Wish = tuple[type[c.Command], dict[str, Any]]
STAYS = {
    *("StartWorkshop", "EditPlan", "AddPeople", "EditPerson"),
    *("EnterBeat", "StartClock", "PauseClock", "AdjustClock", "RebalanceAgenda", "NotePrivately"),
    *("AddTask", "OpenRound", "CueRound", "VoidBallot", "CloseRound", "Reveal"),
    *("GiveReason", "Undo", "KeepApart"),
    *("Arrive", "MarkAway", "MergePeople", "OpenJoining", "CloseJoining"),
    *("CheckIn", "MarkDone", "MakeRemark"),
}
"""Moving, joining, planning and everything the room has seen: what no undo takes back."""


def bare(state: State) -> dict[str, Any]:
    """Everything of a state but the stamps that only forms and undo look at."""
    fields_of = state._replace(
        undo=Map(), seq=0, at=0, urgent_seq=0, content_seq=0, numbers=Map()
    )._asdict()
    return {name: _unstamped(value) for name, value in fields_of.items()}


def _unstamped(value: Any) -> Any:
    if isinstance(value, Map):
        return {name: _unstamped(entity) for name, entity in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        plain = replace(value, changed=Map()) if hasattr(value, "changed") else value
        return {field.name: _unstamped(getattr(plain, field.name)) for field in fields(plain)}
    return value


class Full(Table):
    """A workshop with one of everything to change."""

    def __init__(self) -> None:
        super().__init__(observers=1)
        self.first, self.second = self.note("one"), self.note("two")
        self.bet, self.spare = self.proposal(), self.proposal("an auditor")
        self.price, self.twin = self.card(), self.card("invents a number")
        self.alone = self.card("goes silent")
        self.against, self.loose = self.idea(stops=self.twin), self.idea("Ask twice")
        self.ticket_number = self.ticket("Log it")
        self.vote = self.open()
        self.slip(self.vote, 1, everywhere(2))
        self.decision, self.draft = self.decide("Log it"), self.decide("Ask twice", rule="ask")
        self.rests = ("traces_to", self.decision, f"ideas/{self.against}")
        self.do(c.LinkItems, links=(self.rests,))
        changes = {"change": "Show where it comes from"}
        self.do(c.EditIdea, idea_id=self.against, base_seq=self.state.seq, changes=changes)
        twins = (self.first, self.second)
        self.do(c.GroupNotes, id="the-group", note_ids=twins, name="same")

    def wishes(self) -> Iterator[Wish]:
        """Every command that can be undone, in an order in which each of them does something."""
        for kind, given in self._all():
            seen = {n: self.state.seq for n in ("base_seq", "base_seq") if n in kind.model_fields}
            yield kind, seen | given

    def _all(self) -> list[Wish]:
        ballot = {"round_id": self.vote, "way": "slip", "answers": everywhere(4)}
        card, idea = {"mode_id": self.price}, {"idea_id": self.loose}
        return [
            (c.RemovePerson, {"person_id": "p4"}),
            (c.RecordVariance, {"changes": {"good": "fine", "checked": "9", "acceptable": "5"}}),
            (c.AddProposal, {"who": "w", "task": "t"}),
            (c.EditProposal, {"proposal_id": self.bet, "changes": {"who": "a lead"}}),
            (c.DeleteProposal, {"proposal_id": self.spare}),
            (c.ChooseScope, {"proposal_id": self.bet}),
            (c.EditScope, {"changes": {"who": "a rep", "task": "write"}}),
            (c.RenameStage, {"stage": "habit", "name": "Every day"}),
            (c.AddNotes, {"stage": "habit", "lane": "does", "texts": ("a", "b")}),
            (c.EditNote, {"note_id": self.first, "changes": {"text": "m", "feeling": "2"}}),
            (c.MoveNotes, {"note_ids": (self.first, self.second), "lane": "parked"}),
            (c.GroupNotes, {"note_ids": (self.first, self.second), "name": "other"}),
            (c.UngroupNotes, {"group_id": "the-group"}),
            (c.DeleteNotes, {"note_ids": (self.first, self.second)}),
            (c.CastBallot, {"voter": "slip:1", **ballot}),
            (c.CastBallot, {"voter": "slip:2", **ballot}),
            (c.CastBallot, {"voter": "watch:1", "observer": True, **ballot}),
            (c.CountFingers, {"round_id": self.vote, "item": "habit", "counts": {"4": 3}}),
            (c.NoteLowPoint, {"stage": "habit", "because": "reasons"}),
            (c.MarkLowPoint, {"stage": "contact", "marked": False}),
            (c.AddFailureMode, {"stage": "habit", "does": "d", "suffers": "s"}),
            (c.AddPattern, {"pattern": "unseen"}),
            (c.JudgePattern, {"pattern": "unseen", "answer": "not us"}),
            (c.EditFailureMode, {**card, "changes": {"does": "e", "finder": "Ada"}}),
            (c.AcceptRisk, {**card, "by": "Ada", "why": "rare"}),
            (c.JoinFailureModes, {"kept": self.price, "joined": (self.twin,)}),
            (c.DeleteFailureMode, {"mode_id": self.alone}),
            (c.AddIdeas, {"stage": "habit", "changes": ("c", "d"), "stops": self.price}),
            (c.EditIdea, {**idea, "changes": {"owner": "D", "goal": "1", "direction": "up"}}),
            (c.ChooseIdea, idea),
            (c.DropIdea, {"idea_id": self.ticket_number}),
            (c.JoinIdeas, {"kept": self.against, "joined": (self.loose,)}),
            (c.DeleteIdea, idea),
            (c.AddItems, {"rows": (c.Row(kind="decision", intended={"title": "Log it"}),)}),
            (c.EditItems, {"changes": {self.decision: {"title": "Log all", "why": "audits"}}}),
            (c.EditItems, {"changes": {self.decision: {"title": "Log"}}, "side": "actual"}),
            (c.KeepDrafts, {"item_ids": (self.draft,)}),
            (c.LinkItems, {"links": (("traces_to", self.draft, "low_points/habit"),)}),
            (c.LinkItems, {"links": (self.rests,), "on": False}),
            (c.MarkReviewed, {"links": ("|".join(self.rests),)}),
            (c.RemoveItems, {"item_ids": (self.draft,)}),
            (c.RemoveItems, {"item_ids": (self.decision,)}),
        ]


def test_every_command_can_be_undone_or_is_on_the_list_of_those_that_stay() -> None:
    undoable = {kind.__name__ for kind, _ in Full().wishes()}
    assert undoable | STAYS == set(COMMANDS)
    assert not undoable & STAYS


def test_every_undoable_command_is_taken_back_exactly() -> None:
    table = Full()
    for kind, wish in table.wishes():
        before = bare(table.state)
        assert table.do(kind, **wish), kind
        assert bare(table.state) != before, kind
        table.undo()
        assert bare(table.state) == before, kind


def test_the_whole_evening_is_taken_back_command_by_command() -> None:
    table = Full()
    steps: list[Any] = []
    for kind, wish in table.wishes():
        before = bare(table.state)
        with suppress(NotNow, NotFound):  # some need what an earlier one took away
            table.do(kind, **wish)
            steps += [before] if bare(table.state) != before else []
    assert len(steps) > 20
    for before in reversed(steps[-UNDO_DEPTH:]):
        table.undo()
        assert bare(table.state) == before


def test_the_button_says_what_it_takes_back_and_never_what_was_voted() -> None:
    table = Full()
    for kind, wish in table.wishes():
        table.do(kind, **wish)
        said = table.state.undo["host"][-1].what
        assert said, kind
        assert not any(sign.isdigit() for sign in said), kind
        table.undo()


def test_a_pasted_list_of_thirty_ideas_is_one_undo(table: Table) -> None:
    kept = table.idea()
    table.do(c.AddIdeas, stage="habit", changes=tuple(f"idea {n}" for n in range(30)))
    assert len(table.state.ideas) == 31
    table.undo()
    assert list(table.state.ideas) == [kept]


def test_several_in_a_row_are_taken_back_latest_first(table: Table) -> None:
    note = table.note("one")
    for text in ("two", "three"):
        table.do(c.EditNote, note_id=note, base_seq=table.state.seq, changes={"text": text})
    seen = []
    for _ in range(2):
        table.do(c.Undo)
        seen.append(table.state.notes[note].text)
    table.do(c.Undo)
    assert seen == ["two", "one"]
    assert note not in table.state.notes


def test_a_pasted_list_of_thirty_notes_is_one_undo(table: Table) -> None:
    kept = table.note("kept")
    table.do(c.AddNotes, stage="habit", lane="does", texts=tuple(f"note {n}" for n in range(30)))
    assert len(table.state.notes) == 31
    table.do(c.Undo)
    assert list(table.state.notes) == [kept]


def test_nobody_takes_back_what_somebody_else_did(table: Table) -> None:
    table.note("hers")
    with pytest.raises(NotNow, match="nothing of yours"):
        table.do(c.Undo, COFACILITATOR)
    assert len(table.state.notes) == 1


def test_my_undo_skips_what_others_did_meanwhile(table: Table) -> None:
    mine = table.note("mine")
    theirs = table.note("theirs", COFACILITATOR)
    table.do(c.Undo)
    assert list(table.state.notes) == [theirs]
    assert mine not in table.state.notes


def test_once_the_other_takes_theirs_back_mine_can_go_too(table: Table) -> None:
    note = table.note("mine")
    changes = {"text": "theirs"}
    table.do(c.EditNote, COFACILITATOR, note_id=note, base_seq=table.state.seq, changes=changes)
    table.do(c.Undo, COFACILITATOR)
    table.do(c.Undo)
    assert not table.state.notes


def test_taking_back_a_corrected_ballot_brings_the_first_one_back(table: Table) -> None:
    round_id = table.open()
    table.slip(round_id, 1, everywhere(2))
    table.slip(round_id, 1, everywhere(5))
    table.do(c.Undo)
    assert table.state.rounds[round_id].votes("habit") == [2]


def test_a_reveal_cannot_be_unseen(table: Table) -> None:
    """Undo reaches past the reveal to nothing: the votes stay shown."""
    round_id = table.open()
    ballot = {"round_id": round_id, "voter": "p1", "way": "device", "answers": everywhere(3)}
    table.do(c.CastBallot, PARTICIPANT, **ballot)
    table.reveal(round_id)
    with pytest.raises(NotNow, match="nothing of yours"):
        table.do(c.Undo)
    assert table.state.rounds[round_id].revealed


def test_moving_joining_and_planning_are_not_undone(table: Table) -> None:
    table.do(c.EnterBeat, beat="scope.write")
    table.do(c.AdjustClock, step=1, by=60_000)
    table.do(c.PauseClock)
    table.do(c.EditPlan, base_seq=table.state.seq, changes={"title": "New"})
    with pytest.raises(NotNow, match="nothing of yours"):
        table.do(c.Undo)


def test_the_last_thirty_commands_can_be_taken_back(table: Table) -> None:
    for number in range(UNDO_DEPTH + 5):
        table.note(f"note {number}")
    for _ in range(UNDO_DEPTH):
        table.do(c.Undo)
    assert sorted(note.text for note in table.state.notes.values()) == [
        f"note {n}" for n in range(5)
    ]
    with pytest.raises(NotNow, match="nothing of yours"):
        table.do(c.Undo)


def test_undo_is_for_those_who_lead(table: Table) -> None:
    for actor in (PARTICIPANT, OTHER):
        with pytest.raises(NotAllowed):
            table.do(c.Undo, actor)
    assert FACILITATOR.role in c.Undo.ROLES
