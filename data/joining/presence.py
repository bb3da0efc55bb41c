"""Who is connected right now, and whether any phone has reached this machine.

In memory only: after a restart every phone comes back by itself within seconds.
"""

from __future__ import annotations

import threading
from collections import Counter, defaultdict

from data.clock import now_ms
from data.joining.bell import Bell


class Presence:
    """The people of the roster who have a live window open. Safe from any thread."""

    def __init__(self, bell: Bell) -> None:
        self._bell = bell
        self._lock = threading.Lock()
        self._windows: dict[str, Counter[str]] = defaultdict(Counter)
        self._heard_from: dict[str, dict[str, int]] = defaultdict(dict)
        self._phones: dict[str, int] = {}

    def opened(self, workshop_id: str, person_id: str) -> None:
        """A window of somebody opened."""
        self._count(workshop_id, person_id, 1)

    def closed(self, workshop_id: str, person_id: str) -> None:
        """A window of somebody closed."""
        self._count(workshop_id, person_id, -1)

    def _count(self, workshop_id: str, person_id: str, by: int) -> None:
        with self._lock:
            windows = self._windows[workshop_id]
            windows[person_id] += by
            if windows[person_id] <= 0:
                del windows[person_id]
            self._heard_from[workshop_id][person_id] = now_ms()

    def connected(self, workshop_id: str) -> frozenset[str]:
        """Who has a window open now, by person id."""
        with self._lock:
            return frozenset(self._windows.get(workshop_id, ()))

    def heard_from(self, workshop_id: str) -> dict[str, int]:
        """When each person last opened or closed a window, in ms since 1970."""
        with self._lock:
            return dict(self._heard_from.get(workshop_id, {}))

    def phone_reached(self, workshop_id: str) -> None:
        """Another device of the network asked for this workshop."""
        with self._lock:
            first = workshop_id not in self._phones
            self._phones[workshop_id] = now_ms()
        if first:
            self._bell.ring(workshop_id)

    def phone_seen(self, workshop_id: str) -> int | None:
        """When another device last reached this one for a workshop, None if none ever did."""
        return self._phones.get(workshop_id)
