"""The facilitator's cue beside the page, and what they write down for themselves in it."""

from __future__ import annotations

from functools import partial

from components.desk.cue import PRIVATE, cue
from components.kit.editing import save
from data.exports import downloads
from data.room import Room, new_id
from workshop.commands import NotePrivately


def own_cue(room: Room, clock: int) -> None:
    """Draw the cue at server time *clock*; a note that was saved in it goes into the log."""
    if noted := cue(room.state, downloads(room), clock, room.connected):
        step, edit = noted
        known = room.state.private.get(str(step))
        text = edit.texts.get("text", known.text if known else "")
        own = NotePrivately(id=new_id(), step=step, base_seq=edit.base_seq, text=text)
        save(f"{PRIVATE}-{step}", partial(room.do, own))
