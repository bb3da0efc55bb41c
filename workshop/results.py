"""What a vote came to: the answers to each item, whichever round they were given in.

A vote can be repeated for some of its items. The newest revealed round that asked about an
item counts; the first one stays, because the shift is a finding.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workshop.models.voting import Ballot, Round
from workshop.stages import STAGE_IDS
from workshop.state import State
from workshop.translation import t
from workshop.trust import compared, consensus, low_points, middle, worth_talking

MOST_TOPICS = 2


@dataclass(frozen=True, slots=True)
class Tally:
    """What the room answered about one item of a vote.

    Attributes:
        votes: The team's numbers, lowest first, "can't tell" left out.
        unsure: How many could not tell.
        silent: How many could have answered and did not.
        observers: The observers' numbers, once they are shown.
        earlier: The numbers of the first round, None when it was voted on once.
    """

    item: str
    votes: tuple[int, ...] = ()
    unsure: int = 0
    silent: int = 0
    observers: tuple[int, ...] = ()
    earlier: tuple[int, ...] | None = None

    @property
    def middle(self) -> float | None:
        """The middle vote, None when nobody could tell."""
        return middle(self.votes)

    @property
    def first(self) -> tuple[int, ...]:
        """The numbers of the first round, before anybody talked."""
        return self.votes if self.earlier is None else self.earlier


def rounds_on(state: State, scale: str, item: str, task: str = "") -> list[Round]:
    """The revealed rounds that asked about an item, oldest first."""
    found = [
        r
        for r in state.rounds.values()
        if r.revealed and r.scale == scale and r.task == task and item in r.items
    ]
    return sorted(found, key=lambda r: r.born)


def tally(state: State, scale: str, item: str, task: str = "") -> Tally:
    """The answers to one item, empty before it was revealed."""
    rounds = rounds_on(state, scale, item, task)
    if not rounds:
        return Tally(item)
    last = rounds[-1]
    answers = last.answers(item)
    # The observers wrote along once; a vote repeated after the talk is the team's alone.
    watched = next((r for r in reversed(rounds) if r.watching), last)
    return Tally(
        item,
        tuple(last.votes(item)),
        last.cannot_tell(item),
        max(0, last.eligible - len(answers)),
        tuple(sorted(_numbers(watched.watching.values(), item))),
        tuple(rounds[0].votes(item)) if len(rounds) > 1 else None,
    )


def _numbers(ballots: Iterable[Ballot], item: str) -> list[int]:
    given = (ballot.answers.get(item) for ballot in ballots)
    return [value for value in given if value is not None]


def trust_tallies(state: State, task: str = "") -> list[Tally]:
    """The trust votes stage by stage, for one task; never mixed with another's."""
    return [tally(state, "trust", stage, task) for stage in STAGE_IDS]


def is_revealed(state: State, scale: str, task: str = "") -> bool:
    """Whether any round of a scale has been shown."""
    return any(r.revealed and r.scale == scale and r.task == task for r in state.rounds.values())


def curve(state: State, task: str = "") -> list[float | None]:
    """The middle vote stage by stage, None where there is none."""
    return [tally.middle for tally in trust_tallies(state, task)]


def talk_about(tallies: Sequence[Tally]) -> list[str]:
    """The items worth talking about as first voted: widest first, then least agreed.

    Source: ROOM 3.2. At most two; the lowest one when none stands out.
    """
    risk_inventory = [
        (votes[-1] - votes[0], -(consensus(votes) or 0.0), -place, tally.item)
        for place, tally in enumerate(tallies)
        if worth_talking(votes := tally.first)
    ]
    if risk_inventory:
        return [item for *_, item in sorted(risk_inventory, reverse=True)[:MOST_TOPICS]]
    scored = [(middle(tally.first), tally.item) for tally in tallies if tally.first]
    return [min(scored, key=lambda pair: pair[0] or 0.0)[1]] if scored else []


def still_open(tallies: Sequence[Tally]) -> list[str]:
    """The topics on which the room is still apart, by its newest votes."""
    split = {tally.item for tally in tallies if worth_talking(tally.votes)}
    return [item for item in talk_about(tallies) if item in split]


def proposed_low_points(state: State, task: str = "") -> list[str]:
    """The stages that the rule proposes as low points, most urgent first; at most two."""
    tallies = trust_tallies(state, task)
    spreads = [t.votes[-1] - t.votes[0] if t.votes else 0 for t in tallies]
    return [STAGE_IDS[place] for place in low_points([t.middle for t in tallies], spreads)]


def marked_low_points(state: State) -> list[str]:
    """The low points of the room, in the order of the stages.

    The rule proposes, the room takes away and adds; a stage with a "because" is one.
    """
    proposed = set(proposed_low_points(state))
    return [stage for stage in STAGE_IDS if _is_low(state, stage, stage in proposed)]


def _is_low(state: State, stage: str, proposed: bool) -> bool:
    low = state.low_points.get(stage)
    if low is None:
        return proposed
    return low.marked if low.marked is not None else proposed or bool(low.because)


def low_point_reason(state: State, stage: str) -> str:
    """Why a stage is called low, in the room's words: lowest of all, nobody trusts it, drop."""
    values = curve(state)
    place = STAGE_IDS.index(stage)
    value, before = values[place], values[place - 1] if place else None
    if value is None:
        return ""
    scored = [v for v in values if v is not None]
    if value == min(scored) and len(set(scored)) > 1:
        return t("lowest of all")
    if value <= 2:
        return t("nobody trusts it")
    return t("sudden drop") if before is not None and before - value >= 1 else ""


def low_point_labels(state: State) -> dict[str, str]:
    """Each low point of the room with the words that mark it on the curve."""
    labels = {}
    for stage in marked_low_points(state):
        reason = low_point_reason(state, stage)
        labels[stage] = t("Low trust: {reason}", reason=reason) if reason else t("Low trust")
    return labels


def earned_trust(state: State) -> float | None:
    """What a sensible user should do, as the room answered; None when it was not asked."""
    return tally(state, "earned", "earned").middle


def trust_compared(state: State) -> dict[str, str]:
    """Per stage: less trust than earned, about right, more, or no record yet."""
    earned = earned_trust(state)
    return {
        t.item: compared(t.middle, earned) for t in trust_tallies(state) if t.middle is not None
    }
