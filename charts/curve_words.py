"""The trust curve in words: counts for under a stage, sentences for a screen reader."""

from __future__ import annotations

from collections.abc import Sequence

from workshop.results import Tally
from workshop.scales import TRUST
from workshop.stages import Stage
from workshop.trust import middle, spread


def in_order(stages: Sequence[Stage], tallies: Sequence[Tally]) -> list[Tally]:
    """A tally a stage, an empty one where nothing was asked."""
    found = {tally.item: tally for tally in tallies}
    return [found.get(stage.id, Tally(stage.id)) for stage in stages]


def count_words(tally: Tally) -> list[str]:
    """How many votes, who could not tell and who did not vote: a line each."""
    votes, unsure, silent = len(tally.votes), tally.unsure, tally.silent
    team = votes + unsure + silent
    count = "1 vote" if votes == 1 else f"{votes or 'No'} votes"
    if votes and unsure and not silent:
        count = f"{votes} of {team} votes"
    told = [f"{unsure} can't tell"] if unsure else []
    return [count, *told, *([f"{silent} of {team} did not vote"] if silent else [])]


def describe(stages: Sequence[Stage], tallies: Sequence[Tally]) -> str:
    """The curve in words, stage by stage, for people who do not see it."""
    told = zip(stages, in_order(stages, tallies), strict=True)
    return " ".join(f"{' '.join(stage.name.split())}: {_told(tally)}." for stage, tally in told)


def _told(tally: Tally) -> str:
    count, *missing = count_words(tally)
    words = [_where(tally.votes), spread(tally.votes).lower(), count.lower(), *missing]
    if tally.earlier is not None:
        words.append(f"before the talk {_where(tally.earlier) or 'no votes'}")
    if tally.observers:
        votes = ", ".join(str(vote) for vote in sorted(tally.observers))
        words.append(f"observers say {votes}")
    return ", ".join(filter(None, words))


def _where(votes: Sequence[int]) -> str:
    centre = middle(votes)
    if centre is None:
        return ""
    return f"{TRUST.between(centre).lower()} ({centre:g} of 5), from {min(votes)} to {max(votes)}"
