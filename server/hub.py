"""Who is connected, and the newest pulse on its way to each of them.

The writer announces a new state from its own thread; the event loop wakes the
connections of that workshop. Each has at most one message in flight and the newest
state always wins, so a slow phone delays nobody and never sees a queue of old news.
"""

from __future__ import annotations

import asyncio
import json
from collections import defaultdict
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any

from starlette.websockets import WebSocket

from data.clock import now_ms, until_end
from workshop.pulse import pulse
from workshop.roles import LEADERS, Actor, Role
from workshop.state import State
from workshop.visibility import visible

PHONE_SECONDS = 0.1
"""Least time between two pulses to a phone; screens and leaders get every one."""


@dataclass(eq=False, slots=True)
class Connection:
    """One window: its socket, who looks through it, and the news it has not had yet."""

    socket: WebSocket
    viewer: Actor
    news: asyncio.Event = field(default_factory=asyncio.Event)
    sending: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def send(self, message: dict[str, object]) -> None:
        """Send one message, never two at once."""
        async with self.sending:
            await self.socket.send_text(json.dumps(message, separators=(",", ":")))

    @property
    def leads(self) -> bool:
        """Whether a leader looks through it."""
        return self.viewer.role in LEADERS

    @property
    def pause(self) -> float:
        """Seconds to wait between two pulses."""
        urgent = self.leads or self.viewer.role is Role.SCREEN
        return 0.0 if urgent else PHONE_SECONDS


class Hub:
    """All open windows of all workshops. Lives in the event loop."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._windows: dict[str, set[Connection]] = defaultdict(set)
        self._tasks: set[asyncio.Task[None]] = set()

    def bind(self, loop: asyncio.AbstractEventLoop) -> None:
        """Remember the loop the windows live in; called once at start."""
        self._loop = loop

    def announce(self, state: State) -> None:
        """Wake the windows of a workshop. Safe from any thread; never blocks."""
        if self._loop is not None and self._windows.get(state.id):
            self._loop.call_soon_threadsafe(self._wake, state.id)

    def _wake(self, workshop_id: str) -> None:
        for window in self._windows.get(workshop_id, ()):
            window.news.set()

    def spawn(self, work: Coroutine[Any, Any, None]) -> None:
        """Do something beside; the hub keeps it from being collected half-way."""
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def add(self, workshop_id: str, window: Connection) -> None:
        """A window opened; it gets the current pulse at once."""
        self._windows[workshop_id].add(window)
        window.news.set()
        self._tell_of_walls(workshop_id, window)

    def remove(self, workshop_id: str, window: Connection) -> None:
        """A window closed."""
        self._windows[workshop_id].discard(window)
        self._tell_of_walls(workshop_id, window)
        if not self._windows[workshop_id]:
            del self._windows[workshop_id]

    def walls(self, workshop_id: str) -> int:
        """How many windows of the room itself are open, such as the one on the projector."""
        windows = self._windows.get(workshop_id, ())
        return sum(window.viewer.role is Role.SCREEN for window in windows)

    def _tell_of_walls(self, workshop_id: str, changed: Connection) -> None:
        if changed.viewer.role is Role.SCREEN:
            for window in self._windows[workshop_id]:
                if window.leads:
                    window.news.set()


class Sealed:
    """What each role may see of the newest state of each workshop, sealed once for all.

    A pulse holds only counts, and those are the same for everybody of a role.
    """

    def __init__(self) -> None:
        self._seen: dict[tuple[str, Role], State] = {}

    def of(self, state: State, role: Role) -> State:
        """The state as somebody of *role* sees it who has written nothing."""
        seen = self._seen.get((state.id, role))
        if seen is None or seen.seq != state.seq:
            seen = self._seen[state.id, role] = visible(state, Actor("", role))
        return seen


sealed = Sealed()


async def tell_news(
    window: Connection, current: Callable[[], State], walls: Callable[[], int]
) -> None:
    """Send the newest pulse whenever there is one, until the window closes.

    Leaders also hear how many walls are open.
    """
    while True:
        await window.news.wait()
        window.news.clear()
        state, now = current(), now_ms()
        seen = sealed.of(state, window.viewer.role)
        news = pulse(seen, now, until_end(state.plan, now))
        await window.send({"pulse": news | {"walls": walls()} if window.leads else news})
        if window.pause:
            await asyncio.sleep(window.pause)
