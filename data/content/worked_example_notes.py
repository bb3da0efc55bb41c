"""The worked example, step 2: what the room knows about each stage of the journey."""

from __future__ import annotations

from typing import NamedTuple


class Thought(NamedTuple):
    """A note. *who* is a place on the roster: five who vote, then the two observers."""

    stage: str
    lane: str
    who: int
    text: str
    evidence: str = "guess"
    source: str = ""
    feeling: str = ""


def _seen(stage: str, lane: str, who: int, text: str, feeling: str = "") -> Thought:
    return Thought(stage, lane, who, text, "seen", "", feeling)


def _measured(stage: str, lane: str, who: int, text: str, source: str) -> Thought:
    return Thought(stage, lane, who, text, "measured", source)


NOTES = (
    Thought("discovery", "want", 1, "To leave at six on a day with five calls"),
    _seen("discovery", "want", 4, "Not another tool that has to be fed first"),
    Thought("discovery", "does", 1, "Shows a banner once a call has ended"),
    _measured("discovery", "does", 3, "One rep in three never sees the banner", "usage, October"),
    _seen("discovery", "feels", 5, "“The last one wrote like a leaflet”", "-1"),
    Thought("discovery", "feels", 2, "Curious, but not in front of colleagues", feeling="0"),
    Thought("discovery", "snags", 4, "The launch mail promises that it writes everything"),
    Thought("discovery", "snags", 2, "No example from their own kind of call"),
    Thought("contact", "want", 5, "A thank-you mail they do not have to think about"),
    _seen("contact", "want", 6, "To see quickly whether it listened at all"),
    Thought("contact", "does", 1, "Writes three paragraphs in ten seconds"),
    Thought("contact", "does", 3, "Starts from the transcript, not from older mails"),
    _seen("contact", "feels", 7, "Surprised how good the first line is", "1"),
    Thought("contact", "feels", 2, "Reads it twice: is that me?", feeling="0"),
    _seen("contact", "snags", 6, "Too polite; my clients would laugh"),
    _measured(
        "contact",
        "snags",
        3,
        "Half of the first drafts are rewritten from scratch",
        "usage, October",
    ),
    Thought("calibration", "want", 5, "To know which half they can stop reading"),
    Thought("calibration", "want", 4, "One place that says what it is bad at"),
    Thought("calibration", "does", 1, "Drafts small and large deals the same way"),
    _measured(
        "calibration", "does", 3, "27 of 40 drafts were good enough to send", "our own check"
    ),
    _seen("calibration", "feels", 7, "Fine with regulars, nervous with a new client", "-1"),
    Thought(
        "calibration", "feels", 2, "Proud to have found the trick with short notes", feeling="1"
    ),
    _seen("calibration", "snags", 6, "Quoted me a price we dropped in spring"),
    Thought("calibration", "snags", 4, "Old prices, again and again"),
    Thought("calibration", "snags", 1, "The price list is read once a year"),
    Thought("calibration", "snags", 5, "Praises features this client did not buy"),
    _seen("habit", "want", 6, "A draft waiting when they are back at their desk"),
    Thought("habit", "want", 1, "To answer before the competitor does"),
    Thought("habit", "does", 1, "Puts a draft into the outbox after every call"),
    Thought("habit", "does", 3, "Gets a new model every few weeks, unannounced"),
    _seen("habit", "feels", 7, "I only skim the middle by now", "1"),
    Thought("habit", "feels", 2, "Relieved, and a little ashamed of it", feeling="0"),
    _measured(
        "habit",
        "snags",
        3,
        "Time spent reading a draft fell from 90 to 25 seconds",
        "event log, June to October",
    ),
    Thought("habit", "snags", 4, "Nobody notices a promise in paragraph two"),
    _seen("habit", "snags", 6, "It thanked the wrong person for the coffee"),
    Thought("habit", "snags", 2, "A sent mail cannot be taken back"),
    _seen("advocacy", "want", 7, "To hear why it wrote that discount"),
    Thought("advocacy", "want", 4, "A way to fix it that the client can see"),
    _seen("advocacy", "feels", 7, "Stood there like a liar", "-2"),
    Thought("advocacy", "feels", 5, "Tells it at lunch, and the story travels", feeling="-1"),
    Thought("advocacy", "snags", 1, "The only button left says “new draft”"),
    _measured(
        "advocacy", "snags", 3, "4 of 31 weekly users stopped after one bad mail", "usage, 2 months"
    ),
    Thought("advocacy", "snags", 4, "Support hears of it weeks later, if at all"),
)
"""Nobody knew what the product does after it let somebody down: one cell stays empty."""

PARKED = (
    Thought("", "parked", 5, "Should the mail say that a machine drafted it?"),
    Thought("", "parked", 4, "Who answers when two reps were in the call?"),
)
OBSERVERS = (
    _seen("habit", "want", 6, "You think we reread it. On Fridays nobody does."),
    _seen("contact", "want", 7, "We try it on a client we cannot lose, not on a small one."),
)
GROUP = ("Prices are out of date", "calibration", "snags", ("price", "Price"))
"""Name, stage, lane, and the words that the notes in it share."""
