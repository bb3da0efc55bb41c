"""All workshops: start one, go on with one, copy one, or bring one back from a file."""

from datetime import datetime
from functools import partial

import streamlit as st

from components.feedback import attempt
from data.clock import now_ms
from data.process import this_process
from data.restoring import read_save
from data.room import new_id
from data.templates import start_from
from data.worked_example import worked_example
from workshop.commands import StartWorkshop
from workshop.steps import STEPS

log = this_process().log
pages, viewer = st.session_state.pages, st.session_state.viewer

st.title("Workshops", anchor=False)
st.markdown("Two hours, one user, one task, three tickets.")
new, example, file = st.columns([2, 1, 1], gap="large")
with new, st.form("start"):
    title = st.text_input("Name of the workshop", key="title", placeholder="What you call it")
    started = st.form_submit_button("Start a workshop", type="primary", key="start")
if not started:  # a double click sends one id twice, and starts one workshop
    st.session_state.starting = new_id()
else:
    workshop_id = st.session_state.starting[:12]
    command = StartWorkshop(id=st.session_state.starting, title=title or "")
    if attempt(partial(log.do, workshop_id, command, viewer)):
        st.switch_page(pages["plan"], query_params={"w": workshop_id})
with example:
    st.text("First time? Look at a finished one.")
    if st.button("Open the worked example", key="example"):
        made = new_id()[:12]
        if attempt(partial(log.restore, worked_example(now_ms()), viewer, made)):
            st.switch_page(pages["close"], query_params={"w": made})
with file, st.form("restore"):
    saved = st.file_uploader("Bring one back from a save file", type="json", key="saved")
    if st.form_submit_button("Restore", key="restore") and saved is not None:
        made, content = new_id()[:12], saved.getvalue()
        if attempt(lambda: log.restore(read_save(content), viewer, made)):
            st.switch_page(pages["plan"], query_params={"w": made})

lines = log.workshops()
if lines:
    st.subheader("Go on with one", anchor=False)
for line in lines:
    with st.container(horizontal=True, vertical_alignment="center", border=True):
        day = datetime.fromtimestamp(line.at / 1000).astimezone()
        began = datetime.fromtimestamp(line.started / 1000).astimezone()
        words = f"Started {began:%d %B %Y}, last worked on {day:%d %B %Y, %H:%M}"
        st.text(f"{line.title}\n{words}", width="stretch")
        if st.button("Use as a template", key=f"copy:{line.id}", type="tertiary"):
            made = new_id()[:12]
            if attempt(partial(start_from, log, line.id, made, viewer)):
                st.switch_page(pages["plan"], query_params={"w": made})
        if st.button("Open", key=f"open:{line.id}"):
            step = STEPS[log.state(line.id).agenda.step]
            st.switch_page(pages[step.page], query_params={"w": line.id})
