"""A bell for what happens beside the log: a knock, a token that is worth nothing any more.

Whoever has windows open listens; whoever changes something rings. Neither knows the other.
"""

from __future__ import annotations

from collections.abc import Callable

Listener = Callable[[str], None]


class Bell:
    """Tells listeners in which workshop something happened. Safe from any thread."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []

    def ring(self, workshop_id: str) -> None:
        """Tell everybody who listens; they must not block."""
        for listener in tuple(self._listeners):
            listener(workshop_id)

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Have *listener* called at every ring; returns how to stop that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)
