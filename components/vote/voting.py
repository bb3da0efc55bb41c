"""An open vote at the desk: the ways in which a room answers it, and its end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.kit.links import stay_here
from components.kit.plain import escape
from components.vote.fingers import count_fingers
from components.vote.slips import key_in_slips
from workshop.attendance import with_devices
from workshop.beats import BEAT
from workshop.commands import CloseRound, Command, CueRound, OpenRound, Reveal, VoidBallot
from workshop.scales import SCALES
from workshop.state import State
from workshop.texts import t, told
from workshop.things.people import Person
from workshop.things.voting import Round
from workshop.votes import VOTES, asked, to_start
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
    box: str,
    made: str,
    start: str = "",
    items: Sequence[str] = (),
    task: str = "",
) -> Command | None:
    """The open vote of a scale, or the button that starts one; what was asked for.

    Args:
        state: What the facilitator may see.
        scale: Which vote.
        box: Address of the ballot box for another device.
        made: Id for the command.
        start: What the button that starts it says; empty for no button.
        items: What to vote on again, everything if empty.
        task: The second task it is about, if it is.
    """
    vote = state.open_round
    if vote and vote.scale == scale and vote.task == task:
        return _panel(state, vote, box=box, made=made)
    if BEAT[VOTES[scale].beat].step != state.agenda.step:
        return None  # a vote started from another step would drag the room along
    key = f"open:{scale}:{task}:{'.'.join(items)}"
    first = not items and not task and to_start(state) == scale  # one primary button at a time
    kind: Any = "primary" if first else "secondary"
    if start and vote is None and st.button(start, key=key, type=kind):
        return OpenRound(id=made, scale=scale, items=tuple(items), task=task)
    return None


def start_vote(state: State, scale: str, made: str) -> Command | None:
    """The button that starts the vote of this moment, where no page shows one."""
    words = start_words(state, dots=bool(VOTES[scale].budget))
    if st.button(words, key=f"open:{scale}::", type="primary"):
        return OpenRound(id=made, scale=scale)
    return None


def _panel(state: State, vote: Round, *, box: str, made: str) -> Command | None:
    """Take the answers of an open vote, by slips, fingers, ballot box or keypad."""
    wish: Command | None = None
    with st.container(border=True, key="vote"):
        st.markdown(f"**{VOTES[vote.scale].question}**")
        way = _way(state, vote)
        if way == DEVICE:
            _own_devices(state, vote)
        elif way == FINGERS:
            wish = _fingers(state, vote, made)
        elif way in SHARED_DEVICES:
            _passed_round(state, vote, way, box)
        else:
            wish = _slips(state, vote, made)
        wish = _end(state, vote, made) or wish
    return wish


def _ways(state: State) -> list[str]:
    """How people can vote, the usual way first: on phones, once anybody has come in with one."""
    return [way for way in WAYS if way != DEVICE or with_devices(state)]


def _way(state: State, vote: Round) -> str:
    ways = _ways(state)
    label, key, words = t("How people vote; mix freely"), f"way:{vote.id}", told(WAYS)
    return (
        st.segmented_control(label, ways, format_func=words.get, default=ways[0], key=key)
        or ways[0]
    )


def _own_devices(state: State, vote: Round) -> None:
    """Who still votes on a phone, and who needs another way; never what anybody voted."""
    phones = {person.id for person in with_devices(state)}
    waiting = still_to_vote(state, vote)
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


def still_to_vote(state: State, vote: Round) -> list[Person]:
    """The people who have no ballot with their name on it yet."""
    return [person for person in state.voters if person.id not in vote.voted]


def _slips(state: State, vote: Round, made: str) -> Command | None:
    wish: Command | None = None
    kind = VOTES[vote.scale]
    with st.container(horizontal=True, key="slips-cue"):
        if st.button(t("Write: one minute of silence"), key=f"write:{vote.id}"):
            wish = CueRound(id=made, round_id=vote.id, phase=WRITE)
        if st.button(t("Pens down"), key=f"down:{vote.id}"):
            wish = CueRound(id=made, round_id=vote.id, phase=PENS_DOWN)
    names, out = state.names, still_to_vote(state, vote) if vote.named else []
    key_in_slips(
        round_id=vote.id,
        items=vote.items,
        eligible=vote.eligible,
        filed=vote.filed,
        seq=state.seq,
        points=kind.points,
        letters=bool(kind.budget),
        budget=kind.budget,
        people=[(p.id, names[p.id]) for p in out if not p.arrived],
        phones=[(p.id, names[p.id]) for p in out if p.arrived],
        watchers=len(state.observers),
        watched=len(vote.watching),
    )
    return wish


def _fingers(state: State, vote: Round, made: str) -> Command | None:
    if VOTES[vote.scale].budget:
        st.text(t("Dots are letters on a slip. Fingers count one number at a time."))
        return None
    item = next((a for a in asked(state, vote) if a.item not in vote.hands), None)
    if item is None:
        st.text(t("Every question is counted. Ready to reveal."))
        return None
    wish: Command | None = None
    at = f"{vote.id}:{item.item}"
    values = {"n": len(vote.hands) + 1, "of": len(vote.items), "question": item.name}
    st.text(t("{n} of {of} · {question}", **values))
    with st.container(horizontal=True, key="fingers-cue"):
        if st.button(t("Decide now"), key=f"decide:{at}"):
            wish = CueRound(id=made, round_id=vote.id, phase=DECIDE, item=item.item)
        if st.button(t("3, 2, 1, show"), key=f"show:{at}"):
            wish = CueRound(id=made, round_id=vote.id, phase=SHOW_HANDS, item=item.item)
    count_fingers(
        round_id=vote.id,
        item=item.item,
        question=item.name,
        points=[(point.value, t(point.chip)) for point in SCALES[vote.scale].points],
        hands=max(0, state.can_answer(vote) - len(vote.ballots)),
        seq=state.seq,
    )
    return wish


def _passed_round(state: State, vote: Round, way: str, box: str) -> None:
    names = ", ".join(escape(state.names[p.id]) for p in still_to_vote(state, vote))
    st.markdown(t("Without a ballot of their own: {names}.", names=names or t("nobody")))
    if way == KEYPAD:
        st.text(t("This window becomes the wall. Press Esc twice to come back to the desk."))
        stay_here(t("Vote at this keyboard"), f"/keypad?w={state.id}")
        return
    st.text(t("Open this address on a phone, a tablet or a second laptop, then pass it round."))
    st.code(box, language=None)
    st.link_button(t("Open the ballot box in another tab"), f"/box?w={state.id}")


def _end(state: State, vote: Round, made: str) -> Command | None:
    """Reveal, call off, or give somebody a fresh ballot."""
    wish: Command | None = None
    started = bool(vote.ballots or vote.hands)
    with st.container(horizontal=True, vertical_alignment="bottom", key="vote-end"):
        wish = reveal_button(vote, made, "panel")
        if not started and st.button(t("Cancel the vote"), key=f"cancel:{vote.id}"):
            wish = CloseRound(id=made, round_id=vote.id)
        voted = {name: words for name, words in state.names.items() if name in vote.voted}
        if voted:
            who = st.selectbox(
                t("A mistake? A fresh ballot for"),
                list(voted),
                index=None,
                format_func=lambda name: " ".join(voted[name].split()),
                key=f"fresh:{vote.id}",
                placeholder=t("Choose an option"),
            )
            if who and st.button(t("Give a fresh ballot"), key=f"void:{vote.id}"):
                wish = VoidBallot(id=made, round_id=vote.id, voter=who)
    return wish


def reveal_button(
    vote: Round, made: str, where: str, asks: DeltaGenerator | None = None
) -> Command | None:
    """Show the votes; asked once more while people are missing, because nobody can unsee it.

    The answer stands beside the button that was pressed, so that a double tap is none.
    """
    started, missing = bool(vote.ballots or vote.hands), vote.to_come
    label = t("Reveal {n} of {of}", n=vote.filed, of=vote.eligible)
    if where == "next":
        label = t("Reveal, {n} missing", n=missing) if missing else t("Reveal")
    if not missing:  # the space bar presses this one, and only this one
        if st.button(label, key=f"reveal-{where}:{vote.id}", type="primary"):
            return Reveal(id=made, round_id=vote.id)
        return None
    asked_at = f"reveal.asked:{where}:{vote.id}"
    if st.button(label, key=f"ask-{where}:{vote.id}", disabled=not started):
        st.session_state[asked_at] = vote.filed
        st.rerun()
    if st.session_state.get(asked_at) == vote.filed and started:
        words = t("{n} of {of} are missing. Reveal anyway?", n=missing, of=vote.eligible)
        (st if asks is None else asks).text(words)
        if st.button(t("Reveal anyway"), key=f"early-{where}:{vote.id}", type="primary"):
            return Reveal(id=made, round_id=vote.id)
    return None


def votes_on_slips(state: State, vote: Round) -> bool:
    """Whether this window takes slips for an open vote, as it does unless told otherwise."""
    return (st.session_state.get(f"way:{vote.id}") or _ways(state)[0]) == SLIP
