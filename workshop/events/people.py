"""What can have happened to the people of a room, and what each of them did for themselves."""

from __future__ import annotations

from workshop.events.base import Event, Scalar


class PersonAdded(Event):
    """Somebody belongs to the room."""

    person_id: str
    name: str
    function: str = ""
    role: str = "participant"


class PersonEdited(Event):
    """Name, function or role of somebody was corrected."""

    person_id: str
    changes: dict[str, Scalar]


class PersonRemoved(Event):
    """Somebody is taken off the roster; what they did stays."""

    person_id: str


class PersonArrived(Event):
    """Somebody of the room took part with a device of their own."""

    person_id: str


class PersonAway(Event):
    """Somebody is not in the room, or is back; nobody waits for whoever is away."""

    person_id: str
    away: bool


class PersonMerged(Event):
    """Two entries were one person: what *joined* wrote and voted is *kept*'s."""

    kept: str
    joined: str


class JoiningOpened(Event):
    """Phones may come in with this code; the code before it is worth nothing."""

    code: str


class JoiningClosed(Event):
    """Nobody new comes in; who is in stays in."""


class CheckedIn(Event):
    """Somebody answered the question of the lobby."""

    person_id: str
    answer: str


class DoneMarked(Event):
    """Somebody is done with what the room does at this place."""

    person_id: str
    place: str


class DoneCleared(Event):
    """Somebody goes on after all."""

    person_id: str
    place: str
