"""What the events of a vote mean."""

from __future__ import annotations

from dataclasses import replace

from immutables import Map

from workshop import events as e
from workshop.apply.things import BALLOTS, edited, write
from workshop.events import Entry
from workshop.state import Ballot, LowPoint, Round, State


def round_opened(state: State, entry: Entry, event: e.RoundOpened) -> State:
    round_ = Round(event.round_id, event.scale, event.items, event.eligible, born=entry.seq)
    return state._replace(rounds=state.rounds.set(round_.id, round_))


def ballot_cast(state: State, entry: Entry, event: e.BallotCast) -> State:
    round_ = state.rounds.get(event.round_id)
    if round_ is None or not round_.open:
        return state
    earlier = round_.ballots.get(event.voter)
    answers = (earlier.answers if earlier else Map()).update(event.answers)
    ballot = Ballot(event.voter, event.way, event.entered_by, answers, entry.seq)
    return write(state, entry, (BALLOTS + round_.id, event.voter), ballot)


def _round(state: State, round_id: str, **changes: bool) -> State:
    round_ = state.rounds.get(round_id)
    if round_ is None:
        return state
    return state._replace(rounds=state.rounds.set(round_id, replace(round_, **changes)))  # type: ignore[arg-type]


def round_closed(state: State, entry: Entry, event: e.RoundClosed) -> State:
    return _round(state, event.round_id, open=False)


def round_revealed(state: State, entry: Entry, event: e.RoundRevealed) -> State:
    return _round(state, event.round_id, open=False, revealed=True)


def low_point_noted(state: State, entry: Entry, event: e.LowPointNoted) -> State:
    low = state.low_points.get(event.stage, LowPoint(event.stage))
    changes = {"because": event.because}
    return write(state, entry, ("low_points", event.stage), edited(low, entry, changes))
