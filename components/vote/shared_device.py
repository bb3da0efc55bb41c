"""Ballots on a shared device: one machine, one person after the other."""

from __future__ import annotations

import streamlit as st

from components.kit.links import stay_here
from components.vote.ballot_box import ballot_box
from components.vote.keypad import keypad
from components.vote.voting import still_to_vote
from workshop.models.voting import Round
from workshop.scales import SCALES
from workshop.state import State
from workshop.steps import STEPS
from workshop.translation import t
from workshop.votes import VOTE_KINDS, asked

NO_VOTE = "No vote is open. This page wakes up by itself when the next one begins."


def box_page(state: State) -> None:
    """The ballot box for the open vote."""
    round_ = state.open_round
    if round_ is None:
        st.title(t("Ballot box"), anchor=False)
        st.text(t(NO_VOTE))
        return
    kind = VOTE_KINDS[round_.scale]
    scale = SCALES.get(round_.scale)
    ballot_box(
        round_id=round_.id,
        questions=_questions(state, round_),
        points=[(p.value, t(p.chip), t(p.meaning)) for p in scale.points] if scale else (),
        reminder=f"{kind.question} {t(scale.reminder) if scale else ''}".strip(),
        names=_names(state, round_),
        seq=state.seq,
        budget=kind.budget,
    )


def keypad_page(state: State) -> None:
    """The keypad for the open vote."""
    round_ = state.open_round
    back = f"/{STEPS[state.agenda.step].page}?w={state.id}"
    if round_ is None or VOTE_KINDS[round_.scale].budget:
        st.title(t("Keypad"), anchor=False)
        no_dots = t("Dots go on slips or through the ballot box.")
        st.text(t(NO_VOTE) if round_ is None else no_dots)
        stay_here(t("Back to the desk"), back)
        return
    st.title(VOTE_KINDS[round_.scale].question, anchor=False)
    keypad(
        round_id=round_.id,
        items=round_.items,
        labels=[label for _, label in _questions(state, round_)],
        points=VOTE_KINDS[round_.scale].points,
        names=_names(state, round_),
        back=back,
        seq=state.seq,
    )


def _questions(state: State, round_: Round) -> list[tuple[str, str]]:
    return [
        (a.item, t("{what}: {words}", what=a.name, words=a.text) if a.text else a.name)
        for a in asked(state, round_)
    ]


def _names(state: State, round_: Round) -> list[tuple[str, str]]:
    """Who has no ballot with their name on it; observers last."""
    watching = [person for person in state.observers if person.id not in round_.voted]
    team = still_to_vote(state, round_) if round_.to_come else []
    names = state.names
    return [(person.id, names[person.id]) for person in [*team, *watching]]
