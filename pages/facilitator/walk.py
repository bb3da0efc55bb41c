"""Step 2: walk the five stages."""

from functools import partial

import streamlit as st

from components.editing import Field, edit_form, is_open, open_form, save
from components.feedback import attempt_and_redraw, escape
from components.journey import note_wall, stage_choice
from components.quick import Box, Choice, quick_entry
from data.room import Room, new_id
from workshop.agenda import BEAT
from workshop.commands import DeleteNote, EditNote
from workshop.stages import LANES, STAGE, STAGES
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
stage = STAGE[beat.stage] if beat and beat.stage else STAGES[0]
st.text(f"{stage.number} {stage.name}: {stage.line} Ask: {stage.ask}")
quick_entry(
    "note",
    "AddNotes",
    [Box("texts", "One thought, then Enter. A pasted list becomes one note a line.")],
    owner=room.owner,
    choices=[stage_choice(stage.id), Choice("lane", "Lane", LANES, value="want")],
    listed="texts",
)

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
    if chosen and st.button("Delete this note", key=f"delete:{chosen}", icon=":material/delete:"):
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
