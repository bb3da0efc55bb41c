"""The five steps and their beats: what each is called, what wall and phone ask.

What the facilitator does and says at each of them is in `script_lines`. A text may name the
stage in hand as ``{stage}``, the scope as ``{scope}`` and the low points as ``{low}``, a
line of the script also ``{end}`` and ``{record}``; `places.worded` fills that in.
"""

from __future__ import annotations

from workshop.beats.base import Beat
from workshop.beats.failure_modes import FAILURE_MODE_BEATS
from workshop.beats.journey import JOURNEY_BEATS, SCOPE_BEATS
from workshop.beats.tickets import TICKET_BEATS
from workshop.beats.trust import TRUST_BEATS
from workshop.steps import CLOSE, LOBBY

__all__ = ["BEAT", "BEATS", "Beat", "topic_of"]

BEATS = (
    Beat(
        "lobby",
        LOBBY,
        "Lobby",
        "One user. One task. Three tickets.",
        "We start together in a moment.",
        phone="How was your way here?",
    ),
    *SCOPE_BEATS,
    *JOURNEY_BEATS,
    *TRUST_BEATS,
    *FAILURE_MODE_BEATS,
    *TICKET_BEATS,
    Beat(
        "close",
        CLOSE,
        "Close",
        "Three tickets, three owners, three dates.",
        "Read yours out.",
        phone="Thank you. Your notes are saved.",
    ),
)
BEAT = {beat.id: beat for beat in BEATS}


def topic_of(beat_id: str, topic: str) -> str:
    """What a topic clock runs for: a stage and what is done with it, or the beat itself."""
    beat = BEAT.get(beat_id)
    if beat is not None and beat.stage:
        return f"{beat.step}.{beat.stage}"
    if beat is not None and beat.each:
        return f"{beat.id}.{topic}"
    return beat_id
