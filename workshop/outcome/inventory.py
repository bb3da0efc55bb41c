"""What could go wrong in its order, with every answer that the room gave about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workshop.harm import badge_words
from workshop.results import Tally, tally
from workshop.risk import RATINGS, Ranked, ranked
from workshop.state import State
from workshop.things.failures import FailureMode


@dataclass(frozen=True, slots=True)
class InventoryLine:
    """A card in its place, and the answers about it by their scale."""

    ranked: Ranked
    answers: Mapping[str, Tally]

    @property
    def mode(self) -> FailureMode:
        """The card itself."""
        return self.ranked.mode

    @property
    def badge(self) -> str:
        """Must fix, should fix, can wait, or what would settle it; empty before it is rated."""
        rated = self.ranked.ratings
        if rated.bad is None:
            return ""
        return badge_words(rated.bad, rated.often, rated.notice, rated.need)


def inventory_of(state: State) -> tuple[InventoryLine, ...]:
    """The cards that were shown, worst for users first."""
    return tuple(_line(state, card) for card in ranked(state) if not card.mode.sealed)


def _line(state: State, card: Ranked) -> InventoryLine:
    return InventoryLine(card, {scale: tally(state, scale, card.mode.id) for scale in RATINGS})
