"""The wall: what the room sees, and nothing else."""

import streamlit as st

from components.desk.joining import Door
from components.kit.look import wall_look
from components.kit.session import ROOM
from components.wall import wall
from data.room import Room

room: Room = st.session_state[ROOM]

wall_look()
wall(room.state, Door(*room.door) if room.door else None)
