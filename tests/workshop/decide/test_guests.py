"""People with a device of their own: their own things, and never ahead of the room."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cast import COFACILITATOR, FACILITATOR, OBSERVER, OTHER, PARTICIPANT, Table
from workshop import commands as c
from workshop.decide.share import LETTERS, MOST_ENTITIES
from workshop.errors import NotAllowed, NotFound, NotNow
from workshop.roles import Actor, Role
from workshop.stages import STAGE_IDS

WRITING: list[tuple[str, str, type[c.Command], dict[str, Any]]] = [
    ("scope.write", "scope.read", c.AddProposal, {"who": "w", "task": "t"}),
    (
        "walk.habit.write",
        "walk.habit.read",
        c.AddNotes,
        {"stage": "habit", "lane": "does", "texts": ("x",)},
    ),
    (
        "wrong.write",
        "wrong.read",
        c.AddFailureMode,
        {"stage": "habit", "does": "d", "suffers": "s"},
    ),
    ("tickets.write", "tickets.read", c.AddIdeas, {"stage": "habit", "changes": ("x",)}),
]
AHEAD = pytest.mark.parametrize(("write", "read", "kind", "fields"), WRITING)


@AHEAD
def test_a_guest_writes_from_the_moment_on_that_the_room_does(
    table: Table, write: str, read: str, kind: type[c.Command], fields: dict[str, Any]
) -> None:
    with pytest.raises(NotNow, match=r"not there yet\. Keep the thought"):
        table.do(kind, PARTICIPANT, **fields)
    table.at(write)
    assert table.do(kind, PARTICIPANT, **fields)
    table.at("close")
    assert table.do(kind, OTHER, **fields)


@AHEAD
def test_a_room_that_went_on_to_read_is_not_waited_for(
    table: Table, write: str, read: str, kind: type[c.Command], fields: dict[str, Any]
) -> None:
    table.at(read)
    assert table.do(kind, PARTICIPANT, **fields)


@AHEAD
def test_those_who_lead_may_write_ahead(
    table: Table, write: str, read: str, kind: type[c.Command], fields: dict[str, Any]
) -> None:
    assert table.do(kind, COFACILITATOR, **fields)


def test_one_stage_reached_does_not_open_the_next(table: Table) -> None:
    table.at("walk.contact.write")
    note = table.note("mine", PARTICIPANT)
    with pytest.raises(NotNow, match="not there yet"):
        table.note("ahead", PARTICIPANT, stage="habit")
    changes = {"stage": "habit"}
    with pytest.raises(NotNow, match="not there yet"):
        table.do(c.EditNote, PARTICIPANT, note_id=note, base_seq=table.state.seq, changes=changes)


def test_the_gaps_open_every_stage(table: Table) -> None:
    table.at("walk.gaps")
    for stage in STAGE_IDS:
        table.note("a guess", PARTICIPANT, stage=stage)
    assert len(table.state.notes) == len(STAGE_IDS)


def test_a_thought_can_be_parked_at_any_time(table: Table) -> None:
    note = table.note("later", PARTICIPANT, stage="", lane="parked")
    assert table.state.notes[note].author == "p1"


class Written(Table):
    """One of each, by the first participant."""

    def __init__(self) -> None:
        super().__init__(observers=1)
        self.at("scope.write", "walk.contact.write", "wrong.write", "tickets.write")
        self.bet, self.risk = self.proposal(actor=PARTICIPANT), self.card(actor=PARTICIPANT)
        self.thought, self.change = self.note("n", PARTICIPANT), self.idea(actor=PARTICIPANT)

    def edits(self) -> list[tuple[type[c.Command], dict[str, Any]]]:
        """Everything that an author may do to what they wrote, deletions last."""
        seen = {"seen": self.state.seq}
        return [
            (c.EditProposal, {"proposal_id": self.bet, "changes": {"who": "x"}, **seen}),
            (c.EditNote, {"note_id": self.thought, "changes": {"text": "x"}, **seen}),
            (c.EditFailureMode, {"mode_id": self.risk, "changes": {"does": "x"}, **seen}),
            (c.EditIdea, {"idea_id": self.change, "changes": {"change": "x"}, **seen}),
            (c.DeleteProposal, {"proposal_id": self.bet}),
            (c.DeleteNotes, {"note_ids": (self.thought,)}),
            (c.DeleteFailureMode, {"mode_id": self.risk}),
            (c.DeleteIdea, {"idea_id": self.change}),
        ]


@pytest.mark.parametrize("place", range(8))
def test_what_somebody_wrote_is_theirs_to_change(place: int) -> None:
    table = Written()
    kind, fields = table.edits()[place]
    for stranger in (OTHER, OBSERVER):
        with pytest.raises(NotAllowed, match="Somebody else wrote this"):
            table.do(kind, stranger, **fields)
    assert table.do(kind, PARTICIPANT, **fields)


@pytest.mark.parametrize("place", range(8))
def test_those_who_lead_change_what_anybody_wrote(place: int) -> None:
    table = Written()
    kind, fields = table.edits()[place]
    assert table.do(kind, COFACILITATOR, **fields)


def test_of_several_notes_not_one_is_deleted_when_one_is_somebody_elses() -> None:
    table = Written()
    theirs = table.note("theirs", OTHER)
    with pytest.raises(NotAllowed, match="Somebody else wrote this"):
        table.do(c.DeleteNotes, PARTICIPANT, note_ids=(table.thought, theirs))
    assert len(table.state.notes) == 2


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (c.DeleteProposal, {"proposal_id": "x"}),
        (c.DeleteNotes, {"note_ids": ("x",)}),
        (c.DeleteFailureMode, {"mode_id": "x"}),
        (c.DeleteIdea, {"idea_id": "x"}),
    ],
)
def test_taking_away_what_is_gone_is_no_event_for_a_guest_either(
    table: Table, kind: type[c.Command], fields: dict[str, Any]
) -> None:
    assert table.do(kind, PARTICIPANT, **fields) == []


def test_a_guest_writes_notes_in_their_own_name_only(table: Table) -> None:
    parked: dict[str, Any] = {"stage": "", "lane": "parked", "texts": ("x",)}
    table.do(c.AddNotes, PARTICIPANT, author="p1", **parked)
    with pytest.raises(NotAllowed, match="notes of your own"):
        table.do(c.AddNotes, PARTICIPANT, author="p2", **parked)
    with pytest.raises(NotFound):
        table.do(c.AddNotes, PARTICIPANT, author="nobody", **parked)


def test_what_was_typed_for_somebody_is_theirs_to_change(table: Table) -> None:
    table.do(c.AddNotes, id="typed-for-p1", stage="", lane="parked", texts=("x",), author="p1")
    edit: dict[str, Any] = {"note_id": "typed-for-p1.1", "changes": {"text": "y"}}
    with pytest.raises(NotAllowed):
        table.do(c.EditNote, OTHER, base_seq=table.state.seq, **edit)
    table.do(c.EditNote, PARTICIPANT, base_seq=table.state.seq, **edit)
    assert table.state.notes["typed-for-p1.1"].text == "y"


def test_a_ticket_is_everybodys_to_work_on_and_its_authors_alone_once_it_is_dropped() -> None:
    table = Written()
    table.do(c.ChooseIdea, idea_id=table.change)
    for actor, words in ((OTHER, "Dana"), (OBSERVER, "Ewa")):
        changes = {"owner": words, "goal": "9"}
        seen = table.state.seq
        table.do(c.EditIdea, actor, idea_id=table.change, base_seq=seen, changes=changes)
    assert table.state.ideas[table.change].owner == "Ewa"
    table.do(c.DropIdea, idea_id=table.change)
    more = {"idea_id": table.change, "changes": {"owner": "x"}}
    with pytest.raises(NotAllowed, match="Somebody else wrote this"):
        table.do(c.EditIdea, OTHER, base_seq=table.state.seq, **more)


def test_nobody_deletes_a_ticket_that_somebody_else_wrote() -> None:
    table = Written()
    table.do(c.ChooseIdea, idea_id=table.change)
    with pytest.raises(NotAllowed, match="Somebody else wrote this"):
        table.do(c.DeleteIdea, OTHER, idea_id=table.change)


@pytest.mark.parametrize(
    "stranger",
    [
        Actor("nobody", Role.PARTICIPANT),
        Actor("host", Role.PARTICIPANT),
        Actor("p1", Role.OBSERVER),
        Actor("p5", Role.PARTICIPANT),
    ],
    ids=lambda actor: f"{actor.id}-{actor.role}",
)
def test_a_guest_is_somebody_on_the_list_in_the_role_of_the_list(stranger: Actor) -> None:
    table = Table(observers=1)
    with pytest.raises(NotAllowed, match="not on the list of this room any more"):
        table.note("hello", stranger, stage="", lane="parked")


def test_who_was_taken_off_the_list_writes_no_more(table: Table) -> None:
    table.do(c.RemovePerson, person_id="p1")
    with pytest.raises(NotAllowed, match="not on the list of this room any more"):
        table.note("hello", PARTICIPANT, stage="", lane="parked")


def test_what_needs_nobody_on_a_list_asks_for_none(table: Table) -> None:
    for person in tuple(table.state.people):
        table.do(c.RemovePerson, FACILITATOR, person_id=person)
    assert table.note("hello", stage="", lane="parked")


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (c.AddNotes, {"stage": "contact", "lane": "does", "texts": ("x" * 9_000,) * 5}),
        (c.AddIdeas, {"stage": "contact", "changes": ("x" * 9_000,) * 5}),
    ],
)
def test_one_guest_cannot_fill_the_room(kind: type[c.Command], fields: dict[str, Any]) -> None:
    """What no page could show any more is refused with a sentence; a leader types for all."""
    table = Table()
    table.at("walk.contact.write", "tickets.write")
    table.do(kind, PARTICIPANT, **fields)
    with pytest.raises(NotNow, match="more than one person can add"):
        table.do(kind, PARTICIPANT, **fields)
    table.do(kind, OTHER, **fields)
    table.do(kind, **fields)


def test_one_guest_writes_no_more_than_a_hundred_people_would(table: Table) -> None:
    table.at("walk.contact.write")
    table.do(c.AddNotes, PARTICIPANT, stage="contact", lane="does", texts=("x",) * MOST_ENTITIES)
    with pytest.raises(NotNow, match=f"{MOST_ENTITIES} at most"):
        table.note("one more", PARTICIPANT)


def test_one_guest_does_not_fill_it_by_editing_either(table: Table) -> None:
    table.at("walk.contact.write")
    table.do(c.AddNotes, PARTICIPANT, stage="contact", lane="does", texts=("x" * 9_900,) * 5)
    name, *_ = table.state.notes
    with pytest.raises(NotNow, match=f"{LETTERS:,} characters"):
        table.do(
            c.EditNote,
            PARTICIPANT,
            note_id=name,
            base_seq=table.state.seq,
            changes={"text": "y" * 900},
        )


def test_two_hundred_proposals_are_two_hundred_things(table: Table) -> None:
    table.at("scope.write")
    for number in range(MOST_ENTITIES):
        table.do(c.AddProposal, PARTICIPANT, who="a rep", task=f"task {number}")
    with pytest.raises(NotNow, match="more than one person"):
        table.do(c.AddProposal, PARTICIPANT, who="a rep", task="one more")
