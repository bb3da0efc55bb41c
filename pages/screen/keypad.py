"""The keypad: one mirrored laptop, and numbers that nobody can see."""

import streamlit as st

from components.kit.look import keypad_look
from components.kit.session import ROOM
from components.vote.shared_device import keypad_page
from data.room import Room

room: Room = st.session_state[ROOM]

keypad_look()
keypad_page(room.state)
