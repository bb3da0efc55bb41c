"""Step 3: five silent numbers a person, one reveal, the curve, and its low points."""

from functools import partial

import streamlit as st

from components.kit.editing import save
from components.kit.feedback import attempt_and_redraw
from components.kit.plain import escape
from components.kit.session import ROOM
from components.steps.curve import trust_curve
from components.steps.low_points import earned_words, low_point_list
from components.steps.remarks import remark_list
from components.steps.trust import choose_task, record_words, topics
from components.vote.named_answers import named_answers
from components.vote.vote_wall import trust_moments
from components.vote.voting import start_words, vote_section
from data.room import Room, new_id
from workshop.beats.ids import TRUST_RECORD, TRUST_TALK
from workshop.results import (
    is_revealed,
    low_point_labels,
    still_open,
    trust_compared,
    trust_tallies,
)
from workshop.translation import t

room: Room = st.session_state[ROOM]
state = room.state
beat = state.agenda.beat

st.title(t("Trust"), anchor=False)
task, command = choose_task(state, new_id())
if state.open_round and state.open_round.scale == "trust":
    task = state.open_round.task  # the vote that is going on, whatever this window looked at
shown = is_revealed(state, "trust", task)
tallies = trust_tallies(state, task)
topic = state.agenda.topic if beat == TRUST_TALK else ""
start = t("Vote again on all five") if shown else start_words(state)
ask = partial(vote_section, state, ballot_box_address=room.ballot_box_address)
# Parts that come and go stand in containers of their own, or those below would lose a cursor.
with st.container():
    command = ask("trust", command_id=new_id(), start="" if topic else start, task=task) or command
    if topic and shown and not state.open_round:
        st.text(t("Voting again is for this stage only, in silence. The first vote stays visible."))
        name = t("Vote again: {stage}", stage=escape(state.stage(topic).name))
        command = ask("trust", command_id=new_id(), start=name, items=[topic], task=task) or command
with st.container():
    if beat == TRUST_RECORD:
        record_words(state)
        sensible = t("Ask: what should a sensible user do?")
        command = ask("earned", command_id=new_id(), start=sensible) or command
        earned_words(state.stages, trust_compared(state))
if not shown:
    trust_moments(state)
else:
    marks = {} if task else low_point_labels(state)
    talk = [state.stage(stage).name for stage in still_open(tallies)]
    command = topics(state, tallies, new_id()) or command
    if topic:
        remark_list(state, f"talk:{topic}")
    trust_curve(state.stages, tallies, marks, talk=talk)
    named_answers(state, "trust", *([] if task else ["earned"]), task=task)
    if not task:
        st.subheader(t("Low points"), anchor=False)
        if sent := low_point_list(state, new_id()):
            form, asked = sent
            if form:
                save(form, partial(room.do, asked))
            else:
                command = asked
if command:
    attempt_and_redraw(partial(room.do, command))
