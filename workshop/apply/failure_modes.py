"""What the events of step 4 mean."""

from __future__ import annotations

from dataclasses import replace

from workshop import events as e
from workshop.apply.addresses import edit, take, write
from workshop.events import Entry
from workshop.models.failure_modes import FailureMode
from workshop.state import State


def failure_mode_added(state: State, entry: Entry, event: e.FailureModeAdded) -> State:
    failure_mode = FailureMode(
        event.mode_id,
        event.stage,
        event.does,
        event.suffers,
        event.author,
        event.stage_to,
        event.pattern,
        born=entry.seq,
        rev=entry.seq,
    )
    return write(state, entry, ("failure_modes", failure_mode.id), failure_mode, "card")


def failure_mode_edited(state: State, entry: Entry, event: e.FailureModeEdited) -> State:
    return edit(state, entry, ("failure_modes", event.mode_id), event.changes, "edit")


def failure_mode_deleted(state: State, entry: Entry, event: e.FailureModeDeleted) -> State:
    return take(state, entry, ("failure_modes", event.mode_id), "deletion")


def failure_modes_joined(state: State, entry: Entry, event: e.FailureModesJoined) -> State:
    kept = state.failure_modes.get(event.kept)
    twins = [state.failure_modes[name] for name in event.joined if name in state.failure_modes]
    if kept is None:
        return state
    words = [part for twin in twins for part in ((twin.does, twin.suffers), *twin.twins)]
    joined = replace(kept, twins=(*kept.twins, *words), rev=entry.seq)
    state = write(state, entry, ("failure_modes", kept.id), joined, "joining")
    for twin in twins:
        state = take(state, entry, ("failure_modes", twin.id), "joining")
    for idea in [i for i in state.ideas.values() if i.stops in event.joined]:
        now = replace(idea, stops=kept.id, rev=entry.seq)
        state = write(state, entry, ("ideas", idea.id), now, "joining")
    return state


def pattern_judged(state: State, entry: Entry, event: e.PatternJudged) -> State:
    return write(state, entry, ("patterns", event.pattern), event.answer, "answer")


def risk_accepted(state: State, entry: Entry, event: e.RiskAccepted) -> State:
    words = {"accepted_by": event.by, "accepted_why": event.why}
    return edit(state, entry, ("failure_modes", event.mode_id), words, "accepted risk")
