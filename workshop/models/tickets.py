"""Step 5: ideas, and the metric that makes a ticket of one."""

from __future__ import annotations

from dataclasses import dataclass, field

from immutables import Map


@dataclass(frozen=True, slots=True)
class Metric:
    """How we will know, as typed: numbers and dates are judged in `readiness`.

    *measure* is *count* out of *out_of* in *unit* and goes *direction* (``"up"``,
    ``"down"``) from *start* (read on *start_on*, or promised by *start_who* for
    *start_by*) to *goal* by *by*. Dates are ISO dates.
    """

    measure: str = ""
    count: str = ""
    out_of: str = ""
    unit: str = ""
    direction: str = ""
    start: str = ""
    start_on: str = ""
    start_by: str = ""
    start_who: str = ""
    goal: str = ""
    by: str = ""
    source: str = ""
    guardrail: str = ""


@dataclass(frozen=True, slots=True)
class Idea:
    """A change the room could make; a ticket once it is *ticket_number* (1, 2, 3 in order)."""

    id: str
    stage: str
    change: str
    stops: str
    author: str
    also: tuple[str, ...] = ()
    owner: str = ""
    first_step: str = ""
    effort: str = ""
    metric: Metric = field(default_factory=Metric)
    ticket_number: int = 0
    sealed: bool = False
    born: int = 0
    rev: int = 0
    changed: Map[str, int] = field(default_factory=Map)
