"""Steps 1 and 2 drawn: the scope as a sentence, the notes as five stages by four lanes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import streamlit as st

from components.board import Card, Cell, Column
from components.editing import Edit, edit_form, is_open, open_form
from components.fields import Field, inputs
from components.plain import clip
from components.quick import Box, Choice, quick_entry
from workshop.kinds.room import NOTE, SCOPE
from workshop.loose_ends import empty_cells
from workshop.results import tally
from workshop.scales import ENDING, EVIDENCE, FEELINGS, STAKES, USED_TO_AI
from workshop.stages import LANES
from workshop.state import State, in_order
from workshop.texts import t, told
from workshop.things.journey import Note, Scope
from workshop.things.plan import Variance

MARKS = {"seen": "◐ Seen", "measured": "● Measured"}
"""Badges of notes; one without is a guess, and most are."""
SAMPLES = {"good": "A good answer", "usual": "A usual one", "bad": "A bad one"}


def scope_fields() -> tuple[Field, ...]:
    """The inputs of the scope."""
    return inputs(SCOPE.fields)


def wrong_form(state: State) -> Edit | None:
    """The one line that this moment is about; what was changed in it."""
    if is_open("wrong"):
        return edit_form("wrong", inputs(SCOPE.only("wrong")))
    words = t("Write down when an answer is wrong")
    if st.button(words, key="wrong.open", icon=":material/edit:"):
        open_form("wrong", state.seq, {"wrong": state.scope.wrong})
        st.rerun()
    return None


def note_fields(state: State) -> tuple[Field, ...]:
    """The inputs of a note."""
    return inputs(NOTE.fields, stage=numbered(state))


def numbered(state: State) -> dict[str, str]:
    """The stages to choose from, with their numbers."""
    return {stage.id: f"{stage.number} {stage.name}" for stage in state.stages}


def stage_choice(state: State, stage: str = "") -> Choice:
    """Which stage something is about, *stage* to begin with."""
    return Choice("stage", t(NOTE["stage"].label), numbered(state), value=stage)


def scope_card(scope: Scope, key: str = "scope-card") -> None:
    """The scope as the room reads it aloud."""
    with st.container(border=True, key=key):
        st.text(f"{scope.sentence}.")
        if scope.wrong:
            st.text(t("An answer is wrong when {wrong}.", wrong=scope.wrong))
        if scope.out:
            st.text(t("Not today: {out}.", out=scope.out))
        marks = (USED_TO_AI.get(scope.used_to_ai), STAKES.get(scope.stakes))
        if any(marks):
            st.text(" · ".join(t(mark) for mark in marks if mark))


def samples(variance: Variance, *, only: str = "", wall: bool = False, across: bool = True) -> None:
    """The sample answers of the AI: good, usual and bad, side by side or one below the other."""
    names = [only] if only else list(SAMPLES)
    shown = [(t(SAMPLES[name]), text) for name in names if (text := getattr(variance, name))]
    if not shown:
        return
    places = st.columns(len(shown)) if across else [st.container() for _ in shown]
    for place, (label, text) in zip(places, shown, strict=True):
        with place.container(border=True, height="stretch" if across else "content"):
            st.markdown(f"**{label}**")
            st.text(clip(text) if wall else text)


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
                for lane, title in told(LANES).items()
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


def parked_column(notes: Sequence[Note]) -> Column:
    """The parking lot."""
    cards = [Card(note.id, note.text) for note in notes]
    return Column(t("Parking lot"), [Cell("", cards)])


def note_entry(state: State, stage: str, owner: str) -> None:
    """Type notes: one thought, Enter, next; a pasted list becomes one note a line."""
    names = state.names
    people = {person.id: names[person.id] for person in [*state.voters, *state.observers]}
    known = {name: t(words) for name, words in EVIDENCE.items() if name != "measured"}
    quick_entry(
        "note",
        "AddNotes",
        [Box("texts", t("One thought, then Enter. A pasted list becomes one note a line."))],
        owner=owner,
        choices=[
            stage_choice(state, stage),
            Choice("lane", t(NOTE["lane"].label), told(LANES), value="want"),
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


def ending_words(state: State) -> str:
    """What the room thinks our user does in the end; empty before that is shown."""
    votes = tally(state, "ending", "ending").votes
    parts = [f"{t(point.chip)} {votes.count(point.value)}" for point in ENDING.points]
    return t("The ending: {votes}", votes=" · ".join(parts)) if votes else ""
