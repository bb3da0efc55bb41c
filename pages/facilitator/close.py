"""Close: the curve, the inventory and three tickets, and where each of them comes from."""

from datetime import date

import streamlit as st

from components.kit.board import board
from components.steps.curve import heat_map, trust_curve
from components.steps.inventory import ranked_columns
from components.steps.low_points import because_lines, earned_words
from components.steps.tickets import ticket_head
from components.steps.trace import trace
from data.room import Room, downloads
from workshop.loose_ends import REASON, TICKETS
from workshop.readiness import missing
from workshop.results import is_revealed, low_point_labels, trust_tallies
from workshop.risk import ranked
from workshop.texts import counted, t

room: Room = st.session_state.room
state = room.state
cards = ranked(state)

st.title(t("Three tickets, three owners, three dates"), anchor=False)
if len(state.tickets) != TICKETS:
    reason = state.overrides.get(REASON, "")
    many = counted("{n} ticket.", "{n} tickets.", len(state.tickets))
    st.text(f"{many} {t('Why: {reason}', reason=reason) if reason else t('Say why in step 5.')}")
checkable = sum(not missing(idea, date.today()) for idea in state.tickets)
if checkable < len(state.tickets):
    values = {"n": checkable, "of": len(state.tickets)}
    st.text(t("{n} of {of} can be checked; the others say what they lack.", **values))
with st.container(horizontal=True):
    for name, address in downloads(state.id):
        st.link_button(t(name), address, icon=":material/download:")
st.text(t("A vote that was not revealed is left out of the save file; it says how many ballots."))
for number, idea in enumerate(state.tickets, start=1):
    with st.container(border=True):
        ticket_head(state, number, idea, date.today())
        with st.expander(t("Where this comes from")):
            trace(state, idea)
for task in ["", *state.tasks] if is_revealed(state, "trust") else []:
    if not is_revealed(state, "trust", task):
        continue
    name = state.tasks[task].task if task else state.scope.task
    low = t("Where trust is low: ") if task else t("Where trust is low")
    st.subheader(low, anchor=False)
    st.text(name)
    marks = {} if task else low_point_labels(state)
    curve = trust_tallies(state, task)
    trust_curve(state.stages, curve, marks, key=f"curve:{task}")
    if not task:
        because_lines(state)
        earned_words(state)
if cards:
    st.subheader(t("What could go wrong, worst for users first"), anchor=False)
    board("inventory", ranked_columns(state, cards))
    heat_map(state.stages, [(card.mode.stage, card.ratings.bad) for card in cards])
