"""Which window this is: a desk, a phone, or one that belongs to the room."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from components.kit.session import PAGES, ROOM, VIEWER, WORKSHOP
from components.kit.visitor import path
from data.process import this_process
from data.room import Room
from pages.frame.page_list import Pages, pages_for
from pages.frame.seat import Visitor
from workshop.errors import WorkshopError
from workshop.roles import Actor, Role
from workshop.translation import t

ROLES = {"wall": Role.SCREEN, "box": Role.BOX, "keypad": Role.BOX}
"""Windows that belong to the room, and the little they may see."""


@dataclass(frozen=True, slots=True)
class Window:
    """A window in one run.

    Attributes:
        visitor: Whose browser it is in.
        pages: Every page it can go to, by name.
        page: The page it is at.
        name: What that page is called among the pages of a leader; empty for others.
        kind: "wall", "box" or "keypad"; empty for a desk and a phone.
    """

    visitor: Visitor
    pages: Pages
    page: st.Page
    name: str
    kind: str

    @property
    def viewer(self) -> Actor:
        """Who looks through it: a window of the room sees no more than the room."""
        viewer = self.visitor.viewer
        return viewer.at(ROLES[self.kind]) if self.kind else viewer

    @property
    def is_desk(self) -> bool:
        """Whether a workshop is led from it."""
        return self.visitor.leads and not self.kind

    @property
    def is_wall_safe(self) -> bool:
        """Whether it shows the wall to the room and can be led from all the same."""
        return self.visitor.leads and self.kind == "wall" and "here" in st.query_params


def window_of(visitor: Visitor) -> Window:
    """The window that a visitor looks through, at the page its address names."""
    pages = pages_for(visitor.seat)
    at_desk = visitor.leads and path() not in ("", *ROLES)
    page = st.navigation(list(pages.values()), position="top" if at_desk else "hidden")
    name = next(key for key, value in pages.items() if value == page) if visitor.leads else ""
    if st.session_state.get(WORKSHOP, visitor.workshop_id) != visitor.workshop_id:
        st.session_state.clear()  # open forms and choices belong to the workshop that was left
    st.session_state[PAGES], st.session_state[VIEWER] = pages, visitor.viewer
    return Window(visitor, pages, page, name, _kind(visitor, name))


def _kind(visitor: Visitor, name: str) -> str:
    if visitor.viewer.role is Role.BOX:
        return "box"
    if name in ROLES:
        return name
    # In doubt the window belongs to the room: its address is older than a page that moved on.
    return path() if visitor.leads and path() in ROLES else ""


def room_of(window: Window) -> Room:
    """The room that a window looks into; where there is none, it says so and stops the run."""
    room = Room(this_process().log, window.visitor.workshop_id, window.viewer)
    try:
        st.session_state[WORKSHOP] = st.query_params["w"] = room.state.id
    except WorkshopError as error:
        st.error(error.sentence)
        if window.visitor.leads:
            st.page_link(window.pages["home"], label=t("All workshops"))
        st.stop()
    st.session_state[ROOM] = room
    return room
