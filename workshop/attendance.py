"""Who takes part with a device of their own, and who is done with what the room does now."""

from __future__ import annotations

from workshop.beats import BEAT
from workshop.beats.ids import JOURNEY_OBSERVERS
from workshop.models.people import Person
from workshop.state import State

SEALED = "sealed:"
"""How a name begins that `visibility` has hidden."""
OBSERVERS_TURN = JOURNEY_OBSERVERS


def place_now(state: State) -> str:
    """The place the room is at, as people mark it done: the beat, and its stage if it has one."""
    agenda = state.agenda
    return f"{agenda.beat}:{agenda.topic}" if agenda.topic else agenda.beat


def with_devices(state: State) -> list[Person]:
    """Voters who are here and take part with a device of their own."""
    return [person for person in state.voters if person.arrived]


def writers(state: State, place: str) -> list[Person]:
    """Those with a device whom a place asks to write: the team, at their turn the observers."""
    if place == OBSERVERS_TURN:
        return [person for person in state.observers if person.arrived]
    return with_devices(state)


def is_writing(state: State) -> bool:
    """Whether everybody writes for themselves now, and can say that they are done."""
    beat = BEAT.get(state.agenda.beat)
    return beat is not None and beat.writes


def done_now(state: State) -> tuple[int, int] | None:
    """How many of those asked to write are done here, and of how many; None where nobody is.

    It gives the same for a state that went through `visibility.visible`.
    """
    place = place_now(state)
    if not is_writing(state):
        return None
    people = {person.id for person in writers(state, place)}
    if not people:
        return None
    marked = state.done.get(place, frozenset())
    return sum(name in people or name.startswith(SEALED) for name in marked), len(people)


def at_work(state: State) -> list[Person]:
    """Those with a device who have not said that they are done; for the facilitator only."""
    if not is_writing(state):
        return []
    place = place_now(state)
    marked = state.done.get(place, frozenset())
    return [person for person in writers(state, place) if person.id not in marked]
