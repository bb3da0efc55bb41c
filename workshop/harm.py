"""What a failure costs users: expected harm, must fix or can wait, and need for trust.

The room sees badges and one sentence. Figures and formulas are for the technical appendix of
the reports (METHOD 4.4 to 4.6). Until it is there, `priority`, `risk_index`, `warranted`,
`calibration` and the parameter *warranted* of `trust_need` have no caller but their tests.

Every rating is a middle vote from 1 to 5 and may be a half. *often* and *notice* may be
None, because "how bad" alone is the normal case in a room. Notice 5 means hidden.

Source: METHOD 4.1, 4.4 to 4.7 and its overriding decisions 5, 7 and 8; words after
WORDING 4. The table is our own and claims no conformity with any standard.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import product
from statistics import fmean
from typing import Literal, NamedTuple

from workshop.scales import HOW_BAD
from workshop.translation import counted, t

WEIGHTS = (1.0, 3.0, 10.0, 30.0, 100.0)
"""Harm points by how bad."""
RATES = (0.0005, 0.002, 0.01, 0.045, 0.20)
"""Share of uses that go wrong this way, by how often."""
UNNOTICED = (0.05, 0.25, 0.50, 0.75, 0.95)
"""Share of those that are acted on unnoticed, by would they notice."""

MOST_HARM = 19_000
LOW_TRUST = 0.75
"""Trust need from which nothing "can wait": a middle vote of 2 or lower."""


class ActionClass(IntEnum):
    """What the room owes a failure mode. A higher one is never the milder one."""

    CAN = 1
    SHOULD = 2
    MUST = 3


class Badge(NamedTuple):
    """A class as the room sees it, distinct by word and by shape."""

    words: str
    shape: str


BADGE = {
    ActionClass.MUST: Badge("Must fix", "■"),
    ActionClass.SHOULD: Badge("Should fix", "▲"),
    ActionClass.CAN: Badge("Can wait", "●"),
}
MUST_FIX_NOTE = "Make a ticket, or write down who accepts it and why."

_TABLE = {  # a word for each how often, a letter for each would they notice
    5: "MMMHH HHHHH HHHHH HHHHH HHHHH",
    4: "LLLMM LMMMH MMHHH HHHHH HHHHH",
    3: "LLLLM LLLMM LMMMH MMMHH MMHHH",
    2: "LLLLL LLLLL LLLLM LLLMM LLMMM",
    1: "LLLLL LLLLL LLLLL LLLLL LLLLL",
}
_LETTER = {"H": ActionClass.MUST, "M": ActionClass.SHOULD, "L": ActionClass.CAN}
_STEPS = (1.0, 2.0, 3.0, 4.0, 5.0)
_OFTEN, _NOTICE = "how often does it happen", "would they notice"
_BOTH = "how often does it happen, and would they notice"
_RANGES = {
    (ActionClass.SHOULD, ActionClass.MUST): "Must fix or should fix",
    (ActionClass.CAN, ActionClass.SHOULD): "Should fix or can wait",
    (ActionClass.CAN, ActionClass.MUST): "Must fix, should fix or can wait",
}
"""All classes of a range, the worst one first."""


@dataclass(frozen=True, slots=True)
class ClassRange:
    """The mildest and the worst class that the ratings allow, both included."""

    low: ActionClass
    high: ActionClass

    @property
    def settled(self) -> bool:
        """Whether only one class is left."""
        return self.low == self.high


def expected_harm(bad: float, often: float, notice: float) -> float:
    """Harm points per 1,000 uses that nobody notices in time, from 0.025 to 19,000."""
    return 1000 * _at(RATES, often) * _at(UNNOTICED, notice) * _at(WEIGHTS, bad)


def risk_index(harm: float) -> float:
    """Expected harm on a logarithmic scale, 0 for none and 1 for the most."""
    return math.log10(1 + harm) / math.log10(1 + MOST_HARM)


def warranted(share: float) -> float:
    """The trust, 1 to 5, that a share of good answers (0 to 1) earns; a convention."""
    return 1 + 4 * share


def trust_need(trust: float, warranted: float | None = None) -> float:
    """How far trust is from where it should be, from 0 to 1: too little or too much."""
    excess = 0.0 if warranted is None else max(0.0, trust - warranted)
    return max(5 - trust, excess) / 4


def calibration(trust: float, warranted: float | None) -> str:
    """Trust against what was earned, as the record names it."""
    if warranted is None:
        return t("Not assessed")
    if trust - warranted >= 1:
        return t("Over-trust")
    if trust - warranted <= -1:
        return t("Under-trust")
    return t("Calibrated") if trust > 2.5 else t("Low and warranted")


def priority(harm: float, need: float, weight: float = 0.5) -> float:
    """Priority for the record, from 0 to 100; *weight* (0 to 1) is the share of risk.

    Where nobody scored trust, ask for need 0 and for need 1 and print both.
    """
    return 100 * (weight * risk_index(harm) + (1 - weight) * need)


def action_class(
    bad: float, often: float | None = None, notice: float | None = None, need: float = 0.0
) -> ClassRange:
    """The classes of a failure mode: one, or a range when a rating is a half or missing.

    A *need* (trust need of its stage) from `LOW_TRUST` on lifts "can wait" to "should".
    """
    least, most = zip(*(_ends(rating) for rating in (bad, often, notice)), strict=True)
    floor = ActionClass.SHOULD if need >= LOW_TRUST else ActionClass.CAN
    return ClassRange(max(floor, _class(*least)), max(floor, _class(*most)))


def why_open(
    bad: float, often: float | None = None, notice: float | None = None, need: float = 0.0
) -> Literal["", "missing", "split"]:
    """Why a failure mode has no single class, empty if it has one.

    "missing" when answers that nobody gave yet could settle it, "split" when only the
    room can, because a middle vote lies between two steps.
    """
    if action_class(bad, often, notice, need).settled:
        return ""
    asked = _missing(often, notice)
    return "missing" if _settled_share(asked, bad, often, notice, need) else "split"


def badge_words(
    bad: float, often: float | None = None, notice: float | None = None, need: float = 0.0
) -> str:
    """The badge line of a failure mode: its class, or its classes and what would settle it."""
    why = why_open(bad, often, notice, need)
    words = _words(action_class(bad, often, notice, need))
    if not why:
        return words
    if why == "split":
        return t("{classes}: the room is split.", classes=words)
    return _settles(words, bad, often, notice, need)


def harm_sentence(bad: float, often: float | None, notice: float | None) -> str:
    """What 1,000 uses cost users, in one sentence; empty while a rating is missing."""
    if often is None or notice is None:
        return ""
    wrong = 1000 * _at(RATES, often)
    return t(
        "Out of 1,000 uses {wrong}; {acted_on}; each costs {cost}.",
        wrong=_wrong(_about(wrong)),
        acted_on=_acted_on(_about(wrong * _at(UNNOTICED, notice))),
        cost=_cost(bad),
    )


def _at(values: Sequence[float], level: float) -> float:
    """The value at a level from 1 to 5; between two levels on a geometric line."""
    low = math.floor(level)
    part = level - low
    if not part:
        return values[low - 1]
    return float(values[low - 1] ** (1 - part) * values[low] ** part)


def _ends(rating: float | None) -> tuple[int, int]:
    """The whole steps a rating may stand for: both neighbours of a half, all if missing."""
    return (1, 5) if rating is None else (math.floor(rating), math.ceil(rating))


def _class(bad: int, often: int, notice: int) -> ActionClass:
    return _LETTER[_TABLE[bad].split()[often - 1][notice - 1]]


def _words(classes: ClassRange) -> str:
    if classes.settled:
        return t(BADGE[classes.low].words)
    return t(_RANGES[classes.low, classes.high])


def _missing(often: float | None, notice: float | None) -> tuple[str, ...]:
    """The questions nobody answered yet."""
    ratings = ((_OFTEN, often), (_NOTICE, notice))
    return tuple(question for question, rating in ratings if rating is None)


def _settled_share(
    asked: Sequence[str], bad: float, often: float | None, notice: float | None, need: float
) -> float:
    """Of all answers to the questions *asked*, the share that leaves a single class."""
    answers = product(
        _STEPS if _OFTEN in asked else (often,), _STEPS if _NOTICE in asked else (notice,)
    )
    return fmean(action_class(bad, *answer, need).settled for answer in answers)


def _settles(words: str, bad: float, often: float | None, notice: float | None, need: float) -> str:
    """The answers to ask for: one where most of its five values would do, else both."""
    missing = _missing(often, notice)
    for asked in missing:
        if _settled_share([asked], bad, often, notice, need) > 0.5:
            return t(
                "{classes}. One answer settles it: {question}?", classes=words, question=t(asked)
            )
    question = t(_BOTH if len(missing) > 1 else missing[0])
    if _settled_share(missing, bad, often, notice, need) > 0.5:
        return t("{classes}. Two answers settle it: {question}?", classes=words, question=question)
    return t(
        "{classes}: the room is split. Ask also: {question}?", classes=words, question=question
    )


def _cost(bad: float) -> str:
    """What each one costs, honest about halves."""
    low, high = (_cost_of(step) for step in _ends(bad))
    return low if low == high else t("between {low} and {high}", low=low, high=high)


def _cost_of(bad: int) -> str:
    return t("something lost for good") if bad == len(WEIGHTS) else HOW_BAD.chip(bad).lower()


def _about(count: float) -> int:
    """A count to one significant figure, halves rounded up; 0 for fewer than one."""
    count = round(count, 6)  # 0.9999999 is the 1 that a geometric half step means
    if count < 1:
        return 0
    unit = int(10 ** math.floor(math.log10(count)))
    return math.floor(count / unit + 0.5) * unit


def _wrong(about: int) -> str:
    if not about:
        return t("fewer than 1 goes wrong this way")
    return counted("about {n} goes wrong this way", "about {n} go wrong this way", about)


def _acted_on(about: int) -> str:
    if not about:
        return t("fewer than 1 is acted on before anyone notices")
    return counted(
        "about {n} is acted on before anyone notices",
        "about {n} are acted on before anyone notices",
        about,
    )
