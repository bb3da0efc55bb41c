"""Step 5: ideas, three of them chosen, each with how we will know."""

from functools import partial

import streamlit as st

from components.cards import idea_card, ticket_card, ticket_fields, value_of
from components.editing import edit_form, is_open, open_form, save
from components.entry import entry_form, send
from components.feedback import attempt_and_redraw, escape
from components.journey import choose_stage
from data.room import Room, new_id
from workshop.commands import AddIdea, ChooseIdea, DeleteIdea, DropIdea, EditIdea
from workshop.decide.tickets import TICKETS
from workshop.risk import ranked
from workshop.state import in_order

room: Room = st.session_state.room
state = room.state()
cards = {card.mode.id: card.mode.sentence for card in ranked(state) if not card.mode.sealed}

st.title("Three tickets", anchor=False)
stage = choose_stage("idea.stage", "")
stops = st.selectbox(
    "What it stops",
    list(cards),
    index=None,
    format_func=lambda name: escape(cards[name]),
    placeholder="Choose what could go wrong",
    key="idea.stops",
)
typed = entry_form(
    "idea",
    {"change": "At this stage, we…"},
    button="Add the idea",
    placeholders={"change": "show where every claim comes from"},
)
if typed is not None:
    command = AddIdea(id=new_id(), stage=stage, change=typed["change"], stops=stops or "")
    send("idea", typed, partial(room.do, command))
    st.rerun()

left, right = st.columns(2, gap="large")
with left:
    st.subheader("Ideas", anchor=False)
    for idea in in_order(state.ideas):
        if idea.chosen:
            continue
        with st.container(border=True):
            if idea.sealed:
                st.text("An idea, not shown yet")
                continue
            idea_card(idea, cards.get(idea.stops, ""))
            with st.container(horizontal=True):
                if st.button("Make it a ticket", key=f"choose:{idea.id}"):
                    attempt_and_redraw(partial(room.do, ChooseIdea(id=new_id(), idea_id=idea.id)))
                if st.button("Delete", key=f"delete:{idea.id}", type="tertiary"):
                    attempt_and_redraw(partial(room.do, DeleteIdea(id=new_id(), idea_id=idea.id)))
with right:
    st.subheader(f"Tickets: {len(state.tickets)} of {TICKETS}", anchor=False)
    for number, idea in enumerate(state.tickets, start=1):
        form = f"ticket-{idea.id}"
        with st.container(border=True):
            ticket_card(number, idea, cards.get(idea.stops, ""))
            if is_open(form):
                fields = ticket_fields(cards)
                words = {field.name: value_of(idea, field.name) for field in fields}
                edit = edit_form(form, fields, words, columns=2)
                if edit:
                    wanted = EditIdea(
                        id=new_id(), idea_id=idea.id, seen=edit.seen, changes=edit.changes
                    )
                    save(form, partial(room.do, wanted), state.seq)
                continue
            with st.container(horizontal=True):
                if st.button("How we will know", key=f"edit:{idea.id}", icon=":material/edit:"):
                    open_form(form, state.seq)
                    st.rerun()
                if st.button("Drop the ticket", key=f"drop:{idea.id}", type="tertiary"):
                    attempt_and_redraw(partial(room.do, DropIdea(id=new_id(), idea_id=idea.id)))
