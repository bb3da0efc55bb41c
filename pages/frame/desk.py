"""The frame of a desk: going on, the clock, whoever knocks, and simulated people."""

from __future__ import annotations

from functools import partial
from urllib.parse import urlencode

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.desk.frame import controls, elsewhere, late, taken_back
from components.desk.joining import Knock, knocks
from components.desk.rehearsal import simulated_panel
from components.kit.feedback import attempt, attempt_and_redraw, say_in_passing
from components.kit.look import desk_look
from components.kit.visitor import is_dark
from data.clock import now_ms, until_end
from data.room import Room, new_id
from pages.frame.cue import own_cue
from pages.frame.following import follow, go_along, go_to_room, page_of_room
from pages.frame.window import Window
from workshop.agenda import late_by
from workshop.commands import Command, EnterBeat
from workshop.steps import CLOSE


def desk(window: Window, room: Room, frame: DeltaGenerator, by_itself: bool) -> None:
    """Everything around the page of a desk.

    Args:
        window: The window it is in.
        room: What whoever leads may see and do.
        frame: Where the rows of buttons stand.
        by_itself: Whether the live socket asked for this run.
    """
    follow(window, room, by_itself)
    desk_look(dark=is_dark())
    say_in_passing()
    state, clock = room.state, now_ms()
    wall = f"/wall?{urlencode({'w': room.workshop_id})}"
    with frame:
        asked = controls(state, room.viewer.id, room.owner, wall, new_id())
    with st.container():  # always there, or what is typed below would lose its cursor
        _let_in(room)
        over = late_by(state.agenda, state.plan.minutes, clock, until_end(state.plan, clock))
        asked = late(state, over, new_id()) or asked
        away = window.name != page_of_room(room) and elsewhere(state, window.name, new_id())
    _meet(window, room, away)
    _carry_out(room, asked)
    _simulated(room)
    own_cue(room, clock)


def _let_in(room: Room) -> None:
    """Ask about everybody who knocks."""
    if answer := knocks([Knock(*knock) for knock in room.knocks]):
        attempt_and_redraw(partial(room.answer, *answer))


def _meet(window: Window, room: Room, away: Command | bool) -> None:
    """Go where the room is, or have it come to this page."""
    if away is True:
        go_along()
        go_to_room(window, room)
    elif away and attempt(partial(room.do, away)):
        go_along()
        st.rerun()


def _carry_out(room: Room, command: Command | None) -> None:
    if isinstance(command, EnterBeat):
        go_along()  # who moves the room goes along
    if command is not None:
        words = taken_back(room.state, room.viewer.id, command)
        attempt_and_redraw(partial(room.do, command), words)


def _simulated(room: Room) -> None:
    """What can be done with the simulated people of a rehearsal."""
    if simulated := room.simulated(room.state):
        pressed = simulated_panel(*simulated, closed=room.state.agenda.step == CLOSE)
        if pressed:
            calls = pressed == "call"
            attempt_and_redraw(room.call_simulated if calls else room.send_simulated_home)
