"""What a browser without a key sees."""

import streamlit as st

from components.kit.links import stay_here
from workshop.translation import t

st.title(t("This is a workshop room"), anchor=False)
st.text(t("Are you here to take part? Scan the code on the wall, or type it."))
stay_here(t("Type the code"), "/j")
st.markdown(
    t(
        "Only the facilitator's browser can open the rest. If that is you, use the **facilitator "
        "link** that the app printed in the terminal when it started. Nothing you did here was "
        "saved."
    )
)
