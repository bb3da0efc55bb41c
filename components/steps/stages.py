"""A choice of stages, as every entry offers it."""

from __future__ import annotations

from components.kit.quick_entry import Choice
from workshop.state import State
from workshop.texts import t


def stage_choice(state: State, stage: str = "") -> Choice:
    """Which stage something is about, *stage* to begin with."""
    names = {stage.id: f"{stage.number} {stage.name}" for stage in state.stages}
    return Choice("stage", t("Stage"), names, value=stage)
