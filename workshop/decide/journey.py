"""Steps 1 and 2: one person, one task, and the notes of the five stages."""

from __future__ import annotations

from collections.abc import Mapping

from workshop import commands as c
from workshop import events as e
from workshop.apply.addresses import SCOPE_KEY, get
from workshop.beats.ids import JOURNEY_GAPS, SCOPE_READ, SCOPE_WRITE, journey_read, journey_write
from workshop.decide.field_checks import (
    filled,
    find,
    form,
    fresh,
    one_of,
    own,
    picks,
    reached,
    stage_id,
)
from workshop.decide.uses import call_off, voted_on
from workshop.errors import Invalid, NotAllowed, NotNow
from workshop.events import Event
from workshop.kinds.room import GROUP, NOTE, PROPOSAL, SCOPE, STAGE_NAME
from workshop.models.journey import Note, StageName
from workshop.models.people import Person
from workshop.roles import GUESTS, Actor
from workshop.scales import EVIDENCE
from workshop.stages import LANES, PARKED
from workshop.state import State
from workshop.translation import t

NOTES_AT_ONCE = 200


def add_proposal(state: State, command: c.AddProposal, actor: Actor) -> list[Event]:
    reached(state, actor, SCOPE_WRITE, SCOPE_READ)
    return [
        e.ProposalAdded(
            proposal_id=command.id,
            who=filled(PROPOSAL["who"], command.who),
            task=filled(PROPOSAL["task"], command.task),
            author=actor.id,
        )
    ]


def edit_proposal(state: State, command: c.EditProposal, actor: Actor) -> list[Event]:
    proposal = find(state, "proposals", command.proposal_id)
    own(proposal, actor)
    form(command.changes, PROPOSAL.fields)
    wanted = fresh(proposal, command.base_seq, command.changes)
    return [e.ProposalEdited(proposal_id=proposal.id, changes=wanted)] if wanted else []


def delete_proposal(state: State, command: c.DeleteProposal, actor: Actor) -> list[Event]:
    if command.proposal_id not in state.proposals:
        return []
    own(state.proposals[command.proposal_id], actor)
    if voted_on(state, command.proposal_id):
        raise NotNow("Dots were given on this proposal, so it stays.")
    gone = command.proposal_id
    return [*call_off(state, [gone]), e.ProposalDeleted(proposal_id=gone)]


def choose_scope(state: State, command: c.ChooseScope, actor: Actor) -> list[Event]:
    proposal = find(state, "proposals", command.proposal_id)
    if (state.scope.who, state.scope.task) == (proposal.who, proposal.task):
        return []
    return [e.ScopeChosen(proposal_id=proposal.id)]


def scope(state: State, command: c.EditScope, actor: Actor) -> list[Event]:
    form(command.changes, SCOPE.fields)
    wanted = fresh(get(state, SCOPE_KEY), command.base_seq, command.changes)
    return [e.ScopeEdited(changes=wanted)] if wanted else []


def rename_stage(state: State, command: c.RenameStage, actor: Actor) -> list[Event]:
    stage = stage_id(command.stage)
    named = state.stage_names.get(stage, StageName(stage))
    name = filled(STAGE_NAME["name"], command.name).strip()
    wanted = fresh(named, command.base_seq, {"name": name})
    return [e.StageRenamed(stage=stage, name=name)] if wanted else []


def add_notes(state: State, command: c.AddNotes, actor: Actor) -> list[Event]:
    _place(command.stage, command.lane)
    _marks(state, {"evidence": command.evidence, "source": command.source})
    picks({"feeling": command.feeling}, NOTE.fields)
    author = _writer(state, command.author) if command.author else actor.id
    if actor.role in GUESTS and author != actor.id:
        raise NotAllowed("You can only write notes of your own.")
    _not_ahead(state, actor, command.stage)
    if not 0 < len(command.texts) <= NOTES_AT_ONCE:
        raise Invalid("Between 1 and {most} notes go in at once.", most=NOTES_AT_ONCE)
    return [
        e.NoteAdded(
            note_id=f"{command.id}.{place}",
            stage=command.stage,
            lane=command.lane,
            text=filled(NOTE["text"], thought),
            author=author,
            evidence=command.evidence or "guess",
            source=command.source,
            feeling=command.feeling,
        )
        for place, thought in enumerate(command.texts, start=1)
    ]


def _writer(state: State, person_id: str) -> str:
    """Whom a note was typed for; a form may name an entry that was merged meanwhile."""
    person: Person = find(state, "people", person_id)
    return person.merged or person.id


def edit_note(state: State, command: c.EditNote, actor: Actor) -> list[Event]:
    note: Note = find(state, "notes", command.note_id)
    own(note, actor)
    changes = command.changes
    _not_ahead(state, actor, changes.get("stage", note.stage))
    form(changes, NOTE.fields, but=("lane", "evidence"))
    _place(changes.get("stage", note.stage), changes.get("lane", note.lane))
    _marks(state, {"evidence": note.evidence, "source": note.source, **changes})
    wanted = fresh(note, command.base_seq, changes)
    return [e.NoteEdited(note_id=note.id, changes=wanted)] if wanted else []


def _not_ahead(state: State, actor: Actor, stage: str) -> None:
    """A guest writes about the stages that the room has come to; the parking lot has none."""
    if stage:
        reached(state, actor, journey_write(stage), journey_read(stage), JOURNEY_GAPS)


def _place(stage: str, lane: str) -> None:
    """A note stands in one of the lanes of a stage, or in the parking lot."""
    if lane != PARKED or stage:
        stage_id(stage)
    if lane not in LANES and lane != PARKED:
        raise Invalid("Choose one of the four lanes first.")


def _marks(state: State, marks: Mapping[str, str]) -> None:
    one_of(marks, "evidence", EVIDENCE, t("guess, seen or measured"))
    filled(NOTE["source"], marks.get("source", ""))
    if marks.get("evidence") == "measured" and not marks.get("source", "").strip():
        raise Invalid("“Measured” needs a source: a link, a report, a name. Nothing was saved yet.")


def move_notes(state: State, command: c.MoveNotes, actor: Actor) -> list[Event]:
    events: list[Event] = []
    for name in dict.fromkeys(command.note_ids):
        note: Note = find(state, "notes", name)
        stage, lane = command.stage or note.stage, command.lane or note.lane
        _place(stage, lane)
        changes = {"stage": stage, "lane": lane}
        if (note.stage, note.lane) != (stage, lane):
            events.append(e.NoteEdited(note_id=name, changes={**changes}))
    return events


def delete_notes(state: State, command: c.DeleteNotes, actor: Actor) -> list[Event]:
    names = [name for name in dict.fromkeys(command.note_ids) if name in state.notes]
    for name in names:
        own(state.notes[name], actor)
    return [e.NoteDeleted(note_id=name) for name in names]


def group_notes(state: State, command: c.GroupNotes, actor: Actor) -> list[Event]:
    names = tuple(dict.fromkeys(command.note_ids))
    notes = [find(state, "notes", name) for name in names]
    if len(notes) < 2:
        raise Invalid("Select at least two notes that say the same.")
    if len({(note.stage, note.lane) for note in notes}) > 1:
        raise Invalid("A group stands in one lane of one stage. Move the notes together first.")
    name = filled(GROUP["name"], command.name)
    return [e.NotesGrouped(group_id=command.id, name=name, notes=names)]


def ungroup_notes(state: State, command: c.UngroupNotes, actor: Actor) -> list[Event]:
    if command.group_id not in state.groups:
        return []
    return [e.NotesUngrouped(group_id=command.group_id)]


def keep_apart(state: State, command: c.KeepApart, actor: Actor) -> list[Event]:
    notes = tuple(sorted({find(state, "notes", name).id for name in command.note_ids}))
    if len(notes) < 2:
        raise Invalid("Select at least two notes.")
    return [] if notes in state.distinct_notes else [e.NotesKeptApart(notes=notes)]
