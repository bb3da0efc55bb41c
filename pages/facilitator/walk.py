"""Step 2: walk the five stages."""

from functools import partial

import streamlit as st

from components.editing import Field, choose_to_edit, close_form, edit_form, open_form, save
from components.feedback import attempt_and_redraw
from components.journey import note_wall, stage_choice
from components.quick import Box, Choice, quick_entry
from data.room import Room, new_id
from workshop.beats import BEAT
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
names = {name: note.text for name, note in readable.items()}
chosen = choose_to_edit("walk", "Change a note", names, "note-{}".format)
if chosen:
    form, note = f"note-{chosen}", readable.get(chosen)
    if note:
        open_form(form, state.seq, {f.name: getattr(note, f.name) for f in FIELDS})
        if st.button("Delete this note", key=f"delete:{chosen}", icon=":material/delete:"):
            close_form(form)
            attempt_and_redraw(partial(room.do, DeleteNote(id=new_id(), note_id=chosen)))
    edit = edit_form(form, FIELDS)
    if edit:
        command = EditNote(id=new_id(), note_id=chosen, seen=edit.seen, changes=edit.changes)
        save(form, partial(room.do, command))
