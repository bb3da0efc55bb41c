"""The pulse: the few numbers every window needs at once, the same for all of a workshop."""

from __future__ import annotations

from typing import Any

from workshop.agenda import later, left, topic_left
from workshop.attendance import done_now
from workshop.models.voting import Round
from workshop.state import State
from workshop.steps import STEPS
from workshop.translation import t
from workshop.ways import DECIDE, WRITE

WRITE_MS = 60_000
"""How long the wall counts down while slips are written."""
DECIDE_MS = 5_000
"""How long the wall counts down before hands are shown."""
PHASE_MS = {WRITE: WRITE_MS, DECIDE: DECIDE_MS}


def pulse(state: State, now: int, until: int | None = None) -> dict[str, Any]:
    """The pulse of a workshop: counts and the clock, the same for everybody.

    Args:
        state: The workshop, sealed for somebody or not: it makes no difference.
        now: Server time in ms. Windows get milliseconds left, never a time of day, and
            count down on their own clock, so a wrong phone clock does no harm.
        until: Milliseconds until the room must end, None when that is not planned.
    """
    agenda, minutes = state.agenda, state.plan.minutes
    step = STEPS[agenda.step]
    round_ = state.open_round
    return {
        "seq": state.seq,
        "step": step.number,
        "name": t(step.name),
        "beat": agenda.beat,
        "left": left(agenda, minutes, now),
        "used": agenda.clock.used(agenda.step, now, agenda.step),
        "beat_left": topic_left(agenda, minutes, now),
        "later": later(agenda, minutes),
        "until": until,
        "running": agenda.clock.since is not None,
        "urgent": state.urgent_seq,
        "content": state.content_seq,
        "done": done_now(state),
        "people": len(state.voter_ids),
        "votes": [round_.filed, round_.eligible] if round_ else None,
        "phase": round_.phase if round_ else None,
        "phase_left": _phase_left(round_, now) if round_ else None,
    }


def _phase_left(round_: Round, now: int) -> int | None:
    length = PHASE_MS.get(round_.phase)
    return None if length is None else max(0, length - (now - round_.cued))
