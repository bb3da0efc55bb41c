"""Step 1: one person, one task."""

from functools import partial

import streamlit as st

from components.desk.plan import open_for_edit
from components.kit.board import board
from components.kit.editing import edit_form, is_open, save
from components.kit.feedback import attempt_and_redraw
from components.kit.session import ASKED, ROOM
from components.steps.model_record import samples
from components.steps.proposals import (
    FEW,
    VERBS,
    proposal_act,
    proposal_column,
    proposal_entry,
    proposal_form,
)
from components.steps.remarks import remark_list
from components.steps.scope import scope_card, scope_fields, wrong_form
from components.vote.named_answers import named_answers
from components.vote.voting import start_words, vote_section
from data.room import Room, new_id
from workshop.beats.ids import SCOPE_SHARPEN, SCOPE_WRONG
from workshop.commands import EditScope
from workshop.translation import t

room: Room = st.session_state[ROOM]
state = room.state
scope, beat = state.scope, state.agenda.beat

st.title(t("One person, one task"), anchor=False)
several = len(state.proposals) > 1
start = start_words(state, dots=True) if several else ""
# Parts that come and go stand in containers of their own, or those below would lose a cursor.
with st.container():
    command = vote_section(
        state,
        "dots_scope",
        ballot_box_address=room.ballot_box_address,
        command_id=new_id(),
        start=start,
    )
with st.container():
    if beat not in (SCOPE_SHARPEN, SCOPE_WRONG):
        proposal_entry(room.owner)
    if beat == SCOPE_WRONG:
        samples(state.model_record)
        if words := remark_list(state, "wrong", use=t("Take this one")):
            command = EditScope(id=new_id(), base_seq=state.seq, changes={"wrong": words})
        if edit := wrong_form(state):
            wrong = EditScope(id=new_id(), base_seq=edit.base_seq, changes=edit.texts)
            save("wrong", partial(room.do, wrong))
with st.container(key=ASKED):
    if sent := proposal_form(new_id()):
        save(sent[0], partial(room.do, sent[1]))
if state.proposals:
    act = board("proposals", [proposal_column(state)], verbs=VERBS, few=FEW)
    if act:
        command = proposal_act(state, act, new_id()) or command
    named_answers(state, "dots_scope")
if command:
    attempt_and_redraw(partial(room.do, command))

st.subheader(t("What we map today"), anchor=False)
current = {field.name: getattr(scope, field.name) for field in scope_fields()}
if is_open("scope"):
    if edit := edit_form("scope", scope_fields(), columns=2):
        edited = EditScope(id=new_id(), base_seq=edit.base_seq, changes=edit.texts)
        save("scope", partial(room.do, edited))
else:
    if scope.sentence:
        scope_card(scope)
    else:
        st.text(t("Nothing yet. Choose a proposal, or write it yourself."))
    open_for_edit("scope", state.seq, current)
with st.container(key="phones"):
    remark_list(state, "scope")
