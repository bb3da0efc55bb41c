"""Step 4: what could go wrong."""

from __future__ import annotations

from workshop import commands as c
from workshop import events as e
from workshop.decide.agenda import users_of
from workshop.decide.checks import find, fresh, stage_id, text, texts
from workshop.errors import NotNow
from workshop.events import Event
from workshop.roles import Actor
from workshop.state import State


def add_failure(state: State, command: c.AddFailureMode, actor: Actor) -> list[Event]:
    return [
        e.FailureModeAdded(
            mode_id=command.id,
            stage=stage_id(command.stage),
            does=text(command.does, "what the AI does"),
            suffers=text(command.suffers, "what our user suffers"),
            author=actor.id,
        )
    ]


FAILURE = {"stage": "the stage", "does": "what the AI does", "suffers": "what our user suffers"}


def edit_failure(state: State, command: c.EditFailureMode, actor: Actor) -> list[Event]:
    mode = find(state, "failures", command.mode_id, "card")
    texts(command.changes, FAILURE, set(FAILURE))
    stage_id(command.changes.get("stage", mode.stage))
    wanted = fresh(mode, command.seen, command.changes)
    return [e.FailureModeEdited(mode_id=mode.id, changes=wanted)] if wanted else []


def delete_failure(state: State, command: c.DeleteFailureMode, actor: Actor) -> list[Event]:
    mode = state.failures.get(command.mode_id)
    if mode is None:
        return []
    if users_of(state, mode.id):
        raise NotNow("This card was voted on or has an idea against it, so it stays. Reword it.")
    return [e.FailureModeDeleted(mode_id=mode.id)]
