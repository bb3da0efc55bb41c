"""What a simulated person does next, given no more than what their phone shows them.

All of it follows from the state as they may see it, so they are never ahead of the room,
and go on where they were after a break. Votes are in `rehearsal_votes`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from data.content import rehearsal as cast
from data.content import worked_example_notes as walk
from data.content import worked_example_words as words
from data.content.rehearsal import Member
from server.rehearsal_votes import answer, dots
from workshop.attendance import place_now, writers
from workshop.beats import Beat, ids
from workshop.models.voting import Round
from workshop.places import here
from workshop.results import marked_low_points
from workshop.roles import Actor, Role
from workshop.starters import PATTERNS
from workshop.state import State, in_order, remark_key
from workshop.votes import VOTE_KINDS
from workshop.ways import DEVICE

CHECKING_IN, TAPPING, NODDING, WRITING, HELPING = 4.0, 2.5, 5.0, 10.0, 60.0
"""Usual seconds for each: the lobby's question, one tap, "I'm done", a line, another's ticket."""


class Act(NamedTuple):
    """Something to send: the name and the fields of a command, and how long it takes to do."""

    command: str
    fields: Mapping[str, Any]
    seconds: float = WRITING

    @property
    def is_vote(self) -> bool:
        """Whether it is a tap of a ballot, which may have to be given once more."""
        return self.command == "CastBallot"


def acts(view: State, me: Actor, member: Member) -> Iterator[Act]:
    """Everything they could do now, in order.

    Args:
        view: What they may see.
        me: Who they are in this room.
        member: Their part.
    """
    person = view.people.get(me.id)
    if person is None or not person.here:
        return
    if round_ := view.open_round:
        yield from _tap(view, round_, me, member)
        return
    beat = here(view).beat
    if me.role is Role.OBSERVER:
        yield from _watching(view, beat, me, member)
    elif (write := WRITES.get(_kind(beat))) is not None:
        yield from write(view, beat, me, member)
    yield from _done(view, beat, me)


def _kind(beat: Beat) -> str:
    """The beat, whichever stage it is about."""
    return beat.id.replace(f".{beat.stage}.", ".") if beat.stage else beat.id


def _done(view: State, beat: Beat, me: Actor) -> Iterator[Act]:
    place = place_now(view)
    asked = {person.id for person in writers(view, place)}
    if beat.writes and me.id in asked and me.id not in view.done.get(place, ()):
        seconds = HELPING if beat.id == ids.TICKETS_KNOW else NODDING
        yield Act("MarkDone", {"place": place, "done": True}, seconds)


def _tap(view: State, round_: Round, me: Actor, member: Member) -> Iterator[Act]:
    """The next tap of their ballot, as a phone sends it."""
    mine = (round_.watching if me.role is Role.OBSERVER else round_.ballots).get(me.id)
    if mine is not None and (mine.whole or mine.way != DEVICE):
        return
    given = dict(mine.answers.items()) if mine else {}
    if VOTE_KINDS[round_.scale].budget:
        marks = dots(view, round_, member)
        spent = sum(value or 0 for value in given.values()) + 1
        sent: dict[str, int | None] = {
            item: marks[:spent].count(item) for item in dict.fromkeys(marks[:spent])
        }
        whole = spent == len(marks)
    else:
        item = next((item for item in round_.items if item not in given), round_.items[-1])
        sent = {item: answer(view, round_, item, member)}
        whole = given.keys() | {item} >= set(round_.items)
    ballot = {"round_id": round_.id, "voter": me.id, "way": DEVICE, "answers": sent}
    yield Act("CastBallot", {**ballot, "replace": False, "whole": whole}, TAPPING)


# --- what each beat asks for ---------------------------------------------------------------------


def _check_in(view: State, beat: Beat, me: Actor, member: Member) -> Iterator[Act]:
    if not view.people[me.id].check_in:
        yield Act("CheckIn", {"answer": member.check_in}, CHECKING_IN)


def _propose(view: State, beat: Beat, me: Actor, member: Member) -> Iterator[Act]:
    if not any(proposal.author == me.id for proposal in view.proposals.values()):
        who, task = cast.PROPOSALS[member.seat]
        yield Act("AddProposal", {"who": who, "task": task})


def _sharpen(view: State, beat: Beat, me: Actor, member: Member) -> Iterator[Act]:
    yield from _remark(view, me, "scope", cast.SHARPER.get(member.seat, ""))


def _when_wrong(view: State, beat: Beat, me: Actor, member: Member) -> Iterator[Act]:
    yield from _remark(view, me, "wrong", cast.FAILURE_MODES[member.seat])


def _remark(view: State, me: Actor, about: str, text: str, evidence: str = "") -> Iterator[Act]:
    if text and remark_key(about, me.id) not in view.remarks:
        fields = {"about": about, "text": text}
        yield Act("MakeRemark", fields | ({"evidence": evidence} if evidence else {}))


def _walk(view: State, beat: Beat, me: Actor, member: Member) -> Iterator[Act]:
    for thought in cast.thoughts(member.seat):
        if thought.stage == beat.stage:
            yield from _note(view, me, thought)


def _note(view: State, me: Actor, thought: walk.Thought) -> Iterator[Act]:
    if any(n.author == me.id and n.text == thought.text for n in view.notes.values()):
        return
    # What a phone cannot say is measured: for that the facilitator names a source.
    evidence = "guess" if thought.evidence == "guess" else "seen"
    fields = {"stage": thought.stage, "lane": thought.lane, "texts": [thought.text]}
    yield Act("AddNotes", {**fields, "evidence": evidence})


def _gap(view: State, beat: Beat, me: Actor, member: Member) -> Iterator[Act]:
    if member.seat == cast.LATE_THOUGHT.who - 1:
        yield from _note(view, me, cast.LATE_THOUGHT)


def _watching(view: State, beat: Beat, me: Actor, member: Member) -> Iterator[Act]:
    """An observer writes along in step 2, and has a turn of their own."""
    if beat.id == "lobby":
        yield from _check_in(view, beat, me, member)
    elif _kind(beat) == "walk.write":
        yield from _walk(view, beat, me, member)
    elif beat.id == ids.JOURNEY_OBSERVERS:
        for thought in walk.OBSERVERS:
            yield from _note(view, me, thought)


def _talk(view: State, beat: Beat, me: Actor, member: Member) -> Iterator[Act]:
    topic = view.agenda.topic
    if topic in cast.SPOKEN:
        yield from _remark(view, me, f"talk:{topic}", cast.SPOKEN[topic][member.seat], "guess")


def _because(view: State, beat: Beat, me: Actor, member: Member) -> Iterator[Act]:
    for stage in marked_low_points(view):
        if stage in cast.BECAUSE:
            yield from _remark(view, me, f"low:{stage}", cast.BECAUSE[stage][member.seat])


def _card(view: State, beat: Beat, me: Actor, member: Member) -> Iterator[Act]:
    known = {
        failure_mode.does
        for failure_mode in view.failure_modes.values()
        if failure_mode.author == me.id
    }
    for card in cast.cards(member.seat):
        if card.stage == view.agenda.topic and card.does not in known:
            fields = {"stage": card.stage, "does": card.does, "suffers": card.suffers}
            yield Act("AddFailureMode", fields)


def _patterns(view: State, beat: Beat, me: Actor, member: Member) -> Iterator[Act]:
    taken = {failure_mode.pattern for failure_mode in view.failure_modes.values()}
    for pattern in PATTERNS:
        if pattern.id not in taken:
            each = cast.PATTERNS.get(pattern.id)
            said = each[member.seat] if each else words.JUDGED.get(pattern.id, "can't tell")
            yield from _remark(view, me, f"pattern:{pattern.id}", said)


def _idea(view: State, beat: Beat, me: Actor, member: Member) -> Iterator[Act]:
    known = {idea.change for idea in view.ideas.values() if idea.author == me.id}
    for idea in cast.ideas(member.seat):
        if idea.change not in known:
            fields = {"stage": idea.stage, "changes": [idea.change]}
            yield Act("AddIdeas", {**fields, "stops": _card_id(view, idea.stops)})


def _card_id(view: State, key: str) -> str:
    """The failure mode on the wall that the example calls by this key, empty if it is not there."""
    does = {card.key: card.does for card in words.CARDS}.get(key)
    failure_modes = [m for m in in_order(view.failure_modes) if not m.sealed and (m.does == does)]
    failure_modes += [m for m in view.failure_modes.values() if m.pattern and m.pattern == key]
    return failure_modes[0].id if failure_modes else ""


WRITES: dict[str, Callable[[State, Beat, Actor, Member], Iterator[Act]]] = {
    "lobby": _check_in,
    ids.SCOPE_WRITE: _propose,
    ids.SCOPE_SHARPEN: _sharpen,
    ids.SCOPE_WRONG: _when_wrong,
    "walk.write": _walk,
    ids.JOURNEY_GAPS: _gap,
    ids.TRUST_TALK: _talk,
    ids.TRUST_BECAUSE: _because,
    ids.FAILURE_MODES_WRITE: _card,
    ids.FAILURE_MODES_GAPS: _patterns,
    ids.TICKETS_WRITE: _idea,
}
"""What the team adds at each beat; at all others they listen."""
