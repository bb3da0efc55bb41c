"""Ballots that are passed round: one machine, one person after the other."""

from __future__ import annotations

import streamlit as st

from components.kit.links import stay_here
from components.vote.ballot_box import ballot_box
from components.vote.keypad import keypad
from components.vote.voting import still_to_vote
from workshop.scales import SCALES
from workshop.state import State
from workshop.steps import STEPS
from workshop.texts import t
from workshop.things.voting import Round
from workshop.votes import VOTES, asked

NO_VOTE = "No vote is open. This page wakes up by itself when the next one begins."


def box_page(state: State) -> None:
    """The ballot box for the open vote."""
    vote = state.open_round
    if vote is None:
        st.title(t("Ballot box"), anchor=False)
        st.text(t(NO_VOTE))
        return
    kind = VOTES[vote.scale]
    scale = SCALES.get(vote.scale)
    ballot_box(
        round_id=vote.id,
        questions=_questions(state, vote),
        points=[(p.value, t(p.chip), t(p.meaning)) for p in scale.points] if scale else (),
        reminder=f"{kind.question} {t(scale.reminder) if scale else ''}".strip(),
        names=_names(state, vote),
        seq=state.seq,
        budget=kind.budget,
    )


def keypad_page(state: State) -> None:
    """The keypad for the open vote."""
    vote = state.open_round
    back = f"/{STEPS[state.agenda.step].page}?w={state.id}"
    if vote is None or VOTES[vote.scale].budget:
        st.title(t("Keypad"), anchor=False)
        no_dots = t("Dots go on slips or through the ballot box.")
        st.text(t(NO_VOTE) if vote is None else no_dots)
        stay_here(t("Back to the desk"), back)
        return
    st.title(VOTES[vote.scale].question, anchor=False)
    keypad(
        round_id=vote.id,
        items=vote.items,
        labels=[label for _, label in _questions(state, vote)],
        points=VOTES[vote.scale].points,
        names=_names(state, vote),
        back=back,
        seq=state.seq,
    )


def _questions(state: State, vote: Round) -> list[tuple[str, str]]:
    return [
        (a.item, t("{what}: {words}", what=a.name, words=a.text) if a.text else a.name)
        for a in asked(state, vote)
    ]


def _names(state: State, vote: Round) -> list[tuple[str, str]]:
    """Who has no ballot with their name on it; observers last."""
    watching = [person for person in state.observers if person.id not in vote.voted]
    team = still_to_vote(state, vote) if vote.to_come else []
    names = state.names
    return [(person.id, names[person.id]) for person in [*team, *watching]]
