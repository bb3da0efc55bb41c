"""Which code leads to which workshop, and whether anybody is let in at all.

Every request of another machine asks for this, so it is kept in memory. States tell of
every change; what another process changed is found on disk, at most once a second.
"""

from __future__ import annotations

import threading
import time
from typing import NamedTuple

from data.store.log import Log
from workshop.errors import CannotOpen
from workshop.state import State

LOOK_SECONDS = 1.0


class Door(NamedTuple):
    """The way into one workshop: its code, empty if it never had one, and whether it is open."""

    code: str
    open: bool


class Doors:
    """The doors of all workshops, read when somebody first asks."""

    def __init__(self, log: Log) -> None:
        self._log = log
        self._lock = threading.Lock()
        self._doors: dict[str, Door] = {}
        self._open = False
        self._looked = float("-inf")
        log.states.listen(self._hear)

    def by_code(self, code: str) -> str | None:
        """The workshop that a code leads to, open or not; None if there is none."""
        return self._find(code) or (self._find(code) if self._look() else None)

    def anywhere_open(self) -> bool:
        """Whether any workshop lets people in now."""
        self._look()
        return self._open

    def _find(self, code: str) -> str | None:
        found = [(d.open, name) for name, d in self._doors.items() if code and d.code == code]
        return max(found)[1] if found else None

    def _hear(self, state: State) -> None:
        door = Door(state.code, state.joining)
        if self._doors.get(state.id, Door("", False)) != door:
            with self._lock:
                self._keep({**self._doors, state.id: door})

    def _keep(self, doors: dict[str, Door]) -> None:
        self._doors = doors
        self._open = any(door.open for door in doors.values())

    def _look(self) -> bool:
        """Read the doors from disk, unless that was done this very moment."""
        if time.monotonic() - self._looked < LOOK_SECONDS:
            return False
        with self._lock:
            now = time.monotonic()
            if now - self._looked < LOOK_SECONDS:
                return False
            self._looked = now
            try:
                found = self._log.workshops()
            except CannotOpen:
                return False
            self._keep({line.id: Door(line.code, line.joining) for line in found if line.code})
            return True
