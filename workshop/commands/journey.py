"""What people can ask for in steps 1 and 2."""

from __future__ import annotations

from typing import ClassVar

from workshop.commands.base import BaseSeq, Command, Several, Words
from workshop.roles import EVERYBODY, Role


class AddProposal(Command):
    """Bet on one person and one task."""

    ROLES: ClassVar[frozenset[Role]] = EVERYBODY

    who: str
    task: str


class EditProposal(Command):
    """Reword a proposal."""

    ROLES: ClassVar[frozenset[Role]] = EVERYBODY

    proposal_id: str
    base_seq: BaseSeq
    changes: Words


class DeleteProposal(Command):
    """Take a proposal away."""

    ROLES: ClassVar[frozenset[Role]] = EVERYBODY

    proposal_id: str


class ChooseScope(Command):
    """Make a proposal the scope of the workshop."""

    proposal_id: str


class EditScope(Command):
    """Word the one person and one task."""

    base_seq: BaseSeq
    changes: Words


class RenameStage(Command):
    """Call a stage something else; an empty name brings the usual one back."""

    stage: str
    base_seq: BaseSeq
    name: str


class AddNotes(Command):
    """Write thoughts about a stage: one, or a pasted list. *author* if typed for somebody."""

    ROLES: ClassVar[frozenset[Role]] = EVERYBODY

    stage: str
    lane: str
    texts: Several
    author: str = ""
    evidence: str = "guess"
    source: str = ""
    feeling: str = ""


class EditNote(Command):
    """Reword, move, park or mark a note."""

    ROLES: ClassVar[frozenset[Role]] = EVERYBODY

    note_id: str
    base_seq: BaseSeq
    changes: Words


class MoveNotes(Command):
    """Put several notes into another stage and lane at once, or park them."""

    note_ids: Several
    stage: str = ""
    lane: str = ""


class DeleteNotes(Command):
    """Take notes off the map."""

    ROLES: ClassVar[frozenset[Role]] = EVERYBODY

    note_ids: Several


class GroupNotes(Command):
    """Put notes that say the same under one name."""

    note_ids: Several
    name: str


class UngroupNotes(Command):
    """Let a group fall apart; its notes stay."""

    group_id: str


class KeepApart(Command):
    """Say that notes which seem to say the same do not."""

    note_ids: Several
