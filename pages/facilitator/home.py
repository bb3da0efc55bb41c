"""All workshops: start one, or go on with one."""

from datetime import datetime
from functools import partial

import streamlit as st

from components.entry import entry_form, send
from data.process import this_process
from data.room import new_id
from workshop.agenda import STEPS
from workshop.commands import StartWorkshop

log = this_process().log
pages = st.session_state.pages

st.title("Workshops", anchor=False)
st.markdown("Two hours, one user, one task, three tickets.")
typed = entry_form(
    "start",
    {"title": "Name of the workshop"},
    button="Start a workshop",
    placeholders={"title": "Follow-up emails, spring release"},
)
if typed is not None:
    workshop_id = new_id()[:12]
    command = StartWorkshop(id=new_id(), title=typed["title"])
    if send("start", typed, partial(log.do, workshop_id, command, st.session_state.viewer)):
        st.session_state.at = None
        st.switch_page(pages["plan"], query_params={"w": workshop_id})
    st.rerun()

lines = log.workshops()
if lines:
    st.subheader("Go on with one", anchor=False)
for line in lines:
    with st.container(horizontal=True, vertical_alignment="center", border=True):
        day = datetime.fromtimestamp(line.at / 1000).astimezone()
        st.text(f"{line.title}\nLast worked on {day:%d %B %Y, %H:%M}", width="stretch")
        if st.button("Open", key=f"open:{line.id}"):
            st.session_state.at = None
            step = STEPS[log.state(line.id).agenda.step]
            st.switch_page(pages[step.page], query_params={"w": line.id})
