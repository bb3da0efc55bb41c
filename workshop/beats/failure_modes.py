"""The beats of step 4: what could go wrong."""

from __future__ import annotations

from workshop.beats import ids
from workshop.beats.base import Beat
from workshop.steps import FAILURE_MODES

FAILURE_MODE_BEATS = (
    Beat(
        ids.FAILURE_MODES_WRITE,
        FAILURE_MODES,
        "What could go wrong: {stage}",
        "{stage}: what is the worst thing our AI could do here, and what would that cost our user?",
        "At least one each.",
        minutes=1.4,
        each=True,
        phone="{stage}: the AI…, so our user…",
        writes=True,
    ),
    Beat(
        ids.FAILURE_MODES_READ,
        FAILURE_MODES,
        "Show the cards",
        "Read out, join twins.",
        "Aim for eight or fewer.",
        minutes=3,
        phone="Listen. Is yours the same as another?",
    ),
    Beat(
        ids.FAILURE_MODES_GAPS,
        FAILURE_MODES,
        "What nobody mentioned",
        "Nobody mentioned these. Do they happen to us?",
        minutes=1,
        phone="Do these happen to us?",
    ),
    Beat(
        ids.FAILURE_MODES_VOTE,
        FAILURE_MODES,
        "How bad",
        "How bad for our user if they act on it?",
        "Silence.",
        minutes=3,
        phone="How bad, each one?",
    ),
    Beat(
        ids.FAILURE_MODES_ORDER,
        FAILURE_MODES,
        "The order",
        "What could go wrong, worst for users first.",
        minutes=3,
        phone="What could go wrong, worst for users first.",
    ),
    Beat(
        ids.FAILURE_MODES_OFTEN,
        FAILURE_MODES,
        "How often",
        "The worst ones: how often?",
        "Only if you know or can guess.",
        minutes=1,
        phone="How often? Only if you know or can guess.",
    ),
    Beat(
        ids.FAILURE_MODES_NOTICE,
        FAILURE_MODES,
        "Would they notice",
        "The worst ones: would they notice?",
        "Only if you know or can guess.",
        minutes=1,
        phone="Would they notice? Only if you know or can guess.",
    ),
    Beat(
        ids.FAILURE_MODES_TOP,
        FAILURE_MODES,
        "The top three",
        "What could go wrong, worst for users first.",
        minutes=1,
        phone="What could go wrong, worst for users first.",
    ),
)
