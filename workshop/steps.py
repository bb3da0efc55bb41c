"""The five steps, and the lobby and the close around them."""

from __future__ import annotations

from dataclasses import dataclass

LOBBY, SCOPE, JOURNEY, TRUST, FAILURE_MODES, TICKETS, CLOSE = range(7)


@dataclass(frozen=True, slots=True)
class Step:
    """One part of the workshop. *minutes* is the usual timebox, 0 where none runs."""

    number: int
    name: str
    page: str
    minutes: int


STEPS = (
    Step(LOBBY, "Lobby", "plan", 0),
    Step(SCOPE, "One person, one task", "scope", 20),
    Step(JOURNEY, "Walk the five stages", "walk", 30),
    Step(TRUST, "Trust", "trust", 20),
    Step(FAILURE_MODES, "What could go wrong", "wrong", 20),
    Step(TICKETS, "Three tickets", "tickets", 30),
    Step(CLOSE, "Close", "close", 0),
)
