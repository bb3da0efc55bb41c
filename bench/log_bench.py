"""The log: folding it, opening it, appending to it. No server and no pages."""

from __future__ import annotations

import gc
import os
import threading
from collections.abc import Callable, Iterator
from functools import partial
from io import FileIO
from pathlib import Path
from typing import Any

from bench.measure import Result, percentile, repeat, seconds
from bench.meeting import HOST, at_beat, of_every_kind
from data.store.entries import read_entries
from data.store.log import Log
from data.store.opening import open_log
from data.store.sqlite.engine import SqliteStore
from workshop.apply import fold
from workshop.commands import AddNotes
from workshop.state import State

EVENTS = 5_000
RUNS = 9
APPENDS = 500
THREADS, EACH = 8, 250


def measure(folder: Path) -> Iterator[Result]:
    """All lines about the log, measured on files in *folder*."""
    database = folder / "log.db"
    log = open_log(database)
    try:
        yield from _fold(log)
        yield from _append(log, folder)
    finally:
        log.close()
    yield from _open(database)


def _fold(log: Log) -> Iterator[Result]:
    long = of_every_kind("long", EVENTS)
    long.save(log)
    stored = log.entries("long")
    # The server takes what it loaded at start out of the collector's sight; so do we.
    gc.collect()
    gc.freeze()

    def in_memory() -> float:
        return len(stored) / seconds(lambda: fold(State("long"), long.entries))

    def from_rows() -> float:
        return len(stored) / seconds(lambda: fold(State("long"), read_entries(stored)))

    yield Result("Fold events in memory", repeat(RUNS, in_memory), "events/s", "≥ 50000")
    yield Result("Fold stored rows, parsed", repeat(RUNS, from_rows), "events/s", "≥ 50000")


def _open(database: Path) -> Iterator[Result]:
    def once(opening: Callable[[], Log]) -> float:
        opened = []

        def read() -> None:
            opened.append(opening())
            opened[0].state("long")

        took = seconds(read)
        opened[0].close()
        return took * 1000

    plain = repeat(RUNS, lambda: once(lambda: Log(SqliteStore(database))))
    yield Result(f"Open a workshop of {EVENTS:,} events, cold", plain, "ms", "≤ 100")
    checked = repeat(RUNS, lambda: once(lambda: open_log(database)))
    yield Result("The same, with check and backup of the file", checked, "ms")


def _append(log: Log, folder: Path) -> Iterator[Result]:
    """Commands one after the other, then from many threads, each on disk before it counts."""
    with (folder / "disk").open("ab", buffering=0) as file:
        yield Result("One fsync of this disk", [_sync(file) for _ in range(200)], "ms")
    _assert_durable(log)
    alone = [_one_by_one(log, run) for run in range(RUNS)]
    yield Result("Append, median", [percentile(times, 0.5) for times in alone], "ms")
    yield Result("Append, p95", [percentile(times, 0.95) for times in alone], "ms", "< 2")
    together = [_all_at_once(log, run) for run in range(RUNS)]
    yield Result(f"Append from {THREADS} threads", together, "appends/s", "≥ 5000")


def _sync(file: FileIO) -> float:
    file.write(bytes(4096))
    return seconds(lambda: os.fsync(file.fileno())) * 1000


def _assert_durable(log: Log) -> None:
    """Every commit of the writer waits for the disk (synchronous = FULL is 2)."""
    found: list[int] = []

    def look(transaction: Any) -> None:
        found.extend(transaction.connection.execute("PRAGMA synchronous").fetchone())

    log.write(look)
    assert found == [2], f"The writer does not wait for the disk: synchronous = {found}"


def _one_by_one(log: Log, run: int) -> list[float]:
    """Milliseconds each command of a mixed workshop took from `do` to its receipt."""
    workshop = of_every_kind(f"alone-{run}", APPENDS)
    return [
        seconds(partial(log.do, workshop.state.id, command, HOST)) * 1000
        for command in workshop.commands
    ]


def _all_at_once(log: Log, run: int) -> float:
    """Appends a second of people who write notes in one room, each waiting for their own."""
    room = f"together-{run}"
    at_beat(room, "walk.contact.write").save(log)

    def write(person: int) -> None:
        for number in range(EACH):
            made, text = f"{person:04}-{number:06}", f"thought {number}"
            log.do(room, AddNotes(id=made, stage="contact", lane="does", texts=(text,)), HOST)

    threads = [threading.Thread(target=write, args=(person,)) for person in range(THREADS)]

    def everybody() -> None:
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    before = log.state(room).seq
    took = seconds(everybody)
    assert log.state(room).seq == before + THREADS * EACH
    return THREADS * EACH / took
