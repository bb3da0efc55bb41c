"""Step 4: what could go wrong."""

from __future__ import annotations

from workshop import commands as c
from workshop import events as e
from workshop.beats.ids import FAILURE_MODES_READ, FAILURE_MODES_WRITE
from workshop.decide.field_checks import (
    filled,
    find,
    form,
    fresh,
    one_of,
    own,
    reached,
    stage_id,
    text,
)
from workshop.decide.uses import call_off, users_of, voted_on
from workshop.errors import Invalid, NotNow
from workshop.events import Event
from workshop.kinds.room import FAILURE_MODE
from workshop.models.failure_modes import FailureMode
from workshop.roles import Actor
from workshop.scales import ANSWERS
from workshop.stages import STAGE
from workshop.starters import PATTERN
from workshop.state import State
from workshop.translation import t


def add_failure(state: State, command: c.AddFailureMode, actor: Actor) -> list[Event]:
    reached(state, actor, FAILURE_MODES_WRITE, FAILURE_MODES_READ)
    return [
        e.FailureModeAdded(
            mode_id=command.id,
            stage=stage_id(command.stage),
            does=filled(FAILURE_MODE["does"], command.does),
            suffers=filled(FAILURE_MODE["suffers"], command.suffers),
            author=actor.id,
        )
    ]


def edit_failure(state: State, command: c.EditFailureMode, actor: Actor) -> list[Event]:
    failure_mode = find(state, "failure_modes", command.mode_id)
    own(failure_mode, actor)
    form(command.changes, FAILURE_MODE.fields)
    stage_id(command.changes.get("stage", failure_mode.stage))
    one_of(command.changes, "stage_to", STAGE, t("the stage"))
    wanted = fresh(failure_mode, command.base_seq, command.changes)
    return [e.FailureModeEdited(mode_id=failure_mode.id, changes=wanted)] if wanted else []


def delete_failure(state: State, command: c.DeleteFailureMode, actor: Actor) -> list[Event]:
    failure_mode = state.failure_modes.get(command.mode_id)
    if failure_mode is None:
        return []
    own(failure_mode, actor)
    if users_of(state, failure_mode.id):
        raise NotNow("This card was voted on or has an idea against it, so it stays. Reword it.")
    return [*call_off(state, [failure_mode.id]), e.FailureModeDeleted(mode_id=failure_mode.id)]


def join_failures(state: State, command: c.JoinFailureModes, actor: Actor) -> list[Event]:
    kept: FailureMode = find(state, "failure_modes", command.kept)
    joined = tuple(name for name in dict.fromkeys(command.joined) if name != kept.id)
    if not joined:
        raise Invalid("Select at least two cards that say the same.")
    for name in joined:
        find(state, "failure_modes", name)
        if voted_on(state, name):
            raise NotNow("One of these cards was voted on, so it stays as it is.")
    return [*call_off(state, joined), e.FailureModesJoined(kept=kept.id, joined=joined)]


def add_pattern(state: State, command: c.AddPattern, actor: Actor) -> list[Event]:
    pattern = PATTERN.get(command.pattern)
    if pattern is None:
        raise Invalid("There is no such pattern. Reload the page.")
    if any(
        failure_mode.pattern == command.pattern for failure_mode in state.failure_modes.values()
    ):
        return []
    start, end = pattern.stages
    return [
        e.FailureModeAdded(
            mode_id=command.id,
            stage=start,
            does=pattern.does,
            suffers=pattern.suffers,
            author=actor.id,
            stage_to=end if end != start else "",
            pattern=command.pattern,
        ),
        e.PatternJudged(pattern=command.pattern, answer="us"),
    ]


def judge_pattern(state: State, command: c.JudgePattern, actor: Actor) -> list[Event]:
    if command.pattern not in PATTERN or command.answer not in ANSWERS:
        raise Invalid("There is no such answer. Reload the page.")
    if state.patterns.get(command.pattern) == command.answer:
        return []
    return [e.PatternJudged(pattern=command.pattern, answer=command.answer)]


def accept_risk(state: State, command: c.AcceptRisk, actor: Actor) -> list[Event]:
    failure_mode: FailureMode = find(state, "failure_modes", command.mode_id)
    by = filled(FAILURE_MODE["accepted_by"], command.by).strip()
    why = text(command.why, t(FAILURE_MODE["accepted_why"].called), empty=not by)
    if not fresh(failure_mode, command.base_seq, {"accepted_by": by, "accepted_why": why}):
        return []
    return [e.RiskAccepted(mode_id=failure_mode.id, by=by, why=why)]
