"""What people can ask for about who is in the room, and for themselves."""

from __future__ import annotations

from typing import ClassVar

from workshop.commands.base import BaseSeq, Command, Several, Words
from workshop.roles import GUESTS, Role


class AddPeople(Command):
    """Put people on the roster. Two people may share a name."""

    names: Several
    function: str = ""
    role: str = "participant"


class EditPerson(Command):
    """Correct a name, a function, or whether somebody votes or observes."""

    person_id: str
    base_seq: BaseSeq
    changes: Words


class RemovePerson(Command):
    """Take somebody off the roster; what they wrote and voted stays."""

    person_id: str


class Arrive(Command):
    """Take part as this person of the roster, with a device of one's own."""

    person_id: str


class MarkAway(Command):
    """Say that somebody is not in the room, or is back."""

    person_id: str
    away: bool


class MergePeople(Command):
    """Make one person of two entries; *joined* disappears, nothing of theirs is lost."""

    kept: str
    joined: str


class OpenJoining(Command):
    """Let phones in with this code, which is new and nobody can guess."""

    code: str


class CloseJoining(Command):
    """Let nobody new in."""


class CheckIn(Command):
    """Answer the question of the lobby."""

    ROLES: ClassVar[frozenset[Role]] = GUESTS

    answer: str


class MarkDone(Command):
    """Say that I am done with what the room does at this place, or that I go on."""

    ROLES: ClassVar[frozenset[Role]] = GUESTS

    place: str
    done: bool
