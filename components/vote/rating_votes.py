"""The votes of step 4: how bad, how often, would they notice, and those that are held again."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from components.vote.voting import vote_section
from workshop.commands import Command
from workshop.results import is_revealed
from workshop.risk import Ranked, not_rated, widest
from workshop.state import State
from workshop.texts import t


def rating_votes(state: State, cards: Sequence[Ranked], *, box: str, made: str) -> Command | None:
    """The open vote about cards, or the buttons that start one; what was asked for.

    Args:
        state: What the facilitator may see.
        cards: The cards in their order.
        box: The address at which another device becomes the ballot box.
        made: Id for the command.
    """
    command: Command | None = None
    for scale, start in _starts(state).items():
        command = vote_section(state, scale, box=box, made=made, start=start) or command
    if is_revealed(state, "how_bad") and not state.open_round:
        command = _held_again(state, cards, box, made) or command
    return command


def _starts(state: State) -> dict[str, str]:
    """What the button of each vote says, empty where it is not its time."""
    beat, rated = state.agenda.beat, is_revealed(state, "how_bad")
    bad = t("Start the vote: how bad, {n} people", n=len(state.voters))
    return {
        "how_bad": bad if state.failures and not rated else "",
        "how_often": t("Start the vote: how often") if beat == "wrong.often" else "",
        "would_notice": t("Start the vote: would they notice") if beat == "wrong.notice" else "",
    }


def _held_again(state: State, cards: Sequence[Ranked], box: str, made: str) -> Command | None:
    """Vote on what came late, and once more on what the room disagrees about most."""
    command: Command | None = None
    if late := not_rated(state):
        label = t("Vote on what is new: {n}", n=len(late))
        command = vote_section(state, "how_bad", box=box, made=made, start=label, items=late)
    if state.agenda.beat == "wrong.order" and (split := widest(list(cards))):
        st.text(t("Talk about the widest split: {card}", card=split.mode.sentence))
        once_more, only = t("Vote again on this one"), [split.mode.id]
        again = vote_section(state, "how_bad", box=box, made=made, start=once_more, items=only)
        command = again or command
    return command
