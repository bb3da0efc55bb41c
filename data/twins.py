"""Notes that seem to say the same: suggested to the facilitator, never joined by itself."""

from __future__ import annotations

from itertools import combinations

from rapidfuzz import fuzz, utils

from workshop.state import State, in_order
from workshop.things.journey import Note

ALIKE = 70.0
"""Share of common words, 0 to 100, from which on two notes are worth a look.

Measured on the worked example: its different notes reach 64, two wordings of one thought 69
to 96 (`fuzz.token_set_ratio`, which pays no heed to order, case and signs).
"""
MOST = 3
"""Suggestions at once: a facilitator decides in a glance, or not at all."""


def twins(state: State) -> list[tuple[Note, Note]]:
    """Pairs of notes of one lane of one stage that seem to say the same, most alike first.

    Sealed notes and those of one group are left out, and pairs that the room keeps apart.
    """
    found: list[tuple[float, Note, Note]] = []
    notes = [note for note in in_order(state.notes) if not note.sealed and note.text.strip()]
    for one, other in combinations(notes, 2):
        same_cell = (one.stage, one.lane) == (other.stage, other.lane)
        grouped = one.group and one.group == other.group
        if not same_cell or grouped or _apart(state, one, other):
            continue
        alike = fuzz.token_set_ratio(one.text, other.text, processor=utils.default_process)
        if alike >= ALIKE:
            found.append((alike, one, other))
    found.sort(key=lambda pair: -pair[0])
    return [(one, other) for _, one, other in found[:MOST]]


def _apart(state: State, one: Note, other: Note) -> bool:
    return tuple(sorted((one.id, other.id))) in state.apart
