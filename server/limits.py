"""What one window and one address may take, so that there is enough left for everybody else.

Nobody is refused for being quick: whoever sends more than people do is listened to more slowly,
until their own line is full.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from starlette.types import Message, Receive, Scope, Send

from server.hosts import from_elsewhere


class Pace(NamedTuple):
    """So many messages at once, then so many a second."""

    burst: int
    a_second: float


STREAM = Pace(50, 20)
"""Of Streamlit's socket: every message is a rerun of a page, prepared in the event loop."""
LIVE = Pace(300, 100)
"""Of the live socket: a phone may send a whole outbox, or a list that was pasted. Leaders and
this machine rerun as fast, too."""
MOST_WAITS = 1000
"""Messages that came too fast, one after the other, until nobody reads any more of them."""
MOST_KNOWN = 1000
"""Senders that are remembered, before those that have long been quiet are forgotten."""


class Allowance:
    """What one sender may still send at once."""

    def __init__(self, pace: Pace, now: float) -> None:
        self._pace = pace
        self._left, self._at = float(pace.burst), now
        self._waits = 0

    def wait(self, now: float) -> float:
        """Count one message; the seconds it has to wait."""
        burst, a_second = self._pace
        self._left = min(burst, self._left + (now - self._at) * a_second) - 1
        self._at = now
        if self._left >= 0:
            self._waits = max(0, self._waits - 1)
            return 0.0
        self._waits += 1
        return -self._left / a_second

    @property
    def is_over(self) -> bool:
        """Whether this sender never lets up."""
        return self._waits > MOST_WAITS

    def is_full(self, now: float) -> bool:
        """Whether all of it is back."""
        return self._left + (now - self._at) * self._pace.a_second >= self._pace.burst


class Paces:
    """How fast the sockets of each sender are listened to."""

    def __init__(self) -> None:
        self._of: dict[tuple[str, Pace], Allowance] = {}

    def paced(self, receive: Receive, send: Send, path: str, sender: str) -> tuple[Receive, Send]:
        """Hand on what a window sends no faster than people send.

        While a message waits, the server reads no more from that line. A window that never lets
        up is told that its line ended; so is one that left before all it had sent was read.

        Args:
            receive: What brings its messages.
            send: What brings it ours.
            path: What it opened.
            sender: Whom it shares its allowance with; empty for nobody.
        """
        now = asyncio.get_running_loop().time
        pace = STREAM if sender and path != "/live" else LIVE
        allowance = self._allowance(pace, sender, now())
        is_gone = False

        async def receive_in_turn() -> Message:
            message = await receive()
            if message["type"] == "websocket.disconnect":
                return message
            if wait := allowance.wait(now()):
                await asyncio.sleep(wait)
                if is_gone or (allowance.is_over and message["type"] == "websocket.receive"):
                    return {"type": "websocket.disconnect", "code": 1013}
            return message

        async def send_or_notice(message: Message) -> None:
            nonlocal is_gone
            try:
                await send(message)
            except OSError:
                is_gone = True
                raise

        return receive_in_turn, send_or_notice

    def _allowance(self, pace: Pace, sender: str, now: float) -> Allowance:
        if not sender:
            return Allowance(pace, now)
        if len(self._of) >= MOST_KNOWN:
            self._of = {key: a for key, a in self._of.items() if not a.is_full(now)}
        return self._of.setdefault((sender, pace), Allowance(pace, now))


class Seats:
    """Who holds how many connections.

    Other machines leave a tenth to this one, from which the room is led, and one address
    takes no more than half: that is 1,000 of 2,000, and 400 phones behind one proxy have two
    sockets each.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._most_elsewhere = most - most // 10
        self._most_of_one = most // 2
        self._taken = 0
        self._elsewhere: Counter[str] = Counter()

    def are_taken(self, scope: Scope) -> bool:
        """Whether there is none left for whoever asks."""
        if self._taken >= self._most:
            return True
        return from_elsewhere(scope) and (
            self._elsewhere.total() >= self._most_elsewhere
            or self._elsewhere[scope["client"][0]] >= self._most_of_one
        )

    @contextmanager
    def one(self, scope: Scope) -> Iterator[None]:
        """Take one while a request or a socket lasts."""
        address = scope["client"][0] if from_elsewhere(scope) else ""
        self._taken += 1
        if address:
            self._elsewhere[address] += 1
        try:
            yield
        finally:
            self._taken -= 1
            if address:
                self._elsewhere[address] -= 1
                if not self._elsewhere[address]:
                    del self._elsewhere[address]
