"""Votes and the low points they show."""

from __future__ import annotations

from dataclasses import dataclass, field

from immutables import Map

from workshop.memo import of_the_same


@dataclass(frozen=True, slots=True)
class Ballot:
    """One voter's answers in one round, None for "can't tell"; *whole* once they are finished."""

    voter: str
    way: str
    entered_by: str
    answers: Map[str, int | None] = field(default_factory=Map)
    whole: bool = True
    rev: int = 0


@of_the_same
def _whole(ballots: Map[str, Ballot]) -> int:
    """How many of the ballots are finished."""
    return sum(ballot.whole for ballot in ballots.values())


@dataclass(frozen=True, slots=True)
class Round:
    """One vote. Its ballots count only while it is open and are secret until revealed.

    Attributes:
        task: The second task it is about, empty for the one in the scope.
        eligible: How many people of the team can vote.
        revealed_seq: The number of the event that showed it, 0 before that.
        phase: What the room was asked to do last, one of `ways.PHASES`, at server time *cued*.
        item: What the fingers are being counted for.
        ballots: The team's, by person or seat.
        hands: Per item, the numbers that raised hands showed (None: can't tell).
        watching: The observers' ballots, kept apart.
        voted: Who has a ballot with their name on it; only those who lead and the ballot box
            get to see that.
    """

    id: str
    scale: str
    items: tuple[str, ...]
    eligible: int
    task: str = ""
    named: bool = False
    open: bool = True
    revealed: bool = False
    revealed_seq: int = 0
    phase: str = ""
    item: str = ""
    cued: int = 0
    born: int = 0
    ballots: Map[str, Ballot] = field(default_factory=Map)
    hands: Map[str, tuple[int | None, ...]] = field(default_factory=Map)
    watching: Map[str, Ballot] = field(default_factory=Map)
    voted: frozenset[str] = frozenset()

    @property
    def by_hand(self) -> int:
        """How many people have shown their hands for every item."""
        return min((len(self.hands.get(item, ())) for item in self.items), default=0)

    @property
    def filed(self) -> int:
        """How many people of the team have answered and are finished."""
        return _whole(self.ballots) + self.by_hand

    @property
    def seated(self) -> int:
        """How many people have a ballot or have shown their hands for any item."""
        return len(self.ballots) + max((len(hands) for hands in self.hands.values()), default=0)

    @property
    def has_answers(self) -> bool:
        """Whether anybody has answered anything, an observer included."""
        return bool(self.ballots or self.hands or self.watching)

    @property
    def to_come(self) -> int:
        """How many people of the team have not answered yet."""
        return max(0, self.eligible - self.filed)

    def answers(self, item: str) -> list[int | None]:
        """Every answer of the team to *item*, None for "can't tell"."""
        given = [b.answers[item] for b in self.ballots.values() if item in b.answers]
        return [*given, *self.hands.get(item, ())]

    def votes(self, item: str) -> list[int]:
        """The numbers given to *item*, "can't tell" left out, lowest first."""
        return sorted(value for value in self.answers(item) if value is not None)

    def cannot_tell(self, item: str) -> int:
        """How many answered *item* with "can't tell"."""
        return sum(value is None for value in self.answers(item))


@dataclass(frozen=True, slots=True)
class LowPoint:
    """The room's own reason why trust is low at a stage.

    *marked* is what the room says about it, None as long as it leaves that to the rule.
    """

    stage: str
    because: str = ""
    marked: bool | None = None
    rev: int = 0
    changed: Map[str, int] = field(default_factory=Map)
