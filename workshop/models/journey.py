"""Steps 1 and 2: who does what with the AI, and what was noted along the stages."""

from __future__ import annotations

from dataclasses import dataclass, field

from immutables import Map

from workshop.translation import t


@dataclass(frozen=True, slots=True)
class Proposal:
    """One person and one task that somebody would bet on."""

    id: str
    who: str
    task: str
    author: str
    sealed: bool = False
    born: int = 0
    rev: int = 0
    changed: Map[str, int] = field(default_factory=Map)


@dataclass(frozen=True, slots=True)
class Task:
    """A second task of the same person, with a trust curve of its own."""

    id: str
    task: str
    born: int = 0


@dataclass(frozen=True, slots=True)
class Scope:
    """One persona and one task, as one sentence with gaps."""

    who: str = ""
    feature: str = ""
    task: str = ""
    used_to_ai: str = ""
    stakes: str = ""
    out: str = ""
    wrong: str = ""
    rev: int = 0
    changed: Map[str, int] = field(default_factory=Map)

    @property
    def sentence(self) -> str:
        """The scope as the room says it, empty until it names a person and a task."""
        if not (self.who and self.task):
            return ""
        feature = self.feature or t("the AI")
        return t("{who} uses {feature} to {task}", who=self.who, feature=feature, task=self.task)


@dataclass(frozen=True, slots=True)
class StageName:
    """What the room calls a stage."""

    stage: str
    name: str = ""
    rev: int = 0
    changed: Map[str, int] = field(default_factory=Map)


@dataclass(frozen=True, slots=True)
class Group:
    """The name of notes that say the same; they carry its id."""

    id: str
    name: str
    born: int = 0
    rev: int = 0


@dataclass(frozen=True, slots=True)
class Note:
    """One thought about one stage. *sealed* notes hide text and author until shown."""

    id: str
    stage: str
    lane: str
    text: str
    author: str
    evidence: str = "guess"
    source: str = ""
    feeling: str = ""
    group: str = ""
    entered: str = ""
    sealed: bool = False
    born: int = 0
    rev: int = 0
    changed: Map[str, int] = field(default_factory=Map)
