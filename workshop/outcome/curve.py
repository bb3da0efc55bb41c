"""The trust curves of a workshop, and where trust is low."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workshop.results import (
    Tally,
    is_revealed,
    low_point_labels,
    low_point_reason,
    marked_low_points,
    trust_tallies,
)
from workshop.stages import Stage
from workshop.state import State, in_order


@dataclass(frozen=True, slots=True)
class Curve:
    """The trust votes on one task, stage by stage.

    Attributes:
        task: The id of a second task, empty for the one in the scope.
        words: The task as the room words it.
        tallies: The votes, one tally a stage.
        labels: What marks the low points, by stage; a second task has none.
    """

    task: str
    words: str
    tallies: tuple[Tally, ...]
    labels: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class LowStage:
    """A stage where trust is low: why the rule says so, and why the room does."""

    stage: Stage
    reason: str
    because: str


def curves(state: State) -> tuple[Curve, ...]:
    """The curve of every task whose vote was shown, that of the scope first."""
    tasks = ("", *(task.id for task in in_order(state.tasks)))
    return tuple(_curve(state, task) for task in tasks if is_revealed(state, "trust", task))


def _curve(state: State, task: str) -> Curve:
    words = state.tasks[task].task if task else state.scope.task
    labels = {} if task else low_point_labels(state)
    return Curve(task, words, tuple(trust_tallies(state, task)), labels)


def low_stages(state: State) -> tuple[LowStage, ...]:
    """The low points of the room, in the order of the stages."""
    return tuple(_low_stage(state, stage) for stage in marked_low_points(state))


def _low_stage(state: State, stage: str) -> LowStage:
    low = state.low_points.get(stage)
    return LowStage(state.stage(stage), low_point_reason(state, stage), low.because if low else "")
