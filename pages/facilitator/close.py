"""Close: the curve, the inventory and three tickets, and where each of them comes from."""

from datetime import date

import streamlit as st

from components.items.proposed import at_close
from components.items.table import unknown_items
from components.kit.board import board
from components.kit.session import ROOM
from components.steps.curve import heat_map, trust_curve
from components.steps.inventory import ranked_columns
from components.steps.low_points import because_lines, earned_words
from components.steps.tickets import ticket_head
from components.steps.trace import trace_lines
from data.exports import downloads
from data.room import Room
from workshop.loose_ends import TICKETS_NEEDED
from workshop.outcome import outcome
from workshop.translation import counted, t

room: Room = st.session_state[ROOM]
found = outcome(room.state, date.today())
tickets, risks = found.tickets, [line.risk for line in found.inventory]

st.title(t("Three tickets, three owners, three dates"), anchor=False)
if len(tickets) != TICKETS_NEEDED:
    many = counted("{n} ticket.", "{n} tickets.", len(tickets))
    why = t("Why: {reason}", reason=found.reason) if found.reason else t("Say why in step 5.")
    st.text(f"{many} {why}")
if found.checkable < len(tickets):
    values = {"n": found.checkable, "of": len(tickets)}
    st.text(t("{n} of {of} can be checked; the others say what they lack.", **values))
with st.container(horizontal=True):
    for label, address in downloads(room):
        st.link_button(label, address, icon=":material/download:")
st.text(t("A vote that was not revealed is left out of the save file; it says how many ballots."))
for ticket in tickets:
    with st.container(border=True):
        ticket_head(ticket)
        with st.expander(t("Where this comes from")):
            trace_lines(found.traces[ticket.idea.id])
at_close(room.state)
for curve in found.curves:
    st.subheader(t("Where trust is low: ") if curve.task else t("Where trust is low"), anchor=False)
    st.text(curve.words)
    trust_curve(found.stages, curve.tallies, curve.labels, key=f"curve:{curve.task}")
    if not curve.task:
        because_lines(found.low_points)
        earned_words(found.stages, found.compared)
if risks:
    st.subheader(t("What could go wrong, worst for users first"), anchor=False)
    board("inventory", ranked_columns(room.state, risks))
    heat_map(found.stages, [(risk.failure_mode.stage, risk.ratings.bad) for risk in risks])
unknown_items(room.state)
