"""The beats of step 4: what could go wrong."""

from __future__ import annotations

from workshop.beats.base import Beat
from workshop.steps import WRONG

WRONG_BEATS = (
    Beat(
        "wrong.write",
        WRONG,
        "What could go wrong: {stage}",
        "{stage}: what is the worst thing our AI could do here, and what would that cost our user?",
        "At least one each.",
        minutes=1.4,
        each=True,
        phone="{stage}: the AI…, so our user…",
        writes=True,
    ),
    Beat(
        "wrong.read",
        WRONG,
        "Show the cards",
        "Read out, join twins.",
        "Aim for eight or fewer.",
        minutes=3,
        phone="Listen. Is yours the same as another?",
    ),
    Beat(
        "wrong.gaps",
        WRONG,
        "What nobody mentioned",
        "Nobody mentioned these. Do they happen to us?",
        minutes=1,
        phone="Do these happen to us?",
    ),
    Beat(
        "wrong.vote",
        WRONG,
        "How bad",
        "How bad for our user if they act on it?",
        "Silence.",
        minutes=3,
        phone="How bad, each one?",
    ),
    Beat(
        "wrong.order",
        WRONG,
        "The order",
        "What could go wrong, worst for users first.",
        minutes=3,
        phone="What could go wrong, worst for users first.",
    ),
    Beat(
        "wrong.often",
        WRONG,
        "How often",
        "The worst ones: how often?",
        "Only if you know or can guess.",
        minutes=1,
        phone="How often? Only if you know or can guess.",
    ),
    Beat(
        "wrong.notice",
        WRONG,
        "Would they notice",
        "The worst ones: would they notice?",
        "Only if you know or can guess.",
        minutes=1,
        phone="Would they notice? Only if you know or can guess.",
    ),
    Beat(
        "wrong.top",
        WRONG,
        "The top three",
        "What could go wrong, worst for users first.",
        minutes=1,
        phone="What could go wrong, worst for users first.",
    ),
)
