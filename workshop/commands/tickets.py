"""What people can ask for in step 5."""

from __future__ import annotations

from typing import ClassVar

from workshop.commands.base import BaseSeq, Command, Several, Words
from workshop.roles import EVERYBODY, Role


class AddIdeas(Command):
    """Write changes for one stage, one or a pasted list; *stops* is what they are against."""

    ROLES: ClassVar[frozenset[Role]] = EVERYBODY

    stage: str
    changes: Several
    stops: str = ""


class EditIdea(Command):
    """Reword an idea or a ticket, its "how we will know" included."""

    ROLES: ClassVar[frozenset[Role]] = EVERYBODY

    idea_id: str
    base_seq: BaseSeq
    changes: Words


class DeleteIdea(Command):
    """Take an idea away."""

    ROLES: ClassVar[frozenset[Role]] = EVERYBODY

    idea_id: str


class JoinIdeas(Command):
    """Make one idea of several that say the same."""

    kept: str
    joined: Several


class ChooseIdea(Command):
    """Make an idea one of the three tickets."""

    idea_id: str


class DropIdea(Command):
    """Make a ticket an idea again."""

    idea_id: str


class GiveReason(Command):
    """Say why the room departs from a rule, such as exactly three tickets."""

    about: str
    reason: str
