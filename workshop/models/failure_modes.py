"""Step 4: what could go wrong."""

from __future__ import annotations

from dataclasses import dataclass, field

from immutables import Map

from workshop.translation import t


@dataclass(frozen=True, slots=True)
class FailureMode:
    """Something that could go wrong at one stage, and what it does to the user.

    *twins* keeps *does* and *suffers* of those that were joined to this one. Everything from
    *cause* to *finder_by* waits under "Later" and never blocks.
    """

    id: str
    stage: str
    does: str
    suffers: str
    author: str
    stage_to: str = ""
    pattern: str = ""
    twins: tuple[tuple[str, str], ...] = ()
    cause: str = ""
    control: str = ""
    group: str = ""
    recovery: str = ""
    finder: str = ""
    finder_by: str = ""
    accepted_by: str = ""
    accepted_why: str = ""
    sealed: bool = False
    born: int = 0
    rev: int = 0
    changed: Map[str, int] = field(default_factory=Map)

    @property
    def sentence(self) -> str:
        """It as one sentence."""
        return _sentence(self.does, self.suffers)

    @property
    def also(self) -> tuple[str, ...]:
        """Those that were joined to it, each as one sentence."""
        return tuple(_sentence(does, suffers) for does, suffers in self.twins)

    @property
    def stages(self) -> tuple[str, ...]:
        """The stage it is at, or the two it stands between."""
        return (self.stage, self.stage_to) if self.stage_to else (self.stage,)


def _sentence(does: str, suffers: str) -> str:
    return t("The AI {does}, so our user {suffers}.", does=does, suffers=suffers)
