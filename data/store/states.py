"""The newest state of every open workshop, and who wants to hear of it."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from workshop.state import State

log = logging.getLogger(__name__)

Listener = Callable[[State], None]


class States:
    """States in memory. They only ever advance, and listeners hear of them in order."""

    def __init__(self) -> None:
        self._states: dict[str, State] = {}
        self._lock = threading.Lock()
        self._listeners: list[Listener] = []

    def get(self, workshop_id: str) -> State | None:
        """The newest state of a workshop, None while it is not open."""
        return self._states.get(workshop_id)

    def open_ids(self) -> list[str]:
        """The workshops in memory."""
        return list(self._states)

    def publish(self, state: State) -> State:
        """Keep *state* unless a newer one is known, and tell; returns the newest."""
        with self._lock:
            known = self._states.get(state.id)
            if known is not None and known.seq >= state.seq:
                return known
            self._states[state.id] = state
            for listener in tuple(self._listeners):
                try:
                    listener(state)
                except Exception:  # What is saved is saved, whoever cannot hear of it.
                    log.exception("A listener failed")
            return state

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Have *listener* called with every new state; returns how to stop that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)
