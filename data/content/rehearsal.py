"""The six who are not there: a cast for rehearsing alone, on the case of the worked example.

Most of what they write and vote is the worked example's; here is who of them does what. That
a workshop is a rehearsal shows in its id, which nobody can edit.
"""

from __future__ import annotations

from typing import NamedTuple

from data.content import worked_example_notes as walk
from data.content import worked_example_tickets as tickets
from data.content import worked_example_words as words
from data.content.worked_example_notes import Thought
from data.content.worked_example_tickets import Ticket
from data.content.worked_example_words import Card
from workshop.state import State, in_order

PREFIX = "rehearsal-"
"""How the id of every rehearsal begins."""
TITLE = "Rehearsal"
MARK = " (simulated)"
"""How the name of everybody ends who is not there."""
SLOW = 3.0
"""How many times as long as the others the slow one takes."""


class Member(NamedTuple):
    """Somebody of the cast. *seat* is a place in the answers of the worked example.

    *haste* says how long everything takes them: 1 is usual, more is slower.
    """

    name: str
    function: str
    role: str
    seat: int
    haste: float
    check_in: str


CAST = (
    Member(f"Robin{MARK}", "product", "participant", 0, 0.8, "smooth"),
    Member(f"Sasha{MARK}", "design", "participant", 1, 1.0, "fine"),
    Member(f"Kim{MARK}", "data science", "participant", 2, 0.9, "fine"),
    Member(f"Jules{MARK}", "customer success", "participant", 3, 1.2, "smooth"),
    Member(f"Toni{MARK}", "other", "participant", 4, SLOW, "bumpy"),
    Member(f"Lou{MARK}", "other", "observer", 5, 1.1, "fine"),
)
"""Five who vote, the last of them slow, and a sales rep who observes."""
OBSERVER = 5

PROPOSALS = (
    words.PROPOSALS[0],
    words.PROPOSALS[1],
    words.PROPOSALS[2],
    ("A sales rep in their first month", "answer a question about prices by mail"),
    ("A sales rep who was ill for a week", "catch up on what clients were promised"),
)
"""One for each seat that votes."""

SHARPER = {
    0: "Leave out renewals: those mails are written by somebody else",
    3: "Say “after a first demo”, the second one is another talk",
}
FAILURE_MODES = (
    "it promises what nobody said",
    "the client cannot tell that a person meant it",
    "a number in it is in none of our sources",
    "the client has to ask what was agreed",
    "I would be ashamed to have my name under it",
)
SPOKEN = {
    "contact": (
        "I picture the first draft of a long call, and it missed the point",
        "The first one I saw was better than mine",
        "Most keep it with a few words changed",
        "My clients know how I write, and this is not it",
        "It depends on the call, really",
    ),
    "calibration": (
        "I picture the rep who was burnt by an old price",
        "After ten drafts you know where to look",
        "Two of three drafts are good, and people feel that",
        "They only find the weak spots in front of a client",
        "I still read every line before I send it",
    ),
}
"""What each seat pictures at a stage that the room talks about."""
BECAUSE = {
    "calibration": (
        "a good draft and a bad one look the same",
        "nothing says what it was made from",
        "nobody has told them how often it is right",
        "the first bad one is found by the client",
        "prices are wrong without a warning",
    ),
    "advocacy": (
        "the only way on is another draft",
        "it never says sorry, or why",
        "the bad draft is not counted anywhere",
        "the rep stands in front of the client alone",
        "after that I wrote my own again",
    ),
    "discovery": (
        "the banner promises too much",
        "nobody shows a draft of their own kind of call",
        "one in three never sees it",
        "the last tool was a let-down, too",
        "there was no time to try it",
    ),
}
"""Why trust is low, from each seat."""
LATE_THOUGHT = Thought("advocacy", "does", 4, "Files the complaint where nobody looks")
"""What somebody knows about the cell that stayed empty."""
ENDING = (2, 3, 2, 3, 3, 2)
EARNED = (*words.EARNED, 3)
PATTERNS = {
    "no_start": ("not us", "not us", "us", "not us", "can't tell"),
    "big_miss": ("us", "us", "us", "us", "can't tell"),
}
"""What each seat says to a known pattern; to the others all say what the example says."""


def thoughts(seat: int) -> list[Thought]:
    """The notes of a seat, stage by stage; whoever observes has those of both observers."""
    return [note for note in walk.NOTES if min(note.who - 1, OBSERVER) == seat]


def cards(seat: int) -> list[Card]:
    """What a seat says could go wrong."""
    return [card for place, card in enumerate(words.CARDS) if place % OBSERVER == seat]


def ideas(seat: int) -> list[Ticket]:
    """What a seat would change."""
    return [idea for place, idea in enumerate(tickets.IDEAS) if place % OBSERVER == seat]


def is_rehearsal(workshop_id: str) -> bool:
    """Whether a workshop was begun as a rehearsal."""
    return workshop_id.startswith(PREFIX)


def cast_of(state: State) -> dict[str, Member]:
    """Who of the roster is simulated, by person id; of namesakes only the first."""
    if not is_rehearsal(state.id):
        return {}
    members, found = {member.name: member for member in CAST}, dict[str, Member]()
    for person in in_order(state.people):
        if person.present and (member := members.pop(person.name, None)):
            found[person.id] = member
    return found
