"""The beats of step 3: how sure our user is."""

from __future__ import annotations

from workshop.beats.base import Beat
from workshop.steps import TRUST

TRUST_BEATS = (
    Beat(
        "trust.vote",
        TRUST,
        "Trust vote",
        "How sure is our user at each of these five moments?",
        "Their trust, not yours. Silence.",
        minutes=5,
        phone="Our user’s trust at five moments.",
    ),
    Beat(
        "trust.look",
        TRUST,
        "Look at the curve",
        "Look for one minute. Say nothing yet.",
        minutes=1,
        phone="The curve is on the wall.",
    ),
    Beat(
        "trust.talk",
        TRUST,
        "Talk: {stage}",
        "{stage}: someone low, someone high, what do you picture?",
        minutes=4,
        each=True,
        phone="Listening. You can vote again in a minute.",
    ),
    Beat(
        "trust.because",
        TRUST,
        "Low points",
        "Trust is lowest at {low}. Because…?",
        minutes=3,
        phone="Trust is low here because…",
        writes=True,
    ),
    Beat(
        "trust.record",
        TRUST,
        "Observers and earned trust",
        "What should a sensible user do?",
        minutes=2,
        phone="What should a sensible user do?",
    ),
)
