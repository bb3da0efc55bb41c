"""The trust curve in words: counts for under a stage, sentences for a screen reader."""

from __future__ import annotations

from collections.abc import Sequence

from workshop.results import Tally
from workshop.scales import TRUST
from workshop.stages import Stage
from workshop.translation import counted, t
from workshop.trust import middle, spread


def in_order(stages: Sequence[Stage], tallies: Sequence[Tally]) -> list[Tally]:
    """A tally a stage, an empty one where nothing was asked."""
    found = {tally.item: tally for tally in tallies}
    return [found.get(stage.id, Tally(stage.id)) for stage in stages]


def count_words(tally: Tally) -> list[str]:
    """How many votes, who could not tell and who did not vote: a line each."""
    votes, unsure, silent = len(tally.votes), tally.unsure, tally.silent
    team = votes + unsure + silent
    count = counted("{n} vote", "{n} votes", votes) if votes else t("No votes")
    if votes and unsure and not silent:
        count = t("{n} of {team} votes", n=votes, team=team)
    missing = [t("{n} can't tell", n=unsure)] if unsure else []
    missing += [t("{n} of {team} did not vote", n=silent, team=team)] if silent else []
    return [count, *missing]


def describe(stages: Sequence[Stage], tallies: Sequence[Tally]) -> str:
    """The curve in words, stage by stage, for people who do not see it."""
    pairs = zip(stages, in_order(stages, tallies), strict=True)
    return " ".join(
        t("{stage}: {votes}.", stage=" ".join(stage.name.split()), votes=_described(tally))
        for stage, tally in pairs
    )


def _described(tally: Tally) -> str:
    count, *missing = count_words(tally)
    words = [_where(tally.votes), spread(tally.votes).lower(), count.lower(), *missing]
    if tally.earlier is not None:
        words.append(t("before the talk {votes}", votes=_where(tally.earlier) or t("no votes")))
    if tally.observers:
        votes = ", ".join(str(vote) for vote in sorted(tally.observers))
        words.append(t("observers say {votes}", votes=votes))
    return ", ".join(filter(None, words))


def _where(votes: Sequence[int]) -> str:
    centre = middle(votes)
    if centre is None:
        return ""
    return t(
        "{trust} ({middle} of 5), from {low} to {high}",
        trust=TRUST.between(centre).lower(),
        middle=f"{centre:g}",
        low=min(votes),
        high=max(votes),
    )
