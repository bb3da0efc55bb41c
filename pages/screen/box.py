"""The ballot box: a device that goes round, and shows nothing but a blank ballot."""

import streamlit as st

from components.kit.look import room_look
from components.vote.shared_device import box_page
from data.room import Room

room: Room = st.session_state.room

room_look()
box_page(room.state)
