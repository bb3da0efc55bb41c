"""The live socket: from a command sent to the pulse on the wall."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator

from bench.live_client import LiveWindow
from bench.measure import Result, cpu_ms, percentile
from bench.meeting import at_beat
from data.store.log import Log
from workshop.commands import OpenRound
from workshop.stages import STAGE_IDS

ROOM, ROUND = "vote", "trust-2"
RUNS = 5
COMMANDS = 250
"""As many as a window may send at once (server/limits.py), and some to spare."""


def prepare(log: Log) -> None:
    """Write the workshop in which `measure` votes: its second trust vote is open."""
    room = at_beat(ROOM, "trust.vote")
    room.do(OpenRound, scale="trust")
    room.save(log)


async def measure(url: str, token: str, pid: int) -> AsyncIterator[Result]:
    """All lines about the live socket, on a running server."""
    used, middle, late = [], [], []
    for _ in range(RUNS):
        cpu, times = await _vote_often(url, token, pid)
        used.append(cpu)
        middle.append(percentile(times, 0.5))
        late.append(percentile(times, 0.95))
    yield Result("Live: slip sent to pulse on the wall, median", middle, "ms")
    yield Result("Live: slip sent to pulse on the wall, p95", late, "ms")
    yield Result("Live: one slip, desk and wall open", used, "ms CPU")


async def _vote_often(url: str, token: str, pid: int) -> tuple[float, list[float]]:
    """CPU of one slip and the milliseconds of each, in windows opened for it."""
    desk = await LiveWindow.open(url, token, workshop=ROOM, role="facilitator")
    wall = await LiveWindow.open(url, token, workshop=ROOM, role="screen")
    seq: int = (await wall.hear("pulse"))["seq"]
    before = cpu_ms(pid)
    times = [await _vote(desk, wall, number) for number in range(seq + 1, seq + COMMANDS + 1)]
    used = (cpu_ms(pid) - before) / COMMANDS
    await desk.close()
    await wall.close()
    return used, times


async def _vote(desk: LiveWindow, wall: LiveWindow, seq: int) -> float:
    """Milliseconds from sending a slip to the wall's pulse that counts it as event *seq*."""
    answers = dict.fromkeys(STAGE_IDS, seq % 5 + 1)
    voter = f"slip:{seq % 6 + 1}"
    start = time.perf_counter()
    await desk.send(
        f"slip-{seq:06}", "CastBallot", round_id=ROUND, voter=voter, way="slip", answers=answers
    )
    await wall.saw(seq)
    took = (time.perf_counter() - start) * 1000
    await desk.hear("ack")
    return took
