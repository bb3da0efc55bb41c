"""The strip below the wall of a room with one screen: going on, and back to the desk."""

from __future__ import annotations

from functools import partial
from urllib.parse import urlencode

import streamlit as st

from components.desk.frame import moves
from components.kit.feedback import attempt_and_redraw
from components.kit.links import stay_here
from data.room import Room, new_id
from pages.frame.following import page_of_room
from workshop.roles import Actor
from workshop.translation import t


def wall_safe_strip(room: Room, leader: Actor) -> None:
    """Lead from the window of the room, as *leader*: who is done, the wall itself does not know."""
    with st.container(horizontal=True, key="wall-safe"):
        lead = Room(room.log, room.workshop_id, leader)
        command = moves(lead.state, new_id(), st.container(key="asks"), on_wall=True)
        if command is not None:
            attempt_and_redraw(partial(lead.do, command))
        desk = f"/{page_of_room(room)}?{urlencode({'w': room.workshop_id})}"
        stay_here(t("Back to the desk"), desk)
