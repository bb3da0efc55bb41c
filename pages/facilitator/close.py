"""Close: three tickets, and the backlog that leaves the house."""

import streamlit as st

from components.cards import ticket_card
from components.curve import trust_curve
from data.room import Room
from workshop.decide.tickets import TICKETS
from workshop.risk import revealed
from workshop.state import in_order

room: Room = st.session_state.room
state = room.state()
cards = {mode.id: mode.sentence for mode in in_order(state.failures)}

st.title("Three tickets, three owners, three dates", anchor=False)
if len(state.tickets) < TICKETS:
    st.text(f"{len(state.tickets)} of {TICKETS} tickets are chosen.")
st.link_button(
    "Download backlog.csv",
    f"/workshops/{state.id}/backlog.csv",
    type="primary",
    icon=":material/download:",
)
for number, idea in enumerate(state.tickets, start=1):
    with st.container(border=True):
        ticket_card(number, idea, cards.get(idea.stops, ""))
shown = revealed(state, "trust")
if shown is not None:
    st.subheader("Where trust is low", anchor=False)
    trust_curve(shown, [s for s, low in state.low_points.items() if low.because])
