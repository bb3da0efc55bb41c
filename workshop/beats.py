"""The five steps and their beats: what the wall asks, what the facilitator does and says."""

from __future__ import annotations

from dataclasses import dataclass

from workshop.stages import STAGES

LOBBY, SCOPE, WALK, TRUST, WRONG, TICKETS, CLOSE = range(7)


@dataclass(frozen=True, slots=True)
class Beat:
    """One moment of a step: what the wall says and what the facilitator does and says."""

    id: str
    step: int
    label: str
    wall: str
    aside: str = ""
    do: str = ""
    say: str = ""
    stage: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One part of the workshop. *minutes* is the usual timebox, 0 where none runs."""

    number: int
    name: str
    page: str
    minutes: int


STEPS = (
    Step(LOBBY, "Lobby", "plan", 0),
    Step(SCOPE, "One person, one task", "scope", 20),
    Step(WALK, "Walk the five stages", "walk", 30),
    Step(TRUST, "Trust", "trust", 20),
    Step(WRONG, "What could go wrong", "wrong", 20),
    Step(TICKETS, "Three tickets", "tickets", 30),
    Step(CLOSE, "Close", "close", 0),
)


def _walk() -> tuple[Beat, ...]:
    beats: list[Beat] = []
    for stage in STAGES:
        beats.append(
            Beat(
                f"walk.{stage.id}.write",
                WALK,
                stage.name,
                f"{stage.name}: what do they want, what does the product do, "
                "how does it feel, where does it snag?",
                "No debate, guesses welcome.",
                "Read the stage's line. Three minutes of silence.",
                "One thought per note. Guesses are fine. A wrong note costs nothing today.",
                stage.id,
            )
        )
        beats.append(
            Beat(
                f"walk.{stage.id}.read",
                WALK,
                "Show and read",
                "Read, don't argue.",
                "Missing something? Write it.",
                "Read the new notes aloud. Only questions of understanding.",
                "What is missing?",
                stage.id,
            )
        )
    return tuple(beats)


BEATS = (
    Beat(
        "lobby",
        LOBBY,
        "Lobby",
        "One user. One task. Three tickets.",
        "We start together in a moment.",
        "Fill in the plan, open the wall on the projector, hand out pens and slips.",
        "We leave with three tickets. I keep the time; I do not vote.",
    ),
    Beat(
        "scope.write",
        SCOPE,
        "One person, one task",
        "One person, one task: who uses the AI to do what?",
        "Write in silence.",
        "Three minutes of silence, then type the sentence the room would bet on.",
        "Finish the sentence: who uses it to do what. Write the one you would bet on.",
    ),
    Beat(
        "scope.sharpen",
        SCOPE,
        "Show and sharpen",
        "Who exactly, doing what exactly, and what is out?",
        "For this task, when is an answer wrong?",
        "Sharpen the sentence until everybody can picture one person. Write what is out.",
        "Could you phone three such people tomorrow? Can you live with it for two hours?",
    ),
    *_walk(),
    Beat(
        "trust.vote",
        TRUST,
        "Trust vote",
        "How sure is our user at each of these five moments?",
        "Their trust, not yours. Silence.",
        "Read the five words of the scale once, no examples. Collect the slips face down.",
        "Five moments, five numbers. If you cannot tell, say so.",
    ),
    Beat(
        "trust.look",
        TRUST,
        "Look at the curve",
        "Look for one minute. Say nothing yet.",
        "",
        "Be quiet for one minute. Then talk about the widest split.",
        "Someone who gave a low number, what do you picture? Someone high?",
    ),
    Beat(
        "trust.because",
        TRUST,
        "Low points",
        "Trust is lowest here. Because…?",
        "",
        "Write the room's own because, one line for each low point.",
        "These look like our low points. Agree?",
    ),
    Beat(
        "wrong.write",
        WRONG,
        "What could go wrong",
        "What is the worst thing our AI could do here, and what would that cost our user?",
        "At least one for each stage.",
        "One minute of silence a stage. Type one card per thought.",
        "At each stage: the worst thing our AI could do, and what it would cost our user.",
    ),
    Beat(
        "wrong.read",
        WRONG,
        "Show the cards",
        "Read out, join twins.",
        "Aim for eight or fewer.",
        "Read every card aloud once. Name the stages that still have nothing.",
        "Is this the same as another one?",
    ),
    Beat(
        "wrong.vote",
        WRONG,
        "How bad",
        "How bad for our user if they act on it?",
        "Silence.",
        "One number for each card, on slips, in the order of the wall.",
        "Picture what happens to the user next. One number each.",
    ),
    Beat(
        "wrong.order",
        WRONG,
        "The order",
        "What could go wrong, worst for users first.",
        "",
        "Talk about the widest split only. Read the top three aloud.",
        "What happens to the user next?",
    ),
    Beat(
        "tickets.write",
        TICKETS,
        "Ideas",
        "What one change would lift a low point or stop one of these?",
        "Write in silence.",
        "Five minutes of silence, then type one change per thought.",
        "One change, one place, one thing it stops.",
    ),
    Beat(
        "tickets.choose",
        TICKETS,
        "Show and choose",
        "Three, no more.",
        "Who writes which?",
        "Choose three. Every must-fix has a ticket, or somebody says why not.",
        "We leave with three changes. Not ten.",
    ),
    Beat(
        "tickets.know",
        TICKETS,
        "How we will know",
        "How will we know it worked, and by when?",
        "",
        "Fill in how we will know for each ticket. Owners say yes.",
        "What would you count, and out of how many?",
    ),
    Beat(
        "close",
        CLOSE,
        "Close",
        "Three tickets, three owners, three dates.",
        "Read yours out.",
        "Each owner reads their ticket aloud. Download the backlog.",
        "What will you tell the first colleague you meet?",
    ),
)
BEAT = {beat.id: beat for beat in BEATS}
_ORDER = {beat.id: place for place, beat in enumerate(BEATS)}


def step_of(beat_id: str) -> Step:
    """The step a beat belongs to; the lobby for a beat this version does not know."""
    beat = BEAT.get(beat_id)
    return STEPS[beat.step if beat else LOBBY]


def neighbour(beat_id: str, by: int) -> Beat | None:
    """The beat *by* places after (or before) *beat_id*, None beyond either end."""
    place = _ORDER.get(beat_id, 0) + by
    return BEATS[place] if 0 <= place < len(BEATS) else None
