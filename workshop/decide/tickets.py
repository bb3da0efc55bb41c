"""Step 5: ideas, and the three of them that become tickets."""

from __future__ import annotations

from workshop import commands as c
from workshop import events as e
from workshop.decide.checks import find, fresh, stage_id, text, texts
from workshop.errors import NotNow
from workshop.events import Event
from workshop.roles import Actor
from workshop.state import State

TICKETS = 3


def add_idea(state: State, command: c.AddIdea, actor: Actor) -> list[Event]:
    if command.stops:
        find(state, "failures", command.stops, "card")
    return [
        e.IdeaAdded(
            idea_id=command.id,
            stage=stage_id(command.stage),
            change=text(command.change, "the change"),
            stops=command.stops,
            author=actor.id,
        )
    ]


IDEA = {
    "stage": "the stage",
    "change": "the change",
    "stops": "what it stops",
    "owner": "the owner",
    "first_step": "the first step",
}
METRIC = {
    "measure": "the measure",
    "unit": "the unit",
    "start": "the start value",
    "start_by": "the date of the start value",
    "start_who": "who brings the start value",
    "goal": "the goal",
    "by": "the date",
    "source": "where to read it",
    "guardrail": "what must not get worse",
}


def edit_idea(state: State, command: c.EditIdea, actor: Actor) -> list[Event]:
    idea = find(state, "ideas", command.idea_id, "idea")
    texts(command.changes, IDEA | METRIC, {"stage", "change"})
    stage_id(command.changes.get("stage", idea.stage))
    if stops := command.changes.get("stops"):
        find(state, "failures", stops, "card")
    wanted = fresh(idea, command.seen, command.changes)
    words = {name: value for name, value in wanted.items() if name in IDEA}
    metric = {name: value for name, value in wanted.items() if name in METRIC}
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
    if idea.chosen:
        raise NotNow("This is one of the three tickets. Drop the ticket first.")
    return [e.IdeaDeleted(idea_id=idea.id)]


def choose(state: State, command: c.ChooseIdea, actor: Actor) -> list[Event]:
    idea = find(state, "ideas", command.idea_id, "idea")
    if idea.chosen:
        return []
    if len(state.tickets) >= TICKETS:
        raise NotNow("Three tickets are chosen already. Drop the one that can wait first.")
    return [e.InterventionChosen(idea_id=idea.id)]


def drop(state: State, command: c.DropIdea, actor: Actor) -> list[Event]:
    idea = find(state, "ideas", command.idea_id, "ticket")
    return [e.InterventionDropped(idea_id=idea.id)] if idea.chosen else []
