"""The beats of step 3: how sure our user is."""

from __future__ import annotations

from workshop.beats.base import Beat
from workshop.beats.ids import TRUST_BECAUSE, TRUST_LOOK, TRUST_RECORD, TRUST_TALK, TRUST_VOTE
from workshop.steps import TRUST

TRUST_BEATS = (
    Beat(
        TRUST_VOTE,
        TRUST,
        "Trust vote",
        "How sure is our user at each of these five moments?",
        "Their trust, not yours. Silence.",
        minutes=5,
        phone="Our user’s trust at five moments.",
    ),
    Beat(
        TRUST_LOOK,
        TRUST,
        "Look at the curve",
        "Look for one minute. Say nothing yet.",
        minutes=1,
        phone="The curve is on the wall.",
    ),
    Beat(
        TRUST_TALK,
        TRUST,
        "Talk: {stage}",
        "{stage}: someone low, someone high, what do you picture?",
        minutes=4,
        each=True,
        phone="Listening. You can vote again in a minute.",
    ),
    Beat(
        TRUST_BECAUSE,
        TRUST,
        "Low points",
        "Trust is lowest at {low}. Because…?",
        minutes=3,
        phone="Trust is low here because…",
        writes=True,
    ),
    Beat(
        TRUST_RECORD,
        TRUST,
        "Observers and earned trust",
        "What should a sensible user do?",
        minutes=2,
        phone="What should a sensible user do?",
    ),
)
