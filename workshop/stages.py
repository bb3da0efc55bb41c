"""The five stages of the AI journey, the four lanes of a stage, and their words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage. A trust score is given for *moment*, never for the whole phase."""

    id: str
    number: int
    name: str
    line: str
    moment: str


STAGES = (
    Stage(
        "discovery",
        1,
        "Skeptical discovery",
        "Hears about it and expects little.",
        "They have been told about it. They have not tried it.",
    ),
    Stage(
        "contact",
        2,
        "First contact",
        "Tries it once, on something small.",
        "They have just read the first answer.",
    ),
    Stage(
        "calibration",
        3,
        "Calibration",
        "Finds out what it is good at, and what not.",
        "About ten tries in.",
    ),
    Stage(
        "habit",
        4,
        "Habitual use",
        "Uses it as part of the normal week.",
        "An ordinary working day, nobody watching.",
    ),
    Stage(
        "advocacy",
        5,
        "Advocacy or exit",
        "Recommends it, or stops using it.",
        "It has just let them down on something that mattered.",
    ),
)
STAGE = {stage.id: stage for stage in STAGES}
STAGE_IDS = tuple(STAGE)

PARKED = "parked"
"""The lane of the parking lot, which belongs to no stage."""

LANES = {
    "want": "What they want",
    "does": "What the product does",
    "feels": "How it feels",
    "snags": "Where it snags",
}
