"""Step 4: what could go wrong, how bad, and in what order."""

from functools import partial

import streamlit as st

from components.kit.board import board
from components.kit.editing import save
from components.kit.feedback import attempt_and_redraw
from components.kit.session import ASKED, ROOM
from components.steps.curve import heat_map
from components.steps.failure_modes import (
    FEW,
    MANY,
    VERBS,
    failure_mode_act,
    failure_mode_columns,
    failure_mode_entry,
    failure_mode_form,
)
from components.steps.inventory import ranked_columns, why_this_place
from components.steps.model_record import samples
from components.steps.patterns import unmentioned
from components.vote.named_answers import named_answers
from components.vote.rating_votes import rating_votes
from data.room import Room, new_id
from workshop.beats.ids import (
    FAILURE_MODES_GAPS,
    FAILURE_MODES_READ,
    FAILURE_MODES_VOTE,
    FAILURE_MODES_WRITE,
)
from workshop.loose_ends import without_anything
from workshop.results import is_revealed
from workshop.risk import RATINGS, risk_inventory
from workshop.translation import t
from workshop.visibility import shown

WRITING = (FAILURE_MODES_WRITE, FAILURE_MODES_READ, FAILURE_MODES_GAPS, FAILURE_MODES_VOTE)

room: Room = st.session_state[ROOM]
state = room.state
beat, topic = state.agenda.beat, state.agenda.topic
rated = is_revealed(state, "how_bad")
risks = risk_inventory(state)

st.title(t("What could go wrong"), anchor=False)
# Parts that come and go stand in containers of their own, or those below would lose a cursor.
with st.container():
    command = rating_votes(
        state, risks, ballot_box_address=room.ballot_box_address, command_id=new_id()
    )
with st.container():
    if beat == FAILURE_MODES_WRITE:
        samples(state.model_record, only="bad")
    if not state.open_round and beat in WRITING:
        failure_mode_entry(state, topic, room.owner)
with st.container(key=ASKED):
    if sent := failure_mode_form(state, new_id()):
        save(sent[0], partial(room.do, sent[1]))
columns = (
    ranked_columns(state, risks)
    if rated
    else failure_mode_columns(state, gaps=beat == FAILURE_MODES_GAPS)
)
act = board("cards", columns, verbs=VERBS, few=FEW, many=MANY)
if act:
    command = failure_mode_act(state, act, new_id()) or command
if rated:
    named_answers(state, *RATINGS)
    with st.expander(t("Why this place?")):
        why_this_place(state, risks)
    heat_map(state.stages, [(risk.failure_mode.stage, risk.ratings.bad) for risk in risks])
elif nothing := without_anything(state):
    st.text(t("Nothing yet at: {stages}", stages=", ".join(nothing)))
if shown(state, FAILURE_MODES_GAPS):
    with st.expander(t("What nobody mentioned"), expanded=beat == FAILURE_MODES_GAPS):
        command = unmentioned(state, new_id()) or command
if command:
    attempt_and_redraw(partial(room.do, command))
