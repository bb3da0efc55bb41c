"""Step 5: ideas, three of them chosen, each with how we will know."""

from datetime import date
from functools import partial

import streamlit as st

from components.kit.board import board
from components.kit.editing import save
from components.kit.feedback import attempt_and_redraw
from components.kit.session import ASKED, ROOM
from components.steps import ideas
from components.steps.inventory import options_of
from components.steps.loose_ends import loose_end_list, reason_form
from components.steps.tickets import only, still_open, ticket_box
from components.vote.named_answers import named_answers
from components.vote.voting import start_words, vote_section
from data.room import Room, new_id
from workshop.beats import ids
from workshop.loose_ends import TICKETS_NEEDED, loose_ends
from workshop.risk import risk_inventory
from workshop.translation import t
from workshop.visibility import shown

WRITING = (ids.TICKETS_WRITE, ids.TICKETS_READ, ids.TICKETS_DOTS, ids.TICKETS_CHOOSE)

room: Room = st.session_state[ROOM]
state = room.state
beat = state.agenda.beat
stops = options_of(risk_inventory(state))
own = st.query_params.get("t", "")
command = None

st.title(t("Three tickets"), anchor=False)
# Parts that come and go stand in containers of their own, or those below would lose a cursor.
with st.container():
    if not own:
        ready = state.ideas and beat in (ids.TICKETS_READ, ids.TICKETS_DOTS)
        start = start_words(state, dots=True) if ready else ""
        ask = partial(vote_section, state, "dots_ideas", ballot_box_address=room.ballot_box_address)
        command = ask(command_id=new_id(), start=start)
with st.container():
    if not own and beat in WRITING:
        ideas.idea_entry(state, stops, room.owner)
with st.container():
    if not own and beat == ids.TICKETS_ALOUD:
        hanging = loose_end_list(state, loose_ends(state), new_id())
        if hanging:
            save(hanging[0], partial(room.do, hanging[1]))
st.subheader(t("Tickets: {n} of {of}", n=len(state.tickets), of=TICKETS_NEEDED), anchor=False)
for number, idea in only([*state.tickets, *still_open(state)], own):
    sent = ticket_box(state, number, idea, stops=stops, today=date.today(), command_id=new_id())
    if sent and sent[0]:
        save(sent[0], partial(room.do, sent[1]))
    elif sent:
        command = sent[1]
if not own:
    if not state.tickets:
        st.text(t("No ticket yet. Select an idea below and make it a ticket, three times."))
    with st.container(key=ASKED):
        if sent := ideas.idea_form(state, stops, new_id()):
            save(sent[0], partial(room.do, sent[1]))
    if state.ideas:
        if act := board(
            "ideas", [ideas.idea_column(state)], verbs=ideas.VERBS, few=ideas.FEW, many=ideas.MANY
        ):
            command = ideas.idea_act(state, act, stops, new_id()) or command
        named_answers(state, "dots_ideas")
    ideas.suggestions(state)
    if shown(state, ids.TICKETS_READ):
        command = ideas.idea_starters(state, new_id()) or command
    choosing = beat in (ids.TICKETS_CHOOSE, ids.TICKETS_KNOW, ids.TICKETS_ALOUD)
    if choosing and (sent := reason_form(state, new_id())):
        save(sent[0], partial(room.do, sent[1]))
if command:
    attempt_and_redraw(partial(room.do, command))
