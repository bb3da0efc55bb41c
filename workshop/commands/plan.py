"""What people can ask for before the room meets."""

from __future__ import annotations

from workshop.commands.base import BaseSeq, Command, Words
from workshop.events import Scalar


class StartWorkshop(Command):
    """Begin a workshop."""

    title: str


class EditPlan(Command):
    """Change fields of the plan, as drawn at sequence number *base_seq*."""

    base_seq: BaseSeq
    changes: dict[str, Scalar]


class RecordVariance(Command):
    """Keep sample answers of the AI, and how many checked ones were good enough."""

    base_seq: BaseSeq
    changes: Words
