"""Rows of the log and the entries they hold, and how both are written."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from typing import Any

from data.store.jobs import Job, Receipt, Restoring
from data.store.sqlite.engine import READ_COMMAND, WRITE_COMMAND, WRITE_EVENT, Row, rows
from workshop.apply import apply
from workshop.decide import decide
from workshop.errors import IdReused
from workshop.events import Entry, WorkshopRestored, dump, load
from workshop.state import State


def read_entries(found: Iterable[Row]) -> Iterator[Entry]:
    """The log entries of rows read with READ_EVENTS.

    Raises:
        CannotOpen: One is of a newer release, or damaged.
    """
    for seq, at, actor, command_id, name, schema, payload in found:
        yield Entry(seq, at, actor, command_id, load(name, schema, payload))


def row_of(entry: Entry) -> Row:
    """The row of an entry, as READ_EVENTS gives it."""
    event = entry.event
    name, schema = type(event).__name__, event.SCHEMA
    return (entry.seq, entry.at, entry.actor, entry.command_id, name, schema, dump(event))


def append(connection: Any, state: State, job: Job) -> tuple[State, Receipt]:
    """Decide one command and write its events; a command seen before changes nothing."""
    earlier = _earlier(connection, job.workshop_id, job.command.id, job.actor.id, job.digest)
    if earlier is not None:
        return state, earlier
    decided = decide(state, job.command, job.actor)
    at = _now(state)
    entries = [
        Entry(seq, at, job.actor.id, job.command.id, event)
        for seq, event in enumerate(decided, start=state.seq + 1)
    ]
    _write(connection, job.workshop_id, map(row_of, entries))
    for entry in entries:
        state = apply(state, entry)
    receipt = Receipt(state.seq, len(entries))
    connection.execute(
        WRITE_COMMAND,
        (job.workshop_id, job.command.id, job.actor.id, job.digest, receipt.seq, receipt.events),
    )
    return state, receipt


def restore(connection: Any, known: State, job: Restoring) -> tuple[State, Receipt]:
    """Write a whole saved log as a workshop of its own; doing it twice changes nothing.

    The ids of its old commands are taken here, too: nobody remembers what they said, so
    one that comes back is refused.
    """
    new_id, command_id = job.state.id, f"restore.{job.state.id}"
    earlier = _earlier(connection, new_id, command_id, job.actor.id, job.digest)
    if earlier is not None:
        return known, earlier
    if known.seq:
        raise IdReused
    event = WorkshopRestored(source=job.source, left_out=job.left_out)
    last = Entry(job.state.seq + 1, _now(job.state), job.actor.id, command_id, event)
    saved = [*job.rows, row_of(last)]
    _write(connection, new_id, saved)
    taken = {row[3]: [new_id, row[3], row[2], "", row[0], 0] for row in saved}
    for row in saved:
        taken[row[3]][5] += 1
    taken[command_id][3] = job.digest
    connection.executemany(WRITE_COMMAND, list(taken.values()))
    return apply(job.state, last), Receipt(last.seq, 1)


def _earlier(
    connection: Any, workshop_id: str, command_id: str, actor_id: str, digest: str
) -> Receipt | None:
    """What was answered when this came before, None if it never did.

    Raises:
        IdReused: It came with other content, or from somebody else.
    """
    found = rows(connection, READ_COMMAND, (workshop_id, command_id))
    if not found:
        return None
    known_actor, known_digest, seq, events = found[0]
    if (known_actor, known_digest) != (actor_id, digest):
        raise IdReused
    return Receipt(seq, events)


def _now(state: State) -> int:
    """Server time; the times of a log never decrease, whatever the clock does."""
    return max(int(time.time() * 1000), state.at)


def _write(connection: Any, workshop_id: str, entries: Iterable[Row]) -> None:
    connection.executemany(
        WRITE_EVENT,
        [
            (workshop_id, seq, command_id, at, actor, name, schema, payload)
            for seq, at, actor, command_id, name, schema, payload in entries
        ],
    )
