"""The people of a room, and what they add from their own devices."""

from __future__ import annotations

from dataclasses import dataclass, field

from immutables import Map

ANSWERED = "pattern:"
"""How the *about* of a remark begins that is one of several answers, and no words."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the room. Two people may share a name; the id tells them apart.

    Attributes:
        role: participant (votes) or observer (writes along, scores kept apart).
        present: Whether they are on the roster still.
        away: Whether the room does not wait for them.
        arrived: Whether they ever took part with a device of their own.
        check_in: What they answered in the lobby.
        merged: Whose entry this one turned out to be, empty for their own.
    """

    id: str
    name: str
    function: str = ""
    role: str = "participant"
    present: bool = True
    away: bool = False
    arrived: bool = False
    check_in: str = ""
    merged: str = ""
    born: int = 0
    rev: int = 0
    changed: Map[str, int] = field(default_factory=Map)

    @property
    def here(self) -> bool:
        """Whether the room waits for them."""
        return self.present and not self.away


@dataclass(frozen=True, slots=True)
class Remark:
    """One person's line about something that the facilitator words for the room.

    *about* is ``scope``, ``wrong``, ``talk:STAGE``, ``low:STAGE`` or ``pattern:NAME``.
    """

    about: str
    author: str
    text: str
    evidence: str = ""
    born: int = 0
    rev: int = 0
