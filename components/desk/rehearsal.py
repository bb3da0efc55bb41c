"""What the facilitator sees of the simulated people, and does with them."""

from __future__ import annotations

from typing import Literal

import streamlit as st

from workshop.translation import t


def simulated_panel(
    inside: int, people: int, called: bool, closed: bool
) -> Literal["call", "home", ""]:
    """Say in the cue that nobody of this room is real; what was pressed.

    Args:
        inside: How many of the simulated people are connected.
        people: How many there are.
        called: Whether they are there, or on their way.
        closed: Whether the workshop is at its close, where nobody comes any more.
    """
    with st.sidebar.container(border=True, key="rehearsal"):
        st.markdown(t("**Rehearsal**"))
        if called:
            words = (
                t(
                    "{n} of {of} simulated people are here. What they write and vote is made up. "
                    "You lead as always.",
                    n=inside,
                    of=people,
                )
                if inside >= people
                else t(
                    "{n} of {of} simulated people are here. The others come in one by one. What "
                    "they write and vote is made up. You lead as always.",
                    n=inside,
                    of=people,
                )
            )
            st.text(words)
            if st.button(t("Send the simulated people home"), key="rehearsal.home"):
                return "home"
            return ""
        st.text(t("The simulated people are not here. What they wrote stays, and is made up."))
        if not closed and st.button(t("Call them back"), key="rehearsal.call"):
            return "call"
    return ""
