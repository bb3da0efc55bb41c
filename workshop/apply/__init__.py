"""apply(state, entry) -> state: what each event means. Pure and total.

A stored event is a fact, so nothing here refuses, checks a limit or raises. An event
about a thing that is not there any more changes nothing but the sequence number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from workshop import events as e
from workshop.apply import agenda, failures, journey, plan, tickets, voting
from workshop.events import Entry, Event
from workshop.state import State


def fold(state: State, entries: Iterable[Entry]) -> State:
    """The state after *entries*, applied in order."""
    for entry in entries:
        state = apply(state, entry)
    return state


def apply(state: State, entry: Entry) -> State:
    """The state after one more event. Never raises on a stored event."""
    handle = HANDLERS.get(type(entry.event))
    if handle is not None:
        state = handle(state, entry, entry.event)
    return state._replace(seq=entry.seq, at=entry.at)


HANDLERS: dict[type[Event], Callable[[State, Entry, Any], State]] = {
    e.WorkshopStarted: plan.workshop_started,
    e.PlanEdited: plan.plan_edited,
    e.PersonAdded: plan.person_added,
    e.PersonRemoved: plan.person_removed,
    e.StepEntered: agenda.step_entered,
    e.BeatEntered: agenda.beat_entered,
    e.ClockStarted: agenda.clock_started,
    e.ClockPaused: agenda.clock_paused,
    e.ClockAdjusted: agenda.clock_adjusted,
    e.Undone: agenda.undone,
    e.ScopeEdited: journey.scope_edited,
    e.NoteAdded: journey.note_added,
    e.NoteEdited: journey.note_edited,
    e.NoteDeleted: journey.note_deleted,
    e.RoundOpened: voting.round_opened,
    e.BallotCast: voting.ballot_cast,
    e.RoundClosed: voting.round_closed,
    e.RoundRevealed: voting.round_revealed,
    e.LowPointNoted: voting.low_point_noted,
    e.FailureModeAdded: failures.failure_mode_added,
    e.FailureModeEdited: failures.failure_mode_edited,
    e.FailureModeDeleted: failures.failure_mode_deleted,
    e.IdeaAdded: tickets.idea_added,
    e.IdeaEdited: tickets.idea_edited,
    e.IdeaDeleted: tickets.idea_deleted,
    e.InterventionChosen: tickets.intervention_chosen,
    e.InterventionDropped: tickets.intervention_dropped,
    e.MetricEdited: tickets.metric_edited,
}
