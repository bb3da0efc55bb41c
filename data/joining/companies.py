"""Who plays the simulated people of rehearsals: the server's loop, which registers here.

Whoever has a button asks. Neither knows the other.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol


class Company(Protocol):
    """Whoever plays the simulated people. None of these waits for anything."""

    def call(self, workshop_id: str) -> None:
        """Have them come in, one after the other."""

    def send_home(self, workshop_id: str) -> None:
        """Have them leave."""

    def plays(self, workshop_id: str) -> bool:
        """Whether they are there, or on their way."""


class Companies:
    """The company of this process, if the server has one. Safe from any thread."""

    def __init__(self) -> None:
        self._company: Company | None = None

    def register(self, company: Company) -> Callable[[], None]:
        """Let *company* play from now on; returns how to stop that."""
        self._company = company

        def stop() -> None:
            if self._company is company:
                self._company = None

        return stop

    def call(self, workshop_id: str) -> None:
        """Have the simulated people come in."""
        if self._company is not None:
            self._company.call(workshop_id)

    def send_home(self, workshop_id: str) -> None:
        """Have them leave."""
        if self._company is not None:
            self._company.send_home(workshop_id)

    def plays(self, workshop_id: str) -> bool:
        """Whether they are there, or on their way."""
        return self._company is not None and self._company.plays(workshop_id)
