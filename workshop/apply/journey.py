"""What the events of the scope, the stages and the notes mean."""

from __future__ import annotations

from dataclasses import replace

from workshop import events as e
from workshop.apply.addresses import SCOPE_KEY, edit, edited, take, write
from workshop.events import Entry
from workshop.models.journey import Group, Note, Proposal, StageName
from workshop.state import State


def proposal_added(state: State, entry: Entry, event: e.ProposalAdded) -> State:
    proposal = Proposal(
        event.proposal_id, event.who, event.task, event.author, born=entry.seq, rev=entry.seq
    )
    return write(state, entry, ("proposals", proposal.id), proposal, "proposal")


def proposal_edited(state: State, entry: Entry, event: e.ProposalEdited) -> State:
    return edit(state, entry, ("proposals", event.proposal_id), event.changes, "edit")


def proposal_deleted(state: State, entry: Entry, event: e.ProposalDeleted) -> State:
    return take(state, entry, ("proposals", event.proposal_id), "deletion")


def scope_chosen(state: State, entry: Entry, event: e.ScopeChosen) -> State:
    proposal = state.proposals.get(event.proposal_id)
    if proposal is None:
        return state
    feature = state.scope.feature or state.plan.feature
    words = {"who": proposal.who, "feature": feature, "task": proposal.task}
    return edit(state, entry, SCOPE_KEY, words, "choice")


def scope_edited(state: State, entry: Entry, event: e.ScopeEdited) -> State:
    return edit(state, entry, SCOPE_KEY, event.changes, "edit")


def stage_renamed(state: State, entry: Entry, event: e.StageRenamed) -> State:
    named = state.stage_names.get(event.stage, StageName(event.stage))
    named = edited(named, entry, {"name": event.name})
    return write(state, entry, ("stage_names", event.stage), named, "name")


def note_added(state: State, entry: Entry, event: e.NoteAdded) -> State:
    note = Note(
        event.note_id,
        event.stage,
        event.lane,
        event.text,
        event.author,
        event.evidence,
        event.source,
        event.feeling,
        entered=entry.actor,
        born=entry.seq,
        rev=entry.seq,
    )
    return write(state, entry, ("notes", note.id), note, "note")


def note_edited(state: State, entry: Entry, event: e.NoteEdited) -> State:
    return edit(state, entry, ("notes", event.note_id), event.changes, "change")


def note_deleted(state: State, entry: Entry, event: e.NoteDeleted) -> State:
    return take(state, entry, ("notes", event.note_id), "deletion")


def notes_grouped(state: State, entry: Entry, event: e.NotesGrouped) -> State:
    group = Group(event.group_id, event.name, entry.seq, entry.seq)
    state = write(state, entry, ("groups", group.id), group, "group")
    for name in event.notes:
        state = edit(state, entry, ("notes", name), {"group": group.id}, "group")
    return state


def notes_ungrouped(state: State, entry: Entry, event: e.NotesUngrouped) -> State:
    state = take(state, entry, ("groups", event.group_id), "ungrouping")
    for note in [n for n in state.notes.values() if n.group == event.group_id]:
        loose = replace(note, group="", rev=entry.seq)
        state = write(state, entry, ("notes", note.id), loose, "ungrouping")
    return state


def notes_kept_apart(state: State, entry: Entry, event: e.NotesKeptApart) -> State:
    return state._replace(distinct_notes=state.distinct_notes | {event.notes})
