"""A desk goes along with the room until somebody takes it elsewhere."""

from __future__ import annotations

import streamlit as st

from components.kit.editing import open_forms
from components.kit.session import FOLLOWING, PAGE
from data.room import Room
from pages.frame.window import Window
from workshop.steps import STEPS


def page_of_room(room: Room) -> str:
    """The name of the page that belongs to where the room is."""
    return STEPS[room.state.agenda.step].page


def follows() -> bool:
    """Whether this window goes along; a writer's own window ("t") stays with its ticket."""
    return "t" not in st.query_params and st.session_state.get(FOLLOWING, True)


def go_along() -> None:
    """From now on this window goes where the room goes."""
    st.session_state[FOLLOWING] = True


def go_to_room(window: Window, room: Room) -> None:
    """Show the page where the room is; the run ends here."""
    page = window.pages[page_of_room(room)]
    st.switch_page(page, query_params={"w": room.workshop_id})


def follow(window: Window, room: Room, by_itself: bool) -> None:
    """Go where the room is, unless somebody went elsewhere or a form is open.

    A rerun asked for by the live socket may still name the page before last, so it is never
    taken for a choice; and it never takes away a page on which a form is open, because what
    is chosen in it lives there.
    """
    at_room = window.name == page_of_room(room)
    before = st.session_state.get(PAGE)
    if before is None or (window.name != before and not by_itself):
        st.session_state[FOLLOWING] = at_room and "t" not in st.query_params
    st.session_state[PAGE] = window.name
    held = by_itself and open_forms()
    if st.session_state[FOLLOWING] and not at_room and not held:
        go_to_room(window, room)
