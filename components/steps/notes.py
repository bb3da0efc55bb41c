"""Notes: typed, drawn as stages by lanes, edited, moved, grouped, parked and deleted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import streamlit as st

from components.kit.board import Act, Card, Cell, Column
from components.kit.editing import edit_form, is_open, open_form
from components.kit.fields import Field, inputs
from components.kit.plain import clip
from components.kit.quick_entry import Choice, Input, quick_entry
from components.steps.stages import numbered, stage_choice
from workshop.beats.ids import JOURNEY_GAPS, journey_write
from workshop.commands import (
    Command,
    DeleteNotes,
    EditNote,
    GroupNotes,
    KeepApart,
    MoveNotes,
    UngroupNotes,
)
from workshop.kinds.room import GROUP, NOTE
from workshop.loose_ends import empty_cells
from workshop.models.journey import Note
from workshop.scales import EVIDENCE, FEELINGS
from workshop.stages import LANES, PARKED
from workshop.state import State, in_order
from workshop.translation import t, translated
from workshop.visibility import shown

MARKS = {"seen": "◐ Seen", "measured": "● Measured"}
"""Badges of notes; one without is a guess, and most are."""
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


def note_fields(state: State) -> tuple[Field, ...]:
    """The inputs of a note."""
    return inputs(NOTE.fields, stage=numbered(state))


def note_entry(state: State, stage: str, owner: str) -> None:
    """Type notes: one thought, Enter, next; a pasted list becomes one note a line."""
    names = state.names
    people = {person.id: names[person.id] for person in [*state.voters, *state.observers]}
    known = {name: t(words) for name, words in EVIDENCE.items() if name != "measured"}
    quick_entry(
        "note",
        "AddNotes",
        [Input("texts", t("One thought, then Enter. A pasted list becomes one note a line."))],
        owner=owner,
        choices=[
            stage_choice(state, stage),
            Choice("lane", t(NOTE["lane"].label), translated(LANES), value="want"),
            Choice("evidence", t(NOTE["evidence"].label), known, value="guess"),
            Choice(
                "author",
                t("Said by"),
                people,
                needed=False,
                long=True,
                stay=True,
                none=t("Not noted"),
            ),
        ],
        listed="texts",
    )
    st.text(t("Measured it? Select the note, press Edit, and give the source."))


def own_note_entry(state: State, stage: str, owner: str) -> None:
    """Type notes on one's own phone, about the stages that the room has come to."""
    come = [s for s in state.stages if shown(state, journey_write(s.id), JOURNEY_GAPS)]
    stages = {s.id: f"{s.number} {s.name}" for s in come}
    known = {name: t(words) for name, words in EVIDENCE.items() if name != "measured"}
    quick_entry(
        "note",
        "AddNotes",
        [Input("texts", t("One thought, then Enter"))],
        owner=owner,
        choices=[
            Choice("lane", t("About"), translated(LANES), value="want"),
            Choice("evidence", t(NOTE["evidence"].label), known, value="guess"),
            Choice("stage", t(NOTE["stage"].label), stages, value=stage, long=True, stay=True),
        ],
        listed="texts",
    )


def note_columns(
    state: State, *, only: str = "", names: bool = True, gaps: bool = False
) -> list[Column]:
    """The notes as the columns of a board, one for each stage.

    Args:
        state: What the viewer may see.
        only: One stage, all of them if empty.
        names: Whether a card says who wrote it.
        gaps: Whether empty cells are pointed out.
    """
    empty = set(empty_cells(state)) if gaps else set()
    notes = in_order(state.notes)
    columns = []
    for stage in state.stages:
        if only in ("", stage.id):
            here = [note for note in notes if note.stage == stage.id]
            cells = [
                Cell(title, _cards(state, here, lane, names), gap=(stage.id, lane) in empty)
                for lane, title in translated(LANES).items()
            ]
            hidden = sum(note.sealed for note in here)
            words = t("{n} not shown yet", n=hidden) if hidden else ""
            columns.append(Column(f"{stage.number} {stage.name}", cells, words))
    return columns


def _cards(state: State, notes: Iterable[Note], lane: str, names: bool) -> list[Card]:
    """The notes of a lane, those of a group together under its name."""
    here = [note for note in notes if note.lane == lane and not note.sealed]
    here.sort(key=lambda note: _place(state, note))
    return [note_card(state, note, names=names) for note in here]


def _place(state: State, note: Note) -> tuple[int, int]:
    group = state.groups.get(note.group)
    return (group.born if group else note.born, note.born)


def note_card(state: State, note: Note, *, names: bool) -> Card:
    """One note: its group above it, who wrote it and how it feels below."""
    group = state.groups.get(note.group)
    author = state.people.get(note.author)
    foot = [t(FEELINGS.get(note.feeling, "")), author.name if names and author else ""]
    if note.evidence == "measured" and note.source:
        foot.append(note.source)
    return Card(
        note.id,
        note.text,
        head=t("Group: {name}", name=group.name) if group else "",
        foot=" · ".join(part for part in foot if part),
        mark=t(MARKS.get(note.evidence, "")),
        level=note.evidence,
    )


def note_card_with_lane(state: State, note: Note) -> Card:
    """One note as a phone shows it, where no column says which lane it is in."""
    card = note_card(state, note, names=False)
    return Card(
        card.id, card.text, head=t(LANES.get(note.lane, "")), foot=card.foot, mark=card.mark
    )


def parked_column(notes: Sequence[Note]) -> Column:
    """The parking lot."""
    cards = [Card(note.id, note.text) for note in notes]
    return Column(t("Parking lot"), [Cell("", cards)])


def note_act(state: State, act: Act, command_id: str) -> Command | None:
    """What was pressed for the selected notes; some of it opens a form first."""
    notes = [state.notes[name] for name in act.ids if name in state.notes]
    if not notes:
        return None
    names = tuple(note.id for note in notes)
    if act.verb == "delete":
        return DeleteNotes(id=command_id, note_ids=names)
    if act.verb == "park":
        return MoveNotes(id=command_id, note_ids=names, lane=PARKED)
    if act.verb == "ungroup":
        group = next((note.group for note in notes if note.group), "")
        return UngroupNotes(id=command_id, group_id=group) if group else None
    # Several notes may move from different places: what is left empty stays as it is.
    only_one = act.verb == "edit"
    fields = _fields(state, act.verb) if only_one else ()
    current = {f.name: getattr(notes[0], f.name, "") for f in fields}
    st.session_state[ASKED] = (act.verb, names)
    open_form(_form(act.verb, names), state.seq, current)
    st.rerun()


def note_form(state: State, command_id: str) -> tuple[str, Command] | None:
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
        return form, EditNote(
            id=command_id, note_id=names[0], base_seq=edit.base_seq, changes=words
        )
    if verb == "group":
        return form, GroupNotes(id=command_id, note_ids=names, name=words.get("name", ""))
    stage, lane = words.get("stage", ""), words.get("lane", "")
    return form, MoveNotes(id=command_id, note_ids=names, stage=stage, lane=lane)


def _form(verb: str, names: tuple[str, ...]) -> str:
    return f"notes-{verb}-{names[0]}" if names else ""


def _fields(state: State, verb: str) -> tuple[Field, ...]:
    fields = note_fields(state)
    if verb == "group":
        return inputs(GROUP.fields)
    return fields if verb == "edit" else tuple(f for f in fields if f.name in ("stage", "lane"))


def twin_list(pairs: Sequence[tuple[Note, Note]], command_id: str) -> Command | None:
    """Notes that seem to say the same, to group or to keep apart; what was pressed."""
    command: Command | None = None
    for one, other in pairs:
        at = f"{one.id}:{other.id}"
        with st.container(horizontal=True, vertical_alignment="center", border=True):
            texts = {"one": clip(one.text, 90), "other": clip(other.text, 90)}
            st.text(t("The same? “{one}” · “{other}”", **texts), width="stretch")
            ids = (one.id, other.id)
            if st.button(t("Group them"), key=f"twins.group:{at}"):
                command = GroupNotes(id=command_id, note_ids=ids, name=clip(one.text, 100))
            if st.button(t("Keep apart"), key=f"twins.apart:{at}", type="tertiary"):
                command = KeepApart(id=command_id, note_ids=ids)
    return command
