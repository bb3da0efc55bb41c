"""The five steps and their beats: what each is called and what the wall asks.

What the facilitator does and says at each of them is in `script`. A text may name the
stage in hand as ``{stage}`` and the scope as ``{scope}``; `worded` fills that in.
"""

from __future__ import annotations

from dataclasses import dataclass

from workshop.stages import STAGES
from workshop.steps import CLOSE, LOBBY, SCOPE, TICKETS, TRUST, WALK, WRONG


@dataclass(frozen=True, slots=True)
class Beat:
    """One moment of a step: what the wall says, and how long its topic usually takes.

    Attributes:
        stage: The stage it is about, where a beat belongs to one stage.
        minutes: Usual minutes of its topic, 0 where no topic clock runs.
        each: Whether the room goes through it once for each of several stages.
    """

    id: str
    step: int
    label: str
    wall: str
    aside: str = ""
    stage: str = ""
    minutes: float = 0
    each: bool = False


_STAGE_ASKS = (
    "{stage}: what do they want, what does the product do, how does it feel, where does it snag?"
)

_SCOPE_BEATS = (
    Beat(
        "scope.write",
        SCOPE,
        "One person, one task",
        "One person, one task: who uses the AI to do what?",
        "Write in silence.",
        minutes=5,
    ),
    Beat(
        "scope.read",
        SCOPE,
        "Show and read aloud",
        "Read, no pitch.",
        "Same as another? Say “same”.",
        minutes=3,
    ),
    Beat(
        "scope.dots",
        SCOPE,
        "Dots",
        "Which of these should we map today?",
        "Two dots each.",
        minutes=2,
    ),
    Beat(
        "scope.sharpen",
        SCOPE,
        "Sharpen",
        "{scope}",
        "Who exactly, doing what exactly, and what is out?",
        minutes=5,
    ),
    Beat(
        "scope.wrong",
        SCOPE,
        "When is it wrong",
        "For this task, when is an answer wrong?",
        minutes=5,
    ),
)


def _walk_beats() -> tuple[Beat, ...]:
    beats: list[Beat] = []
    for stage in STAGES:
        write, read = f"walk.{stage.id}.write", f"walk.{stage.id}.read"
        quiet = "No debate, guesses welcome."
        beats.append(Beat(write, WALK, "{stage}", _STAGE_ASKS, quiet, stage.id, minutes=5))
        beats.append(
            Beat(
                read,
                WALK,
                "Show and read",
                "Read, don’t argue.",
                "Missing something? Write it.",
                stage.id,
                minutes=5,
            )
        )
    return tuple(beats)


_WALK_ENDS = (
    Beat(
        "walk.gaps",
        WALK,
        "Empty cells",
        "Nothing here yet. Does anybody know?",
        "Write it. Guesses are fine.",
        minutes=2,
    ),
    Beat(
        "walk.ending",
        WALK,
        "The ending",
        "After it let them down: what would our user most likely do?",
        "One answer each, no talk.",
        minutes=1,
    ),
    Beat(
        "walk.observers",
        WALK,
        "Observers",
        "What did we get wrong about you?",
        "Observers: one note each.",
        minutes=1,
    ),
)
_TRUST_BEATS = (
    Beat(
        "trust.vote",
        TRUST,
        "Trust vote",
        "How sure is our user at each of these five moments?",
        "Their trust, not yours. Silence.",
        minutes=5,
    ),
    Beat(
        "trust.look", TRUST, "Look at the curve", "Look for one minute. Say nothing yet.", minutes=1
    ),
    Beat(
        "trust.talk",
        TRUST,
        "Talk: {stage}",
        "{stage}: someone low, someone high, what do you picture?",
        minutes=4,
        each=True,
    ),
    Beat("trust.because", TRUST, "Low points", "Trust is lowest at {low}. Because…?", minutes=3),
    Beat(
        "trust.record",
        TRUST,
        "Observers and earned trust",
        "What should a sensible user do?",
        minutes=2,
    ),
)
_WRONG_BEATS = (
    Beat(
        "wrong.write",
        WRONG,
        "What could go wrong: {stage}",
        "{stage}: what is the worst thing our AI could do here, and what would that cost our user?",
        "At least one each.",
        minutes=1.4,
        each=True,
    ),
    Beat(
        "wrong.read",
        WRONG,
        "Show the cards",
        "Read out, join twins.",
        "Aim for eight or fewer.",
        minutes=3,
    ),
    Beat(
        "wrong.gaps",
        WRONG,
        "What nobody mentioned",
        "Nobody mentioned these. Do they happen to us?",
        minutes=1,
    ),
    Beat(
        "wrong.vote",
        WRONG,
        "How bad",
        "How bad for our user if they act on it?",
        "Silence.",
        minutes=3,
    ),
    Beat(
        "wrong.order", WRONG, "The order", "What could go wrong, worst for users first.", minutes=3
    ),
    Beat(
        "wrong.often",
        WRONG,
        "How often",
        "The worst ones: how often?",
        "Only if you know or can guess.",
        minutes=1,
    ),
    Beat(
        "wrong.notice",
        WRONG,
        "Would they notice",
        "The worst ones: would they notice?",
        "Only if you know or can guess.",
        minutes=1,
    ),
    Beat(
        "wrong.top",
        WRONG,
        "The top three",
        "What could go wrong, worst for users first.",
        minutes=1,
    ),
)
_TICKET_BEATS = (
    Beat(
        "tickets.write",
        TICKETS,
        "Ideas",
        "What one change would lift a low point or stop one of these?",
        "Write in silence.",
        minutes=7,
    ),
    Beat(
        "tickets.read",
        TICKETS,
        "Show and read aloud",
        "Read out, join twins.",
        "No pitch.",
        minutes=3,
    ),
    Beat(
        "tickets.dots",
        TICKETS,
        "Dots",
        "Where would you put the next month?",
        "Three dots each.",
        minutes=3,
    ),
    Beat("tickets.choose", TICKETS, "Choose three", "Three, no more. Who writes which?", minutes=3),
    Beat(
        "tickets.know",
        TICKETS,
        "How we will know",
        "How will we know it worked, and by when?",
        minutes=8,
    ),
    Beat(
        "tickets.aloud",
        TICKETS,
        "Read aloud",
        "Each ticket, one minute.",
        "Owner, say yes. First small step this week?",
        minutes=6,
    ),
)
BEATS = (
    Beat(
        "lobby",
        LOBBY,
        "Lobby",
        "One user. One task. Three tickets.",
        "We start together in a moment.",
    ),
    *_SCOPE_BEATS,
    *_walk_beats(),
    *_WALK_ENDS,
    *_TRUST_BEATS,
    *_WRONG_BEATS,
    *_TICKET_BEATS,
    Beat("close", CLOSE, "Close", "Three tickets, three owners, three dates.", "Read yours out."),
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
