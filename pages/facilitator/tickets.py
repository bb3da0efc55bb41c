"""Step 5: ideas, three of them chosen, each with how we will know."""

from datetime import date
from functools import partial

import streamlit as st

from components.kit.board import board
from components.kit.editing import save
from components.kit.feedback import attempt_and_redraw
from components.steps.ideas import (
    FEW,
    MANY,
    VERBS,
    idea_act,
    idea_column,
    idea_entry,
    idea_form,
    idea_starters,
    suggestions,
)
from components.steps.inventory import options_of
from components.steps.loose_ends import loose_end_list, reason_form
from components.steps.tickets import only, still_open, ticket_box
from components.vote.named_answers import named_answers
from components.vote.voting import start_words, vote_section
from data.room import Room, new_id
from workshop.loose_ends import TICKETS, loose_ends
from workshop.risk import ranked
from workshop.texts import t
from workshop.visibility import shown

room: Room = st.session_state.room
state = room.state
beat = state.agenda.beat
stops = options_of(ranked(state))
own = st.query_params.get("t", "")
wish = None

st.title(t("Three tickets"), anchor=False)
# Parts that come and go stand in containers of their own, or those below would lose a cursor.
with st.container():
    if not own:
        ready = state.ideas and beat in ("tickets.read", "tickets.dots")
        start = start_words(state, dots=True) if ready else ""
        wish = vote_section(state, "dots_ideas", box=room.box, made=new_id(), start=start)
with st.container():
    if not own and beat in ("tickets.write", "tickets.read", "tickets.dots", "tickets.choose"):
        idea_entry(state, stops, room.owner)
with st.container():
    if not own and beat == "tickets.aloud":
        hanging = loose_end_list(state, loose_ends(state), new_id())
        if hanging:
            save(hanging[0], partial(room.do, hanging[1]))
st.subheader(t("Tickets: {n} of {of}", n=len(state.tickets), of=TICKETS), anchor=False)
for number, idea in only([*state.tickets, *still_open(state)], own):
    sent = ticket_box(state, number, idea, stops=stops, today=date.today(), made=new_id())
    if sent and sent[0]:
        save(sent[0], partial(room.do, sent[1]))
    elif sent:
        wish = sent[1]
if not own:
    if not state.tickets:
        st.text(t("No ticket yet. Select an idea below and make it a ticket, three times."))
    with st.container(key="asked"):
        if sent := idea_form(state, stops, new_id()):
            save(sent[0], partial(room.do, sent[1]))
    if state.ideas:
        act = board("ideas", [idea_column(state)], verbs=VERBS, few=FEW, many=MANY)
        if act:
            wish = idea_act(state, act, stops, new_id()) or wish
        named_answers(state, "dots_ideas")
    suggestions(state)
    if shown(state, "tickets.read"):
        wish = idea_starters(state, new_id()) or wish
    choosing = beat in ("tickets.choose", "tickets.know", "tickets.aloud")
    if choosing and (sent := reason_form(state, new_id())):
        save(sent[0], partial(room.do, sent[1]))
if wish:
    attempt_and_redraw(partial(room.do, wish))
