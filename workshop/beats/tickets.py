"""The beats of step 5: three tickets."""

from __future__ import annotations

from workshop.beats import ids
from workshop.beats.base import Beat
from workshop.steps import TICKETS

TICKET_BEATS = (
    Beat(
        ids.TICKETS_WRITE,
        TICKETS,
        "Ideas",
        "What one change would lift a low point or stop one of these?",
        "Write in silence.",
        minutes=7,
        phone="At one stage, we change one thing, so that it no longer hurts.",
        writes=True,
    ),
    Beat(
        ids.TICKETS_READ,
        TICKETS,
        "Show and read aloud",
        "Read out, join twins.",
        "No pitch.",
        minutes=3,
        phone="Read out, no pitch.",
    ),
    Beat(
        ids.TICKETS_DOTS,
        TICKETS,
        "Dots",
        "Where would you put the next month?",
        "Three dots each.",
        minutes=3,
        phone="Where would you put the next month?",
    ),
    Beat(
        ids.TICKETS_CHOOSE,
        TICKETS,
        "Choose three",
        "Three, no more. Who writes which?",
        minutes=3,
        phone="Three, no more. Who writes which?",
    ),
    Beat(
        ids.TICKETS_KNOW,
        TICKETS,
        "How we will know",
        "How will we know it worked, and by when?",
        minutes=8,
        phone="How will we know it worked, and by when?",
        writes=True,
    ),
    Beat(
        ids.TICKETS_ALOUD,
        TICKETS,
        "Read aloud",
        "Each ticket, one minute.",
        "Owner, say yes. First small step this week?",
        minutes=6,
        phone="Each ticket, one minute.",
    ),
)
