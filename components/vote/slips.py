"""Keying in paper slips: the digits go straight to the live socket, never to a page."""

from __future__ import annotations

from collections.abc import Sequence

from components.kit.element import element

WORDS = {
    "slip": "Slip {n} of {of}",
    "watch": "Observer slip {n} of {of}",
    "named": "{slip}: {name}",
    "all": "All {of} slips are in",
    "all_elsewhere": "All {of} slips are in. Ready to reveal.",
    "all_named": "Every named slip is in: {n} of {of} votes.",
    "all_watch": "All {of} observers' slips are in",
    "of_watch": "They are counted apart and shown after the team's.",
    "whose": "Whose slip?",
    "nobody": "Choose a name",
    "choose": "Choose whose slip it is first. Nothing was keyed in.",
    "kind": "Which slips?",
    "team": "Team slips",
    "observers": "Observers' slips",
    "digits": "One digit for each thing on the wall, in its order: 1 to {points}, 0 for can't "
    "tell. Backspace corrects this slip. The last digit files it.",
    "letters": "One letter for each dot, A to {last}; the same letter twice is two dots. "
    "Backspace corrects this slip. The last of {budget} dots files it, Enter files it earlier.",
    "none": "An empty slip? Enter again files it without dots.",
    "few": "Not all digits are in yet.",
    "sum": "{answers} answers, {open} can't tell. Ready to reveal.",
    "dots": "{answers} dots, {open} not used. Ready to reveal.",
    "filing": "Filing…",
    "filed": "Filed.",
    "offline": "Not connected yet. The slip is still here: press Enter to file it.",
}

_slips = element(
    "slips",
    "vote/slips_who.js",
    "vote/slips.js",
    "vote/slips.css",
    html=(
        '<div class="slips"><div class="who"></div><div class="head"></div><div class="pad">'
        '<div class="rings" aria-hidden="true"></div><input autocomplete="off" '
        'autocorrect="off" autocapitalize="off" spellcheck="false"></div><p class="help"></p>'
        '<p class="say" role="status"></p></div>'
    ),
)


def key_in_slips(
    *,
    round_id: str,
    items: Sequence[str],
    eligible: int,
    filed: int,
    seq: int,
    points: int = 5,
    letters: bool = False,
    budget: int = 0,
    people: Sequence[tuple[str, str]] = (),
    phones: Sequence[tuple[str, str]] = (),
    watchers: int = 0,
    watched: int = 0,
) -> None:
    """Take digits for an open round, or letters for dots; every full slip is filed by itself.

    Args:
        round_id: The open round.
        items: What each digit is about, in the order of the wall; or what A, B, C name.
        eligible: How many slips there can be.
        filed: How many are in.
        seq: Sequence number of the state that says so.
        points: The highest digit.
        letters: Whether this is a vote with dots.
        budget: How many dots a slip has.
        people: Id and name of those who may still hand in a slip with their name on it;
            empty for unnamed slips.
        phones: The same for those with a phone: their slip is keyed in once they are chosen.
        watchers: How many observers' slips there can be.
        watched: How many of those are in.
    """
    data = {
        "round": round_id,
        "items": list(items),
        "eligible": eligible,
        "filed": filed,
        "seq": seq,
        "points": points,
        "letters": letters,
        "budget": budget,
        "people": [list(person) for person in [*people, *phones]],
        "first": [person for person, _ in people],
        "watchers": watchers,
        "watched": watched,
        "words": WORDS,
    }
    _slips(key="slips", data=data)
