"""What the trust curve draws: one row a mark, its words, shapes and legend included."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import pairwise
from math import nan

from charts.curve_words import count_words
from charts.words import width, wrap
from workshop.results import Tally
from workshop.scales import TRUST
from workshop.translation import t, translated
from workshop.trust import middle, spread

NARROW, BROAD = 18, 40
"""Letters in a stage's column, and in a phone's whole line."""
NAME_LINES, FOOT_LINES = 3, 4
ROW, CROWD = 6, 12
"""More equal votes stand in two rows; still more are one bubble with their number."""
BUBBLE = 4
"""A bubble takes the room of so many dots."""
LEGEND = {
    "middle": "middle vote",
    "band": "lowest to highest",
    "dot": "one vote each",
    "observer": "observer",
    "ghost": "before the talk",
    "low": "low point",
}
SAME_KEY = {"bar": "band", "bubble": "dot"}


@dataclass(frozen=True, slots=True)
class Row:
    """One mark.

    Attributes:
        x: The stage, counted from 0; for a legend, letters from the left.
        y: Trust, as *low* and *high* are.
        place: How far from the stage, counted in dots.
        stack: The places that the longest row of dots in the picture takes.
        votes: How many votes the mark stands for.
        piece: Marks of one piece are joined by a line.
        line: A line of text below; for one of two rows of dots, up (-1) or down (1).
        label: Words for a stage's column, or for a whole line of a phone (*wide*).
    """

    kind: str
    x: float = nan
    y: float = nan
    low: float = nan
    high: float = nan
    place: int = 0
    stack: int = 1
    votes: int = 0
    piece: int = 0
    line: int = 0
    label: str = ""
    wide: str = ""


COLUMNS = tuple(field.name for field in fields(Row))


def all_rows(
    names: Sequence[str], tallies: Sequence[Tally], reasons: Mapping[int, str]
) -> list[Row]:
    """Every mark. *reasons* are the low points, by the place of their stage."""
    stack = max((_room(tally) for tally in tallies), default=1)
    rows = [*_axis(), *_names(names), *_curve(tallies), *_before_the_talk(tallies)]
    for place, tally in enumerate(tallies):
        rows += _votes(place, tally, stack)
        rows += _foot(place, tally, name_lines(names), reasons.get(place))
        centre = middle(tally.votes)
        if place in reasons and centre is not None:
            rows.append(Row("low", x=place, y=centre))
    return [*rows, *_legend({SAME_KEY.get(row.kind, row.kind) for row in rows})]


def name_lines(names: Sequence[str], letters: int = NARROW) -> int:
    """How many lines the longest of the stages' names takes."""
    return max((len(_wrapped(place, name, letters)) for place, name in enumerate(names)), default=1)


def _wrapped(place: int, name: str, letters: int) -> list[str]:
    return wrap(t("{n} {name}", n=place + 1, name=name), letters, NAME_LINES)


def _axis() -> Iterator[Row]:
    for point in TRUST.points:
        chip = TRUST.chip(point.value)
        label = t("{n} {name}", n=point.value, name=chip)
        yield Row("axis", y=point.value, label=label, wide=f"{point.value}\n{chip}")


def _names(names: Sequence[str]) -> Iterator[Row]:
    """Names in columns begin at the same line; above a phone's rows they end at the same."""
    lines = name_lines(names, BROAD)
    for place, name in enumerate(names):
        label, wide = _wrapped(place, name, NARROW), _wrapped(place, name, BROAD)
        down = lines - len(wide)
        yield Row("name", x=place, place=down, label="\n".join(label), wide="\n".join(wide))


def _curve(tallies: Sequence[Tally]) -> Iterator[Row]:
    """The line and its band; a stage without votes ends one piece and begins another."""
    empty = [True, *(not tally.votes for tally in tallies), True]
    for place, tally in enumerate(tallies):
        centre = middle(tally.votes)
        if centre is None:
            continue
        piece = sum(empty[: place + 1])
        band = "bar" if empty[place] and empty[place + 2] else "band"
        yield Row(band, x=place, low=min(tally.votes), high=max(tally.votes), piece=piece)
        yield Row("line", x=place, y=centre, piece=piece)
        yield Row("middle", x=place, y=centre)


def _before_the_talk(tallies: Sequence[Tally]) -> Iterator[Row]:
    """Where the first round stood, and the way from there to now."""
    for place, tally in enumerate(tallies):
        was, now = middle(tally.earlier or ()), middle(tally.votes)
        if not tally.earlier or was is None:
            continue
        low, high = min(tally.earlier), max(tally.earlier)
        yield Row("ghost", x=place, y=was, low=low, high=high)
        if now is not None and now != was:
            yield Row("shift", x=place, y=was, high=now)
    for piece, pair in enumerate(pairwise(enumerate(tallies))):
        if any(tally.earlier is not None for _, tally in pair):
            yield from _ghost_line(piece, pair)


def _ghost_line(piece: int, pair: Sequence[tuple[int, Tally]]) -> Iterator[Row]:
    """The line between two stages before the talk, unless one of them had no votes.

    A ghost stands a little beside its stage: *place* says whether the line ends there.
    """
    first = [tally.votes if tally.earlier is None else tally.earlier for _, tally in pair]
    if all(first):
        for (place, tally), votes in zip(pair, first, strict=True):
            again = int(tally.earlier is not None)
            yield Row("ghost-line", x=place, y=middle(votes) or nan, place=again, piece=piece)


def _room(tally: Tally) -> int:
    """How many places the longest row of equal votes takes."""
    return max(_taken(tally, value) + tally.observers.count(value) for value in range(1, 6))


def _taken(tally: Tally, value: int) -> int:
    """How many places the team's votes take before an observer's."""
    votes = tally.votes.count(value)
    if votes > CROWD:
        return BUBBLE
    return votes if votes <= ROW else (votes + 1) // 2


def _votes(place: int, tally: Tally, stack: int) -> Iterator[Row]:
    """Every vote of one stage, the team's first, equal ones side by side."""
    for value in range(1, 6):
        votes, taken = tally.votes.count(value), _taken(tally, value)
        if votes > CROWD:
            yield Row("bubble", x=place, y=value, votes=votes, stack=stack, label=str(votes))
        else:
            for at, line in _places(votes):
                yield Row("dot", x=place, y=value, place=at, line=line, stack=stack, votes=1)
        for number in range(1, tally.observers.count(value) + 1):
            yield Row("observer", x=place, y=value, place=taken + number, stack=stack, votes=1)


def _places(votes: int) -> list[tuple[int, int]]:
    """Place and line of each of so many equal votes."""
    if votes <= ROW:
        return [(number, 0) for number in range(1, votes + 1)]
    return [(number // 2 + 1, number % 2 * 2 - 1) for number in range(votes)]


def _foot(place: int, tally: Tally, line: int, reason: str | None) -> Iterator[Row]:
    """The words below a stage: spread and count, who is missing, why it is a low point."""
    count, *missing = count_words(tally)
    first = " · ".join(filter(None, [spread(tally.votes), count]))
    yield Row("count", x=place, line=line, label=first, wide=", ".join([first, *missing]))
    if missing:
        yield Row("missing", x=place, line=line + 1, label="\n".join(missing))
    if reason is not None:
        below = 1 + len(missing)
        words = f"◆ {reason.strip() or t('Low point')}"
        label, wide = wrap(words, NARROW, FOOT_LINES - below), wrap(words, BROAD, 2)
        down = line + below
        yield Row("reason", x=place, line=down, label="\n".join(label), wide="\n".join(wide))


def _legend(drawn: set[str]) -> Iterator[Row]:
    """The shapes that are in the picture; *x* in letters, *place* their number."""
    letters, words = 0, {**translated(LEGEND), "observer": t("observer")}
    for number, kind in enumerate(kind for kind in LEGEND if kind in drawn):
        yield Row(f"key-{kind}", x=letters, place=number)
        yield Row("key", x=letters, place=number, label=words[kind])
        letters += width(words[kind]) + 5
