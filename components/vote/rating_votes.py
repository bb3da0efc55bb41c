"""The votes of step 4: how bad, how often, would they notice, and those that are held again."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from components.vote.voting import vote_section
from workshop.beats.ids import FAILURE_MODES_NOTICE, FAILURE_MODES_OFTEN, FAILURE_MODES_ORDER
from workshop.commands import Command
from workshop.results import is_revealed
from workshop.risk import Risk, not_rated, widest
from workshop.state import State
from workshop.translation import t


def rating_votes(
    state: State, risks: Sequence[Risk], *, ballot_box_address: str, command_id: str
) -> Command | None:
    """The open vote about failure modes, or the buttons that start one; what was asked for.

    Args:
        state: What the facilitator may see.
        risks: The failure modes in their order.
        ballot_box_address: The address at which another device becomes the ballot box.
        command_id: Id for the command.
    """
    command: Command | None = None
    for scale, start in _starts(state).items():
        command = (
            vote_section(
                state,
                scale,
                ballot_box_address=ballot_box_address,
                command_id=command_id,
                start=start,
            )
            or command
        )
    if is_revealed(state, "how_bad") and not state.open_round:
        command = _held_again(state, risks, ballot_box_address, command_id) or command
    return command


def _starts(state: State) -> dict[str, str]:
    """What the button of each vote says, empty where it is not its time."""
    beat, rated = state.agenda.beat, is_revealed(state, "how_bad")
    bad = t("Start the vote: how bad, {n} people", n=len(state.voters))
    return {
        "how_bad": bad if state.failure_modes and not rated else "",
        "how_often": t("Start the vote: how often") if beat == FAILURE_MODES_OFTEN else "",
        "would_notice": t("Start the vote: would they notice")
        if beat == FAILURE_MODES_NOTICE
        else "",
    }


def _held_again(
    state: State, risks: Sequence[Risk], ballot_box_address: str, command_id: str
) -> Command | None:
    """Vote on what came late, and once more on what the room disagrees about most."""
    command: Command | None = None
    if late := not_rated(state):
        label = t("Vote on what is new: {n}", n=len(late))
        command = vote_section(
            state,
            "how_bad",
            ballot_box_address=ballot_box_address,
            command_id=command_id,
            start=label,
            items=late,
        )
    if state.agenda.beat == FAILURE_MODES_ORDER and (split := widest(list(risks))):
        st.text(t("Talk about the widest split: {card}", card=split.failure_mode.sentence))
        once_more, only = t("Vote again on this one"), [split.failure_mode.id]
        again = vote_section(
            state,
            "how_bad",
            ballot_box_address=ballot_box_address,
            command_id=command_id,
            start=once_more,
            items=only,
        )
        command = again or command
    return command
