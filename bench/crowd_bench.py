"""A live room and a class: many phones vote, join, stay and leave, on a server of their own."""

from __future__ import annotations

import asyncio
import gc
import http.client
import random
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from http.cookies import SimpleCookie
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode, urlsplit

from bench.crowd import Crowd
from bench.live_client import LiveWindow
from bench.measure import Result, cpu_ms, percentile
from bench.streamlit_client import COOKIE, Window, become_facilitator
from data.joining.bell import Bell
from data.joining.codes import new_code
from data.joining.devices import HOST, Devices
from data.store.log import Log
from data.store.opening import open_log
from tests.serving import Server
from workshop import commands as c
from workshop.commands import Command
from workshop.roles import Actor, Role

SECONDS = 20.0
TOLD_SECONDS = 8.0
"""By then the last of a crowd has heard of the last vote (server/hub.py)."""
RUNS = 3
SOAK_VOTES = 100_000
SOAK_JOINS = 2_000


class Group(NamedTuple):
    """A workshop whose vote is open, its code, and the cookie of everybody on its roster."""

    workshop: str
    code: str
    tokens: Sequence[str]


def gather(log: Log, workshop: str, people: int, beat: str = "trust.vote") -> Group:
    """Write a workshop of so many people with phones, a vote open if *beat* is one's."""
    number = iter(range(10_000))

    def do(kind: type[Command], **fields: object) -> None:
        log.do(workshop, kind(id=f"{workshop}-{next(number):08}", **fields), HOST)

    code, devices = new_code(), Devices(log, Bell())
    do(c.StartWorkshop, title="A class")
    do(c.AddPeople, names=tuple(f"Person {place}" for place in range(1, people + 1)))
    do(c.OpenJoining, code=code)
    do(c.EnterBeat, beat=beat)
    tokens = []
    if beat == "trust.vote":
        for place in range(1, people + 1):
            do(c.Arrive, person_id=f"p{place}")
            tokens.append(devices.issue(Actor(f"p{place}", Role.PARTICIPANT), workshop))
        do(c.OpenRound, scale="trust")
    return Group(workshop, code, tokens)


async def measure() -> AsyncIterator[Result]:
    """All lines about many phones."""
    async for result in _voting("300 people", 300, 1, ("< 2", "< 8")):
        yield result
    async for result in _voting("1,000 people in 100 workshops", 10, 100, ("", "< 15")):
        yield result
    async for result in _joining():
        yield result
    async for result in _staying():
        yield result


class House:
    """A server with workshops written before it started, for as long as it is measured."""

    def __init__(self, people: int, workshops: int, beat: str = "trust.vote") -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="bench-")
        self.server = Server(Path(self._folder.name))
        log = open_log(self.server.database)
        self.groups = [gather(log, f"class{n}", people, beat) for n in range(workshops)]
        log.close()

    def __enter__(self) -> House:
        """Start it."""
        self.server.start()
        self.host = become_facilitator(self.server.host_link)
        gc.collect()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop it; nothing is left behind."""
        self.server.stop()
        self._folder.cleanup()

    @property
    def megabytes(self) -> float:
        """Memory of the server process."""
        status = Path(f"/proc/{self.server.pid}/status").read_text()
        line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) / 1024

    async def crowds(self) -> list[Crowd]:
        """Everybody of every workshop, connected."""
        crowds = [
            Crowd(self.server.url, group.workshop, group.tokens, self.host) for group in self.groups
        ]
        for crowd in crowds:
            await crowd.come()
        return crowds


async def _voting(
    name: str, people: int, workshops: int, targets: tuple[str, str]
) -> AsyncIterator[Result]:
    """A vote every 5 s each, all walls watching; then everybody within a second; then silence."""
    middle, late, used, lost, slowest, idle = [], [], [], [], [], []
    with House(people, workshops) as house:
        crowds = await house.crowds()
        for _ in range(RUNS):
            await asyncio.sleep(TOLD_SECONDS)
            idle.append(await _cpu_share(house, crowds[0], 6))
            before = cpu_ms(house.server.pid)
            waits, missing = await _vote(crowds, SECONDS)
            used.append((cpu_ms(house.server.pid) - before) / (len(waits) + missing))
            middle.append(percentile(waits, 0.5))
            late.append(percentile(waits, 0.95))
            lost.append(float(missing))
            slowest.append(await _vote_at_once(crowds))
        await asyncio.gather(*(crowd.go() for crowd in crowds))
    yield Result(f"{name}: vote to wall, median", middle, "ms", targets[0])
    yield Result(f"{name}: vote to wall, p95", late, "ms", targets[1])
    yield Result(f"{name}: votes lost", lost, "votes", "≤ 0")
    yield Result(f"{name}: one vote, everything included", used, "ms CPU", "< 2")
    if workshops == 1:
        yield Result(f"{name} vote within a second: slowest answer", slowest, "ms", "< 50")
        yield Result(f"{name} connected and silent", idle, "% of a CPU", "< 1")


async def _vote(crowds: Sequence[Crowd], seconds: float) -> tuple[list[float], int]:
    """Milliseconds from every vote to the wall, and how many never got there."""
    for crowd in crowds:
        crowd.votes.clear()
        crowd.wall.heard.clear()
    await asyncio.gather(*(crowd.vote_for(seconds) for crowd in crowds))
    await asyncio.gather(*(crowd.settle() for crowd in crowds))
    waits, missing = [], 0
    for crowd in crowds:
        for vote in crowd.votes.values():
            seen = crowd.wall.saw(vote.seq) if vote.acked else None
            if seen is None:
                missing += 1
            else:
                waits.append((seen - vote.sent) * 1000)
    return waits, missing


async def _vote_at_once(crowds: Sequence[Crowd]) -> float:
    for crowd in crowds:
        crowd.votes.clear()
    await asyncio.gather(*(crowd.vote_at_once() for crowd in crowds))
    await asyncio.gather(*(crowd.settle() for crowd in crowds))
    votes = [vote for crowd in crowds for vote in crowd.votes.values()]
    return max((vote.acked - vote.sent) * 1000 if vote.acked else 1e9 for vote in votes)


async def _cpu_share(house: House, crowd: Crowd, seconds: float) -> float:
    before = cpu_ms(house.server.pid)
    await crowd.be_quiet(seconds)
    return (cpu_ms(house.server.pid) - before) / seconds / 10


# --- joining -------------------------------------------------------------------------------------


async def _joining() -> AsyncIterator[Result]:
    """30 people tap their name in the same second: until page and live socket are there."""
    late = []
    for _ in range(RUNS):
        with House(30, 1, "lobby") as house:
            (group,) = house.groups
            waits = await asyncio.gather(*(_join(house, group, place) for place in range(1, 31)))
            late.append(percentile(waits, 0.95))
    yield Result("30 people join in a second: page usable, p95", late, "ms", "< 2000")


async def _join(house: House, group: Group, place: int) -> float:
    await asyncio.sleep(random.random())
    start = time.perf_counter()
    token = await asyncio.to_thread(_tap_name, house.server.url, group.code, f"p{place}")
    async with Window(house.server.url, token, patience=60) as window:
        await window.open("", w=group.workshop)
        live = await LiveWindow.open(
            house.server.url,
            token,
            workshop=group.workshop,
            role="participant",
            person=f"p{place}",
        )
        await live.hear("pulse")
        took = (time.perf_counter() - start) * 1000
        await live.close()
    return took


def _tap_name(url: str, code: str, person: str) -> str:
    """Open the page of the code, tap a name: the cookie that comes back."""
    host = urlsplit(url).netloc
    connection = http.client.HTTPConnection(host, timeout=30)
    connection.request("GET", f"/j/{code}")
    connection.getresponse().read()
    form = urlencode({"form": f"{random.getrandbits(128):032x}", "person": person})
    headers = {"Origin": url, "Content-Type": "application/x-www-form-urlencoded"}
    connection.request("POST", f"/j/{code}", form, headers)
    answer = connection.getresponse()
    cookies = SimpleCookie(answer.getheader("Set-Cookie", ""))
    connection.close()
    return cookies[COOKIE].value


# --- memory --------------------------------------------------------------------------------------


async def _staying() -> AsyncIterator[Result]:
    """Memory with everybody there, and after an evening of votes, joins and leaves."""
    with House(1_000, 1) as house:
        (group,) = house.groups
        (crowd,) = await house.crowds()
        windows = [Window(house.server.url, token, 60) for token in group.tokens[:300]]
        for window in windows:
            await window.__aenter__()
            await window.open("", w=group.workshop)
        yield Result("Memory, 1,000 sockets and 300 pages", [house.megabytes], "MB", "< 400")
        for window in windows:
            await window.__aexit__(None, None, None)
        await _soak(house, crowd, SOAK_VOTES // 2, SOAK_JOINS // 2)
        half = house.megabytes
        yield Result("Memory after 50,000 votes and 1,000 joins", [half], "MB")
        await _soak(house, crowd, SOAK_VOTES // 2, SOAK_JOINS // 2)
        grown = house.megabytes - half
        yield Result("Memory grown by as many again", [grown], "MB", "< 10")
        await crowd.go()


async def _soak(house: House, crowd: Crowd, votes: int, joins: int) -> None:
    (group,) = house.groups
    for start in range(0, votes, 500):
        crowd.votes.clear()
        crowd.wall.heard.clear()
        await asyncio.gather(*(crowd.vote((start + place) % 1_000) for place in range(500)))
        await crowd.settle(30)
    for start in range(0, joins, 10):
        await asyncio.gather(
            *(_come_and_go(house, group, (start + place) % 1_000) for place in range(10))
        )


async def _come_and_go(house: House, group: Group, place: int) -> None:
    async with Window(house.server.url, group.tokens[place], 60) as window:
        await window.open("", w=group.workshop)
