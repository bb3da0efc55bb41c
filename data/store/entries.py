"""Records of the log and the entries they hold, and how both are written."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from data.store.jobs import Job, Receipt, Restoring
from data.store.protocol import Answer, Record, Transaction
from workshop.apply import apply
from workshop.decide import decide
from workshop.errors import IdReused
from workshop.events import Entry, WorkshopRestored, dump, load
from workshop.state import State
from workshop.unknown_fields import refuse_unknown


def read_entries(records: Iterable[Record]) -> Iterator[Entry]:
    """The log entries that records hold.

    Raises:
        CannotOpen: One is of a newer release, or damaged.
    """
    for seq, at, actor, command_id, name, schema, payload in records:
        event = load(name, schema, payload)
        refuse_unknown(event)
        yield Entry(seq, at, actor, command_id, event)


def record_of(entry: Entry) -> Record:
    """How an entry is kept."""
    event = entry.event
    name, schema = type(event).__name__, event.SCHEMA
    return Record(entry.seq, entry.at, entry.actor, entry.command_id, name, schema, dump(event))


def append(transaction: Transaction, state: State, job: Job) -> tuple[State, Receipt]:
    """Decide one command and write its events; a command seen before changes nothing."""
    command, actor = job.command, job.actor
    earlier = _earlier(transaction, job.workshop_id, command.id, actor.id, job.digest)
    if earlier is not None:
        return state, earlier
    decided = decide(state, command, actor)
    at = _now(state)
    entries = [
        Entry(seq, at, actor.id, command.id, event)
        for seq, event in enumerate(decided, start=state.seq + 1)
    ]
    for entry in entries:
        state = apply(state, entry)
    receipt = Receipt(state.seq, len(entries))
    answer = Answer(command.id, actor.id, job.digest, receipt.seq, receipt.events)
    transaction.append(job.workshop_id, [record_of(entry) for entry in entries], [answer])
    return state, receipt


def restore(transaction: Transaction, known: State, job: Restoring) -> tuple[State, Receipt]:
    """Write a whole saved log as a workshop of its own; doing it twice changes nothing.

    The ids of its old commands are taken here, too: nobody remembers what they said, so
    one that comes back is refused.
    """
    saved, new_id, command_id = job.saved, job.state.id, f"restore.{job.state.id}"
    earlier = _earlier(transaction, new_id, command_id, job.actor.id, saved.digest)
    if earlier is not None:
        return known, earlier
    if known.seq:
        raise IdReused
    event = WorkshopRestored(source=saved.source, left_out=saved.left_out)
    last = Entry(job.state.seq + 1, _now(job.state), job.actor.id, command_id, event)
    records = [*saved.records, record_of(last)]
    transaction.append(new_id, records, _answers(records, command_id, saved.digest))
    return apply(job.state, last), Receipt(last.seq, 1)


def _answers(records: Sequence[Record], command_id: str, digest: str) -> list[Answer]:
    """One for each command of a saved log; only of *command_id* it is known what it said."""
    events = Counter(record.command_id for record in records)
    last = {record.command_id: record for record in records}
    return [
        Answer(name, r.actor_id, digest if name == command_id else "", r.seq, events[name])
        for name, r in last.items()
    ]


def _earlier(
    transaction: Transaction, workshop_id: str, command_id: str, actor_id: str, digest: str
) -> Receipt | None:
    """What was answered when this came before, None if it never did.

    Raises:
        IdReused: It came with other content, or from somebody else.
    """
    found = transaction.answer(workshop_id, command_id)
    if found is None:
        return None
    if (found.actor_id, found.digest) != (actor_id, digest):
        raise IdReused
    return Receipt(found.seq, found.events)


def _now(state: State) -> int:
    """Server time; the times of a log never decrease, whatever the clock does."""
    return max(int(time.time() * 1000), state.at)
