"""The facilitator's frame: where the room is, what comes next, what to do and say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import streamlit as st

from workshop.agenda import MINUTE
from workshop.beats import BEAT, BEATS, STEPS, neighbour
from workshop.state import State


@dataclass(frozen=True, slots=True)
class Wish:
    """What the facilitator pressed: a beat to go to, minutes to add, or a plain verb."""

    verb: Literal["go", "adjust", "start", "pause", "undo", "reveal"]
    beat: str = ""
    by: int = 0
    target: str = ""


def controls(state: State, wall: str, undoable: str) -> Wish | None:
    """The row of buttons under the bar; what was pressed, if anything.

    Args:
        state: What the facilitator may see.
        wall: Address of the projector window.
        undoable: Id of the command that Undo would take back, empty if there is none.
    """
    beat = state.agenda.beat
    before, after = neighbour(beat, -1), neighbour(beat, 1)
    wish: Wish | None = None
    with st.container(horizontal=True, vertical_alignment="center", key="controls"):
        if _button("Back", "back", beat, before is None, icon=":material/arrow_back:") and before:
            wish = Wish("go", beat=before.id)
        # With votes in, going on means showing them: a silent look at nothing helps nobody.
        vote = next((r for r in state.rounds.values() if r.open and r.ballots), None)
        label = f"Next: {after.label}" if after else "Next"
        if vote:
            if _button("Reveal", "reveal-next", vote.id, False, primary=True):
                wish = Wish("reveal", target=vote.id)
        elif _button(label, "next", beat, after is None, primary=True) and after:
            wish = Wish("go", beat=after.id)
        wish = _clock(state) or wish
        if _button("Undo", "undo", undoable, not undoable, icon=":material/undo:"):
            wish = Wish("undo", target=undoable)
        st.link_button("Open the wall", wall, icon=":material/present_to_all:")
    return wish


def _button(
    label: str, name: str, version: str, disabled: bool, *, primary: bool = False, icon: str = ""
) -> bool:
    """A button that only counts on the page it was drawn for: a double tap is one tap."""
    return st.button(
        label,
        key=f"{name}:{version}",
        type="primary" if primary else "secondary",
        icon=icon or None,
        disabled=disabled,
    )


def _clock(state: State) -> Wish | None:
    step = state.agenda.step
    if not state.plan.minutes[step]:
        return None
    wish = None
    running = state.agenda.clock.since is not None
    icon = ":material/pause:" if running else ":material/play_arrow:"
    label = "Pause the clock" if running else "Start the clock"
    if st.button("", icon=icon, help=label, key=f"clock:{running}"):
        wish = Wish("pause" if running else "start")
    for minutes in (-1, 1, 5):
        sign = "−" if minutes < 0 else "+"
        if st.button(f"{sign}{abs(minutes)} min", key=f"adjust:{minutes}"):
            wish = Wish("adjust", by=minutes * MINUTE)
    return wish


def cue(state: State) -> None:
    """What to do and say at this beat, beside the page, for the facilitator's eyes only."""
    beat = BEAT.get(state.agenda.beat, BEATS[0])
    with st.sidebar:
        st.markdown("**Your cue** · only you see this")
        with st.container(border=True, key="cue"):
            st.markdown(f"**Do**  \n{beat.do}")
            st.markdown(f"**Say**  \n*“{beat.say}”*")
        st.markdown(f"**On the wall now**  \n{beat.wall} {beat.aside}")
        _steps(state)


def _steps(state: State) -> None:
    st.markdown("**The two hours**")
    for step in STEPS:
        minutes = state.plan.minutes[step.number]
        if minutes:
            here = step.number == state.agenda.step
            line = f"{step.number} {step.name} · {minutes} min"
            st.markdown(f"**→ {line}**" if here else line)


def elsewhere(state: State) -> bool:
    """Say that the room is at another step than this page; True to go there."""
    with st.container(horizontal=True, vertical_alignment="center", key="elsewhere"):
        st.text(f"The room is at: {STEPS[state.agenda.step].name}.", width="stretch")
        return st.button("Go there", key="elsewhere.go")
