"""What the events of step 4 mean."""

from __future__ import annotations

from dataclasses import replace

from workshop import events as e
from workshop.apply.addresses import edit, take, write
from workshop.events import Entry
from workshop.state import State
from workshop.things.failures import FailureMode


def failure_mode_added(state: State, entry: Entry, event: e.FailureModeAdded) -> State:
    mode = FailureMode(
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
    return write(state, entry, ("failures", mode.id), mode, "card")


def failure_mode_edited(state: State, entry: Entry, event: e.FailureModeEdited) -> State:
    return edit(state, entry, ("failures", event.mode_id), event.changes, "edit")


def failure_mode_deleted(state: State, entry: Entry, event: e.FailureModeDeleted) -> State:
    return take(state, entry, ("failures", event.mode_id), "deletion")


def failure_modes_joined(state: State, entry: Entry, event: e.FailureModesJoined) -> State:
    kept = state.failures.get(event.kept)
    twins = [state.failures[name] for name in event.joined if name in state.failures]
    if kept is None:
        return state
    words = [part for twin in twins for part in ((twin.does, twin.suffers), *twin.twins)]
    joined = replace(kept, twins=(*kept.twins, *words), rev=entry.seq)
    state = write(state, entry, ("failures", kept.id), joined, "joining")
    for twin in twins:
        state = take(state, entry, ("failures", twin.id), "joining")
    for idea in [i for i in state.ideas.values() if i.stops in event.joined]:
        now = replace(idea, stops=kept.id, rev=entry.seq)
        state = write(state, entry, ("ideas", idea.id), now, "joining")
    return state


def pattern_judged(state: State, entry: Entry, event: e.PatternJudged) -> State:
    return write(state, entry, ("patterns", event.pattern), event.answer, "answer")


def risk_accepted(state: State, entry: Entry, event: e.RiskAccepted) -> State:
    words = {"accepted_by": event.by, "accepted_why": event.why}
    return edit(state, entry, ("failures", event.mode_id), words, "accepted risk")
