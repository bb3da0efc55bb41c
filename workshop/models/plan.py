"""Before the room meets: the plan, how the model behaves, and private notes."""

from __future__ import annotations

from dataclasses import dataclass, field

from immutables import Map

from workshop.steps import STEPS


@dataclass(frozen=True, slots=True)
class Plan:
    """What is settled before the room meets.

    *date* is an ISO date, *ends_at* a time of day (``"12:30"``), both on the clock of the
    room; *names* is "yes" when slips carry names.
    """

    title: str = ""
    product: str = ""
    feature: str = ""
    date: str = ""
    ends_at: str = ""
    names: str = ""
    minutes: tuple[int, ...] = tuple(step.minutes for step in STEPS)
    changed: Map[str, int] = field(default_factory=Map)


def count(typed: str) -> int | None:
    """The whole number somebody typed, None if it is none or has ten digits or more."""
    return int(typed) if typed.isdecimal() and len(typed) < 10 else None


@dataclass(frozen=True, slots=True)
class ModelRecord:
    """How the model behaves on the task: three sample answers, and a count of checked ones.

    *checked* and *acceptable* are whole numbers as typed, *checked_on* an ISO date.
    """

    good: str = ""
    usual: str = ""
    bad: str = ""
    checked: str = ""
    acceptable: str = ""
    source: str = ""
    checked_on: str = ""
    rev: int = 0
    changed: Map[str, int] = field(default_factory=Map)

    @property
    def share(self) -> float | None:
        """The measured share of good enough answers (0 to 1), None when nobody checked."""
        checked, acceptable = count(self.checked), count(self.acceptable)
        return acceptable / checked if checked and acceptable is not None else None


@dataclass(frozen=True, slots=True)
class PrivateNote:
    """What the facilitator wrote down for a step, for those who lead."""

    step: str
    text: str = ""
    rev: int = 0
    changed: Map[str, int] = field(default_factory=Map)
