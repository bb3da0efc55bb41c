"""Step 1: one person, one task."""

from functools import partial

import streamlit as st

from components.editing import edit_form, is_open, open_form, save
from components.journey import SCOPE_FIELDS, scope_card
from data.room import Room, new_id
from workshop.commands import EditScope

room: Room = st.session_state.room
state = room.state()
scope = state.scope

st.title("One person, one task", anchor=False)
stands = {field.name: getattr(scope, field.name) for field in SCOPE_FIELDS}
if not scope.sentence:
    open_form("scope", state.seq, stands)
if is_open("scope"):
    edit = edit_form("scope", SCOPE_FIELDS, can_cancel=bool(scope.sentence))
    if edit:
        command = EditScope(id=new_id(), seen=edit.seen, changes=edit.changes)
        save("scope", partial(room.do, command))
else:
    scope_card(scope)
    if st.button("Edit", key="edit-scope", icon=":material/edit:"):
        open_form("scope", state.seq, stands)
        st.rerun()
