"""A choice of stages, as every entry and form offers it."""

from __future__ import annotations

from components.kit.quick_entry import Choice
from workshop.kinds.room import NOTE
from workshop.state import State
from workshop.translation import t


def stage_names(state: State) -> dict[str, str]:
    """The stages to choose from."""
    return {stage.id: stage.name for stage in state.stages}


def numbered(state: State) -> dict[str, str]:
    """The stages to choose from, with their numbers."""
    return {stage.id: f"{stage.number} {stage.name}" for stage in state.stages}


def stage_choice(state: State, stage: str = "") -> Choice:
    """Which stage something is about, *stage* to begin with."""
    return Choice("stage", t(NOTE["stage"].label), numbered(state), value=stage)
