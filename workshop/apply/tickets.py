"""What the events of step 5 mean."""

from __future__ import annotations

from dataclasses import replace

from workshop import events as e
from workshop.apply.addresses import METRIC_FIELDS, edit, take, texts, write
from workshop.events import Entry
from workshop.models.tickets import Idea
from workshop.state import State


def idea_added(state: State, entry: Entry, event: e.IdeaAdded) -> State:
    idea = Idea(
        event.idea_id,
        event.stage,
        event.change,
        event.stops,
        event.author,
        born=entry.seq,
        rev=entry.seq,
    )
    return write(state, entry, ("ideas", idea.id), idea, "idea")


def idea_edited(state: State, entry: Entry, event: e.IdeaEdited) -> State:
    return edit(state, entry, ("ideas", event.idea_id), event.changes, "edit")


def idea_deleted(state: State, entry: Entry, event: e.IdeaDeleted) -> State:
    return take(state, entry, ("ideas", event.idea_id), "deletion")


def ideas_joined(state: State, entry: Entry, event: e.IdeasJoined) -> State:
    kept = state.ideas.get(event.kept)
    twins = [state.ideas[name] for name in event.joined if name in state.ideas]
    if kept is None:
        return state
    also = (*kept.also, *(words for twin in twins for words in (twin.change, *twin.also)))
    joined = replace(kept, also=also, rev=entry.seq)
    state = write(state, entry, ("ideas", kept.id), joined, "joining")
    for twin in twins:
        state = take(state, entry, ("ideas", twin.id), "joining")
    return state


def override_given(state: State, entry: Entry, event: e.OverrideGiven) -> State:
    return state._replace(overrides=state.overrides.set(event.about, event.reason))


def intervention_chosen(state: State, entry: Entry, event: e.InterventionChosen) -> State:
    idea = state.ideas.get(event.idea_id)
    if idea is None or idea.ticket_number:
        return state
    place = max((ticket.ticket_number for ticket in state.tickets), default=0) + 1
    ticket = replace(idea, ticket_number=place, rev=entry.seq)
    return write(state, entry, ("ideas", idea.id), ticket, "choice")


def intervention_dropped(state: State, entry: Entry, event: e.InterventionDropped) -> State:
    idea = state.ideas.get(event.idea_id)
    if idea is None:
        return state
    loose = replace(idea, ticket_number=0, rev=entry.seq)
    return write(state, entry, ("ideas", idea.id), loose, "drop")


def metric_edited(state: State, entry: Entry, event: e.MetricEdited) -> State:
    idea = state.ideas.get(event.idea_id)
    if idea is None:
        return state
    known = texts(event.changes, METRIC_FIELDS)
    changed = idea.changed.update(dict.fromkeys(known, entry.seq))
    edited = replace(idea, metric=replace(idea.metric, **known), rev=entry.seq, changed=changed)
    return write(state, entry, ("ideas", idea.id), edited, "edit")
