"""What a ticket or an idea rests on, back to what people wrote and voted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from workshop.loose_ends import dots
from workshop.models.journey import Note
from workshop.models.tickets import Idea
from workshop.outcome.curve import LowStage
from workshop.outcome.inventory import InventoryLine
from workshop.results import Tally, rounds_on, tally
from workshop.risk import RATINGS
from workshop.stages import LANES, Stage
from workshop.state import State, in_order

MOST_NOTES = 5


@dataclass(frozen=True, slots=True)
class TracedStage:
    """A stage that a ticket is about.

    Attributes:
        trust: The trust vote there.
        compared: Less trust than earned, about right, more, or no record yet; empty without votes.
        low: Why trust is low there, None where it is not.
    """

    stage: Stage
    trust: Tally
    compared: str
    low: LowStage | None


@dataclass(frozen=True, slots=True)
class Trace:
    """What one ticket or idea rests on.

    Attributes:
        stops: The failure mode it is against, None without one that was shown.
        stages: Its own stage first, then those of the failure mode.
        notes: The notes that speak for it, see `notes_for`.
        votes: The ids of the votes on its stage, on what it stops and on itself, each oldest first.
        dots: How many dots it got.
    """

    stops: InventoryLine | None
    stages: tuple[TracedStage, ...]
    notes: tuple[Note, ...]
    votes: tuple[str, ...]
    dots: int

    @property
    def own(self) -> TracedStage:
        """The stage that it is for."""
        return self.stages[0]

    def notes_at(self, stage: str) -> tuple[Note, ...]:
        """Those of its notes that are about one stage."""
        return tuple(note for note in self.notes if note.stage == stage)


def trace_of(
    state: State,
    idea: Idea,
    stops: InventoryLine | None,
    low: Sequence[LowStage],
    compared: Mapping[str, str],
) -> Trace:
    """What *idea* rests on.

    Args:
        state: What whoever asks may see.
        idea: A ticket, or an idea that was left over.
        stops: The failure mode it is against.
        low: The low points of the room.
        compared: Trust against what was earned, by stage.
    """
    names = tuple(dict.fromkeys((idea.stage, *(stops.failure_mode.stages if stops else ()))))
    reasons = {line.stage.id: line for line in low}
    stages = tuple(
        TracedStage(
            state.stage(name),
            tally(state, "trust", name),
            compared.get(name, ""),
            reasons.get(name),
        )
        for name in names
    )
    votes = tuple(_votes(state, idea))
    return Trace(stops, stages, notes_for(state, names), votes, dots(state, idea.id))


def notes_for(state: State, stages: Sequence[str]) -> tuple[Note, ...]:
    """The notes that speak for a change at *stages*, which come in the order of their weight.

    What somebody saw or measured comes before guesses, then the first stage before the
    others; notes that were grouped or say the same count once, and the parking lot not at all.
    """
    there = [n for n in in_order(state.notes) if n.stage in stages and n.lane in LANES]
    there = [note for note in there if not note.sealed]
    there.sort(key=lambda note: (note.evidence == "guess", stages.index(note.stage)))
    once: dict[str, Note] = {}
    for note in there:
        once.setdefault(note.group or note.text.casefold(), note)
    return tuple(once.values())[:MOST_NOTES]


def _votes(state: State, idea: Idea) -> Iterator[str]:
    asked = [("trust", idea.stage), *((scale, idea.stops) for scale in RATINGS)]
    for scale, item in [*asked, ("dots_ideas", idea.id)]:
        yield from (vote.id for vote in rounds_on(state, scale, item))
