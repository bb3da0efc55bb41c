"""Saying what came of something: a plain sentence, never a stack trace."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from components.kit.plain import escape
from workshop.errors import WorkshopError
from workshop.translation import t

SAID = "said"
"""Where a run leaves what the next one is to say."""
BROKEN = (
    "This page could not be drawn. Everything that was saved is safe. Reload the page; if it "
    "stays like this, tell whoever runs the server."
)


def attempt(do: Callable[[], object]) -> bool:
    """Do something and say in one sentence why not, if not; True when it worked."""
    try:
        do()
    except WorkshopError as error:
        st.error(error.sentence, icon=":material/error:")
        st.toast(error.sentence, icon=":material/error:", duration="long")  # wherever one looks
        return False
    return True


def something_broke(error: Exception) -> bool:
    """What a page shows when it fails in a way nobody foresaw; the log has the details."""
    sentence = error.sentence if isinstance(error, WorkshopError) else t(BROKEN)
    st.error(sentence, icon=":material/error:")
    return True


def attempt_and_redraw(do: Callable[[], object], said: str = "") -> None:
    """Do something, then draw the page anew from what is true now, and say in passing *said*."""
    if attempt(do):
        st.session_state[SAID] = said
        st.rerun()


def say_in_passing() -> None:
    """What the run before this one did, where the page itself would not show it."""
    if said := st.session_state.pop(SAID, ""):
        st.toast(escape(said), icon=":material/undo:", duration="long")
