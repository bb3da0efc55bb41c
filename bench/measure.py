"""What a measurement is: a median of several runs, held against a target."""

from __future__ import annotations

import gc
import math
import operator
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

HOLDS = {"≥": operator.ge, "≤": operator.le, "<": operator.lt, ">": operator.gt}
TICK_MS = 10
"""Linux counts a process's CPU time in hundredths of a second (USER_HZ, proc_stat(5))."""


@dataclass(frozen=True, slots=True)
class Result:
    """One line of the table. *target* is a comparison and a number, such as ``"< 15"``."""

    name: str
    runs: Sequence[float]
    unit: str
    target: str = ""

    @property
    def value(self) -> float:
        """The median of the runs."""
        return statistics.median(self.runs)

    @property
    def met(self) -> bool | None:
        """Whether the median keeps the target; None where there is none."""
        if not self.target:
            return None
        sign, number = self.target.split()
        return bool(HOLDS[sign](self.value, float(number)))

    def row(self) -> dict[str, str | float | bool | None]:
        """The line as it stands in results.json."""
        return {
            "name": self.name,
            "value": round(self.value, 3),
            "unit": self.unit,
            "target": self.target or None,
            "met": self.met,
        }


def repeat(runs: int, measure: Callable[[], float]) -> list[float]:
    """What *measure* gave each time; nobody pays for another run's garbage."""
    values = []
    for _ in range(runs):
        gc.collect()
        values.append(measure())
    return values


def seconds(do: Callable[[], object]) -> float:
    """How long *do* took."""
    start = time.perf_counter()
    do()
    return time.perf_counter() - start


def percentile(values: Sequence[float], share: float) -> float:
    """The value that *share* of *values* do not exceed (nearest rank)."""
    return sorted(values)[max(0, math.ceil(len(values) * share) - 1)]


def cpu_ms(pid: int) -> int:
    """CPU time a process and all its threads, ended ones included, have used so far."""
    after_name = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    user, system = after_name[11:13]
    return (int(user) + int(system)) * TICK_MS
