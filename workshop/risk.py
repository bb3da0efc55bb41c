"""The order of what could go wrong: worst for users first.

Source: METHOD, overriding decision 5: severity first, then the lowest trust at that
stage; full ties share a place; a card with "how bad" alone is ranked like any other.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from workshop.stages import STAGE_IDS
from workshop.state import FailureMode, Round, State, in_order
from workshop.trust import low_points, middle


@dataclass(frozen=True, slots=True)
class Ranked:
    """A card and its place. *bad* and *trust* are middle votes, None where unvoted."""

    mode: FailureMode
    place: int
    bad: float | None
    trust: float | None


def ranked(state: State) -> list[Ranked]:
    """All cards, worst first; equal cards share a place (1, 2, 2, 4).

    A card nobody rated stands after the rated ones, and an unscored stage counts as
    the least worrying one. Only revealed rounds are read.
    """
    bad, trust = revealed(state, "how_bad"), revealed(state, "trust")
    cards = [
        (mode, _vote(bad, mode.id), _vote(trust, mode.stage)) for mode in in_order(state.failures)
    ]
    cards.sort(key=lambda card: _worst_first(card[1], card[2]))
    places: list[Ranked] = []
    for count, (mode, how_bad, low) in enumerate(cards, start=1):
        last = places[-1] if places else None
        tie = last is not None and (last.bad, last.trust) == (how_bad, low)
        place = last.place if last is not None and tie else count
        places.append(Ranked(mode, place, how_bad, low))
    return places


def revealed(state: State, scale: str) -> Round | None:
    """The newest revealed round of a scale."""
    rounds = [r for r in state.rounds.values() if r.scale == scale and r.revealed]
    return max(rounds, key=lambda r: r.born, default=None)


def curve(state: State, stages: Iterable[str]) -> list[float | None]:
    """The middle vote of the newest revealed trust round, stage by stage."""
    trust = revealed(state, "trust")
    return [_vote(trust, stage) for stage in stages]


def marked_low_points(state: State) -> list[str]:
    """The stages that are low points for the room: proposed by the rule, or noted by hand."""
    proposed = {STAGE_IDS[place] for place in low_points(curve(state, STAGE_IDS))}
    noted = {stage for stage, low in state.low_points.items() if low.because}
    return [stage for stage in STAGE_IDS if stage in proposed | noted]


def _vote(round_: Round | None, item: str) -> float | None:
    return middle(round_.votes(item)) if round_ else None


def _worst_first(bad: float | None, trust: float | None) -> tuple[float, float]:
    return (-bad if bad is not None else 0.0, trust if trust is not None else 6.0)
