"""The keypad: one mirrored laptop, and numbers that nobody can see."""

import streamlit as st

from components.look import keypad_look
from components.passed import keypad_page
from data.room import Room

room: Room = st.session_state.room

keypad_look()
keypad_page(room.state())
