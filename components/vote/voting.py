"""An open vote at the desk: the ways in which a room answers it, and its end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.kit.links import stay_here
from components.kit.plain import escape
from components.kit.session import NEXT, START_VOTE
from components.vote.fingers import count_fingers
from components.vote.slips import key_in_slips
from workshop.attendance import with_devices
from workshop.beats import BEAT
from workshop.commands import CloseRound, Command, CueRound, OpenRound, Reveal, VoidBallot
from workshop.models.people import Person
from workshop.models.voting import Round
from workshop.scales import SCALES
from workshop.state import State
from workshop.translation import t, translated
from workshop.votes import VOTE_KINDS, asked, to_start
from workshop.ways import (
    BALLOT_BOX,
    DECIDE,
    DEVICE,
    FINGERS,
    KEYPAD,
    PENS_DOWN,
    SHARED_DEVICES,
    SHOW_HANDS,
    SLIP,
    WRITE,
)

WAYS = {
    DEVICE: "Own devices",
    SLIP: "Slips",
    FINGERS: "Fingers",
    BALLOT_BOX: "Ballot box",
    KEYPAD: "Keypad",
}
NEXT_CUE = {"": (WRITE, "Write: one minute of silence"), WRITE: (PENS_DOWN, "Pens down")}
"""What to tell the room next while slips are written: the phase, and what its button says."""


def start_words(state: State, *, dots: bool = False) -> str:
    """What the button says that starts a vote: how many people, and how without phones."""
    n = len(state.voters)
    if with_devices(state):
        return (
            t("Start the dots: {n} people", n=n) if dots else t("Start the vote: {n} people", n=n)
        )
    if dots:
        return t("Start the dots: {n} people on slips", n=n)
    return t("Start the vote: {n} people on slips", n=n)


def vote_section(
    state: State,
    scale: str,
    *,
    ballot_box_address: str,
    command_id: str,
    start: str = "",
    items: Sequence[str] = (),
    task: str = "",
) -> Command | None:
    """The open vote of a scale, or the button that starts one; what was asked for.

    Args:
        state: What the facilitator may see.
        scale: Which vote.
        ballot_box_address: Address of the ballot box for another device.
        command_id: Id for the command.
        start: What the button that starts it says; empty for no button.
        items: What to vote on again, everything if empty.
        task: The second task it is about, if it is.
    """
    round_ = state.open_round
    if round_ and round_.scale == scale and round_.task == task:
        return _panel(state, round_, ballot_box_address=ballot_box_address, command_id=command_id)
    if BEAT[VOTE_KINDS[scale].beat].step != state.agenda.step:
        return None  # a vote started from another step would drag the room along
    key = f"{START_VOTE}:{scale}:{task}:{'.'.join(items)}"
    first = not items and not task and to_start(state) == scale  # one primary button at a time
    kind: Any = "primary" if first else "secondary"
    if start and round_ is None and st.button(start, key=key, type=kind):
        return OpenRound(id=command_id, scale=scale, items=tuple(items), task=task)
    return None


def start_vote(state: State, scale: str, command_id: str) -> Command | None:
    """The button that starts the vote of this moment, where no page shows one."""
    words = start_words(state, dots=bool(VOTE_KINDS[scale].budget))
    if st.button(words, key=f"{START_VOTE}:{scale}::", type="primary"):
        return OpenRound(id=command_id, scale=scale)
    return None


def _panel(
    state: State, round_: Round, *, ballot_box_address: str, command_id: str
) -> Command | None:
    """Take the answers of an open vote, by slips, fingers, ballot box or keypad."""
    command: Command | None = None
    with st.container(border=True, key="vote"):
        st.markdown(f"**{VOTE_KINDS[round_.scale].question}**")
        way = _way(state, round_)
        if way == DEVICE:
            _own_devices(state, round_)
        elif way == FINGERS:
            command = _fingers(state, round_, command_id)
        elif way in SHARED_DEVICES:
            _passed_round(state, round_, way, ballot_box_address)
        else:
            command = _slips(state, round_, command_id)
        command = _end(state, round_, command_id) or command
    return command


def _ways(state: State) -> list[str]:
    """How people can vote, the usual way first: on phones, once anybody has come in with one."""
    return [way for way in WAYS if way != DEVICE or with_devices(state)]


def _way(state: State, round_: Round) -> str:
    ways = _ways(state)
    label, key, words = t("How people vote; mix freely"), f"way:{round_.id}", translated(WAYS)
    return (
        st.segmented_control(label, ways, format_func=words.get, default=ways[0], key=key)
        or ways[0]
    )


def _own_devices(state: State, round_: Round) -> None:
    """Who still votes on a phone, and who needs another way; never what anybody voted."""
    phones = {person.id for person in with_devices(state)}
    waiting = still_to_vote(state, round_)
    names = state.names
    at_it = ", ".join(names[p.id] for p in waiting if p.id in phones)
    others = ", ".join(names[p.id] for p in waiting if p.id not in phones)
    st.text(t("Still voting on a phone: {names}.", names=at_it or t("nobody")))
    if others:
        st.text(
            t(
                "No phone here: {names}. Give them a slip, the ballot box or the keypad.",
                names=others,
            )
        )


def still_to_vote(state: State, round_: Round) -> list[Person]:
    """The people who have no ballot with their name on it yet."""
    return [person for person in state.voters if person.id not in round_.voted]


def _slips(state: State, round_: Round, command_id: str) -> Command | None:
    command: Command | None = None
    kind = VOTE_KINDS[round_.scale]
    with st.container(horizontal=True, key="slips-cue"):
        if st.button(t("Write: one minute of silence"), key=f"write:{round_.id}"):
            command = CueRound(id=command_id, round_id=round_.id, phase=WRITE)
        if st.button(t("Pens down"), key=f"down:{round_.id}"):
            command = CueRound(id=command_id, round_id=round_.id, phase=PENS_DOWN)
    names, out = state.names, still_to_vote(state, round_) if round_.named else []
    key_in_slips(
        round_id=round_.id,
        items=round_.items,
        eligible=round_.eligible,
        filed=round_.filed,
        seq=state.seq,
        points=kind.points,
        letters=bool(kind.budget),
        budget=kind.budget,
        people=[(p.id, names[p.id]) for p in out if not p.arrived],
        phones=[(p.id, names[p.id]) for p in out if p.arrived],
        watchers=len(state.observers),
        watched=len(round_.watching),
    )
    return command


def _fingers(state: State, round_: Round, command_id: str) -> Command | None:
    if VOTE_KINDS[round_.scale].budget:
        st.text(t("Dots are letters on a slip. Fingers count one number at a time."))
        return None
    item = next((a for a in asked(state, round_) if a.item not in round_.hands), None)
    if item is None:
        st.text(t("Every question is counted. Ready to reveal."))
        return None
    command: Command | None = None
    at = f"{round_.id}:{item.item}"
    values = {"n": len(round_.hands) + 1, "of": len(round_.items), "question": item.name}
    st.text(t("{n} of {of} · {question}", **values))
    with st.container(horizontal=True, key="fingers-cue"):
        if st.button(t("Decide now"), key=f"decide:{at}"):
            command = CueRound(id=command_id, round_id=round_.id, phase=DECIDE, item=item.item)
        if st.button(t("3, 2, 1, show"), key=f"show:{at}"):
            command = CueRound(id=command_id, round_id=round_.id, phase=SHOW_HANDS, item=item.item)
    count_fingers(
        round_id=round_.id,
        item=item.item,
        question=item.name,
        points=[(point.value, t(point.chip)) for point in SCALES[round_.scale].points],
        hands=max(0, state.can_answer(round_) - len(round_.ballots)),
        seq=state.seq,
    )
    return command


def _passed_round(state: State, round_: Round, way: str, ballot_box_address: str) -> None:
    names = ", ".join(escape(state.names[p.id]) for p in still_to_vote(state, round_))
    st.markdown(t("Without a ballot of their own: {names}.", names=names or t("nobody")))
    if way == KEYPAD:
        st.text(t("This window becomes the wall. Press Esc twice to come back to the desk."))
        stay_here(t("Vote at this keyboard"), f"/keypad?w={state.id}")
        return
    st.text(t("Open this address on a phone, a tablet or a second laptop, then pass it round."))
    st.code(ballot_box_address, language=None)
    st.link_button(t("Open the ballot box in another tab"), f"/box?w={state.id}")


def _end(state: State, round_: Round, command_id: str) -> Command | None:
    """Reveal, call off, or give somebody a fresh ballot."""
    command: Command | None = None
    started = bool(round_.ballots or round_.hands)
    with st.container(horizontal=True, vertical_alignment="bottom", key="vote-end"):
        command = reveal_button(round_, command_id, "panel")
        if not started and st.button(t("Cancel the vote"), key=f"cancel:{round_.id}"):
            command = CloseRound(id=command_id, round_id=round_.id)
        voted = {name: words for name, words in state.names.items() if name in round_.voted}
        if voted:
            who = st.selectbox(
                t("A mistake? A fresh ballot for"),
                list(voted),
                index=None,
                format_func=lambda name: " ".join(voted[name].split()),
                key=f"fresh:{round_.id}",
                placeholder=t("Choose an option"),
            )
            if who and st.button(t("Give a fresh ballot"), key=f"void:{round_.id}"):
                command = VoidBallot(id=command_id, round_id=round_.id, voter=who)
    return command


def reveal_button(
    round_: Round, command_id: str, where: str, asks: DeltaGenerator | None = None
) -> Command | None:
    """Show the votes; asked once more while people are missing, because nobody can unsee it.

    The answer stands beside the button that was pressed, so that a double tap is none.
    """
    started, missing = bool(round_.ballots or round_.hands), round_.to_come
    label = t("Reveal {n} of {of}", n=round_.filed, of=round_.eligible)
    if where == NEXT:
        label = t("Reveal, {n} missing", n=missing) if missing else t("Reveal")
    if not missing:  # the space bar presses this one, and only this one
        if st.button(label, key=f"reveal-{where}:{round_.id}", type="primary"):
            return Reveal(id=command_id, round_id=round_.id)
        return None
    asked_at = f"reveal.asked:{where}:{round_.id}"
    if st.button(label, key=f"ask-{where}:{round_.id}", disabled=not started):
        st.session_state[asked_at] = round_.filed
        st.rerun()
    if st.session_state.get(asked_at) == round_.filed and started:
        words = t("{n} of {of} are missing. Reveal anyway?", n=missing, of=round_.eligible)
        (st if asks is None else asks).text(words)
        if st.button(t("Reveal anyway"), key=f"early-{where}:{round_.id}", type="primary"):
            return Reveal(id=command_id, round_id=round_.id)
    return None


def votes_on_slips(state: State, round_: Round) -> bool:
    """Whether this window takes slips for an open vote: the way picked in it, or the usual one."""
    return (st.session_state.get(f"way:{round_.id}") or _ways(state)[0]) == SLIP
