"""What the facilitator sees of the simulated people, and does with them."""

from __future__ import annotations

from typing import Literal

import streamlit as st


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
        st.markdown("**Rehearsal**")
        if called:
            coming = "" if inside >= people else " The others come in one by one."
            st.text(
                f"{inside} of {people} simulated people are here.{coming} What they write and "
                "vote is made up. You lead as always."
            )
            if st.button("Send the simulated people home", key="rehearsal.home"):
                return "home"
            return ""
        st.text("The simulated people are not here. What they wrote stays, and is made up.")
        if not closed and st.button("Call them back", key="rehearsal.call"):
            return "call"
    return ""
