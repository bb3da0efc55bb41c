"""Notes that seem to say the same: suggested to the facilitator, never joined by itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from rapidfuzz import fuzz, process, utils

from workshop.models.journey import Note
from workshop.state import State, in_order

ALIKE = 70.0
"""Share of common words, 0 to 100, from which on two notes are worth a look.

Measured on the worked example: its different notes reach 64, two wordings of one thought 69
to 96 (`fuzz.token_set_ratio`, which pays no heed to order, case and signs).
"""
NEWEST = 100
"""So many notes of a cell are compared, and so many letters of each: a page must not wait."""
LETTERS = 500
MOST = 3
"""Suggestions at once: a facilitator decides in a glance, or not at all."""


def twins(state: State) -> list[tuple[Note, Note]]:
    """Pairs of notes of one lane of one stage that seem to say the same, most alike first.

    Sealed notes and those of one group are left out, and pairs that the room keeps apart.
    """
    cells: dict[tuple[str, str], list[Note]] = defaultdict(list)
    for note in in_order(state.notes):
        if not note.sealed and note.text.strip():
            cells[note.stage, note.lane].append(note)
    pairs = (pair for notes in cells.values() for pair in _alike(notes[-NEWEST:]))
    found = [
        (alike, one, other) for alike, one, other in pairs if not _are_distinct(state, one, other)
    ]
    found.sort(key=lambda pair: -pair[0])
    return [(one, other) for _, one, other in found[:MOST]]


def _alike(notes: list[Note]) -> Iterator[tuple[float, Note, Note]]:
    words = [utils.default_process(note.text[:LETTERS]) for note in notes]
    for place, one in enumerate(notes):
        rest = process.extract_iter(
            words[place], words[place + 1 :], scorer=fuzz.token_set_ratio, score_cutoff=ALIKE
        )
        for _, alike, further in rest:
            yield alike, one, notes[place + 1 + further]


def _are_distinct(state: State, one: Note, other: Note) -> bool:
    same_group = bool(one.group) and one.group == other.group
    return same_group or tuple(sorted((one.id, other.id))) in state.distinct_notes
