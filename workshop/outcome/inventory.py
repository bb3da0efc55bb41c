"""What could go wrong in its order, with every answer that the room gave about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workshop.harm import badge_words
from workshop.models.failure_modes import FailureMode
from workshop.results import Tally, tally
from workshop.risk import RATINGS, Risk, risk_inventory
from workshop.state import State


@dataclass(frozen=True, slots=True)
class InventoryLine:
    """A failure mode in its place, and the answers about it by their scale."""

    risk: Risk
    answers: Mapping[str, Tally]

    @property
    def failure_mode(self) -> FailureMode:
        """The failure mode itself."""
        return self.risk.failure_mode

    @property
    def badge(self) -> str:
        """Must fix, should fix, can wait, or what would settle it; empty before it is rated."""
        rated = self.risk.ratings
        if rated.bad is None:
            return ""
        return badge_words(rated.bad, rated.often, rated.notice, rated.need)


def inventory_of(state: State) -> tuple[InventoryLine, ...]:
    """The failure modes that were shown, worst for users first."""
    return tuple(
        _line(state, risk) for risk in risk_inventory(state) if not risk.failure_mode.sealed
    )


def _line(state: State, risk: Risk) -> InventoryLine:
    return InventoryLine(
        risk, {scale: tally(state, scale, risk.failure_mode.id) for scale in RATINGS}
    )
