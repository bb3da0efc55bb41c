"""The wall's size: everything on it is read from the back of a room."""

from __future__ import annotations

import streamlit as st

# Style only, and only of our own: the root size scales every native element with it. The
# only dialog is Streamlit's own about a lost connection; the bar says that in our words.
SIZE = """<style>
html { font-size: clamp(18px, 1.45vw, 44px) !important; }
h1 { font-size: 2.5rem !important; line-height: 1.15 !important; }
h2 { font-size: 1.5rem !important; font-weight: 400 !important; }
h3 { font-size: 1.35rem !important; }
[data-testid="stHeader"], [data-testid="stDialog"] { display: none; }
</style>"""


def wall_size() -> None:
    """Make this window readable from the back."""
    st.html(SIZE)


def prompt(headline: str, aside: str) -> None:
    """What the room is asked, in our own words."""
    st.title(headline, anchor=False)
    if aside:
        st.header(aside, anchor=False)
