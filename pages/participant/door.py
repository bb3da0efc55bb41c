"""What a browser without a key sees."""

import streamlit as st

st.title("This is a workshop room", anchor=False)
st.markdown(
    "Only the facilitator's browser can open it. If that is you, use the **facilitator link** "
    "that the app printed in the terminal when it started. Nothing you did here was saved."
)
