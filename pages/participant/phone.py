"""Somebody's own phone: it follows the room, and takes what this person has to say."""

from datetime import date
from functools import partial

import streamlit as st

from components.items.proposed import on_a_phone
from components.kit.editing import save
from components.kit.feedback import attempt_and_redraw
from components.kit.focus import keep_focus
from components.kit.look import phone_look
from components.kit.session import ROOM
from components.kit.visitor import is_dark
from components.phone.look_back import catch_up, look_back
from components.phone.parts import Phone, who_you_are
from components.phone.phone import done, phone
from components.steps.failure_modes import failure_mode_act, failure_mode_form
from components.steps.ideas import idea_act, idea_form
from components.steps.inventory import options_of
from components.steps.notes import note_act, note_form
from components.steps.proposals import proposal_act, proposal_form
from components.steps.tickets import still_open, ticket_box
from data.room import Room, new_id
from workshop.beats.ids import TICKETS_KNOW
from workshop.risk import risk_inventory
from workshop.steps import FAILURE_MODES, JOURNEY, LOBBY, SCOPE, TICKETS
from workshop.translation import t

room: Room = st.session_state[ROOM]
state, step, command_id = room.state, room.state.agenda.step, new_id()
stops = options_of(risk_inventory(state)) if step == TICKETS else {}

phone_look(dark=is_dark())
with st.container():
    catch_up(state, room.viewer)
view = Phone(state, room.viewer, room.owner)
act, command, sent = phone(view), None, None
# A form that is open stays open wherever the room goes: what is in it belongs to this person.
with st.container(key="forms"):
    forms = (
        proposal_form(command_id),
        note_form(state, command_id),
        failure_mode_form(state, command_id),
    )
    sent = next((form for form in (*forms, idea_form(state, stops, command_id)) if form), None)
if act and step == SCOPE:
    command = proposal_act(state, act, command_id)
elif act and step == JOURNEY:
    command = note_act(state, act, command_id)
elif act and step == FAILURE_MODES:
    command = failure_mode_act(state, act, command_id)
elif act and step == TICKETS:
    command = idea_act(state, act, stops, command_id)
writing = state.agenda.beat == TICKETS_KNOW
if writing and state.tickets:
    st.text(t("Others may be writing in the same ticket. Nothing is lost: both texts are kept."))
for number, idea in enumerate([*(state.tickets if writing else ()), *still_open(state)], start=1):
    saved = ticket_box(
        state, number, idea, stops=stops, today=date.today(), command_id=new_id(), leads=False
    )
    sent = saved or sent
if not (state.open_round or step == LOBBY):
    proposed = on_a_phone(state, room.viewer, room.owner, new_id)
    sent, command = (
        (proposed, command) if isinstance(proposed, tuple) else (sent, proposed or command)
    )
done(view)
look_back(state)
who_you_are(view)
keep_focus()
if sent and sent[0]:
    save(sent[0], partial(room.do, sent[1]))
if command:
    attempt_and_redraw(partial(room.do, command))
