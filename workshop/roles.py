"""Who somebody is in a workshop, and the weaker of two roles."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """Five roles and the ballot box, in the order in which a window gives rights up.

    A screen is a window that belongs to the room. A ballot box goes round: it sees
    what a screen sees and who has voted, and takes a ballot from whoever holds it.
    """

    FACILITATOR = "facilitator"
    COFACILITATOR = "cofacilitator"
    PARTICIPANT = "participant"
    OBSERVER = "observer"
    SCREEN = "screen"
    BOX = "box"


_STRENGTH = {role: place for place, role in enumerate(Role)}
LEADERS = frozenset({Role.FACILITATOR, Role.COFACILITATOR})
GUESTS = frozenset({Role.PARTICIPANT, Role.OBSERVER})
"""Those on the roster, with a device of their own."""
EVERYBODY = LEADERS | GUESTS
"""Everybody who is somebody; screens and ballot boxes are not."""


def weaker(one: Role, other: Role) -> Role:
    """The later of two in the order of `Role`: a facilitator's wall window is only a screen."""
    return max(one, other, key=_STRENGTH.__getitem__)


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who does or sees something: an id that tells people apart, and a role."""

    id: str
    role: Role

    def at(self, role: Role) -> Actor:
        """The same person with no more rights than *role*.

        A ballot box takes anybody's ballot, so only a leader's window becomes one.
        """
        if role is Role.BOX and self.role not in LEADERS | {Role.BOX}:
            role = Role.SCREEN
        return Actor(self.id, weaker(self.role, role))
