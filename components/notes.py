"""Working on notes: edit, move, group, park and delete what was selected on the board."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from components.board import Act
from components.editing import edit_form, is_open, open_form
from components.fields import Field, inputs
from components.journey import note_fields
from components.plain import clip
from workshop.commands import (
    Command,
    DeleteNotes,
    EditNote,
    GroupNotes,
    KeepApart,
    MoveNotes,
    UngroupNotes,
)
from workshop.kinds.room import GROUP
from workshop.stages import PARKED
from workshop.state import State
from workshop.texts import t
from workshop.things.journey import Note

VERBS = {
    "edit": "Edit",
    "move": "Move",
    "group": "Group",
    "ungroup": "Ungroup",
    "park": "Park it",
    "delete": "Delete",
}
FEW = {"edit": 1}
MANY = {"group": 2}
ASKED = "notes.asked"


def note_act(state: State, act: Act, made: str) -> Command | None:
    """What was pressed for the selected notes; some of it opens a form first."""
    notes = [state.notes[name] for name in act.ids if name in state.notes]
    if not notes:
        return None
    names = tuple(note.id for note in notes)
    if act.verb == "delete":
        return DeleteNotes(id=made, note_ids=names)
    if act.verb == "park":
        return MoveNotes(id=made, note_ids=names, lane=PARKED)
    if act.verb == "ungroup":
        group = next((note.group for note in notes if note.group), "")
        return UngroupNotes(id=made, group_id=group) if group else None
    # Several notes may move from different places: what is left empty stays as it is.
    only_one = act.verb == "edit"
    fields = _fields(state, act.verb) if only_one else ()
    stands = {f.name: getattr(notes[0], f.name, "") for f in fields}
    st.session_state[ASKED] = (act.verb, names)
    open_form(_form(act.verb, names), state.seq, stands)
    st.rerun()


def note_form(state: State, made: str) -> tuple[str, Command] | None:
    """The form that belongs to what was pressed; its name and what to do once it is sent."""
    verb, names = st.session_state.get(ASKED, ("", ()))
    form = _form(verb, names)
    if not names or not is_open(form):
        return None
    label = {
        "edit": t("Save"),
        "move": t("Move {n}", n=len(names)),
        "group": t("Group {n}", n=len(names)),
    }[verb]
    edit = edit_form(form, _fields(state, verb), columns=2, send=label)
    if edit is None:
        return None
    words = edit.texts
    if verb == "edit":
        return form, EditNote(id=made, note_id=names[0], seen=edit.seen, changes=words)
    if verb == "group":
        return form, GroupNotes(id=made, note_ids=names, name=words.get("name", ""))
    stage, lane = words.get("stage", ""), words.get("lane", "")
    return form, MoveNotes(id=made, note_ids=names, stage=stage, lane=lane)


def _form(verb: str, names: tuple[str, ...]) -> str:
    return f"notes-{verb}-{names[0]}" if names else ""


def _fields(state: State, verb: str) -> tuple[Field, ...]:
    fields = note_fields(state)
    if verb == "group":
        return inputs(GROUP.fields)
    return fields if verb == "edit" else tuple(f for f in fields if f.name in ("stage", "lane"))


def twin_list(pairs: Sequence[tuple[Note, Note]], made: str) -> Command | None:
    """Notes that seem to say the same, to group or to keep apart; what was pressed."""
    wish: Command | None = None
    for one, other in pairs:
        at = f"{one.id}:{other.id}"
        with st.container(horizontal=True, vertical_alignment="center", border=True):
            texts = {"one": clip(one.text, 90), "other": clip(other.text, 90)}
            st.text(t("The same? “{one}” · “{other}”", **texts), width="stretch")
            ids = (one.id, other.id)
            if st.button(t("Group them"), key=f"twins.group:{at}"):
                wish = GroupNotes(id=made, note_ids=ids, name=clip(one.text, 100))
            if st.button(t("Keep apart"), key=f"twins.apart:{at}", type="tertiary"):
                wish = KeepApart(id=made, note_ids=ids)
    return wish
