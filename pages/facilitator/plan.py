"""Before the room: what it is about, who comes, how the AI answers, and the test of the room."""

from functools import partial

import streamlit as st

from components.desk.joining import Door, PersonAsk, door_panel, person_link
from components.desk.people import people_entry, person_forms, roster
from components.desk.plan import plan_panel, stage_names, variance_panel
from components.desk.room_test import room_test
from components.kit.editing import save
from components.kit.feedback import attempt_and_redraw
from components.kit.session import ROOM
from data.room import Room, new_code, new_id
from workshop.commands import CloseJoining, OpenJoining, RemovePerson
from workshop.translation import t

room: Room = st.session_state[ROOM]
state = room.state

st.title(t("Plan"), anchor=False)
left, right = st.columns(2, gap="large")
with left:
    st.subheader(t("What it is about"), anchor=False)
    if sent := plan_panel(state, new_id()):
        save(sent[0], partial(room.do, sent[1]))
    st.subheader(t("How the AI answers"), anchor=False)
    if sent := variance_panel(state, new_id()):
        save(sent[0], partial(room.do, sent[1]))
with right:
    door = Door(*room.door) if room.door else None
    command = door_panel(state, door, room.helper, new_code(), new_id())
    st.subheader(t("Who is in the room"), anchor=False)
    people_entry(room.owner)
    asked = roster(state, room.connected, new_id())
    if isinstance(asked, PersonAsk) and asked.verb == "remove":
        command = RemovePerson(id=new_id(), person_id=asked.name)
    elif isinstance(asked, PersonAsk) and asked.verb == "link":
        person_link(state.names[asked.name], room.link_for(asked.name))
    elif asked and not isinstance(asked, PersonAsk):
        command = asked
    if command:
        attempt_and_redraw(partial(room.do, command))
    if sent := person_forms(state, asked, new_id()):
        save(sent[0], partial(room.do, sent[1]))
    asks = room_test(wall=f"/wall?w={state.id}", joining=state.joining, phone=room.phone_seen)
    if asks == "open":
        attempt_and_redraw(partial(room.do, OpenJoining(id=new_id(), code=new_code())))
    elif asks == "close":
        attempt_and_redraw(partial(room.do, CloseJoining(id=new_id())))
    with st.expander(t("Call the stages something else")):
        if sent := stage_names(state, new_id()):
            save(sent[0], partial(room.do, sent[1]))
