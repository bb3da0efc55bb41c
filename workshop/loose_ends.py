"""What would be left hanging if the room closed now, and which ideas to look at first."""

from __future__ import annotations

from dataclasses import dataclass

from workshop.models.failure_modes import FailureMode
from workshop.models.tickets import Idea
from workshop.results import marked_low_points, rounds_on
from workshop.risk import Risk, risk_inventory, stages_without_failure_modes
from workshop.scales import EFFORT
from workshop.stages import LANES, STAGE_IDS
from workshop.state import State, in_order
from workshop.translation import t
from workshop.trays import places, trays

TICKETS_NEEDED = 3
REASON = "tickets"
"""What an override is about that allows another number of tickets than three."""


@dataclass(frozen=True, slots=True)
class LooseEnds:
    """What is named once before Close, and never blocks it."""

    must_fix: tuple[FailureMode, ...]
    low_points: tuple[str, ...]
    short_of: int

    @property
    def any(self) -> bool:
        """Whether there is anything to name."""
        return bool(self.must_fix or self.low_points or self.short_of)


def loose_ends(state: State) -> LooseEnds:
    """Must-fix failure modes nobody takes, low points nothing is done about, tickets too few."""
    stopped = {ticket.stops for ticket in state.tickets}
    helped = {ticket.stage for ticket in state.tickets}
    for ticket in state.tickets:
        failure_mode = state.failure_modes.get(ticket.stops)
        helped |= set(failure_mode.stages) if failure_mode else set()
    must_fix = tuple(
        risk.failure_mode
        for risk in risk_inventory(state)
        if risk.must_fix
        and risk.failure_mode.id not in stopped
        and not risk.failure_mode.accepted_by
    )
    low = tuple(stage for stage in marked_low_points(state) if stage not in helped)
    explained = bool(state.overrides.get(REASON))
    return LooseEnds(must_fix, low, 0 if explained else abs(TICKETS_NEEDED - len(state.tickets)))


def empty_cells(state: State) -> list[tuple[str, str]]:
    """The (stage, lane) pairs that nobody wrote anything in."""
    filled = {(note.stage, note.lane) for note in state.notes.values()}
    return [(stage, lane) for stage in STAGE_IDS for lane in LANES if (stage, lane) not in filled]


def without_anything(state: State) -> list[str]:
    """The names of stages without a failure mode, low points marked as such."""
    low = set(marked_low_points(state))
    names = [(stage, state.stage(stage).name) for stage in stages_without_failure_modes(state)]
    return [t("{stage} (low point)", stage=name) if stage in low else name for stage, name in names]


def dots(state: State, idea_id: str, scale: str = "dots_ideas") -> int:
    """How many dots something got in the last vote that was shown."""
    rounds = rounds_on(state, scale, idea_id)
    return sum(rounds[-1].votes(idea_id)) if rounds else 0


def idea_trays(state: State) -> dict[str, str]:
    """The tray of every idea by its dots; empty before they are shown."""
    names = [idea.id for idea in in_order(state.ideas)]
    rounds = {name: found[-1] for name in names if (found := rounds_on(state, "dots_ideas", name))}
    if not rounds:
        return {}

    def order(left_out: str | None) -> dict[str, int]:
        def fewest(name: str) -> int:
            ballots = rounds[name].ballots.items()
            return -sum(b.answers.get(name) or 0 for voter, b in ballots if voter != left_out)

        placed = places(rounds, fewest)
        return {name: place for name, place in placed.items() if fewest(name)}

    voters = sorted({voter for round_ in rounds.values() for voter in round_.ballots})
    return trays(order, voters)


def suggested(state: State) -> list[Idea]:
    """Up to three ideas that the tool would take, best first; never shown before the dots.

    Each against the worst failure mode that no better one stops yet, then less effort
    (METHOD 4.6).
    """
    risks = {risk.failure_mode.id: risk for risk in risk_inventory(state)}
    picks: list[Idea] = []
    stopped: set[str] = set()
    for idea in sorted(in_order(state.ideas), key=lambda idea: _merit(risks, idea)):
        if idea.stops and idea.stops not in stopped and len(picks) < TICKETS_NEEDED:
            picks.append(idea)
            stopped.add(idea.stops)
    return picks


def _merit(risks: dict[str, Risk], idea: Idea) -> tuple[int, int]:
    risk = risks.get(idea.stops)
    effort = list(EFFORT).index(idea.effort) if idea.effort in EFFORT else len(EFFORT)
    return (risk.place if risk else len(risks) + 1, effort)
