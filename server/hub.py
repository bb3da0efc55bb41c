"""Who is connected, and the newest pulse on its way to each of them.

The writer announces a new state from its own thread; the event loop wakes the
connections of that workshop. Each has at most one message in flight and the newest
state always wins, so a slow phone delays nobody and never sees a queue of old news.
"""

from __future__ import annotations

import asyncio
import json
import random
import time
from collections import defaultdict
from collections.abc import Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketDisconnected

from data.clock import now_ms, until_end
from data.joining.network import is_ours
from data.process import this_process
from server.hosts import own_address
from workshop.pulse import pulse
from workshop.roles import GUESTS, LEADERS, Actor, Role
from workshop.state import State

NOT_NOW = 1013
"""This code, like any but those below and `live.NOT_HERE`, makes a window try again."""
NOT_YOU = 4403
"""The code that makes a window reload itself as whoever its browser is now."""
PHONE_SECONDS = 0.1
"""Least time between two pulses to a phone; screens and leaders hear of all at once."""
PHONES_A_SECOND = 60
"""Most pulses a second to all phones of a workshop together: a crowd hears a little later."""
FRESH_SECONDS = 0.05
"""How long a pulse may be given out again: its clock is late by no more than that."""


@dataclass(eq=False, slots=True)
class Connection:
    """One window: its socket, whose browser it is, and the news it has not had yet.

    *viewer* is the same somebody with no more rights than this window has.
    """

    socket: WebSocket
    actor: Actor
    viewer: Actor
    update: asyncio.Event = field(default_factory=asyncio.Event)
    sending: asyncio.Lock = field(default_factory=asyncio.Lock)
    checked: tuple[object, int] | None = None
    resting: asyncio.Future[None] | None = None
    hurried: bool = False

    async def rest(self, seconds: float) -> None:
        """Wait so long for more news, unless the room moves on."""
        if self.hurried:
            return
        loop = asyncio.get_running_loop()
        self.resting = loop.create_future()
        alarm = loop.call_later(seconds, self._wake)
        try:
            await self.resting
        finally:
            alarm.cancel()
            self.resting = None

    def hurry(self) -> None:
        """The room moves on: this window hears of it at once."""
        self.hurried = True
        self.update.set()
        self._wake()

    def _wake(self) -> None:
        if self.resting is not None and not self.resting.done():
            self.resting.set_result(None)

    async def send(self, message: dict[str, object]) -> None:
        """Send one message, never two at once."""
        await self.send_text(_json(message))

    async def send_text(self, text: str) -> None:
        """Send a message that is JSON already."""
        async with self.sending:
            await self.socket.send_text(text)

    async def close(self, code: int) -> None:
        """Hang up, when nothing is being sent; whoever left by themselves is gone already."""
        async with self.sending:
            with suppress(WebSocketDisconnect, WebSocketDisconnected):
                await self.socket.close(code)

    @property
    def leads(self) -> bool:
        """Whether a leader looks through it."""
        return self.viewer.role in LEADERS

    @property
    def is_guest(self) -> bool:
        """Whether somebody of the roster looks through it, for themselves."""
        return self.viewer.role in GUESTS

    @property
    def is_left_behind(self) -> bool:
        """Whether it came in on an address that this machine has no more."""
        address = own_address(self.socket.scope)
        return bool(address) and not is_ours(address, frozenset())

    @property
    def is_wall(self) -> bool:
        """Whether it is the room's own: a leader's browser that shows no more than the wall."""
        return self.viewer.role is Role.SCREEN and self.actor.role in LEADERS

    @property
    def is_urgent(self) -> bool:
        """Whether it hears of everything at once: a leader's window, or the room's own."""
        return self.leads or self.is_wall


class Hub:
    """All open windows of all workshops. Lives in the event loop."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._windows: dict[str, set[Connection]] = defaultdict(set)
        self._tasks: set[asyncio.Task[None]] = set()
        self._urgent: dict[str, int] = {}
        self._address = ""

    def bind(self, loop: asyncio.AbstractEventLoop) -> None:
        """Remember the loop the windows live in; called once at start."""
        self._loop = loop

    def announce(self, state: State) -> None:
        """Wake the windows of a workshop. Safe from any thread; never blocks."""
        if self._loop is not None and self._windows.get(state.id):
            self._loop.call_soon_threadsafe(self._wake, state.id, state.urgent_seq)

    def ring(self, workshop_id: str) -> None:
        """Wake the windows of a workshop for news beside its log. Safe from any thread."""
        if self._loop is not None and self._windows.get(workshop_id):
            self._loop.call_soon_threadsafe(self._wake, workshop_id)

    def _wake(self, workshop_id: str, urgent_seq: int = 0) -> None:
        """Where the room is and what it is asked cannot wait, in a crowd neither."""
        urgent = urgent_seq > self._urgent.get(workshop_id, 0)
        if urgent:
            self._urgent[workshop_id] = urgent_seq
        for window in self._windows.get(workshop_id, ()):
            if urgent:
                window.hurry()
            elif not window.update.is_set():  # most of a crowd has not had the last news yet
                window.update.set()

    def moved(self, address: str) -> None:
        """Other devices find this machine here now: tell whoever draws a code to scan.

        Windows that came in on an address which is not ours any more are gone, though their
        lines do not know it yet; whoever sat there takes their name again from the new one.
        """
        if address == self._address:
            return
        self._address = address
        for workshop_id, windows in list(self._windows.items()):
            for window in list(windows):
                if window.is_left_behind:
                    self.remove(workshop_id, window)
                    self.spawn(window.close(NOT_NOW))
                elif window.leads or window.is_wall:
                    window.update.set()

    def spawn(self, work: Coroutine[Any, Any, None]) -> None:
        """Do something beside; the hub keeps it from being collected half-way."""
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def add(self, workshop_id: str, window: Connection) -> None:
        """A window opened; it gets the current pulse at once."""
        self._windows[workshop_id].add(window)
        window.update.set()
        if window.is_guest:
            this_process().memory.presence.opened(workshop_id, window.actor.id)
        self._tell_leaders(workshop_id, window)

    def remove(self, workshop_id: str, window: Connection) -> None:
        """A window closed."""
        if window not in self._windows.get(workshop_id, ()):
            return  # it was left behind
        self._windows[workshop_id].discard(window)
        if window.is_guest:
            this_process().memory.presence.closed(workshop_id, window.actor.id)
        self._tell_leaders(workshop_id, window)
        if not self._windows[workshop_id]:
            del self._windows[workshop_id]
            self._urgent.pop(workshop_id, None)

    def crowd(self, workshop_id: str) -> int:
        """How many windows a workshop has."""
        return len(self._windows.get(workshop_id, ()))

    def beside(self, workshop_id: str, window: Connection) -> dict[str, object]:
        """What a pulse to *window* says besides what follows from the log.

        Walls are the windows of the room itself, such as the one on the projector.
        """
        address: dict[str, object] = {"address": self._address}
        if not window.leads:
            return address if window.is_wall else {}
        memory = this_process().memory
        return address | {
            "walls": sum(other.is_wall for other in self._windows.get(workshop_id, ())),
            "here": len(memory.presence.connected(workshop_id)),
            "phone": memory.presence.phone_seen(workshop_id) is not None,
            "knocks": len(memory.knocks.waiting(workshop_id)),
        }

    def _tell_leaders(self, workshop_id: str, changed: Connection) -> None:
        if changed.is_wall or changed.is_guest:
            for window in self._windows[workshop_id]:
                if window.leads:
                    window.update.set()


class Pulses:
    """The pulse of each workshop as text, made once for everybody who gets it now.

    It holds nothing but counts and the clock, the same for every role: what it says is what
    `visible` leaves to see (tests/workshop/test_pulse.py holds that for every role).
    """

    def __init__(self) -> None:
        self._texts: dict[str, tuple[int, float, str]] = {}

    def of(self, state: State) -> str:
        """The pulse of this state now, as JSON."""
        now = time.monotonic()
        seq, at, text = self._texts.get(state.id, (-1, 0.0, ""))
        if seq != state.seq or now - at > FRESH_SECONDS:
            clock = now_ms()
            text = _json(pulse(state, clock, until_end(state.plan, clock)))
            self._texts[state.id] = (state.seq, now, text)
        return text

    def message(self, state: State, beside: dict[str, object]) -> str:
        """The message that brings it to a window, with what only this window is told."""
        text = self.of(state)
        if beside:
            text = f"{text[:-1]},{_json(beside)[1:]}"
        return f'{{"pulse":{text}}}'


def _json(message: dict[str, object]) -> str:
    return json.dumps(message, separators=(",", ":"))


pulses = Pulses()


async def send_updates(
    window: Connection,
    current: Callable[[], State],
    beside: Callable[[], dict[str, object]],
    is_same: Callable[[State], bool],
    crowd: Callable[[], int],
) -> None:
    """Send the newest pulse whenever there is one, until the window closes.

    The room's own windows and the leaders' hear of everything at once. Phones take turns:
    many phones that are told at one moment would keep a vote waiting.

    Args:
        window: Where to.
        current: The newest state of its workshop.
        beside: What else its pulse says.
        is_same: Whether its browser is still the same somebody; if not, the window reloads.
        crowd: How many windows the workshop has.
    """
    first = True
    while True:
        await window.update.wait()
        pause = 0.0 if window.is_urgent else max(PHONE_SECONDS, crowd() / PHONES_A_SECOND)
        if pause > PHONE_SECONDS and not first:
            await window.rest(random.random() * pause)
        first = window.hurried = False
        window.update.clear()
        state = current()
        if not is_same(state):
            await window.close(NOT_YOU)
            return
        await window.send_text(pulses.message(state, beside()))
        if pause:
            await window.rest(pause)
