"""The facilitator's frame: where the room is, what comes next, and how time stands."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.kit.links import stay_here
from components.kit.plain import escape
from components.kit.quick_entry import Input, quick_entry
from components.kit.session import ADJUST, BACK, CLOCK, NEXT, UNDO
from components.vote.voting import NEXT_CUE, reveal_button, start_vote, votes_on_slips
from workshop.agenda import MINUTE, allotted
from workshop.agenda_plan import proposal_sentence, rebalance
from workshop.attendance import at_work
from workshop.beats import BEATS
from workshop.commands import (
    AdjustClock,
    Command,
    CueRound,
    EnterBeat,
    PauseClock,
    RebalanceAgenda,
    StartClock,
    Undo,
)
from workshop.models.people import Person
from workshop.places import Place, label, neighbours
from workshop.stages import PARKED, STAGE_IDS
from workshop.state import State
from workshop.steps import STEPS
from workshop.translation import t
from workshop.votes import to_start

WORSE = 5
"""Minutes more that bring a proposal back which was turned down."""
LATE = 2
"""Minutes behind from which the frame proposes how the rest shrinks."""


def controls(state: State, person: str, owner: str, wall: str, command_id: str) -> Command | None:
    """The two rows of buttons under the bar; what was asked for with them.

    Args:
        state: What the facilitator may see.
        person: Whose Undo it is.
        owner: Workshop and person, for what is half-typed into the parking lot.
        wall: Address of the projector window.
        command_id: Id for the command.
    """
    # Two rows and a line below them, so that no button ever comes to lie where another one was.
    going, others, asks = _row("controls"), _row("tools"), st.container(key="asks")
    with going:
        command = moves(state, command_id, asks)
    with others:
        command = _clock(state, command_id) or command
        command = _undo(state, person, command_id) or command
        _park(owner)
        _wall(wall)
    return command


def _row(key: str) -> DeltaGenerator:
    return st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key=key)


def _park(owner: str) -> None:
    """The parking lot: an input that is only drawn when somebody opens it."""
    icon = ":material/local_parking:"
    lot = st.popover(t("Park it"), icon=icon, key="park", on_change="rerun")
    if lot.open:
        with lot:
            quick_entry(
                "park",
                "AddNotes",
                [Input("texts", t("For the parking lot"))],
                owner=owner,
                button=t("Park it"),
                listed="texts",
                fixed={"stage": "", "lane": PARKED},
            )


def _wall(address: str) -> None:
    """Both ways to the wall, only made when somebody opens them."""
    icon = ":material/present_to_all:"
    ways = st.popover(t("The wall"), icon=icon, key="wall-ways", on_change="rerun")
    if ways.open:
        with ways:
            st.link_button(t("Open the wall in its own window"), address)
            st.text(t("Only one screen? The wall-safe view shows the wall here, without your cue."))
            stay_here(t("Show the wall in this window"), f"{address}&here=1")


def moves(
    state: State, command_id: str, asks: DeltaGenerator, *, on_wall: bool = False
) -> Command | None:
    """Back, and Next or Reveal.

    Args:
        state: What the facilitator may see.
        command_id: Id for the command.
        asks: Where a question stands that is asked before going on.
        on_wall: Whether the room sees them: nobody is named, and the vote of this moment is
            started here, as no page below does it.
    """
    at = f"{state.agenda.beat}:{state.agenda.topic}"
    before, after = neighbours(state)
    command: Command | None = None
    if _button(t("Back"), f"{BACK}:{at}", before is None, icon=":material/arrow_back:") and before:
        command = _enter(before, command_id)
    # With votes in, going on means showing them: a silent look at nothing helps nobody.
    round_ = state.open_round
    if round_ and (round_.ballots or round_.hands):
        return reveal_button(round_, command_id, NEXT, asks) or command
    cue = NEXT_CUE.get(round_.phase) if round_ and votes_on_slips(state, round_) else None
    if (
        round_
        and cue
        and _button(t(cue[1]), f"{NEXT}-cue:{round_.id}:{round_.phase}", False, primary=True)
    ):
        command = CueRound(id=command_id, round_id=round_.id, phase=cue[0])
    waiting = at_work(state)
    if after and (waiting or st.session_state.get(f"{NEXT}.asked:{at}")):
        return _next_anyway(state, after, waiting, command_id, None if on_wall else asks) or command
    words = _next(state, after) if after else t("Next")
    # Not the space bar's button while there is something to tell the room or to start first.
    scale = to_start(state)
    if scale and on_wall:
        command = start_vote(state, scale, command_id) or command
    first = bool(cue or scale)
    key = f"{'skip' if first else 'next'}:{at}"
    if _button(words, key, after is None, primary=not first) and after:
        command = _enter(after, command_id)
    return command


def _next_anyway(
    state: State,
    after: Place,
    waiting: Sequence[Person],
    command_id: str,
    asks: DeltaGenerator | None,
) -> Command | None:
    """Go on while people still write on their phones: asked once, by name.

    A button keeps its key when the last of them is done, or a press at that moment is lost.
    The answer stands beside the button that was pressed, so that a double tap is none.
    """
    at = f"{state.agenda.beat}:{state.agenda.topic}"
    asked_at = f"{NEXT}.asked:{at}"
    words = _next(state, after)
    if st.session_state.get(asked_at):
        if waiting:
            names = ", ".join(state.names[person.id] for person in waiting)
            if asks is not None:
                asks.text(t("Still writing: {names}. Go on anyway?", names=names))
            _button(words, f"asked:{at}", True)
            words = t("Go on anyway")
        if _button(words, f"{NEXT}:anyway:{at}", False, primary=True):
            return _enter(after, command_id)
        return None
    if _button(words, f"{NEXT}:{at}", False, primary=True):
        st.session_state[asked_at] = True
        st.rerun()
    return None


def _next(state: State, place: Place) -> str:
    return t("Next: {place}", place=escape(label(state, place)))


def _enter(place: Place, command_id: str) -> Command:
    return EnterBeat(id=command_id, beat=place.beat.id, topic=place.topic)


def _button(words: str, key: str, disabled: bool, *, primary: bool = False, icon: str = "") -> bool:
    """A button whose key names the page it was drawn for: a double tap is one tap."""
    kind = "primary" if primary else "secondary"
    return st.button(words, key=key, type=kind, icon=icon or None, disabled=disabled)  # type: ignore[arg-type]


def _clock(state: State, command_id: str) -> Command | None:
    step = state.agenda.step
    if not state.plan.minutes[step]:
        return None
    command: Command | None = None
    running = state.agenda.clock.since is not None
    icon = ":material/pause:" if running else ":material/play_arrow:"
    if _button(t("Pause") if running else t("Go on"), f"{CLOCK}:{running}", False, icon=icon):
        command = PauseClock(id=command_id) if running else StartClock(id=command_id)
    for minutes in (-1, 1, 5):
        by = f"{'−' if minutes < 0 else '+'}{abs(minutes)}"
        if st.button(t("{by} min", by=by), key=f"{ADJUST}:{minutes}"):
            command = AdjustClock(id=command_id, step=step, by=minutes * MINUTE)
    return command


def _undo(state: State, person: str, command_id: str) -> Command | None:
    mine = state.undo.get(person)
    last = mine[-1] if mine else None
    words = t("Undo: {what}", what=escape(last.what)) if last else t("Undo")
    name = last.command_id if last else ""
    if _button(words, f"{UNDO}:{name}", last is None, icon=":material/undo:"):
        return Undo(id=command_id, command_id=name)
    return None


def taken_back(state: State, person: str, command: Command) -> str:
    """What to say once a command that takes something back, which may be elsewhere, is done."""
    if not isinstance(command, Undo):
        return ""
    what = state.undo[person][-1].what
    return t("Taken back: {what}. Do it again by hand if that was a mistake.", what=what)


def late(state: State, over: int, command_id: str) -> Command | None:
    """Propose how the later steps shrink when the room is late; what was answered.

    Args:
        state: What the facilitator may see.
        over: Milliseconds by which the projected end is late.
        command_id: Id for the command.
    """
    step, minutes = state.agenda.step, state.plan.minutes
    kept_at = f"late.kept:{state.id}"
    kept = min(st.session_state.get(kept_at, 0), max(over, 0))  # less late again: ask anew
    if over < LATE * MINUTE or (kept and over < kept + WORSE * MINUTE) or not minutes[step]:
        return None
    planned = {n: allotted(state.agenda, minutes, n) for n in range(step + 1, len(STEPS) - 1)}
    cuts = rebalance(over, planned)
    if not cuts:  # the bar says how late it is; there is nothing to press
        return None
    version = f"{step}:{sum(state.agenda.clock.extra.values())}"
    with st.container(horizontal=True, vertical_alignment="center", border=True, key="late"):
        st.text(proposal_sentence(over, planned, cuts), width="stretch")
        if st.button(t("Do it"), key=f"late.do:{version}", type="primary"):
            return RebalanceAgenda(id=command_id, cuts={str(n): cut for n, cut in cuts.items()})
        if st.button(t("Keep"), key=f"late.keep:{version}"):
            st.session_state[kept_at] = over
            st.rerun()
    return None


def elsewhere(state: State, page: str, command_id: str) -> Command | bool:
    """Say that the room is at another step than this page.

    Returns True to go where the room is, or the command that brings the room here.

    Args:
        state: What the facilitator may see.
        page: Name of this page.
        command_id: Id for the command.
    """
    step = next((step for step in STEPS if step.page == page), STEPS[0])
    with st.container(horizontal=True, vertical_alignment="center", key="elsewhere"):
        st.text(
            t("The room is at: {step}.", step=t(STEPS[state.agenda.step].name)), width="stretch"
        )
        if st.button(t("Bring the room here"), key=f"elsewhere.come:{page}", type="tertiary"):
            first = next(beat for beat in BEATS if beat.step == step.number)
            return EnterBeat(id=command_id, beat=first.id, topic=STAGE_IDS[0] if first.each else "")
        return st.button(t("Go there"), key="elsewhere.go")
