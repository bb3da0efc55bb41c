"""What the events of a vote mean."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from immutables import Map

from workshop import events as e
from workshop.apply.addresses import edited, inside, put, write
from workshop.apply.people import with_eligible
from workshop.events import Entry
from workshop.models.journey import Task
from workshop.models.voting import Ballot, LowPoint, Round
from workshop.state import State, Undoable
from workshop.ways import SHARED_DEVICES

"""Ways in which one machine takes the ballots of several people, by name."""


def task_added(state: State, entry: Entry, event: e.TaskAdded) -> State:
    task = Task(event.task_id, event.task, entry.seq)
    return state._replace(tasks=state.tasks.set(task.id, task))


def round_opened(state: State, entry: Entry, event: e.RoundOpened) -> State:
    round_ = Round(
        event.round_id,
        event.scale,
        event.items,
        event.eligible,
        event.task,
        event.named,
        cued=entry.at,
        born=entry.seq,
    )
    return state._replace(rounds=state.rounds.set(round_.id, round_))


def round_cued(state: State, entry: Entry, event: e.RoundCued) -> State:
    return _round(state, event.round_id, phase=event.phase, item=event.item, cued=entry.at)


def ballot_cast(state: State, entry: Entry, event: e.BallotCast) -> State:
    round_ = state.rounds.get(event.round_id)
    if round_ is None or not round_.open:
        return state
    part, other = ("watching", "ballots") if event.observer else ("ballots", "watching")
    elsewhere = getattr(round_, other).get(event.voter)  # their role was corrected meanwhile
    earlier = getattr(round_, part).get(event.voter) or elsewhere
    begun = earlier.answers if earlier and earlier.way == event.way else Map()
    answers = begun.update(event.answers)
    ballot = Ballot(event.voter, event.way, event.entered_by, answers, event.whole, entry.seq)
    key = inside(part, round_.id, event.voter)
    gone = {inside(other, round_.id, event.voter): None} if elsewhere else {}
    for address, now in {**gone, key: ballot}.items():
        if event.way in SHARED_DEVICES:  # somebody else's: no undo of the machine's owner takes it
            state = put(state, address, now)
        else:
            state = write(state, entry, address, now, "ballot")
    return with_eligible(state) if gone else state


def fingers_counted(state: State, entry: Entry, event: e.FingersCounted) -> State:
    round_ = state.rounds.get(event.round_id)
    if round_ is None or not round_.open:
        return state
    shown = tuple(
        int(digit) or None
        for digit, count in sorted(event.counts.items())
        for _ in range(count)
        if digit.isdecimal() and len(digit) == 1
    )
    return with_eligible(
        write(state, entry, inside("hands", round_.id, event.item), shown, "count")
    )


def ballot_voided(state: State, entry: Entry, event: e.BallotVoided) -> State:
    if event.round_id not in state.rounds:
        return state
    for part in ("ballots", "watching"):  # put and not write: no undo brings it back
        state = put(state, inside(part, event.round_id, event.voter), None)
    if event.voter in {person.id for person in state.voters} or event.voter not in state.people:
        return _past_undo(state, event.round_id, event.voter)
    return with_eligible(_past_undo(state, event.round_id, event.voter))  # who left needs no seat


def _round(state: State, round_id: str, **changes: Any) -> State:
    round_ = state.rounds.get(round_id)
    if round_ is None:
        return state
    return state._replace(rounds=state.rounds.set(round_id, replace(round_, **changes)))


def round_closed(state: State, entry: Entry, event: e.RoundClosed) -> State:
    return _past_undo(_round(state, event.round_id, open=False), event.round_id)


def round_revealed(state: State, entry: Entry, event: e.RoundRevealed) -> State:
    shown = _round(state, event.round_id, open=False, revealed=True, revealed_seq=entry.seq)
    return _past_undo(shown, event.round_id)


def _past_undo(state: State, round_id: str, voter: str = "") -> State:
    """Nobody can take back what they did in a closed round, so nothing older waits behind it."""
    undo = {
        actor: tuple(step for step in steps if not _is_in(step, round_id, voter))
        for actor, steps in state.undo.items()
    }
    return state._replace(undo=state.undo.update(undo))


def _is_in(step: Undoable, round_id: str, voter: str) -> bool:
    keys = [key for key, _, _ in step.before]
    return any(part.endswith(f"/{round_id}") and voter in ("", name) for part, name in keys)


def low_point_noted(state: State, entry: Entry, event: e.LowPointNoted) -> State:
    low = state.low_points.get(event.stage, LowPoint(event.stage))
    low = edited(low, entry, {"because": event.because})
    return write(state, entry, ("low_points", event.stage), low, "because")


def low_point_marked(state: State, entry: Entry, event: e.LowPointMarked) -> State:
    low = state.low_points.get(event.stage, LowPoint(event.stage))
    low = replace(low, marked=event.marked, rev=entry.seq)
    return write(state, entry, ("low_points", event.stage), low, "low point")
