"""All workshops: start one, or go on with one."""

from datetime import datetime
from functools import partial

import streamlit as st

from components.feedback import attempt
from data.process import this_process
from data.room import new_id
from workshop.beats import STEPS
from workshop.commands import StartWorkshop

log = this_process().log
pages = st.session_state.pages

st.title("Workshops", anchor=False)
st.markdown("Two hours, one user, one task, three tickets.")
with st.form("start"):
    title = st.text_input(
        "Name of the workshop", key="title", placeholder="Follow-up emails, spring release"
    )
    started = st.form_submit_button("Start a workshop", type="primary")
if not started:  # a double click sends one id twice, and starts one workshop
    st.session_state.starting = new_id()
else:
    workshop_id = st.session_state.starting[:12]
    command = StartWorkshop(id=st.session_state.starting, title=title or "")
    if attempt(partial(log.do, workshop_id, command, st.session_state.viewer)):
        st.switch_page(pages["plan"], query_params={"w": workshop_id})

lines = log.workshops()
if lines:
    st.subheader("Go on with one", anchor=False)
for line in lines:
    with st.container(horizontal=True, vertical_alignment="center", border=True):
        day = datetime.fromtimestamp(line.at / 1000).astimezone()
        st.text(f"{line.title}\nLast worked on {day:%d %B %Y, %H:%M}", width="stretch")
        if st.button("Open", key=f"open:{line.id}"):
            step = STEPS[log.state(line.id).agenda.step]
            st.switch_page(pages[step.page], query_params={"w": line.id})
