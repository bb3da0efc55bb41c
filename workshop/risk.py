"""The order of what could go wrong, worst for users first, and what stands on it.

Source: METHOD, overriding decision 5: how bad first, then the class, then expected harm,
then the lowest trust at that stage; full ties share a place, and "how bad" alone
is enough to be ranked like any other. The trays are METHOD's rank intervals (decision 6).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from workshop.harm import ActionClass, ClassRange, action_class, expected_harm, trust_need
from workshop.models.failure_modes import FailureMode
from workshop.models.voting import Round
from workshop.results import rounds_on
from workshop.stages import STAGE_IDS
from workshop.state import State, in_order
from workshop.trays import places, trays
from workshop.trust import middle, spread

WORST = 5
"""How many failure modes are asked about a second time: how often, and would they notice."""
RATINGS = ("how_bad", "how_often", "would_notice")
NOT_SCORED = 6.0
"""Above every score: a stage nobody scored is the least worrying one."""


@dataclass(frozen=True, slots=True)
class Ratings:
    """The middle votes about a failure mode, None where there is none, and trust at its stage."""

    bad: float | None = None
    often: float | None = None
    notice: float | None = None
    trust: float | None = None

    @property
    def need(self) -> float:
        """Trust need of its stage, 0 where nobody scored it."""
        return trust_need(self.trust) if self.trust is not None else 0.0

    @property
    def classes(self) -> ClassRange | None:
        """What the room owes it; None before "how bad" is rated."""
        if self.bad is None:
            return None
        return action_class(self.bad, self.often, self.notice, self.need)

    @property
    def lifted(self) -> bool:
        """Whether low trust at its stage alone keeps it from being one that can wait."""
        if self.bad is None or self.classes is None or self.classes.high is ActionClass.MUST:
            return False
        return action_class(self.bad, self.often, self.notice).low < self.classes.low

    @property
    def worst_first(self) -> tuple[float, float, float, float]:
        """The sorting key: what is known comes before what nobody could say."""
        return _worst_first(self)


@lru_cache(maxsize=4096)
def _worst_first(rated: Ratings) -> tuple[float, float, float, float]:
    low = rated.trust if rated.trust is not None else NOT_SCORED
    if rated.bad is None or (classes := rated.classes) is None:
        return (0.0, 0.0, 0.0, low)
    known = rated.often is not None and rated.notice is not None
    harm = expected_harm(rated.bad, rated.often or 0, rated.notice or 0) if known else 0.0
    return (-rated.bad, -(classes.low + classes.high), -harm, low)


@dataclass(frozen=True, slots=True)
class Risk:
    """A failure mode and its place; equal ones share a place (1, 2, 2, 4)."""

    failure_mode: FailureMode
    place: int
    ratings: Ratings
    tray: str
    votes: tuple[int, ...] = ()

    @property
    def must_fix(self) -> bool:
        """Whether the room owes it a ticket or a signature, whatever is still open."""
        classes = self.ratings.classes
        return classes is not None and classes.low is ActionClass.MUST

    @property
    def spread(self) -> str:
        """Agreed, mixed or split on how bad it is, in the room's words."""
        return spread(self.votes)


def risk_inventory(state: State) -> list[Risk]:
    """All failure modes, worst first. Only revealed rounds are read."""
    rounds = _Rounds(state)
    failure_modes = {
        failure_mode.id: failure_mode for failure_mode in in_order(state.failure_modes)
    }
    rated = [
        name for name in failure_modes if rounds.ratings(failure_modes[name], None).bad is not None
    ]

    def order(left_out: str | None) -> dict[str, int]:
        return places(rated, lambda name: rounds.ratings(failure_modes[name], left_out).worst_first)

    tray = trays(order, rounds.voters)
    return [
        Risk(
            failure_modes[name],
            place,
            rounds.ratings(failure_modes[name], None),
            tray.get(name, ""),
            rounds.votes("how_bad", name, None),
        )
        for name, place in _places(rounds, failure_modes).items()
    ]


def _places(rounds: _Rounds, failure_modes: Mapping[str, FailureMode]) -> dict[str, int]:
    return places(failure_modes, lambda name: rounds.ratings(failure_modes[name], None).worst_first)


def worst(state: State) -> list[str]:
    """The failure modes that are asked about a second time, worst first."""
    rounds = _Rounds(state)
    failure_modes = {
        failure_mode.id: failure_mode for failure_mode in in_order(state.failure_modes)
    }
    placed = _places(rounds, failure_modes)
    return [n for n in placed if rounds.ratings(failure_modes[n], None).bad is not None][:WORST]


def not_rated(state: State) -> list[str]:
    """The failure modes that no revealed vote has asked about."""
    return [
        failure_mode.id
        for failure_mode in in_order(state.failure_modes)
        if not rounds_on(state, "how_bad", failure_mode.id)
    ]


def widest(risks: list[Risk]) -> Risk | None:
    """The failure mode the room disagrees about most, None when all agree."""
    open_ = [risk for risk in risks if risk.votes and risk.votes[-1] - risk.votes[0] >= 2]
    return max(open_, key=lambda risk: risk.votes[-1] - risk.votes[0], default=None)


def stages_without_failure_modes(state: State) -> list[str]:
    """The stages that nothing could go wrong at, as far as anybody wrote."""
    covered = {
        stage for failure_mode in state.failure_modes.values() for stage in failure_mode.stages
    }
    return [stage for stage in STAGE_IDS if stage not in covered]


class _Rounds:
    """The newest revealed round about each item, and the votes in it without one voter."""

    def __init__(self, state: State) -> None:
        self._newest: dict[tuple[str, str], Round] = {}
        self._middles: dict[tuple[str, str, object], float | None] = {}
        for scale, items in (*((r, state.failure_modes) for r in RATINGS), ("trust", STAGE_IDS)):
            for item in items:
                if rounds := rounds_on(state, scale, item):
                    self._newest[scale, item] = rounds[-1]

    @property
    def voters(self) -> list[str]:
        """Everybody who rated a failure mode: people, slips, and hands one by one."""
        found: set[str] = set()
        for (scale, item), round_ in self._newest.items():
            if scale in RATINGS:
                found |= set(round_.ballots)
                found |= {_hand(place) for place in range(len(round_.hands.get(item, ())))}
        return sorted(found)

    def votes(self, scale: str, item: str, left_out: str | None) -> tuple[int, ...]:
        """The numbers given to an item by everybody else, lowest first."""
        round_ = self._newest.get((scale, item))
        if round_ is None:
            return ()
        votes = round_.votes(item)
        if (own := self._answer(round_, item, left_out)) is not None:
            votes.remove(own)
        return tuple(votes)

    def _answer(self, round_: Round, item: str, voter: str | None) -> int | None:
        """What one voter answered, None for nothing and for "can't tell"."""
        if voter is None:
            return None
        if ballot := round_.ballots.get(voter):
            return ballot.answers.get(item)
        hands = round_.hands.get(item, ())
        return next((value for at, value in enumerate(hands) if _hand(at) == voter), None)

    def ratings(self, failure_mode: FailureMode, left_out: str | None) -> Ratings:
        """The middle votes about a failure mode without one voter."""
        bad, often, notice = (self._middle(scale, failure_mode.id, left_out) for scale in RATINGS)
        trust = [self._middle("trust", stage, left_out) for stage in failure_mode.stages]
        return Ratings(bad, often, notice, min((t for t in trust if t is not None), default=None))

    def _middle(self, scale: str, item: str, left_out: str | None) -> float | None:
        """Leaving out one of two people with the same answer comes to the same."""
        round_ = self._newest.get((scale, item))
        if round_ is None:
            return None
        key = (scale, item, self._answer(round_, item, left_out))
        if key not in self._middles:
            self._middles[key] = middle(self.votes(scale, item, left_out))
        return self._middles[key]


def _hand(place: int) -> str:
    """The seat of a raised hand: hands have no names, so the lowest is taken for one person."""
    return f"hand:{place}"
