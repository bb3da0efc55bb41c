"""Who answered what, in a room that agreed on names before it voted."""

from __future__ import annotations

from dataclasses import replace

from workshop.models.voting import Round
from workshop.results import rounds_on
from workshop.state import State

Said = tuple[str, int | None]
"""A person's name and their answer, None for "can't tell"."""


def who_said(state: State, scale: str, item: str, task: str = "") -> list[Said]:
    """The answers to one item with the names of the team, lowest first, "can't tell" last.

    Empty before the reveal, and where the room voted without names. Slips without a name and
    raised hands are nobody's. It is the newest revealed round that asked about the item that
    counts, as in `results.tally`.
    """
    rounds = rounds_on(state, scale, item, task)
    if not rounds or not rounds[-1].named:
        return []
    ballots = [b for b in rounds[-1].ballots.values() if b.voter in state.names]
    said = [(state.names[b.voter], b.answers[item]) for b in ballots if item in b.answers]
    return sorted(said, key=_place)


def named_vote(state: State, scale: str, task: str = "") -> Round | None:
    """The first vote with names that was shown, with what was asked again or later besides.

    None before the first reveal, and in a room that voted without names.
    """
    found = (r for r in state.rounds.values() if r.scale == scale and r.task == task)
    shown = sorted((r for r in found if r.revealed and r.named), key=lambda r: r.born)
    items = dict.fromkeys(item for round_ in shown for item in round_.items)
    return replace(shown[0], items=tuple(items)) if shown else None


def _place(said: Said) -> tuple[bool, int, str]:
    name, answer = said
    return answer is None, answer or 0, name.casefold()
