"""What a room says in a workshop, from the roster to three tickets: the words of one case."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

NEXT_YEAR = date.today().year + 1
"""Goals have to lie ahead, in whatever year the tests run."""
STAGES = (
    "1 Skeptical discovery",
    "2 First contact",
    "3 Calibration",
    "4 Habitual use",
    "5 Advocacy or exit",
)


@dataclass(frozen=True)
class Case:
    """One product in one workshop.

    Slips are the digits (or letters) as a facilitator keys them, in the order of the wall.
    Every mapping is label to words, every card and idea starts with the stage's name.
    """

    title: str
    people: tuple[str, ...]
    observers: tuple[str, ...]
    plan: dict[str, str]
    variance: dict[str, str]
    proposals: tuple[tuple[str, str], ...]
    scope_dots: tuple[str, ...]
    scope: dict[str, str]
    notes: dict[str, tuple[tuple[str, str], ...]]
    ending: str
    trust: tuple[str, ...]
    again: str
    because: str
    cards: tuple[tuple[str, str, str], ...]
    bad: tuple[str, ...]
    often: tuple[str, ...]
    notice: tuple[str, ...]
    ideas: tuple[tuple[str, str, str], ...]
    idea_dots: tuple[str, ...]
    metrics: tuple[dict[str, str], ...]
    goal_day: str
    stages: tuple[str, ...] = STAGES

    @property
    def sentence(self) -> str:
        """The scope as the wall shows it, up to the task."""
        who, task = self.proposals[0]
        return f"{who} uses {self.plan['AI feature']} to {task}"

    def renamed(self, stage: str, name: str) -> Case:
        """The same case in a room that calls a stage something else."""

        def said(thing: tuple[str, str, str]) -> tuple[str, str, str]:
            return (thing[0].replace(stage, name), *thing[1:])

        return replace(
            self,
            stages=tuple(s.replace(stage, name) for s in self.stages),
            notes={s.replace(stage, name): notes for s, notes in self.notes.items()},
            cards=tuple(map(said, self.cards)),
            ideas=tuple(map(said, self.ideas)),
        )
