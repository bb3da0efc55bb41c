"""Step 5: ideas, and the three of them that become tickets."""

from __future__ import annotations

from workshop import commands as c
from workshop import events as e
from workshop.apply.addresses import METRIC_FIELDS
from workshop.beats.ids import TICKETS_READ, TICKETS_WRITE
from workshop.decide.field_checks import (
    filled,
    find,
    form,
    fresh,
    own,
    reached,
    stage_id,
)
from workshop.decide.uses import call_off, voted_on
from workshop.errors import Invalid, NotNow
from workshop.events import Event
from workshop.kinds.room import IDEA, METRIC, OVERRIDE
from workshop.loose_ends import REASON, TICKETS_NEEDED
from workshop.models.tickets import Idea
from workshop.roles import Actor
from workshop.state import State

IDEAS_AT_ONCE = 100
TICKET_GONE = "This ticket is not there any more: somebody took it away."


def add_ideas(state: State, command: c.AddIdeas, actor: Actor) -> list[Event]:
    reached(state, actor, TICKETS_WRITE, TICKETS_READ)
    if command.stops:
        find(state, "failure_modes", command.stops)
    if not 0 < len(command.changes) <= IDEAS_AT_ONCE:
        raise Invalid("Between 1 and {most} ideas go in at once.", most=IDEAS_AT_ONCE)
    alone = len(command.changes) == 1
    return [
        e.IdeaAdded(
            idea_id=command.id if alone else f"{command.id}.{place}",
            stage=stage_id(command.stage),
            change=filled(IDEA["change"], change),
            stops=command.stops,
            author=actor.id,
        )
        for place, change in enumerate(command.changes, start=1)
    ]


def edit_idea(state: State, command: c.EditIdea, actor: Actor) -> list[Event]:
    idea = find(state, "ideas", command.idea_id)
    if not idea.ticket_number:  # writers and their helpers work on a ticket together
        own(idea, actor)
    form(command.changes, (*IDEA.fields, *METRIC))
    stage_id(command.changes.get("stage", idea.stage))
    if stops := command.changes.get("stops"):
        find(state, "failure_modes", stops)
    wanted = fresh(idea, command.base_seq, command.changes)
    words = {name: value for name, value in wanted.items() if name in IDEA.editable}
    metric = {name: value for name, value in wanted.items() if name in METRIC_FIELDS}
    edited: list[Event] = []
    if words:
        edited.append(e.IdeaEdited(idea_id=idea.id, changes=words))
    if metric:
        edited.append(e.MetricEdited(idea_id=idea.id, changes=metric))
    return edited


def delete_idea(state: State, command: c.DeleteIdea, actor: Actor) -> list[Event]:
    idea = state.ideas.get(command.idea_id)
    if idea is None:
        return []
    own(idea, actor)
    if idea.ticket_number:
        raise NotNow("This is one of the three tickets. Drop the ticket first.")
    if voted_on(state, idea.id):
        raise NotNow("Dots were given on this idea, so it stays. Reword it if you like.")
    return [*call_off(state, [idea.id]), e.IdeaDeleted(idea_id=idea.id)]


def choose(state: State, command: c.ChooseIdea, actor: Actor) -> list[Event]:
    idea = find(state, "ideas", command.idea_id)
    if idea.ticket_number:
        return []
    if len(state.tickets) >= TICKETS_NEEDED and not state.overrides.get(REASON):
        raise NotNow("Four. Which one waits? Drop that one first, or write down why you keep four.")
    return [e.InterventionChosen(idea_id=idea.id)]


def drop(state: State, command: c.DropIdea, actor: Actor) -> list[Event]:
    idea = find(state, "ideas", command.idea_id, TICKET_GONE)
    return [e.InterventionDropped(idea_id=idea.id)] if idea.ticket_number else []


def join_ideas(state: State, command: c.JoinIdeas, actor: Actor) -> list[Event]:
    kept: Idea = find(state, "ideas", command.kept)
    joined = tuple(name for name in dict.fromkeys(command.joined) if name != kept.id)
    if not joined:
        raise Invalid("Select at least two ideas that say the same.")
    for name in joined:
        if find(state, "ideas", name).ticket_number or voted_on(state, name):
            raise NotNow("One of these is a ticket or has dots, so it stays as it is.")
    return [*call_off(state, joined), e.IdeasJoined(kept=kept.id, joined=joined)]


def give_reason(state: State, command: c.GiveReason, actor: Actor) -> list[Event]:
    if command.about != REASON:
        raise Invalid("There is no such rule. Reload the page.")
    reason = filled(OVERRIDE["reason"], command.reason)
    if state.overrides.get(command.about, "") == reason:
        return []
    return [e.OverrideGiven(about=command.about, reason=reason)]
