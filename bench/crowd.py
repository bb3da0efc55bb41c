"""Many people on live sockets: who votes when, when it was on disk, when the wall knew."""

from __future__ import annotations

import asyncio
import json
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Origin

from bench.streamlit_client import COOKIE
from workshop.stages import STAGE_IDS

ROUND = "trust-1"
PROBE, PROBE_SECONDS = "{}", 45.0
"""What a phone asks when nothing came for a while."""


@dataclass(slots=True)
class Vote:
    """One tap: seconds (of `time.perf_counter`) at which it was sent and acknowledged."""

    sent: float
    acked: float = 0.0
    seq: int = 0


@dataclass(slots=True)
class Wall:
    """The window of the room: when it first heard of each sequence number."""

    heard: list[tuple[int, float]] = field(default_factory=list)

    def saw(self, seq: int) -> float | None:
        """When the first message came that covers this number, None if none did."""
        low, high = 0, len(self.heard)
        while low < high:
            middle = (low + high) // 2
            if self.heard[middle][0] < seq:
                low = middle + 1
            else:
                high = middle
        return self.heard[low][1] if low < len(self.heard) else None


class Crowd:
    """The people of one workshop, each with a socket of their own, and its wall."""

    def __init__(self, url: str, workshop: str, tokens: Sequence[str], host: str) -> None:
        self.url, self.workshop, self.tokens, self.host = url, workshop, tokens, host
        self.votes: dict[str, Vote] = {}
        self.wall = Wall()
        self.pulses = 0
        self.refused: list[str] = []
        self._sockets: list[ClientConnection] = []
        self._ears: list[asyncio.Task[None]] = []

    async def come(self) -> None:
        """Everybody connects, ten at a time."""
        wall = await self._socket(self.host, "screen", "host")
        self._ears.append(asyncio.create_task(self._watch(wall)))
        for start in range(0, len(self.tokens), 10):
            several = self.tokens[start : start + 10]
            came = await asyncio.gather(
                *(
                    self._socket(token, "participant", f"p{start + number}")
                    for number, token in enumerate(several, start=1)
                )
            )
            self._sockets += came
            self._ears += [asyncio.create_task(self._listen(socket)) for socket in came]

    async def _socket(self, token: str, role: str, person: str) -> ClientConnection:
        query = urlencode({"workshop": self.workshop, "role": role, "person": person})
        return await connect(
            f"{self.url.replace('http', 'ws', 1)}/live?{query}",
            origin=Origin(self.url),
            additional_headers={"Cookie": f"{COOKIE}={token}"},
            proxy=None,
            compression=None,
            open_timeout=30,
        )

    async def _watch(self, socket: ClientConnection) -> None:
        try:
            async for text in socket:
                at = time.perf_counter()
                message = json.loads(text)
                self.wall.heard.append((message["pulse"]["seq"], at))
        except ConnectionClosed:
            pass

    async def _listen(self, socket: ClientConnection) -> None:
        try:
            async for text in socket:
                if isinstance(text, str) and text.startswith('{"ack"'):
                    at, message = time.perf_counter(), json.loads(text)
                    vote = self.votes[message["ack"]]
                    vote.acked, vote.seq = at, message["seq"]
                elif isinstance(text, str) and text.startswith('{"pulse"'):
                    self.pulses += 1
                elif text != PROBE:
                    self.refused.append(str(text))
        except ConnectionClosed:
            pass

    async def go(self) -> None:
        """Everybody leaves."""
        for ear in self._ears:
            ear.cancel()
        await asyncio.gather(*self._ears, return_exceptions=True)
        await asyncio.gather(*(socket.close() for socket in self._sockets))

    async def vote(self, place: int) -> None:
        """One tap of the person in that place."""
        name = f"{self.workshop}-{place:04}-{random.getrandbits(64):016x}"
        item = STAGE_IDS[random.randrange(5)]
        fields = {
            "round_id": ROUND,
            "voter": f"p{place + 1}",
            "way": "device",
            "answers": {item: random.randint(1, 5)},
            "whole": random.random() < 0.2,
        }
        text = json.dumps({"id": name, "do": "CastBallot", "fields": fields})
        self.votes[name] = Vote(time.perf_counter())
        await self._sockets[place].send(text)

    async def vote_for(self, seconds: float, every: float = 5.0) -> None:
        """Everybody votes about every *every* seconds, each in their own time."""
        end = time.perf_counter() + seconds

        async def person(place: int) -> None:
            await asyncio.sleep(random.random() * every)
            while time.perf_counter() < end:
                await self.vote(place)
                await asyncio.sleep(random.uniform(0.8, 1.2) * every)

        await asyncio.gather(*(person(place) for place in range(len(self.tokens))))

    async def vote_at_once(self, within: float = 1.0) -> None:
        """Everybody votes once, within so many seconds."""

        async def person(place: int) -> None:
            await asyncio.sleep(random.random() * within)
            await self.vote(place)

        await asyncio.gather(*(person(place) for place in range(len(self.tokens))))

    async def be_quiet(self, seconds: float) -> None:
        """Nobody does anything: each phone asks every 45 s whether its line is alive."""
        end, place = time.perf_counter() + seconds, 0
        while time.perf_counter() < end:
            await self._sockets[place % len(self._sockets)].send(PROBE)
            place += 1
            await asyncio.sleep(PROBE_SECONDS / len(self._sockets))

    async def settle(self, seconds: float = 5.0) -> None:
        """Wait until everything that was sent is acknowledged, or time is up."""
        end = time.perf_counter() + seconds
        while time.perf_counter() < end and any(not v.acked for v in self.votes.values()):
            await asyncio.sleep(0.02)
        await asyncio.sleep(0.2)
