"""What a workshop came to: one value that Close, every file and every report draw from.

    found = outcome(state, today)

It is made once from a state that went through `visibility.visible`, so nothing hidden can
get into it, and it is pure: the same state on the same day gives the same outcome.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from workshop.loose_ends import REASON, dots, idea_trays
from workshop.models.failure_modes import FailureMode
from workshop.models.journey import Scope
from workshop.models.plan import ModelRecord
from workshop.models.tickets import Idea
from workshop.outcome.curve import Curve, LowStage, curves, low_stages
from workshop.outcome.inventory import InventoryLine, inventory_of
from workshop.outcome.trace import Trace, TracedStage, trace_of
from workshop.outcome.unknown import CannotTell, Unknown, unknown_of
from workshop.readiness import Readiness, missing, readiness
from workshop.results import trust_compared
from workshop.stages import Stage
from workshop.state import State, in_order

__all__ = [
    "CannotTell",
    "Curve",
    "InventoryLine",
    "LeftOver",
    "LowStage",
    "Outcome",
    "Ticket",
    "Trace",
    "TracedStage",
    "Unknown",
    "low_stages",
    "outcome",
    "ticket",
]


@dataclass(frozen=True, slots=True)
class Ticket:
    """A chosen idea at a glance: its number, where and what it stops, what it still lacks."""

    number: int
    idea: Idea
    stage: Stage
    stops: FailureMode | None
    readiness: Readiness
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LeftOver:
    """An idea that is no ticket; *tray* is empty before the dots are shown, and without any."""

    idea: Idea
    dots: int
    tray: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a workshop came to, as whoever asks may see it.

    Attributes:
        workshop: The id of the workshop.
        title: What the room calls it.
        day: The day it was looked at, None where dates that passed are not noticed.
        model_record: How the AI answers, and how often that is good enough.
        stages: The five stages, under the names that the room gave them.
        curves: The trust votes, task by task.
        low_points: Where trust is low, in the order of the stages.
        compared: Trust against what was earned, by stage.
        inventory: What could go wrong, worst for users first.
        tickets: What was chosen, in the order it was chosen.
        reason: Why there are not exactly three tickets.
        ideas: What was left over, most dots first.
        traces: What each ticket and each idea rests on, by its id.
        unknown: What the room does not know yet.
    """

    workshop: str
    title: str
    day: date | None
    scope: Scope
    model_record: ModelRecord
    stages: tuple[Stage, ...]
    curves: tuple[Curve, ...]
    low_points: tuple[LowStage, ...]
    compared: Mapping[str, str]
    inventory: tuple[InventoryLine, ...]
    tickets: tuple[Ticket, ...]
    reason: str
    ideas: tuple[LeftOver, ...]
    traces: Mapping[str, Trace]
    unknown: Unknown

    @property
    def checkable(self) -> int:
        """How many tickets can be checked later."""
        return sum(not ticket.missing for ticket in self.tickets)


def outcome(state: State, day: date | None = None) -> Outcome:
    """What a workshop came to.

    Args:
        state: What whoever asks may see.
        day: Today, to notice dates that have passed.
    """
    cards, low, compared = inventory_of(state), low_stages(state), trust_compared(state)
    by_id = {risk.failure_mode.id: risk for risk in cards}
    ideas = [idea for idea in in_order(state.ideas) if not idea.sealed]
    return Outcome(
        workshop=state.id,
        title=state.plan.title,
        day=day,
        scope=state.scope,
        model_record=state.model_record,
        stages=state.stages,
        curves=curves(state),
        low_points=low,
        compared=compared,
        inventory=cards,
        tickets=tuple(ticket(state, n, idea, day) for n, idea in enumerate(state.tickets, start=1)),
        reason=state.overrides.get(REASON, ""),
        ideas=_left_over(state, ideas),
        traces={
            idea.id: trace_of(state, idea, by_id.get(idea.stops), low, compared)
            for idea in (*ideas, *state.tickets)
        },
        unknown=unknown_of(state, low, cards),
    )


def ticket(state: State, number: int, idea: Idea, day: date | None = None) -> Ticket:
    """One ticket at a glance."""
    failure_mode = state.failure_modes.get(idea.stops)
    stops = None if failure_mode is None or failure_mode.sealed else failure_mode
    gaps = tuple(missing(idea, day))
    return Ticket(number, idea, state.stage(idea.stage), stops, readiness(idea, day), gaps)


def _left_over(state: State, ideas: list[Idea]) -> tuple[LeftOver, ...]:
    trays = idea_trays(state)
    left = [
        LeftOver(idea, dots(state, idea.id), trays.get(idea.id, ""))
        for idea in ideas
        if not idea.ticket_number
    ]
    return tuple(sorted(left, key=lambda found: -found.dots))
