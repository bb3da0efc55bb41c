"""decide(state, command, actor) -> events: what comes of a command. Pure.

What the state or a role forbids is refused here, in one sentence, before anything is
written. What passes is a fact from then on. Shape and size of a command are refused by
`commands.parse`, a reused id by the store, a name at the door by `data.access`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from workshop import commands as c
from workshop.decide import (
    agenda,
    failure_modes,
    item_links,
    items,
    journey,
    people,
    plan,
    remarks,
    tickets,
    undo,
    voting,
)
from workshop.decide.loosening import loosened
from workshop.decide.share import within_share
from workshop.errors import NotAllowed, NotFound
from workshop.events import Event
from workshop.roles import GUESTS, Actor
from workshop.state import State, is_listed


def decide(state: State, command: c.Command, actor: Actor) -> list[Event]:
    """The events that carry out *command*, none if it is already true.

    Args:
        state: The workshop as it is.
        command: What somebody wants.
        actor: Who wants it; their role must be among the command's ROLES.

    Raises:
        WorkshopError: One of its kinds, with a sentence for the person.
    """
    if actor.role not in command.ROLES:
        raise NotAllowed("Only the facilitator can do this. Nothing was changed.")
    if not state.seq and not isinstance(command, c.StartWorkshop):
        raise NotFound("There is no such workshop. Open the list of workshops and choose one.")
    if actor.role in GUESTS and not is_listed(state, actor):
        raise NotAllowed("You are not on the list of this room any more. Ask the facilitator.")
    events = HANDLERS[type(command)](state, command, actor)
    within_share(state, command, actor, events)
    return [*events, *loosened(state, events)]


HANDLERS: dict[type[c.Command], Callable[[State, Any, Actor], list[Event]]] = {
    c.StartWorkshop: plan.start,
    c.EditPlan: plan.plan,
    c.RecordVariance: plan.model_record,
    c.AddPeople: people.add_people,
    c.EditPerson: people.edit_person,
    c.RemovePerson: people.remove_person,
    c.Arrive: people.arrive,
    c.MarkAway: people.mark_away,
    c.MergePeople: people.merge,
    c.OpenJoining: people.open_joining,
    c.CloseJoining: people.close_joining,
    c.CheckIn: people.check_in,
    c.MarkDone: people.mark_done,
    c.MakeRemark: remarks.remark,
    c.EnterBeat: agenda.move,
    c.StartClock: agenda.start_clock,
    c.PauseClock: agenda.pause_clock,
    c.AdjustClock: agenda.adjust_clock,
    c.RebalanceAgenda: agenda.rebalance,
    c.NotePrivately: agenda.note_privately,
    c.Undo: undo.undo,
    c.AddProposal: journey.add_proposal,
    c.EditProposal: journey.edit_proposal,
    c.DeleteProposal: journey.delete_proposal,
    c.ChooseScope: journey.choose_scope,
    c.EditScope: journey.scope,
    c.RenameStage: journey.rename_stage,
    c.AddNotes: journey.add_notes,
    c.EditNote: journey.edit_note,
    c.MoveNotes: journey.move_notes,
    c.DeleteNotes: journey.delete_notes,
    c.GroupNotes: journey.group_notes,
    c.UngroupNotes: journey.ungroup_notes,
    c.KeepApart: journey.keep_apart,
    c.AddTask: voting.add_task,
    c.OpenRound: voting.open_round,
    c.CueRound: voting.cue,
    c.CastBallot: voting.cast,
    c.CountFingers: voting.count_fingers,
    c.VoidBallot: voting.void,
    c.CloseRound: voting.close,
    c.Reveal: voting.reveal,
    c.NoteLowPoint: voting.low_point,
    c.MarkLowPoint: voting.mark_low_point,
    c.AddFailureMode: failure_modes.add_failure,
    c.AddPattern: failure_modes.add_pattern,
    c.JudgePattern: failure_modes.judge_pattern,
    c.EditFailureMode: failure_modes.edit_failure,
    c.DeleteFailureMode: failure_modes.delete_failure,
    c.JoinFailureModes: failure_modes.join_failures,
    c.AcceptRisk: failure_modes.accept_risk,
    c.AddIdeas: tickets.add_ideas,
    c.EditIdea: tickets.edit_idea,
    c.DeleteIdea: tickets.delete_idea,
    c.JoinIdeas: tickets.join_ideas,
    c.ChooseIdea: tickets.choose,
    c.DropIdea: tickets.drop,
    c.GiveReason: tickets.give_reason,
    c.AddItems: items.add_items,
    c.EditItems: items.edit_items,
    c.RemoveItems: items.remove_items,
    c.LinkItems: item_links.link_items,
    c.KeepDrafts: items.keep_drafts,
    c.MarkReviewed: item_links.mark_reviewed,
}
