"""The pulse: the few numbers every window needs at once, built from what it may see."""

from __future__ import annotations

from typing import Any

from workshop.agenda import left
from workshop.beats import STEPS
from workshop.state import State


def pulse(state: State, now: int) -> dict[str, Any]:
    """The pulse of a state that went through `visibility.visible`.

    Args:
        state: What the viewer may see.
        now: Server time in ms. Windows get milliseconds left, never a time of day, and
            count down on their own clock, so a wrong phone clock does no harm.
    """
    agenda = state.agenda
    step = STEPS[agenda.step]
    vote = next((r for r in state.rounds.values() if r.open), None)
    return {
        "seq": state.seq,
        "step": step.number,
        "name": step.name,
        "beat": agenda.beat,
        "left": left(agenda, state.plan.minutes, now),
        "running": agenda.clock.since is not None,
        "votes": [len(vote.ballots), vote.eligible] if vote else None,
    }
