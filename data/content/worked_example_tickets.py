"""The worked example, step 5: six ideas, and the three that became tickets.

Dates are days from the workshop, so that the example is never out of date.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from data.content import worked_example_words


class Ticket(NamedTuple):
    """An idea, the dots it got, and what makes a ticket of it. Days are from the workshop."""

    stage: str
    stops: str
    change: str
    dots: tuple[int | None, ...]
    words: Mapping[str, str]
    days: Mapping[str, int]


IDEAS = (
    Ticket(
        "calibration",
        "price",
        "show next to every price where it comes from, and leave a gap where it is unknown",
        (2, 1, 1, 2, 1),
        {
            "owner": "Noor Haddad",
            "effort": "weeks",
            "first_step": "list the three places where prices are kept",
            "measure": "Drafts sent with a wrong price",
            "count": "sent drafts with a wrong price",
            "out_of": "sent drafts that name a price",
            "unit": "%",
            "direction": "down",
            "start": "6",
            "goal": "1",
            "source": "the weekly check of 50 sent mails",
            "guardrail": "minutes from the end of the call to the sent mail",
        },
        {"start_on": -9, "by": 56},
    ),
    Ticket(
        "habit",
        "promise",
        "mark every sentence that nobody said in the call until the rep has touched it",
        (1, 1, 1, None, 1),
        {
            "owner": "Felix Brandt",
            "effort": "weeks",
            "first_step": "mark them by hand in ten old drafts and show those to Carla",
            "measure": "Mails with something nobody said",
            "count": "sent mails with a sentence nobody said",
            "out_of": "sent mails",
            "unit": "%",
            "direction": "down",
            "start": "22",
            "goal": "8",
            "source": "the weekly check of 50 sent mails",
        },
        {"start_on": -9, "by": 70},
    ),
    Ticket(
        "advocacy",
        worked_example_words.PATTERN,
        "say what went wrong after a bad mail, and offer redo, correct, or a colleague to ask",
        (None, 1, None, None, 1),
        {
            "owner": "Amara Okafor",
            "effort": "months",
            "first_step": "ask the four reps who gave up what they would have pressed",
            "measure": "Tries again after a miss",
            "count": "retries after a bad draft",
            "out_of": "bad drafts",
            "unit": "%",
            "direction": "up",
            "start_who": "Wen Li",
            "goal": "50",
            "source": "the event log of the draft button",
            "guardrail": "mails sent without being opened",
        },
        {"start_by": 14, "by": 84},
    ),
    Ticket(
        "contact",
        "stiff",
        "learn the tone from three mails the rep wrote before the first draft",
        (None, None, 1, 1, None),
        {},
        {},
    ),
    Ticket(
        "discovery",
        "magic",
        "show one mail it wrote after a call like theirs, good and bad side by side",
        (None,) * 5,
        {},
        {},
    ),
    Ticket(
        "calibration",
        "praise",
        "list what the client has bought beside the draft",
        (None,) * 5,
        {},
        {},
    ),
)
