"""Who a browser is: what its token says, as the roster has that person now.

Pages, routes, downloads and the live socket ask here. Only for what is no workshop's, the list
of workshops and the guard, is the token itself enough.
"""

from __future__ import annotations

from data.joining.devices import EVERYWHERE
from data.process import this_process
from workshop.errors import NotFound
from workshop.roles import GUESTS, Actor
from workshop.state import State, as_listed


def who(token: str | None, workshop_id: str = EVERYWHERE) -> Actor | None:
    """Who the browser with this token is in a workshop, None for a stranger.

    Whoever was taken off the roster is a stranger, and of two entries that turned out to be
    one person each token is the kept one's.

    Raises:
        CannotOpen: The database cannot be read.
    """
    process = this_process()
    actor = process.devices.find(token, workshop_id)
    if actor is None or actor.role not in GUESTS:
        return actor
    try:
        return as_listed(process.log.state(workshop_id), actor)
    except NotFound:
        return None


def is_somebody(token: str | None) -> bool:
    """Whether the browser with this token belongs to any workshop, without opening one.

    Raises:
        CannotOpen: The database cannot be read.
    """
    process = this_process()
    known = process.devices.known(token)
    if known is None:
        return False
    state = process.log.states.get(known.workshop_id)
    return state is None or as_listed(state, known.actor) is not None


def home(token: str | None) -> str:
    """The one workshop that a token is good for; empty for a stranger, and for all of them.

    Raises:
        CannotOpen: The database cannot be read.
    """
    known = this_process().devices.known(token)
    return known.workshop_id if known and who(token, known.workshop_id) else ""


def ids_of(state: State, person_id: str) -> frozenset[str]:
    """Every id that stands for one person: their own, and those of entries merged into it."""
    found, new = {person_id}, {person_id}
    while new:
        new = {p.id for p in state.people.values() if p.merged in new} - found
        found |= new
    return frozenset(found)
