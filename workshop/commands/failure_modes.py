"""What people can ask for in step 4."""

from __future__ import annotations

from typing import ClassVar

from workshop.commands.base import BaseSeq, Command, Several, Words
from workshop.roles import EVERYBODY, Role


class AddFailureMode(Command):
    """Write something that could go wrong."""

    ROLES: ClassVar[frozenset[Role]] = EVERYBODY

    stage: str
    does: str
    suffers: str


class AddPattern(Command):
    """One of the five known patterns happens to us: put a copy of it on the wall."""

    pattern: str


class JudgePattern(Command):
    """Say that a known pattern does not happen to us, or that nobody can tell."""

    pattern: str
    answer: str


class EditFailureMode(Command):
    """Reword a failure mode, or fill in what waits under "Later"."""

    ROLES: ClassVar[frozenset[Role]] = EVERYBODY

    mode_id: str
    base_seq: BaseSeq
    changes: Words


class DeleteFailureMode(Command):
    """Take a failure mode away."""

    ROLES: ClassVar[frozenset[Role]] = EVERYBODY

    mode_id: str


class JoinFailureModes(Command):
    """Make one failure mode of several that say the same."""

    kept: str
    joined: Several


class AcceptRisk(Command):
    """Live with a risk, in somebody's name and for a reason."""

    mode_id: str
    base_seq: BaseSeq
    by: str
    why: str
