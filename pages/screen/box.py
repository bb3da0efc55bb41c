"""The ballot box: a device that goes round, and shows nothing but a blank ballot."""

import streamlit as st

from components.kit.look import room_look
from components.kit.session import ROOM
from components.vote.shared_device import box_page
from data.room import Room

room: Room = st.session_state[ROOM]

room_look()
box_page(room.state)
