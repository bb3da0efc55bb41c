"""Step 2: walk the five stages."""

from functools import partial

import streamlit as st

from components.kit.board import board
from components.kit.editing import save
from components.kit.feedback import attempt_and_redraw
from components.kit.session import ASKED, ROOM
from components.steps.ending import ending_words
from components.steps.notes import (
    FEW,
    MANY,
    VERBS,
    note_act,
    note_columns,
    note_entry,
    note_form,
    parked_column,
    twin_list,
)
from components.vote.named_answers import named_answers
from components.vote.voting import vote_section
from data.near_duplicates import twins
from data.room import Room, new_id
from workshop.beats.ids import JOURNEY_ENDING, JOURNEY_GAPS
from workshop.places import here
from workshop.stages import PARKED
from workshop.state import in_order
from workshop.translation import t

room: Room = st.session_state[ROOM]
state = room.state
beat = here(state).beat
stage = state.stage(beat.stage)

st.title(t("Walk the five stages"), anchor=False)
start = t("Start the vote on the ending") if beat.id == JOURNEY_ENDING else ""
# Parts that come and go stand in containers of their own, or those below would lose a cursor.
with st.container():
    command = vote_section(
        state,
        "ending",
        ballot_box_address=room.ballot_box_address,
        command_id=new_id(),
        start=start,
    )
if ending := ending_words(state):
    st.text(ending)
    named_answers(state, "ending")
about = t("{what}: {words}", what=stage.name, words=t(stage.line))
st.text(f"{stage.number} {about}")
note_entry(state, stage.id, room.owner)
with st.container(key=ASKED):
    if sent := note_form(state, new_id()):
        save(sent[0], partial(room.do, sent[1]))
    if beat.id.endswith(".read") or beat.id == JOURNEY_GAPS:
        command = twin_list(twins(state), new_id()) or command
act = board(
    "notes",
    note_columns(state, gaps=beat.id == JOURNEY_GAPS),
    verbs=VERBS,
    few=FEW,
    many=MANY,
)
parked = [note for note in in_order(state.notes) if note.lane == PARKED]
if parked:
    lot = {name: VERBS[name] for name in ("edit", "move", "delete")}
    act = board("parked", [parked_column(parked)], verbs=lot, few=FEW) or act
if act:
    command = note_act(state, act, new_id()) or command
if command:
    attempt_and_redraw(partial(room.do, command))
