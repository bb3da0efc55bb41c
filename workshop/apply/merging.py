"""What it means that two entries of the roster were one person.

Whatever one of them wrote, said or answered is the other's from then on, also what an undo
would bring back. Where both answered the same question, one answer can stay.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from immutables import Map

from workshop import events as e
from workshop.apply.people import with_eligible
from workshop.events import Entry
from workshop.kinds.room import AUTHORED, REMARK
from workshop.models.people import ANSWERED, Person, Remark
from workshop.models.voting import Ballot, Round
from workshop.state import State, Undoable, remark_key

WRITTEN = tuple(entity.collection for entity in AUTHORED if entity is not REMARK)
"""What says who wrote it; a remark says so in its key as well, see `_one_line_each`."""


def person_merged(state: State, entry: Entry, event: e.PersonMerged) -> State:
    kept, joined = state.people.get(event.kept), state.people.get(event.joined)
    if kept is None or joined is None or kept.id == joined.id:
        return state
    if not (kept.present and joined.present):
        return state
    one, other = kept.id, joined.id
    rounds = {name: _one_voter(round_, one, other) for name, round_ in state.rounds.items()}
    done = {place: _one_name(names, one, other) for place, names in state.done.items()}
    return with_eligible(
        _one_author(state, one, other)._replace(
            people=_one_person(state.people, kept, joined, entry.seq),
            rounds=Map(rounds),
            done=Map(done),
            remarks=_one_line_each(state.remarks, one, other),
            undo=_one_past(state.undo, one, other),
        )
    )


def _one_person(
    people: Map[str, Person], kept: Person, joined: Person, seq: int
) -> Map[str, Person]:
    """*joined* leads to *kept*, and so does everybody who led to *joined*."""
    one = replace(
        kept,
        function=kept.function or joined.function,
        check_in=kept.check_in or joined.check_in,
        arrived=kept.arrived or joined.arrived,
        away=kept.away and joined.away,
        rev=seq,
    )
    gone = replace(joined, present=False, merged=kept.id, rev=seq)
    before = {n: replace(p, merged=kept.id) for n, p in people.items() if p.merged == joined.id}
    return people.update({**before, kept.id: one, joined.id: gone})


def _one_author(state: State, kept: str, joined: str) -> State:
    changes: dict[str, Any] = {}
    for collection in WRITTEN:
        entities: Map[str, Any] = getattr(state, collection)
        theirs = {name: _by(entity, kept, joined) for name, entity in entities.items()}
        changes[collection] = Map(theirs)
    return state._replace(**changes)


def _by(entity: Any, kept: str, joined: str) -> Any:
    """The same entity, written or typed by *kept* if it was by *joined*."""
    fields = {f: kept for f in ("author", "entered") if getattr(entity, f, "") == joined}
    return replace(entity, **fields) if fields else entity


def _one_past(
    undo: Map[str, tuple[Undoable, ...]], kept: str, joined: str
) -> Map[str, tuple[Undoable, ...]]:
    """What others can bring back is by *kept*, too; *joined* is nobody who could undo."""
    return Map(
        {
            actor: tuple(
                replace(
                    step, before=tuple((k, _by(was, kept, joined), r) for k, was, r in step.before)
                )
                for step in steps
            )
            for actor, steps in undo.items()
            if actor != joined
        }
    )


def _one_line_each(remarks: Map[str, Remark], kept: str, joined: str) -> Map[str, Remark]:
    """One line about each subject: an answer of *kept* stands, words of both are put together."""
    for remark in [remark for remark in remarks.values() if remark.author == joined]:
        key = remark_key(remark.about, kept)
        own = remarks.get(key)
        now = replace(remark, author=kept) if own is None else _both(own, remark)
        remarks = remarks.delete(remark_key(remark.about, joined)).set(key, now)
    return remarks


def _both(own: Remark, other: Remark) -> Remark:
    if own.about.startswith(ANSWERED) or own.text == other.text:
        return own
    evidence = own.evidence or other.evidence
    return replace(own, text=f"{own.text}\n{other.text}", evidence=evidence)


def _one_name(names: frozenset[str], kept: str, joined: str) -> frozenset[str]:
    return names - {joined} | {kept} if joined in names else names


def _one_voter(round_: Round, kept: str, joined: str) -> Round:
    """One ballot of the two: that of *kept*, unless only *joined* was finished.

    Where each of the two had a ballot, the vote has a seat less, also one that is closed.
    """
    part = _part_of(round_, joined)
    if part is None:
        return round_
    other: Ballot = getattr(round_, part)[joined]
    round_ = _with(round_, part, getattr(round_, part).delete(joined))
    own_part = _part_of(round_, kept)
    own: Ballot | None = getattr(round_, own_part)[kept] if own_part else None
    if own is None or (other.whole and not own.whole):
        into = own_part or part
        round_ = _with(round_, into, getattr(round_, into).set(kept, _cast_by(other, kept, joined)))
    seats = round_.eligible - 1 if part == own_part == "ballots" else round_.eligible
    return replace(round_, eligible=max(seats, round_.seated))


def _part_of(round_: Round, voter: str) -> str | None:
    """Where somebody's ballot is: among the team's or the observers', None without one."""
    return next((part for part in ("ballots", "watching") if voter in getattr(round_, part)), None)


def _with(round_: Round, part: str, ballots: Map[str, Ballot]) -> Round:
    changes: dict[str, Any] = {part: ballots}
    return replace(round_, **changes)


def _cast_by(ballot: Ballot, kept: str, joined: str) -> Ballot:
    by = kept if ballot.entered_by == joined else ballot.entered_by
    return replace(ballot, voter=kept, entered_by=by)
