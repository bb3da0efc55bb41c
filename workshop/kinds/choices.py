"""The choices of a field: those that it lists, the five stages, or yes and no."""

from __future__ import annotations

from collections.abc import Mapping

from workshop.kinds.field import Field
from workshop.stages import STAGES

YES = {"yes": "Yes", "no": "No"}


def options(field: Field) -> Mapping[str, str]:
    """Stored id and English words of each choice, in their order."""
    if field.type == "yes":
        return YES
    return {stage.id: stage.name for stage in STAGES} if field.type == "stages" else field.options
