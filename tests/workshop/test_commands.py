"""What comes in from outside, and the fingerprint that tells a retry from a reused id."""

from __future__ import annotations

from typing import Any

import pytest

from workshop import commands as c
from workshop.commands import COMMANDS, parse
from workshop.decide import HANDLERS
from workshop.errors import Invalid
from workshop.roles import GUESTS, LEADERS, Role


def test_a_command_from_outside_is_read() -> None:
    fields = {"id": "12345678", "round_id": "trust-1", "voter": "p1", "way": "device"}
    command = parse("CastBallot", {**fields, "answers": {"contact": 4, "habit": None}})
    assert isinstance(command, c.CastBallot)
    assert command.answers == {"contact": 4, "habit": None}


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("Teleport", {}),
        ("Command", {"id": "12345678"}),
        ("Undo", {}),
        ("Undo", {"id": "short"}),
        ("Undo", {"id": "x" * 65}),
        ("Undo", {"id": 12345678}),
        ("Undo", {"id": "12345678", "actor": "host"}),
        ("AdjustClock", {"id": "12345678", "step": "one", "by": 1}),
        ("StartWorkshop", {"id": "12345678", "title": None}),
        ("StartWorkshop", {"id": "12345678", "title": "half an emoji \ud83d"}),
        ("AddNotes", {"id": "12345678", "stage": "habit", "lane": "does", "texts": ["\udc00"]}),
    ],
)
def test_anything_else_is_refused_in_a_sentence(name: str, fields: dict[str, Any]) -> None:
    with pytest.raises(Invalid, match="Reload the page"):
        parse(name, fields)


def test_the_fingerprint_tells_contents_and_kinds_apart() -> None:
    some = [
        c.DeleteNotes(id="12345678", note_ids=("n1",)),
        c.DeleteNotes(id="12345678", note_ids=("n2",)),
        c.ChooseIdea(id="12345678", idea_id="n1"),
        c.DropIdea(id="12345678", idea_id="n1"),
    ]
    assert len({command.digest() for command in some}) == len(some)


def test_the_same_content_has_the_same_fingerprint() -> None:
    def command() -> c.EditScope:
        return c.EditScope(id="12345678", base_seq=3, changes={"who": "a rep"})

    assert command().digest() == command().digest()


def test_every_command_can_be_sent_and_is_decided_somewhere() -> None:
    assert set(COMMANDS.values()) == set(HANDLERS)


def test_who_may_send_what_is_a_short_list() -> None:
    """Deny by default: whoever takes part writes, votes, and speaks for themselves."""
    for_guests = {name for name, kind in COMMANDS.items() if kind.ROLES & GUESTS}
    assert for_guests == {
        *("AddProposal", "EditProposal", "DeleteProposal", "AddNotes", "EditNote", "DeleteNotes"),
        *("AddFailureMode", "EditFailureMode", "DeleteFailureMode"),
        *("AddIdeas", "EditIdea", "DeleteIdea"),
        *("AddItems", "EditItems", "RemoveItems"),
        *("CastBallot", "CheckIn", "MarkDone", "MakeRemark"),
    }
    assert all(kind.ROLES >= GUESTS for kind in COMMANDS.values() if kind.ROLES & GUESTS)


def test_what_only_guests_say_for_themselves_nobody_says_for_them() -> None:
    theirs = {name for name, kind in COMMANDS.items() if not kind.ROLES & LEADERS}
    assert theirs == {"CheckIn", "MarkDone", "MakeRemark"}


def test_a_ballot_box_sends_ballots_only_and_a_screen_nothing() -> None:
    may = {role: {n for n, kind in COMMANDS.items() if role in kind.ROLES} for role in Role}
    assert (may[Role.BOX], may[Role.SCREEN]) == ({"CastBallot"}, set())
