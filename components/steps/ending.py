"""The vote on how it ends for our user, in words."""

from __future__ import annotations

from workshop.results import tally
from workshop.scales import ENDING
from workshop.state import State
from workshop.translation import t


def ending_words(state: State) -> str:
    """What the room thinks our user does in the end; empty before that is shown."""
    votes = tally(state, "ending", "ending").votes
    parts = [f"{t(point.chip)} {votes.count(point.value)}" for point in ENDING.points]
    return t("The ending: {votes}", votes=" · ".join(parts)) if votes else ""
