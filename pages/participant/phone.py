"""Somebody's own phone: it follows the room, and takes what this person has to say."""

from datetime import date
from functools import partial

import streamlit as st

from components.items.proposed import on_a_phone
from components.kit.editing import save
from components.kit.feedback import attempt_and_redraw
from components.kit.focus import attend
from components.kit.look import phone_look
from components.kit.visitor import is_dark
from components.phone.look_back import catch_up, look_back
from components.phone.parts import Phone, who_you_are
from components.phone.phone import done, phone
from components.steps.failure_modes import card_act, card_form
from components.steps.ideas import idea_act, idea_form
from components.steps.inventory import options_of
from components.steps.notes import note_act, note_form
from components.steps.proposals import proposal_act, proposal_form
from components.steps.tickets import still_open, ticket_box
from data.room import Room, new_id
from workshop.risk import ranked
from workshop.steps import LOBBY, SCOPE, TICKETS, WALK, WRONG
from workshop.texts import t

room: Room = st.session_state.room
state, step, made = room.state, room.state.agenda.step, new_id()
stops = options_of(ranked(state)) if step == TICKETS else {}

phone_look(dark=is_dark())
with st.container():
    catch_up(state, room.viewer)
view = Phone(state, room.viewer, room.owner)
act, wish, sent = phone(view), None, None
# A form that is open stays open wherever the room goes: what is in it belongs to this person.
with st.container(key="forms"):
    forms = (proposal_form(made), note_form(state, made), card_form(state, made))
    sent = next((form for form in (*forms, idea_form(state, stops, made)) if form), None)
if act and step == SCOPE:
    wish = proposal_act(state, act, made)
elif act and step == WALK:
    wish = note_act(state, act, made)
elif act and step == WRONG:
    wish = card_act(state, act, made)
elif act and step == TICKETS:
    wish = idea_act(state, act, stops, made)
writing = state.agenda.beat == "tickets.know"
if writing and state.tickets:
    st.text(t("Others may be writing in the same ticket. Nothing is lost: both texts are kept."))
for number, idea in enumerate([*(state.tickets if writing else ()), *still_open(state)], start=1):
    saved = ticket_box(
        state, number, idea, stops=stops, today=date.today(), made=new_id(), leads=False
    )
    sent = saved or sent
if not (state.open_round or step == LOBBY):
    proposed = on_a_phone(state, room.viewer, room.owner, new_id)
    sent, wish = (proposed, wish) if isinstance(proposed, tuple) else (sent, proposed or wish)
done(view)
look_back(state)
who_you_are(view)
attend()
if sent and sent[0]:
    save(sent[0], partial(room.do, sent[1]))
if wish:
    attempt_and_redraw(partial(room.do, wish))
