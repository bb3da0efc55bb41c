"""What the live bar of a window says, and what it tells the browser."""

from __future__ import annotations

from components.desk.joining import Door, late_door
from components.live.live_bar import live_bar
from data.room import Room, new_id
from pages.frame.following import follows
from pages.frame.window import Window
from workshop.places import here, label
from workshop.state import State
from workshop.steps import CLOSE, LOBBY, STEPS
from workshop.translation import t
from workshop.ways import DECIDE, WRITE


def bar(window: Window, room: Room) -> bool:
    """Draw the live bar; whether the live socket asked for this very run."""
    state = room.state
    title, moment = _title(state), label(state, here(state))
    step = STEPS[state.agenda.step]
    at_room = window.is_desk and follows() and window.name == step.page
    return live_bar(
        workshop=room.workshop_id,
        role=room.viewer.role,
        person=window.visitor.viewer.id,
        seq=state.seq,
        title=title,
        run=new_id(),
        beat="" if window.kind or moment == t(step.name) else moment,
        join=_late_door(room) if window.kind == "wall" and step.number else "",
        beside=room.beside if window.visitor.leads else {},
        phase_label=_phase(state),
        space=window.is_wall_safe or at_room,  # the space bar belongs to who leads
    )


def _title(state: State) -> str:
    step = STEPS[state.agenda.step]
    name = t(step.name)
    if LOBBY < step.number < CLOSE:
        return t("Step {n} of 5 · {step}", n=step.number, step=name)
    return name


def _late_door(room: Room) -> str:
    door = room.door
    return late_door(Door(*door)) if door else ""


def _phase(state: State) -> str:
    """What a phase of a vote with a countdown of its own is called."""
    phases = {WRITE: t("Silence"), DECIDE: t("Hand on the table")}
    return phases.get(state.open_round.phase, "") if state.open_round else ""
