"""The beats of steps 1 and 2: one person, one task, and the notes of the five stages."""

from __future__ import annotations

from dataclasses import replace

from workshop.beats import ids
from workshop.beats.base import Beat
from workshop.stages import STAGES
from workshop.steps import JOURNEY, SCOPE

SCOPE_BEATS = (
    Beat(
        ids.SCOPE_WRITE,
        SCOPE,
        "One person, one task",
        "One person, one task: who uses the AI to do what?",
        "Write in silence.",
        minutes=5,
        phone="Fill in: who uses it to do what.",
        writes=True,
    ),
    Beat(
        ids.SCOPE_READ,
        SCOPE,
        "Show and read aloud",
        "Read, no pitch.",
        "Same as another? Say “same”.",
        minutes=3,
        phone="Read, no pitch.",
    ),
    Beat(
        ids.SCOPE_DOTS,
        SCOPE,
        "Dots",
        "Which of these should we map today?",
        "Two dots each.",
        minutes=2,
        phone="Give two dots. Yours and others’.",
    ),
    Beat(
        ids.SCOPE_SHARPEN,
        SCOPE,
        "Sharpen",
        "{scope}",
        "Who exactly, doing what exactly, and what is out?",
        minutes=5,
        phone="{scope} Anything to sharpen?",
    ),
    Beat(
        ids.SCOPE_WRONG,
        SCOPE,
        "When is it wrong",
        "For this task, when is an answer wrong?",
        minutes=5,
        phone="An answer is wrong when…",
        writes=True,
    ),
)


_WRITE = Beat(
    "write",
    JOURNEY,
    "{stage}",
    "{stage}: what do they want, what does the product do, how does it feel, where does it snag?",
    "No debate, guesses welcome.",
    "{stage}. One thought per note.",
    minutes=5,
    writes=True,
)
_READ = Beat(
    "read",
    JOURNEY,
    "Show and read",
    "Read, don’t argue.",
    "Missing something? Write it.",
    "New notes appear here. Add what is missing.",
    minutes=5,
)

JOURNEY_BEATS = (
    *(
        replace(beat, id=f"walk.{stage.id}.{beat.id}", stage=stage.id)
        for stage in STAGES
        for beat in (_WRITE, _READ)
    ),
    Beat(
        ids.JOURNEY_GAPS,
        JOURNEY,
        "Empty cells",
        "Nothing here yet. Does anybody know?",
        "Write it. Guesses are fine.",
        minutes=2,
        phone="Nothing here yet. Do you know?",
        writes=True,
    ),
    Beat(
        ids.JOURNEY_ENDING,
        JOURNEY,
        "The ending",
        "After it let them down: what would our user most likely do?",
        "One answer each, no talk.",
        minutes=1,
        phone="After it let them down: what would our user most likely do?",
    ),
    Beat(
        ids.JOURNEY_OBSERVERS,
        JOURNEY,
        "Observers",
        "What did we get wrong about you?",
        "Observers: one note each.",
        minutes=1,
        phone="Observers: what did we get wrong about you?",
        writes=True,
    ),
)
