"""Moving through the agenda, the clock, and private notes."""

from __future__ import annotations

from workshop import commands as c
from workshop import events as e
from workshop.agenda import MINUTE, allotted
from workshop.agenda_plan import FLOORS
from workshop.beats import BEAT
from workshop.decide.field_checks import filled, fresh
from workshop.errors import Invalid, NotNow
from workshop.events import Event
from workshop.kinds.room import PRIVATE_NOTE
from workshop.models.plan import PrivateNote
from workshop.roles import Actor
from workshop.stages import STAGE
from workshop.state import State
from workshop.steps import STEPS


def move(state: State, command: c.EnterBeat, actor: Actor) -> list[Event]:
    """Go somewhere else; a vote that nobody answered yet is called off on the way."""
    moved = enter(state, command, actor)
    round_ = state.open_round
    if not moved or round_ is None:
        return moved
    if round_.has_answers:
        raise NotNow("A vote is open with ballots in it. Reveal it first; nothing in it was lost.")
    return [e.RoundClosed(round_id=round_.id), *moved]


def enter(state: State, command: c.EnterBeat, actor: Actor) -> list[Event]:
    beat = BEAT.get(command.beat)
    if beat is None or (command.topic and command.topic not in STAGE):
        raise Invalid("The agenda has no such moment. Reload the page.")
    if (beat.id, command.topic) == (state.agenda.beat, state.agenda.topic):
        return []
    moved: list[Event] = []
    if beat.step != state.agenda.step:
        moved.append(e.StepEntered(step=beat.step))
    return [*moved, e.BeatEntered(beat=beat.id, topic=command.topic)]


def start_clock(state: State, command: c.StartClock, actor: Actor) -> list[Event]:
    return [] if state.agenda.clock.since is not None else [e.ClockStarted()]


def pause_clock(state: State, command: c.PauseClock, actor: Actor) -> list[Event]:
    return [e.ClockPaused()] if state.agenda.clock.since is not None else []


def adjust_clock(state: State, command: c.AdjustClock, actor: Actor) -> list[Event]:
    if not 0 < command.step < len(STEPS) or not state.plan.minutes[command.step]:
        raise Invalid("This step has no clock.")
    extra = state.agenda.clock.extra.get(command.step, 0) + command.by
    total = state.plan.minutes[command.step] * MINUTE + extra
    if not 0 <= total <= 240 * MINUTE:
        raise Invalid("A step takes between 0 and 240 minutes. The clock was not changed.")
    return [e.ClockAdjusted(step=command.step, by=command.by)]


def rebalance(state: State, command: c.RebalanceAgenda, actor: Actor) -> list[Event]:
    by: dict[str, int] = {}
    for name, cut in command.cuts.items():
        step = int(name) if name.isdecimal() and len(name) == 1 else 0
        if not state.agenda.step < step < len(STEPS) or cut <= 0:
            raise Invalid("Only steps that are still to come can give time.")
        has = allotted(state.agenda, state.plan.minutes, step)
        if has - cut < FLOORS.get(step, 0) * MINUTE:
            raise NotNow(
                "Step {step} has no more time to give. The agenda was not changed.", step=step
            )
        by[name] = -cut
    return [e.AgendaRebalanced(by=by)] if by else []


def note_privately(state: State, command: c.NotePrivately, actor: Actor) -> list[Event]:
    if not 0 <= command.step < len(STEPS):
        raise Invalid("There is no such step.")
    name = str(command.step)
    before = state.private.get(name, PrivateNote(name))
    words = filled(PRIVATE_NOTE["text"], command.text)
    wanted = fresh(before, command.base_seq, {"text": words})
    return [e.PrivatelyNoted(step=command.step, text=words)] if wanted else []
