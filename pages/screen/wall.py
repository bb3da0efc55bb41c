"""The wall: what the room sees, and nothing else."""

import streamlit as st

from components.cards import card_list, idea_list, ranked_list, wall_tickets
from components.curve import trust_curve
from components.journey import note_wall, scope_card
from components.voting import cards_to_rate, moments
from components.wall import prompt, wall_size
from data.room import Room
from workshop.beats import BEAT, CLOSE, SCOPE, TICKETS, TRUST, WALK, WRONG
from workshop.decide.voting import items_of
from workshop.risk import marked_low_points, ranked, revealed
from workshop.stages import STAGE
from workshop.state import LowPoint, in_order
from workshop.visibility import shown

room: Room = st.session_state.room
state = room.state()
beat = BEAT.get(state.agenda.beat, BEAT["lobby"])
trust, bad = revealed(state, "trust"), revealed(state, "how_bad")
voting = any(round_.open for round_ in state.rounds.values())
modes = [state.failures[name] for name in items_of(state, "how_bad")]
sentences = {mode.id: mode.sentence for mode in modes if not mode.sealed}

wall_size()
prompt(beat.wall, beat.aside)
if beat.step == SCOPE and state.scope.sentence:
    scope_card(state.scope)
elif beat.step == WALK:
    here = [note for note in in_order(state.notes) if note.stage == beat.stage]
    if shown(state, f"walk.{beat.stage}.read"):
        note_wall(here, beat.stage)
    else:
        st.header(STAGE[beat.stage].line, anchor=False)
        st.subheader(f"{len(here)} notes so far", anchor=False)
elif beat.step == TRUST and beat.id != "trust.vote" and trust and not voting:
    marked = marked_low_points(state) if beat.id == "trust.because" else []
    for stage in marked:
        because = state.low_points.get(stage, LowPoint(stage)).because
        st.text(f"{STAGE[stage].name}: because {because or '…'}")
    trust_curve(trust, marked, wall=True)
elif beat.step == TRUST:
    moments(wall=True)
elif beat.id == "wrong.vote":
    cards_to_rate(modes, wall=True)
elif beat.id == "wrong.order" and bad:
    ranked_list(ranked(state))
elif beat.step == WRONG:
    card_list(modes)
elif beat.step == TICKETS and not shown(state, "tickets.choose"):
    st.subheader(f"{len(state.ideas)} ideas so far", anchor=False)
elif beat.step in (TICKETS, CLOSE):
    if beat.id == "tickets.choose":
        idea_list([idea for idea in in_order(state.ideas) if not idea.chosen], sentences)
    wall_tickets(state.tickets, sentences, know=beat.id in ("tickets.know", "close"))
