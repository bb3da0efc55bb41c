"""What a beat is: one moment of a step."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Beat:
    """One moment of a step: what the wall says, and how long its topic usually takes.

    Attributes:
        stage: The stage it is about, where a beat belongs to one stage.
        phone: What a phone asks, in one sentence.
        minutes: Usual minutes of its topic, 0 where no topic clock runs.
        each: Whether the room goes through it once for each of several stages.
        writes: Whether everybody writes for themselves and can say that they are done.
    """

    id: str
    step: int
    label: str
    wall: str
    aside: str = ""
    phone: str = ""
    stage: str = ""
    minutes: float = 0
    each: bool = False
    writes: bool = False
