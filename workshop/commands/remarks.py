"""What people can add from their own devices to what the facilitator words."""

from __future__ import annotations

from typing import ClassVar

from workshop.commands.base import Command
from workshop.roles import GUESTS, Role


class MakeRemark(Command):
    """Write my line about something: one a person, and an empty text takes it away.

    *about* is ``scope``, ``wrong``, ``talk:STAGE``, ``low:STAGE`` or ``pattern:NAME``; about a
    pattern the text is one of the ANSWERS.
    """

    ROLES: ClassVar[frozenset[Role]] = GUESTS

    about: str
    text: str
    evidence: str = ""
