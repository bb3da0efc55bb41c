"""Step 4: what could go wrong, how bad, and in what order."""

from functools import partial

import streamlit as st

from components.cards import CARD_FIELDS, card_list, ranked_list
from components.editing import choose_to_edit, close_form, edit_form, open_form, save
from components.feedback import attempt, attempt_and_redraw
from components.journey import stage_choice
from components.quick import Box, quick_entry
from components.voting import cards_to_rate, open_vote
from data.room import Room, new_id
from workshop.commands import CloseRound, DeleteFailureMode, EditFailureMode, OpenRound, Reveal
from workshop.decide.voting import items_of
from workshop.risk import ranked, revealed

room: Room = st.session_state.room
state = room.state()
vote = state.latest_round("how_bad")
modes = [state.failures[name] for name in items_of(state, "how_bad")]

st.title("What could go wrong", anchor=False)
if vote and vote.open:
    pressed = open_vote(vote, state.seq)
    if pressed:
        ask = {"reveal": Reveal, "cancel": CloseRound}[pressed]
        attempt_and_redraw(partial(room.do, ask(id=new_id(), round_id=vote.id)))
    cards_to_rate([state.failures[name] for name in vote.items if name in state.failures])
else:
    quick_entry(
        "card",
        "AddFailureMode",
        [
            Box("does", "The AI…", "quotes a price we no longer offer"),
            Box("suffers", "…so our user…", "sends a wrong offer to a client"),
        ],
        owner=room.owner,
        choices=[stage_choice()],
    )
    if modes:
        label = f"Start the vote: how bad, {len(state.voters)} people on slips"
        if st.button(label, key="open-bad", type="primary"):
            attempt_and_redraw(partial(room.do, OpenRound(id=new_id(), scale="how_bad")))
    if revealed(state, "how_bad"):
        ranked_list(ranked(state))
    else:
        card_list(modes)
    readable = {mode.id: mode for mode in modes if not mode.sealed}
    names = {name: mode.sentence for name, mode in readable.items()}
    chosen = choose_to_edit("wrong", "Change a card", names, "card-{}".format)
    if chosen:
        form, mode = f"card-{chosen}", readable.get(chosen)
        if mode:
            open_form(form, state.seq, {f.name: getattr(mode, f.name) for f in CARD_FIELDS})
            if st.button("Delete this card", key=f"delete:{chosen}", icon=":material/delete:"):
                gone = DeleteFailureMode(id=new_id(), mode_id=chosen)
                if attempt(partial(room.do, gone)):
                    close_form(form)
                    st.rerun()
        edit = edit_form(form, CARD_FIELDS)
        if edit:
            wanted = EditFailureMode(
                id=new_id(), mode_id=chosen, seen=edit.seen, changes=edit.changes
            )
            save(form, partial(room.do, wanted))
