"""Step 2: walk the five stages."""

from functools import partial

import streamlit as st

from components.editing import Field, edit_form, is_open, open_form, save
from components.entry import entry_form, send
from components.feedback import attempt_and_redraw, escape
from components.journey import choose_lane, choose_stage, note_wall
from data.room import Room, new_id
from workshop.agenda import BEAT
from workshop.commands import AddNotes, DeleteNote, EditNote
from workshop.stages import LANES, STAGE
from workshop.state import in_order

room: Room = st.session_state.room
state = room.state()
beat = BEAT.get(state.agenda.beat)
FIELDS = (
    Field("text", "Note", long=True),
    Field("stage", "Stage", options={stage.id: stage.name for stage in STAGE.values()}),
    Field("lane", "Lane", options=LANES),
)

st.title("Walk the five stages", anchor=False)
stage = choose_stage("walk.stage", beat.stage if beat else "")
lane = choose_lane("walk.lane")
if stage:
    st.text(f"{STAGE[stage].line} Ask: {STAGE[stage].ask}")
paste = st.toggle("Paste a list: every line becomes a note", key="walk.paste")
key = "walk.list" if paste else "walk.note"
label = "Notes, one thought a line" if paste else "One thought, then Enter"
typed = entry_form(key, {"text": label}, button="Add", long=paste)
if typed is not None:
    texts = tuple(line for line in typed["text"].splitlines() if line.strip())
    send(key, typed, partial(room.do, AddNotes(id=new_id(), stage=stage, lane=lane, texts=texts)))
    st.rerun()

notes = in_order(state.notes)
note_wall(notes)
readable = {note.id: note for note in notes if not note.sealed}
if readable:
    chosen = st.selectbox(
        "Change a note",
        list(readable),
        index=None,
        format_func=lambda name: escape(readable[name].text),
        placeholder="Choose a note",
        key="walk.chosen",
    )
    form = f"note-{chosen}"
    if chosen and st.button("Delete this note", icon=":material/delete:"):
        attempt_and_redraw(partial(room.do, DeleteNote(id=new_id(), note_id=chosen)))
    if chosen and not is_open(form):
        open_form(form, state.seq)
    if chosen:
        note = readable[chosen]
        stands = {"text": note.text, "stage": note.stage, "lane": note.lane}
        edit = edit_form(form, FIELDS, stands, can_cancel=False)
        if edit:
            command = EditNote(id=new_id(), note_id=chosen, seen=edit.seen, changes=edit.changes)
            save(form, partial(room.do, command), state.seq)
