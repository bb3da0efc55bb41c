"""Saying what came of something: a plain sentence, never a stack trace."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from workshop.errors import WorkshopError
from workshop.texts import t

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


def attempt_and_redraw(do: Callable[[], object]) -> None:
    """Do something, then draw the page anew from what is true now."""
    if attempt(do):
        st.rerun()
