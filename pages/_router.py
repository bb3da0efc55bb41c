"""Every run starts here: who looks, at which workshop, through which page."""

import streamlit as st

from components.kit.visitor import device_token
from pages.frame.bar import bar
from pages.frame.desk import desk
from pages.frame.following import go_to_room
from pages.frame.proposed import proposed
from pages.frame.seat import visitor_of
from pages.frame.wall_safe import wall_safe_strip
from pages.frame.window import room_of, window_of
from workshop.translation import t

st.set_page_config(page_title=t("AI journey workshop"), page_icon="🧭", layout="wide")

visitor = visitor_of(device_token())
if visitor is None:
    st.navigation([st.Page("participant/door.py", title=t("Workshop"))], position="hidden").run()
    st.stop()
window = window_of(visitor)
if window.name == "home" and visitor.has_list:
    window.page.run()
    st.stop()
room = room_of(window)
if window.name == "home":  # the only workshop that a second facilitator leads
    go_to_room(window, room)
frame = st.container(key="frame")
with frame:
    by_itself = bar(window, room)
if window.is_desk:
    desk(window, room, frame, by_itself)
window.page.run()
if window.is_desk:
    proposed(room)
if window.is_wall_safe:
    wall_safe_strip(room, visitor.viewer)
