"""What the room does not know yet, so that no report claims more than it has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workshop.models.failure_modes import FailureMode
from workshop.models.journey import Note
from workshop.outcome.curve import LowStage
from workshop.outcome.inventory import InventoryLine
from workshop.results import tally
from workshop.risk import not_rated
from workshop.stages import LANES, STAGE_IDS
from workshop.state import State


@dataclass(frozen=True, slots=True)
class CannotTell:
    """A question that some could not answer: its scale, its stage or failure mode, how many.

    *finder* is who finds out by *finder_by*, where somebody took that on.
    """

    scale: str
    item: str
    count: int
    finder: str = ""
    finder_by: str = ""


@dataclass(frozen=True, slots=True)
class Unknown:
    """What the room does not know yet.

    Attributes:
        guesses_alone: The low points about which nobody wrote anything but guesses.
        cannot_tell: What some could not tell.
        not_rated: The failure modes that no vote asked about.
        record_unchecked: Whether nobody counted how many answers of the AI are good enough.
        without_notes: The stages that nobody wrote about.
    """

    guesses_alone: tuple[str, ...]
    cannot_tell: tuple[CannotTell, ...]
    not_rated: tuple[FailureMode, ...]
    record_unchecked: bool
    without_notes: tuple[str, ...]


def unknown_of(state: State, low: Sequence[LowStage], cards: Sequence[InventoryLine]) -> Unknown:
    """What is not known, by what whoever asks may see."""
    notes = {stage: _written(state, stage) for stage in STAGE_IDS}
    unasked = set(not_rated(state))
    return Unknown(
        tuple(line.stage.id for line in low if _only_guesses(notes[line.stage.id])),
        (*_trust_untold(state), *_ratings_untold(cards)),
        tuple(risk.failure_mode for risk in cards if risk.failure_mode.id in unasked),
        state.model_record.share is None,
        tuple(stage for stage in STAGE_IDS if not notes[stage]),
    )


def _written(state: State, stage: str) -> list[Note]:
    """The notes about a stage; those that are sealed count, and nobody knows what they rest on."""
    return [n for n in state.notes.values() if n.stage == stage and (n.sealed or n.lane in LANES)]


def _only_guesses(notes: Sequence[Note]) -> bool:
    return bool(notes) and all(note.evidence == "guess" for note in notes)


def _trust_untold(state: State) -> Iterator[CannotTell]:
    for stage in STAGE_IDS:
        if unsure := tally(state, "trust", stage).unsure:
            yield CannotTell("trust", stage, unsure)


def _ratings_untold(cards: Sequence[InventoryLine]) -> Iterator[CannotTell]:
    for risk in cards:
        for scale, answers in risk.answers.items():
            if answers.unsure:
                failure_mode = risk.failure_mode
                yield CannotTell(
                    scale,
                    failure_mode.id,
                    answers.unsure,
                    failure_mode.finder,
                    failure_mode.finder_by,
                )
