"""What people said without their names leaves the house without them, too.

Votes of a room that agreed on no names are stored under the people's ids, so that nobody
votes twice. In a save file each voter has a random name instead, the same in all of its
votes, and the ballots of a vote lie there in random order: neither name, nor time, nor place
tells whose they are. So do the lines that people wrote from their own devices.
"""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Iterable, Sequence
from random import SystemRandom

from data.store.entries import read_entries
from data.store.protocol import Record
from workshop.events import BallotCast, Entry, Event, RemarkMade, dump
from workshop.models.voting import Ballot, Round
from workshop.state import State

BY_NAME = frozenset({"device", "box", "keypad"})
"""Ways to vote that name the voter."""
WAY = "box"
"""What all of those are in a file: who had a phone is no secret, so the way would tell."""
VOTER, AUTHOR = "voter:", "someone:"
"""How a random name begins; what has one already keeps it."""


def without_names(found: Sequence[Record], state: State) -> list[Record]:
    """A log, what was said without names under random ones.

    Args:
        found: The records that leave the house.
        state: What the whole log folds to.
    """
    names: dict[str, str] = defaultdict(lambda: f"{VOTER}{secrets.token_hex(6)}")
    entries = [
        (record, entry)
        for record, entry in zip(found, read_entries(found), strict=True)
        if isinstance(entry.event, BallotCast | RemarkMade)
    ]
    changed: dict[int, Record | None] = {}
    for round_ in state.rounds.values():
        if not round_.named:
            cast = [record for record, entry in entries if _is_cast_in(entry, round_.id)]
            changed |= _refilled(cast, _ballots(round_, names))
    if not state.plan.names:
        remarks = [record for record, entry in entries if _is_remark(entry)]
        changed |= _refilled(remarks, _remarks(state))
    return [new for record in found if (new := changed.get(record.seq, record)) is not None]


def _is_cast_in(entry: Entry, round_id: str) -> bool:
    event = entry.event
    return (
        isinstance(event, BallotCast)
        and event.round_id == round_id
        and _is_by_name(event.way, event.voter)
    )


def _is_by_name(way: str, voter: str) -> bool:
    return way in BY_NAME and not voter.startswith(VOTER)


def _is_remark(entry: Entry) -> bool:
    return isinstance(entry.event, RemarkMade) and not entry.event.author.startswith(AUTHOR)


def _ballots(round_: Round, names: dict[str, str]) -> list[Event]:
    """What everybody answered in the end, each as one ballot."""
    return [
        BallotCast(
            round_id=round_.id,
            voter=names[ballot.voter],
            way=WAY,
            entered_by="",
            answers={item: ballot.answers[item] for item in sorted(ballot.answers)},
            observer=observer,
            whole=ballot.whole,
        )
        for part, observer in ((round_.ballots, False), (round_.watching, True))
        for ballot in _by_name(part.values())
    ]


def _by_name(ballots: Iterable[Ballot]) -> list[Ballot]:
    return [ballot for ballot in ballots if _is_by_name(ballot.way, ballot.voter)]


def _remarks(state: State) -> list[Event]:
    """Every line that stands, each by somebody else."""
    return [
        RemarkMade(
            about=remark.about,
            author=f"{AUTHOR}{secrets.token_hex(6)}",
            text=remark.text,
            evidence=remark.evidence,
        )
        for remark in state.remarks.values()
        if not remark.author.startswith(AUTHOR)
    ]


def _refilled(places: Sequence[Record], events: list[Event]) -> dict[int, Record | None]:
    """By sequence number: the first of the places with the events in random order, none else."""
    shuffled = SystemRandom().sample(events, len(events))
    filled = {p.seq: _record(p, event) for p, event in zip(places, shuffled, strict=False)}
    return {place.seq: filled.get(place.seq) for place in places}


def _record(place: Record, event: Event) -> Record:
    name, schema = type(event).__name__, event.SCHEMA
    return Record(place.seq, place.at, "", secrets.token_hex(16), name, schema, dump(event))
