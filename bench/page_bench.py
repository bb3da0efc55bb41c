"""The pages: CPU of the server process for one rerun, asked for as a browser asks."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from dataclasses import dataclass

from bench.live_client import LiveWindow
from bench.measure import Result, cpu_ms
from bench.meeting import at_beat
from bench.streamlit_client import Window
from data.store.log import Log

RUNS = 5
RERUNS = 50
WARM_UP = 20
ADDED = 20


@dataclass(frozen=True, slots=True)
class Screen:
    """A page to measure: the workshop it shows, the beat the room is at, and its path."""

    name: str
    workshop: str
    beat: str
    path: str
    notes: int = 15
    target: str = ""
    reruns: int = RERUNS


SCREENS = (
    Screen("Walk, 15 notes", "walk", "walk.contact.write", "walk", target="< 15", reruns=200),
    Screen("Walk, 60 notes", "walk-60", "walk.contact.write", "walk", notes=60, target="< 60"),
    Screen("Plan, 6 people", "plan", "lobby", "plan"),
    Screen("Scope, filled in", "scope", "scope.sharpen", "scope"),
    Screen("Trust, revealed", "trust", "trust.because", "trust"),
    Screen("What could go wrong, 8 ranked", "wrong", "wrong.order", "wrong"),
    Screen("Three tickets, measurable", "tickets", "tickets.know", "tickets"),
    Screen("Close", "close", "close", "close"),
    Screen("Wall, one stage read", "walk-read", "walk.contact.read", "wall"),
    Screen("Wall, trust curve", "trust", "trust.because", "wall"),
    Screen("All workshops", "", "", ""),
)


def prepare(log: Log) -> None:
    """Write the workshops that `measure` draws."""
    rooms = {screen.workshop: screen for screen in SCREENS if screen.workshop}
    for screen in rooms.values():
        at_beat(screen.workshop, screen.beat, screen.notes).save(log)
    for run in range(RUNS):
        at_beat(f"write-{run}", "walk.contact.write", notes=15 - ADDED // 2).save(log)
        for room in (f"note-{run}", f"write-60-{run}"):
            at_beat(room, "walk.contact.write", notes=60 - ADDED // 2).save(log)


async def measure(url: str, token: str, pid: int) -> AsyncIterator[Result]:
    """All lines about pages, on a running server with the workshops of `prepare`."""
    async with Window(url) as window:
        cpu, _ = await _rerun(window, pid, RERUNS)
        yield Result("Rerun: the door, for a stranger", cpu, "ms CPU")
    for screen in SCREENS:
        async with Window(url, token) as window:
            await window.open(screen.path, **{"w": screen.workshop} if screen.workshop else {})
            assert window.path == screen.path, f"{screen.name}: on page {window.path!r}"
            assert not window.words("alert"), f"{screen.name}: {window.words('alert')}"
            cpu, waited = await _rerun(window, pid, screen.reruns)
        yield Result(f"Rerun: {screen.name}", cpu, "ms CPU", screen.target)
        if screen.workshop == "walk":
            yield Result(f"Rerun: {screen.name}, until finished", waited, "ms")
    added = [await _add_notes(url, token, pid, f"note-{run}", redraw=False) for run in range(RUNS)]
    yield Result("Add a note to 60, on disk and answered", added, "ms CPU", "< 10")
    added = [await _add_notes(url, token, pid, f"write-{run}") for run in range(RUNS)]
    yield Result("Add a note to 15, page redrawn", added, "ms CPU", "< 10")
    added = [await _add_notes(url, token, pid, f"write-60-{run}") for run in range(RUNS)]
    yield Result("Add a note to 60, page redrawn", added, "ms CPU", "< 10")


async def _rerun(window: Window, pid: int, times: int) -> tuple[list[float], list[float]]:
    """CPU and elapsed milliseconds of one rerun, in each of several runs of many."""
    cpu, waited = [], []
    for _ in range(WARM_UP):
        await window.rerun()
    for _ in range(RUNS):
        used, start = cpu_ms(pid), time.perf_counter()
        for _ in range(times):
            await window.rerun()
        waited.append((time.perf_counter() - start) * 1000 / times)
        cpu.append((cpu_ms(pid) - used) / times)
    return cpu, waited


async def _add_notes(
    url: str, token: str, pid: int, workshop: str, *, redraw: bool = True
) -> float:
    """CPU of one note typed by the facilitator: on disk, acknowledged, and the page drawn anew.

    The notes go from a few below 15 to a few above, so the page is that size on average.
    The browser asks for the rerun when the pulse comes; here it is asked for at once.
    """
    desk = await LiveWindow.open(url, token, workshop=workshop, role="facilitator")
    async with Window(url, token) as window:
        await window.open("walk", w=workshop)
        for _ in range(WARM_UP):
            await window.rerun()
        used = cpu_ms(pid)
        for number in range(ADDED):
            note = f"A thought that somebody typed, number {number}"
            await desk.send(
                f"note-{number:06}", "AddNotes", stage="contact", lane="does", texts=[note]
            )
            await desk.hear("ack")
            if redraw:
                await window.rerun()
        used = cpu_ms(pid) - used
        await window.rerun()
        assert any(note in str(element) for element in window.elements.values()), "Not drawn"
    await desk.close()
    return used / ADDED
