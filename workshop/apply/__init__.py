"""apply(state, entry) -> state: what each event means. Pure and total.

A stored event is a fact, so nothing here refuses, checks a limit or raises. An event
about an entity that is not there any more changes nothing but the time of the last event and
the numbers of the last ones (`State.stamped`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from workshop import events as e
from workshop.apply import (
    agenda,
    failure_modes,
    items,
    journey,
    merging,
    people,
    plan,
    remarks,
    tickets,
    voting,
)
from workshop.events import Entry, Event
from workshop.state import State


def fold(state: State, entries: Iterable[Entry]) -> State:
    """The state after *entries*, applied in order."""
    for entry in entries:
        state = apply(state, entry)
    return state


def apply(state: State, entry: Entry) -> State:
    """The state after one more event. Never raises on a stored event."""
    kind = type(entry.event)
    handle = HANDLERS.get(kind)
    if handle is None:
        return state.stamped(entry.seq, entry.at, state.urgent_seq, state.content_seq)
    urgent_seq = entry.seq if kind in URGENT else state.urgent_seq
    content_seq = state.content_seq if kind in URGENT or kind in QUIET else entry.seq
    return handle(state, entry, entry.event).stamped(entry.seq, entry.at, urgent_seq, content_seq)


URGENT = frozenset(
    {
        *(e.StepEntered, e.BeatEntered, e.RoundOpened, e.RoundClosed, e.RoundRevealed),
        *(e.BallotVoided, e.Undone, e.PersonEdited, e.PersonMerged, e.PersonRemoved),
        *(e.StageRenamed, e.ScopeChosen, e.ScopeEdited, e.PlanEdited),
    }
)
"""What every phone must show at once: where the room is and what it is asked."""
QUIET = frozenset(
    {
        *(e.BallotCast, e.FingersCounted, e.RoundCued, e.DoneMarked, e.DoneCleared),
        *(e.PersonAdded, e.PersonArrived, e.PersonAway, e.CheckedIn, e.RemarkMade),
        *(e.JoiningOpened, e.JoiningClosed, e.PrivatelyNoted, e.NotesKeptApart),
        *(e.Linked, e.Unlinked, e.LinkReviewed),
        *(e.ClockStarted, e.ClockPaused, e.ClockAdjusted, e.AgendaRebalanced),
    }
)
"""What changes nothing on anybody else's phone but a count or the clock."""


HANDLERS: dict[type[Event], Callable[[State, Entry, Any], State]] = {
    e.WorkshopStarted: plan.workshop_started,
    e.WorkshopRestored: plan.workshop_restored,
    e.PlanEdited: plan.plan_edited,
    e.VarianceRecorded: plan.model_record_edited,
    e.PersonAdded: people.person_added,
    e.PersonEdited: people.person_edited,
    e.PersonRemoved: people.person_removed,
    e.PersonArrived: people.person_arrived,
    e.PersonAway: people.person_away,
    e.PersonMerged: merging.person_merged,
    e.JoiningOpened: people.joining_opened,
    e.JoiningClosed: people.joining_closed,
    e.CheckedIn: people.checked_in,
    e.DoneMarked: people.done_marked,
    e.DoneCleared: people.done_cleared,
    e.RemarkMade: remarks.remark_made,
    e.StepEntered: agenda.step_entered,
    e.BeatEntered: agenda.beat_entered,
    e.ClockStarted: agenda.clock_started,
    e.ClockPaused: agenda.clock_paused,
    e.ClockAdjusted: agenda.clock_adjusted,
    e.AgendaRebalanced: agenda.agenda_rebalanced,
    e.PrivatelyNoted: agenda.privately_noted,
    e.Undone: agenda.undone,
    e.ProposalAdded: journey.proposal_added,
    e.ProposalEdited: journey.proposal_edited,
    e.ProposalDeleted: journey.proposal_deleted,
    e.ScopeChosen: journey.scope_chosen,
    e.StageRenamed: journey.stage_renamed,
    e.ScopeEdited: journey.scope_edited,
    e.NoteAdded: journey.note_added,
    e.NoteEdited: journey.note_edited,
    e.NoteDeleted: journey.note_deleted,
    e.NotesGrouped: journey.notes_grouped,
    e.NotesUngrouped: journey.notes_ungrouped,
    e.NotesKeptApart: journey.notes_kept_apart,
    e.TaskAdded: voting.task_added,
    e.RoundOpened: voting.round_opened,
    e.BallotCast: voting.ballot_cast,
    e.RoundCued: voting.round_cued,
    e.FingersCounted: voting.fingers_counted,
    e.BallotVoided: voting.ballot_voided,
    e.RoundClosed: voting.round_closed,
    e.RoundRevealed: voting.round_revealed,
    e.LowPointNoted: voting.low_point_noted,
    e.LowPointMarked: voting.low_point_marked,
    e.FailureModeAdded: failure_modes.failure_mode_added,
    e.FailureModeEdited: failure_modes.failure_mode_edited,
    e.FailureModeDeleted: failure_modes.failure_mode_deleted,
    e.FailureModesJoined: failure_modes.failure_modes_joined,
    e.PatternJudged: failure_modes.pattern_judged,
    e.RiskAccepted: failure_modes.risk_accepted,
    e.IdeaAdded: tickets.idea_added,
    e.IdeaEdited: tickets.idea_edited,
    e.IdeaDeleted: tickets.idea_deleted,
    e.IdeasJoined: tickets.ideas_joined,
    e.OverrideGiven: tickets.override_given,
    e.InterventionChosen: tickets.intervention_chosen,
    e.InterventionDropped: tickets.intervention_dropped,
    e.MetricEdited: tickets.metric_edited,
    e.ItemAdded: items.item_added,
    e.ItemEdited: items.item_edited,
    e.ItemRemoved: items.item_removed,
    e.ItemKept: items.item_kept,
    e.Linked: items.linked,
    e.Unlinked: items.unlinked,
    e.LinkReviewed: items.link_reviewed,
}
