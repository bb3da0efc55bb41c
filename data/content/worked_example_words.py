"""The worked example, steps 1, 3 and 4: a sales rep and AI-drafted follow-up mails.

People, company and product are made up.
"""

from __future__ import annotations

from typing import NamedTuple

TITLE = "Example: follow-up mails after a demo call"
PLAN = {
    "product": "Harbour CRM",
    "feature": "Follow-up drafts",
}
VOTERS = (
    ("Noor Haddad", "product"),
    ("Felix Brandt", "design"),
    ("Wen Li", "data science"),
    ("Amara Okafor", "customer success"),
    ("Tomasz Nowak", "other"),
)
OBSERVERS = (("Carla Ruiz", "other"), ("Dev Patel", "other"))
"""Two sales reps who use it every week."""

SAMPLES = {
    "good": (
        "Hi Jana, thank you for this morning. You asked whether both warehouses can share one "
        "price list: they can, from the plan we looked at. The two pages about it are attached. "
        "I call on Thursday at ten, as agreed."
    ),
    "usual": (
        "Dear Jana, it was a pleasure to talk to you today. Harbour helps teams like yours to "
        "work better together. Do not hesitate to contact me with any question. I look forward "
        "to the next steps."
    ),
    "bad": (
        "Hi Jana, as promised you get 15 % off until Friday, and we move your old data for free. "
        "Please sign the attached offer and we start on Monday."
    ),
}
CHECKED = {"checked": "40", "acceptable": "27", "source": "Wen and Amara, 40 drafts of one week"}
CHECKED_DAYS_AGO = 9

PROPOSALS = (
    ("A mid-market sales rep", "write the follow-up mail after a demo call"),
    ("A sales manager of ten reps", "sum up a week of calls before Monday"),
    ("A customer success manager", "answer a complaint about an invoice"),
)
SCOPE_DOTS = ((2, None, None), (1, 1, None), (2, None, None), (1, None, 1), (None, 1, 1))
SCOPE = {
    "feature": "the draft button beside a finished call",
    "used_to_ai": "tries",
    "stakes": "client",
    "out": "cold mails, contracts, answers to complaints",
    "wrong": "it states something that nobody said or agreed in the call",
}

ENDING_HANDS = {"2": 2, "3": 3}
TRUST_SLIPS = (
    (2, 2, 1, 4, 1),
    (2, 5, 4, 5, 2),
    (3, 4, 5, 4, 3),
    (2, 1, 2, 4, None),
    (2, 3, 2, 5, 1),
)
WATCHING_SLIPS = ((2, 3, 3, 5, 2), (1, 4, 2, 5, 3))
CALIBRATION_AGAIN = (2, 3, 2, 2, 1)
EARNED = (3, 3, 2, 3, 4)
SECOND_TASK = "sum up the call for the team"
SECOND_SLIPS = ((3, 3, 4, 4, 3), (2, 4, 4, 4, 4), (3, 3, 4, 5, 4), (3, 4, 3, 4, 3), (2, 3, 4, 4, 4))
LOW_POINTS = {
    "calibration": "it is right eight times and invents a price the ninth, and both look alike",
    "advocacy": "after one wrong promise there is nothing to press but “new draft”",
}
ALSO_LOW = "discovery"
"""A low point that the room adds, and that no ticket takes: a loose end."""


class Card(NamedTuple):
    """Something that could go wrong, and the votes about it, one for each slip."""

    key: str
    stage: str
    does: str
    suffers: str
    bad: tuple[int | None, ...]
    often: tuple[int | None, ...] = ()
    notice: tuple[int | None, ...] = ()


UNKNOWN = (None,) * 5
CARDS = (
    Card(
        "magic",
        "discovery",
        "is announced as if it could write any mail",
        "expects too much and shrugs after the first try",
        (2, 2, 2, 1, 3),
    ),
    Card(
        "stiff",
        "contact",
        "writes three polite paragraphs that sound like nobody on the team",
        "rewrites the mail by hand, as before",
        (1, 1, 2, 1, 1),
    ),
    Card(
        "price",
        "calibration",
        "quotes a price from last year's list",
        "sends an offer the company cannot keep",
        (4, 4, 5, 4, 4),
        (2, 2, 1, 2, 3),
        (5, 5, 5, 4, 5),
    ),
    Card(
        "praise",
        "calibration",
        "praises a feature this client has not bought",
        "spends the next call explaining it away",
        (1, 3, 5, 3, 2),
        (4, 4, 3, 4, 5),
        (2, 2, 3, 2, 1),
    ),
    Card(
        "promise",
        "habit",
        "adds a promise that nobody made in the call",
        "has to take it back in front of the client",
        (3, 4, 4, 3, None),
        (3, 3, 2, 3, 4),
        (4, 4, 5, 4, 4),
    ),
    Card(
        "names",
        "habit",
        "mixes up two people who were in the same call",
        "thanks the wrong person and has to apologise",
        (2, 2, 3, 2, 2),
    ),
    Card(
        "leak",
        "habit",
        "copies a remark into the mail that was meant for the team only",
        "shows the client what was said about them",
        (5, 5, 4, 5, 5),
        UNKNOWN,
        (2, 3, 3, 3, 4),
    ),
)
TWIN = ("calibration", "uses old price lists", "has to call the client back about the price")
"""Says the same as "price" and is joined to it."""
PATTERN = "big_miss"
PATTERN_VOTES = Card("", "", "", "", (4, 5, 5, 4, 5), (2, 2, 3, 2, 1), (1, 2, 2, 1, 1))
JUDGED = {"no_start": "not us", "shallow": "not us", "unseen": "us", "changed": "can't tell"}
LATER = {
    "price": {
        "cause": "drafts read the price list once a year",
        "control": "reps are told to check prices",
        "group": "reps with many small clients",
    },
    "leak": {"finder": "Wen Li", "recovery": "none once the mail is out"},
}
FOUND_OUT_IN_DAYS = 14
ACCEPTED = (
    "leak",
    "Noor Haddad",
    "nobody has seen it yet; we count it for two weeks before we build anything",
)

PRIVATE = {
    1: "Tomasz has to leave at the hour: read his ticket first.",
    3: "Wen and Felix picture different users here. Let both say whom.",
}
