"""Which pages a seat in the room has."""

from __future__ import annotations

import streamlit as st

from components.kit.session import PAGES, SEAT
from pages.frame.seat import Seat
from workshop.steps import STEPS
from workshop.translation import t

Pages = dict[str, st.Page]
SCRIPTS = {"walk": "journey", "wrong": "failure_modes"}
"""Pages whose script is not called like their address, which never changes."""


def pages_for(seat: Seat) -> Pages:
    """Every page of a seat, by name; looked for on disk once a session."""
    if st.session_state.get(SEAT) != seat:
        st.session_state[SEAT], st.session_state[PAGES] = seat, _pages_of(seat)
    pages: Pages = st.session_state[PAGES]
    return pages


def _pages_of(seat: Seat) -> Pages:
    if seat == "guest":
        return _guest()
    if seat == "box":
        return _box()
    return _leader("facilitator/home.py" if seat == "lead" else "participant/door.py")


def _guest() -> Pages:
    page, title = "participant/phone.py", t("Workshop")
    return {
        "phone": st.Page(page, title=title, default=True),
        "elsewhere": st.Page(page, title=title, url_path="elsewhere"),
    }


def _box() -> Pages:
    """A ballot box is one at every address; its own must not be a page that was not found."""
    page, title = "screen/box.py", t("Ballot box")
    return {
        "box": st.Page(page, title=title),
        "elsewhere": st.Page(page, title=title, url_path="elsewhere", default=True),
    }


def _leader(home: str) -> Pages:
    titles = {step.page: t("Plan") if step.page == "plan" else t(step.name) for step in STEPS}
    windows = {"wall": t("Wall"), "box": t("Box"), "keypad": t("Keypad")}
    return {
        "home": st.Page(home, title=t("Workshops"), default=True),
        **{
            name: st.Page(f"facilitator/{SCRIPTS.get(name, name)}.py", title=title, url_path=name)
            for name, title in titles.items()
        },
        **{
            name: st.Page(f"screen/{name}.py", title=title, visibility="hidden")
            for name, title in windows.items()
        },
    }
