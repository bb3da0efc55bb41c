"""What people propose from their phones, below every page of a desk."""

from __future__ import annotations

from functools import partial

from components.items.proposed import at_the_desk
from components.kit.editing import save
from components.kit.feedback import attempt_and_redraw
from data.room import Room, new_id
from workshop.steps import LOBBY


def proposed(room: Room) -> None:
    """Show what is proposed once the room has begun, and carry out what was pressed for it."""
    if room.state.agenda.step == LOBBY:
        return
    asked = at_the_desk(room.state, new_id)
    if isinstance(asked, tuple):
        save(asked[0], partial(room.do, asked[1]))
    elif asked:
        attempt_and_redraw(partial(room.do, asked))
