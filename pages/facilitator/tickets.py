"""Step 5: ideas, three of them chosen, each with how we will know."""

from functools import partial

import streamlit as st

from components.cards import idea_card, idea_entry, ticket_card, ticket_fields, value_of
from components.editing import edit_form, is_open, open_form, save
from components.feedback import attempt_and_redraw
from data.room import Room, new_id
from workshop.commands import ChooseIdea, DeleteIdea, DropIdea, EditIdea
from workshop.decide.tickets import TICKETS
from workshop.risk import ranked
from workshop.state import in_order

room: Room = st.session_state.room
state = room.state()
cards = {card.mode.id: card.mode.sentence for card in ranked(state) if not card.mode.sealed}
fields = ticket_fields(cards)
ideas = [idea for idea in in_order(state.ideas) if not idea.chosen]

st.title("Three tickets", anchor=False)
if state.agenda.beat != "tickets.know":
    idea_entry(cards, room.owner)

st.subheader(f"Tickets: {len(state.tickets)} of {TICKETS}", anchor=False)
if not state.tickets:
    st.text("No ticket yet. Make three of the ideas below tickets.")
# A ticket that another window dropped stays here while its form is open in this one.
kept = [idea for idea in ideas if is_open(f"ticket-{idea.id}")]
for number, idea in enumerate([*state.tickets, *kept], start=1):
    form = f"ticket-{idea.id}"
    with st.container(border=True):
        ticket_card(number, idea, cards.get(idea.stops, ""))
        if is_open(form):
            edit = edit_form(form, fields, columns=3)
            if edit:
                command = EditIdea(
                    id=new_id(), idea_id=idea.id, seen=edit.seen, changes=edit.changes
                )
                save(form, partial(room.do, command))
            continue
        with st.container(horizontal=True):
            if st.button("How we will know", key=f"edit:{idea.id}", icon=":material/edit:"):
                open_form(form, state.seq, {f.name: value_of(idea, f.name) for f in fields})
                st.rerun()
            if st.button("Drop the ticket", key=f"drop:{idea.id}", type="tertiary"):
                attempt_and_redraw(partial(room.do, DropIdea(id=new_id(), idea_id=idea.id)))

if ideas:
    st.subheader("Ideas", anchor=False)
for idea in ideas:
    with st.container(border=True, gap="xsmall"):
        if idea.sealed:
            st.text("An idea, not shown yet")
            continue
        idea_card(idea, cards.get(idea.stops, ""))
        with st.container(horizontal=True):
            if st.button("Make it a ticket", key=f"choose:{idea.id}"):
                attempt_and_redraw(partial(room.do, ChooseIdea(id=new_id(), idea_id=idea.id)))
            if st.button("Delete", key=f"delete:{idea.id}", type="tertiary"):
                attempt_and_redraw(partial(room.do, DeleteIdea(id=new_id(), idea_id=idea.id)))
