"""Looking back on a phone: what the room has shown so far, for whoever comes late or forgot."""

from __future__ import annotations

import streamlit as st

from components.kit.board import board
from components.kit.plain import escape
from components.steps.ending import ending_words
from components.steps.failure_modes import failure_mode_columns
from components.steps.inventory import ranked_columns
from components.steps.low_points import because_lines
from components.steps.notes import note_columns
from components.steps.scope import scope_card
from components.steps.tickets import ticket_columns
from workshop.beats.ids import FAILURE_MODES_READ, journey_read
from workshop.kinds.room import AUTHORED
from workshop.outcome import low_stages
from workshop.places import here, label
from workshop.results import is_revealed
from workshop.risk import risk_inventory
from workshop.roles import Actor
from workshop.state import State
from workshop.steps import LOBBY, STEPS
from workshop.translation import t
from workshop.visibility import shown

CAUGHT_UP = "caught-up"


def catch_up(state: State, me: Actor) -> None:
    """Tell somebody who comes late where the room is, once, and that they still count."""
    step = STEPS[state.agenda.step]
    if step.number == LOBBY or CAUGHT_UP in st.session_state or _took_part(state, me):
        return
    with st.container(border=True, key="catch-up"):
        st.markdown(t("**Welcome. The room is at: {step}**", step=escape(t(step.name))))
        if state.scope.sentence:
            st.text(f"{state.scope.sentence}.")
        words = [t("Now: {place}.", place=label(state, here(state)))]
        if state.open_round:
            words += [t("A vote is open, and yours counts until it closes.")]
        st.text(" ".join(words))
        if state.scope.sentence:
            st.text(t("Everything before is under “Look back”, at the end of this page."))
        if st.button(t("Got it"), key="caught-up"):
            st.session_state[CAUGHT_UP] = True
            st.rerun()


def _took_part(state: State, me: Actor) -> bool:
    """Whether this person wrote, voted, checked in or said that they are done."""
    person = state.people.get(me.id)
    written = (entity for e in AUTHORED for entity in getattr(state, e.collection).values())
    by_me = any(entity.author == me.id for entity in written)
    voted = any(me.id in r.ballots or me.id in r.watching for r in state.rounds.values())
    done = any(me.id in names for names in state.done.values())
    return by_me or voted or done or bool(person and person.check_in)


def look_back(state: State) -> None:
    """What was shown so far, once anything was; made only when somebody opens it."""
    if not state.scope.sentence:
        return
    back = st.expander(t("Look back"), key="look-back", on_change="rerun")
    if not back.open:
        return
    with back:
        scope_card(state.scope, "back-scope")
        for stage in state.stages:
            if shown(state, journey_read(stage.id)):
                board(f"back-{stage.id}", note_columns(state, only=stage.id, names=False))
        _back_to_votes(state)


def _back_to_votes(state: State) -> None:
    if is_revealed(state, "ending"):
        st.text(ending_words(state))
    if is_revealed(state, "trust"):
        st.markdown(t("**Low points**"))
        because_lines(low_stages(state))
    if is_revealed(state, "how_bad"):
        board("back-order", ranked_columns(state, risk_inventory(state)))
    elif shown(state, FAILURE_MODES_READ):
        board("back-cards", failure_mode_columns(state))
    if state.tickets:
        board("back-tickets", ticket_columns(state))
