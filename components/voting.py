"""An open vote: what it asks, and the ways in which a room without phones answers it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from components.fingers import count_fingers
from components.plain import clip, escape
from components.slips import key_in_slips
from workshop.commands import CloseRound, Command, CueRound, OpenRound, Reveal, VoidBallot
from workshop.scales import CANT_TELL, SCALES, TRUST, Scale
from workshop.state import State
from workshop.things.plan import Person
from workshop.things.voting import Round
from workshop.votes import VOTES, Asked, asked, letter

WAYS = {
    "slips": "Slips",
    "fingers": "Fingers",
    "box": "Ballot box",
    "keypad": "Keypad",
}
WRITE, DOWN, DECIDE, SHOW = "write", "down", "decide", "show"


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
    key = f"open:{scale}:{task}:{'.'.join(items)}"
    if start and vote is None and st.button(start, key=key, type="primary"):
        return OpenRound(id=made, scale=scale, items=tuple(items), task=task)
    return None


def _panel(state: State, vote: Round, *, box: str, made: str) -> Command | None:
    """Take the answers of an open vote, by slips, fingers, ballot box or keypad."""
    wish: Command | None = None
    with st.container(border=True, key="vote"):
        st.markdown(f"**{VOTES[vote.scale].question}**")
        way = st.segmented_control(
            "How people vote; mix freely",
            list(WAYS),
            format_func=lambda name: WAYS[name],
            default="slips",
            key=f"way:{vote.id}",
        )
        if way == "fingers":
            wish = _fingers(state, vote, made)
        elif way in ("box", "keypad"):
            _passed_round(state, vote, way, box)
        else:
            wish = _slips(state, vote, made)
        wish = _end(state, vote, made) or wish
    return wish


def still_to_vote(state: State, vote: Round) -> list[Person]:
    """The people who have no ballot with their name on it yet."""
    return [person for person in state.voters if person.id not in vote.voted]


def _slips(state: State, vote: Round, made: str) -> Command | None:
    wish: Command | None = None
    kind = VOTES[vote.scale]
    with st.container(horizontal=True, key="slips-cue"):
        if st.button("Write: one minute of silence", key=f"write:{vote.id}"):
            wish = CueRound(id=made, round_id=vote.id, phase=WRITE)
        if st.button("Pens down", key=f"down:{vote.id}"):
            wish = CueRound(id=made, round_id=vote.id, phase=DOWN)
    key_in_slips(
        round_id=vote.id,
        items=vote.items,
        eligible=vote.eligible,
        filed=vote.filed,
        seq=state.seq,
        points=kind.points,
        letters=bool(kind.budget),
        budget=kind.budget,
        people=[(p.id, p.name) for p in still_to_vote(state, vote)] if vote.named else (),
        watchers=len(state.observers),
        watched=len(vote.watching),
    )
    return wish


def _fingers(state: State, vote: Round, made: str) -> Command | None:
    if VOTES[vote.scale].budget:
        st.text("Dots are letters on a slip. Fingers count one number at a time.")
        return None
    item = next((a for a in asked(state, vote) if a.item not in vote.hands), None)
    if item is None:
        st.text("Every question is counted. Ready to reveal.")
        return None
    wish: Command | None = None
    at = f"{vote.id}:{item.item}"
    st.text(f"{len(vote.hands) + 1} of {len(vote.items)} · {item.name}")
    with st.container(horizontal=True, key="fingers-cue"):
        if st.button("Decide now", key=f"decide:{at}"):
            wish = CueRound(id=made, round_id=vote.id, phase=DECIDE, item=item.item)
        if st.button("3, 2, 1, show", key=f"show:{at}"):
            wish = CueRound(id=made, round_id=vote.id, phase=SHOW, item=item.item)
    count_fingers(
        round_id=vote.id,
        item=item.item,
        question=item.name,
        points=[(point.value, point.chip) for point in SCALES[vote.scale].points],
        hands=vote.eligible - len(vote.ballots),
        seq=state.seq,
    )
    return wish


def _passed_round(state: State, vote: Round, way: str, box: str) -> None:
    names = ", ".join(escape(person.name) for person in still_to_vote(state, vote))
    st.markdown(f"Without a ballot of their own: {names or 'nobody'}.")
    if way == "keypad":
        st.text("This window becomes the wall. Press Esc twice to come back to the desk.")
        st.link_button("Vote at this keyboard", f"/keypad?w={state.id}", icon=":material/keyboard:")
        return
    st.text("Open this address on a phone, a tablet or a second laptop, then pass it round.")
    st.code(box, language=None)
    st.link_button("Open the ballot box in this browser", f"/box?w={state.id}")


def _end(state: State, vote: Round, made: str) -> Command | None:
    """Reveal, call off, or give somebody a fresh ballot."""
    wish: Command | None = None
    started = bool(vote.filed or vote.hands or vote.watching)
    with st.container(horizontal=True, vertical_alignment="bottom", key="vote-end"):
        label = f"Reveal {vote.filed} of {vote.eligible}"
        if st.button(label, key=f"reveal:{vote.id}", type="primary", disabled=not started):
            wish = Reveal(id=made, round_id=vote.id)
        if not started and st.button("Cancel the vote", key=f"cancel:{vote.id}"):
            wish = CloseRound(id=made, round_id=vote.id)
        voted = {p.id: p.name for p in [*state.voters, *state.observers] if p.id in vote.voted}
        if voted:
            who = st.selectbox(
                "A mistake? A fresh ballot for",
                list(voted),
                index=None,
                format_func=lambda name: " ".join(voted[name].split()),
                key=f"fresh:{vote.id}",
            )
            if who and st.button("Give a fresh ballot", key=f"void:{vote.id}"):
                wish = VoidBallot(id=made, round_id=vote.id, voter=who)
    return wish


def scale_words(scale: Scale) -> None:
    """The labelled points of a scale, with "can't tell" apart."""
    columns = st.columns([*(2 for _ in scale.points), 1.4])
    for column, point in zip(columns, scale.points, strict=False):
        with column.container(border=True, height="stretch"):
            st.markdown(f"**{point.value} {point.chip}**")
            st.text(point.meaning)
    with columns[-1].container(border=True, height="stretch"):
        st.markdown(f"**0 {CANT_TELL}**")


def vote_on_wall(state: State, vote: Round) -> None:
    """What the room sees while it votes: the question's items and scale, and how many are in."""
    kind = VOTES[vote.scale]
    items = asked(state, vote)
    st.header(_instruction(state, vote), anchor=False)
    if not kind.budget:
        scale = SCALES[vote.scale]
        st.text(scale.reminder)
        scale_words(scale)
    _items(vote, items)


def _instruction(state: State, vote: Round) -> str:
    """What the room does now, and how many ballots are in: one equal dot for each."""
    dots = " ".join("●" * vote.filed + "○" * vote.to_come)
    if vote.phase == DECIDE:
        return "Decide now. Hand on the table."
    if vote.phase == SHOW:
        return "3, 2, 1, show."
    if vote.filed and not vote.to_come:
        return f"{vote.filed} in. Ready?"
    if vote.filed:
        return f"{vote.filed} of {vote.eligible} in  {dots}"
    if vote.phase == DOWN:
        return "Pens down."
    return f"Write {_how_many(vote)}. Silence."


def _how_many(vote: Round) -> str:
    kind = VOTES[vote.scale]
    if kind.budget:
        return f"up to {kind.budget} letters; the same one twice gives it two dots"
    return "one number" if len(vote.items) == 1 else f"{len(vote.items)} numbers"


def _items(vote: Round, items: Sequence[Asked]) -> None:
    """The items in the order of the slip, the one the hands are asked for alone."""
    shown = [asked for asked in items if asked.item == vote.item] or list(items)
    if vote.scale in ("ending", "earned"):
        return
    columns = st.columns(2 if len(shown) > 6 else 1)
    half = -(-len(shown) // len(columns))
    for place, one in enumerate(shown):
        number = items.index(one)
        mark = letter(number) if VOTES[vote.scale].budget else str(number + 1)
        with columns[place // half].container(horizontal=True, gap="small"):
            st.markdown(f"**{mark}**", width=44)
            words = f"{one.name.partition(' ')[2]}: {one.text}" if vote.scale == "trust" else ""
            st.text(clip(words or f"{one.name}: {one.text}"), width="stretch")


def trust_moments(state: State) -> None:
    """The five moments of the trust vote and the five words of its scale."""
    st.markdown(f"**{TRUST.question}**")
    st.text(TRUST.reminder)
    scale_words(TRUST)
    for stage in state.stages:
        st.text(f"{stage.number} {stage.name}: {stage.moment}")
