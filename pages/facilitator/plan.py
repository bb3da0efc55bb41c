"""Before the room: what it is about, when it ends, and who comes."""

from functools import partial

import streamlit as st

from components.editing import Field, edit_form, is_open, open_form, save
from components.feedback import attempt_and_redraw
from components.quick import Box, quick_entry
from data.room import Room, new_id
from workshop.commands import EditPlan, RemovePerson
from workshop.state import in_order

room: Room = st.session_state.room
state = room.state()
plan = state.plan

FIELDS = (
    Field("title", "Name of the workshop"),
    Field("product", "Product", placeholder="Northwind CRM"),
    Field("feature", "AI feature", placeholder="the email assistant"),
    Field("ends_at", "The room ends at", placeholder="12:00"),
)

st.title("Plan", anchor=False)
left, right = st.columns(2, gap="large")
with left:
    st.subheader("What it is about", anchor=False)
    if is_open("plan"):
        edit = edit_form("plan", FIELDS)
        if edit:
            edited = EditPlan(id=new_id(), seen=edit.seen, changes=dict(edit.changes))
            save("plan", partial(room.do, edited))
    else:
        for field in FIELDS:
            st.text(f"{field.label}: {getattr(plan, field.name) or 'not set'}")
        if st.button("Edit", key="edit-plan", icon=":material/edit:"):
            open_form("plan", state.seq, {f.name: getattr(plan, f.name) for f in FIELDS})
            st.rerun()
with right:
    st.subheader("Who votes", anchor=False)
    st.markdown("Four to six people from different functions. The facilitator does not vote.")
    quick_entry(
        "people",
        "AddPeople",
        [Box("names", "Names, one a line", "Mara")],
        owner=room.owner,
        button="Add to the roster",
        listed="names",
    )
    for person in in_order(state.people):
        if not person.present:
            continue
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(person.name, width="stretch")
            if st.button("Remove", key=f"remove:{person.id}", type="tertiary"):
                command = RemovePerson(id=new_id(), person_id=person.id)
                attempt_and_redraw(partial(room.do, command))
