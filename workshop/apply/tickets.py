"""What the events of step 5 mean."""

from __future__ import annotations

from dataclasses import replace

from workshop import events as e
from workshop.apply.things import METRIC_FIELDS, edit, take, texts, write
from workshop.events import Entry
from workshop.state import Idea, State


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
    return write(state, entry, ("ideas", idea.id), idea)


def idea_edited(state: State, entry: Entry, event: e.IdeaEdited) -> State:
    return edit(state, entry, ("ideas", event.idea_id), event.changes)


def idea_deleted(state: State, entry: Entry, event: e.IdeaDeleted) -> State:
    return take(state, entry, ("ideas", event.idea_id))


def intervention_chosen(state: State, entry: Entry, event: e.InterventionChosen) -> State:
    idea = state.ideas.get(event.idea_id)
    if idea is None or idea.chosen:
        return state
    place = max((ticket.chosen for ticket in state.tickets), default=0) + 1
    return write(state, entry, ("ideas", idea.id), replace(idea, chosen=place, rev=entry.seq))


def intervention_dropped(state: State, entry: Entry, event: e.InterventionDropped) -> State:
    idea = state.ideas.get(event.idea_id)
    if idea is None:
        return state
    return write(state, entry, ("ideas", idea.id), replace(idea, chosen=0, rev=entry.seq))


def metric_edited(state: State, entry: Entry, event: e.MetricEdited) -> State:
    idea = state.ideas.get(event.idea_id)
    if idea is None:
        return state
    known = texts(event.changes, METRIC_FIELDS)
    changed = idea.changed.update(dict.fromkeys(known, entry.seq))
    edited = replace(idea, metric=replace(idea.metric, **known), rev=entry.seq, changed=changed)
    return write(state, entry, ("ideas", idea.id), edited)
