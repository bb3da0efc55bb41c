"""All workshops: start one, go on with one, copy one, or bring one back from a file."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

import streamlit as st

from components.kit.feedback import attempt
from components.kit.plain import day_words
from components.kit.session import PAGES, VIEWER
from data.clock import now_ms
from data.content.templates import start_from
from data.content.worked_example import worked_example
from data.files.restoring import read_save
from data.process import this_process
from data.rehearsal import rehearsal_id, rehearse
from data.room import new_id
from workshop.commands import StartWorkshop
from workshop.steps import STEPS
from workshop.translation import t

log = this_process().log
pages, viewer = st.session_state[PAGES], st.session_state[VIEWER]
# Whatever is begun here gets this id: a double click sends it twice, and begins one workshop.
command_id, at = st.session_state.setdefault("beginning", (new_id(), now_ms()))
workshop_id = command_id[:12]


def begin(do: Callable[[], object], page: str, name: str = workshop_id) -> None:
    """Make a workshop of some kind and open it."""
    if attempt(do):
        st.switch_page(pages[page], query_params={"w": name})


st.title(t("Workshops"), anchor=False)
st.markdown(t("Two hours, one user, one task, three tickets."))
new, example, file = st.columns([2, 1, 1], gap="large")
with new, st.form("start"):
    hint = t("What you call it")
    title = st.text_input(t("Name of the workshop"), key="title", placeholder=hint)
    if st.form_submit_button(t("Start a workshop"), type="primary", key="start"):
        command = StartWorkshop(id=command_id, title=title or "")
        begin(partial(log.do, workshop_id, command, viewer), "plan")
with example:
    st.text(t("First time? Look at a finished one."))
    if st.button(t("Open the worked example"), key="example"):
        begin(partial(log.restore, worked_example(at), viewer, workshop_id), "close")
    st.text(t("On your own? Six simulated people come in, write and vote."))
    if st.button(t("Rehearse alone"), key="rehearse"):
        begin(partial(rehearse, log, command_id, viewer), "plan", rehearsal_id(command_id))
with file, st.form("restore"):
    saved = st.file_uploader(t("Bring one back from a save file"), type="json", key="saved")
    pressed = st.form_submit_button(t("Restore"), key="restore")
    if pressed and saved is None:
        st.text(t("Choose a save file first."))
    elif pressed and saved is not None:
        content = saved.getvalue()
        begin(lambda: log.restore(read_save(content), viewer, workshop_id), "plan")

lines = log.workshops()
if lines:
    st.subheader(t("Go on with one"), anchor=False)
for line in lines:
    with st.container(horizontal=True, vertical_alignment="center", border=True):
        day = datetime.fromtimestamp(line.at / 1000).astimezone()
        began = datetime.fromtimestamp(line.started / 1000).astimezone()
        words = t(
            "Started {began}, last worked on {day}, {time}",
            began=day_words(began),
            day=day_words(day),
            time=f"{day:%H:%M}",
        )
        st.text(f"{line.title}\n{words}", width="stretch")
        if st.button(t("Use as a template"), key=f"copy:{line.id}", type="tertiary"):
            begin(partial(start_from, log, line.id, workshop_id, viewer), "plan")
        if st.button(t("Open"), key=f"open:{line.id}"):
            step = STEPS[log.state(line.id).agenda.step]
            st.switch_page(pages[step.page], query_params={"w": line.id})
st.session_state.beginning = (new_id(), now_ms())
