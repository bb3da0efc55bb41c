"""Step 3: five silent numbers a person, one reveal, the curve, and its low points."""

from functools import partial

import streamlit as st

from components.curve import trust_curve
from components.editing import Field, edit_form, is_open, open_form, save
from components.feedback import attempt_and_redraw
from components.voting import moments, open_vote
from data.room import Room, new_id
from workshop.commands import CloseRound, NoteLowPoint, OpenRound, Reveal
from workshop.risk import marked_low_points, revealed
from workshop.stages import STAGE

room: Room = st.session_state.room
state = room.state()
vote = state.latest_round("trust")
shown = revealed(state, "trust")

st.title("Trust", anchor=False)
if vote and vote.open:
    pressed = open_vote(vote, state.seq)
    if pressed:
        ask = {"reveal": Reveal, "cancel": CloseRound}[pressed]
        attempt_and_redraw(partial(room.do, ask(id=new_id(), round_id=vote.id)))
    moments()
elif shown is None:
    moments()
    label = f"Start the vote: {len(state.voters)} people on slips"
    if st.button(label, key="open-trust", type="primary"):
        attempt_and_redraw(partial(room.do, OpenRound(id=new_id(), scale="trust")))

if shown is not None:
    marked = marked_low_points(state)
    trust_curve(shown, marked)
    if not marked:
        st.text("No low point stands out. Let what could go wrong decide.")
    for stage in marked:
        low = state.low_points.get(stage)
        because = low.because if low else ""
        form = f"low-{stage}"
        st.text(f"Trust is low at {STAGE[stage].name.lower()} because {because or '…'}")
        if is_open(form):
            fields = (Field("because", "Trust is low here because…"),)
            edit = edit_form(form, fields)
            if edit:
                words = edit.changes.get("because", because)
                command = NoteLowPoint(id=new_id(), stage=stage, seen=edit.seen, because=words)
                save(form, partial(room.do, command))
        elif st.button("Write the because", key=f"write-{stage}", icon=":material/edit:"):
            open_form(form, state.seq, {"because": because})
            st.rerun()
    if not (vote and vote.open) and st.button("Vote again on all five", key="again"):
        attempt_and_redraw(partial(room.do, OpenRound(id=new_id(), scale="trust")))
