"""What the tests of the store share: a started workshop, a look into the file, helpers."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import Any

from sqlite_utils.utils import sqlite3  # type: ignore[attr-defined]

from data.store.log import Log
from tests.cast import FACILITATOR, new_id
from workshop import commands as c
from workshop.state import State

ROOT = Path(__file__).parents[2]
PATIENCE = 20.0
"""Seconds after which a test that waits has failed; nothing ever takes this long."""


def start(log: Log, workshop_id: str = "w", title: str = "Follow-up emails") -> str:
    """Begin a workshop on *log*; its id."""
    log.do(workshop_id, c.StartWorkshop(id=new_id(), title=title), FACILITATOR)
    return workshop_id


def note(text: str = "a thought", command_id: str = "") -> c.AddNotes:
    """A command that writes one note."""
    return c.AddNotes(id=command_id or new_id(), stage="contact", lane="does", texts=(text,))


def texts(state: State) -> list[str]:
    """The notes of a state, sorted."""
    return sorted(thought.text for thought in state.notes.values())


def stored(
    database: Path, sql: str = "SELECT workshop_id, seq FROM events"
) -> list[tuple[Any, ...]]:
    """Rows of the file as somebody else's program sees them."""
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    try:
        return sorted(connection.execute(sql).fetchall())
    finally:
        connection.close()


def sql(statement: str, values: tuple[Any, ...] = ()) -> Callable[[Any], object]:
    """What `Log.write` does to the tables of SQLite, past everything that speaks no SQL."""
    return lambda transaction: transaction.connection.execute(statement, values)


def hears(log: Log, workshop_id: str, seq: int) -> Event:
    """An event that is set as soon as *log* has told of *seq*."""
    heard = Event()

    def listen(state: State) -> None:
        if state.id == workshop_id and state.seq >= seq:
            heard.set()

    log.states.listen(listen)
    known = log.states.get(workshop_id)
    if known is not None:
        listen(known)
    return heard


@contextmanager
def helper(name: str, *arguments: object) -> Iterator[subprocess.Popen[str]]:
    """A script of `tests/data/store` in a process of its own, gone afterwards."""
    process = subprocess.Popen(
        [sys.executable, f"tests/data/store/{name}.py", *map(str, arguments)],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()
