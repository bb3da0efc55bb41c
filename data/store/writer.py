"""The one writer of a process: a thread that turns commands into records, one at a time.

A batch of queued commands shares one transaction and one wait for the disk; each command
is an attempt of its own. Only after the commit are the new states published, in order, and then
the senders are told. A failed commit discards what was folded, so memory never runs
ahead of the disk, and there is nothing to retry or merge.
"""

from __future__ import annotations

import logging
import queue
import threading

from data.store.entries import append, read_entries, restore
from data.store.jobs import Batch, Chore, Restoring, Task, as_workshop_error
from data.store.protocol import Line, Record, Store, Transaction
from data.store.states import States
from workshop.apply import fold
from workshop.errors import CannotOpen, NotSaved
from workshop.state import State

log = logging.getLogger(__name__)

BATCH = 256
LOOK_SECONDS = 0.5
"""How often to look whether another process has written, while nothing is queued."""


class Writer:
    """Owns the only thread that begins transactions."""

    def __init__(self, store: Store, states: States) -> None:
        self._store = store
        self._states = states
        self._queue: queue.SimpleQueue[Task | None] = queue.SimpleQueue()
        self._current: set[str] = set()
        self._version = -1
        self._closed = False
        self._door = threading.Lock()
        self._thread = threading.Thread(target=self._run, name="writer", daemon=True)
        self._thread.start()

    def put(self, job: Task) -> None:
        """Queue a job; refused at once when the writer is closed."""
        with self._door:
            if not self._closed:
                self._queue.put(job)
                return
        job.done.set_exception(
            NotSaved("Not saved: the app is stopping. Send it again in a moment.")
        )

    def close(self) -> None:
        """Write what is queued, then stop."""
        with self._door:
            self._closed = True
            self._queue.put(None)
        self._thread.join()

    def _run(self) -> None:
        while True:
            jobs, last = self._take()
            if jobs:
                self._write(jobs)
            elif not last:
                self._catch_up()
            if last:
                return

    def _take(self) -> tuple[list[Task], bool]:
        """The jobs that are waiting (at least one, unless it was quiet), and whether to stop."""
        jobs: list[Task] = []
        try:
            job = self._queue.get(timeout=LOOK_SECONDS)
            while job is not None:
                jobs.append(job)
                if len(jobs) == BATCH:
                    return jobs, False
                job = self._queue.get_nowait()
        except queue.Empty:
            return jobs, False
        return jobs, True

    def _write(self, queued: list[Task]) -> None:
        # A sender who gave up waiting must not have it written behind their back.
        jobs = [job for job in queued if job.done.set_running_or_notify_cancel()]
        batch = Batch()
        try:
            with self._store.transaction() as transaction:
                self._notice_others(transaction)
                for job in jobs:
                    self._carry_out(transaction, batch, job)
                for state in batch.states.values():
                    transaction.list_workshop(_line(state))
        except Exception as error:
            self._version = -1
            batch.fail(jobs, error)
            return
        for state in batch.states.values():
            self._states.publish(state)
        for job in jobs:
            batch.answer(job)

    def _carry_out(self, transaction: Transaction, batch: Batch, job: Task) -> None:
        try:
            with transaction.attempt():
                batch.outcomes[id(job)] = self._outcome(transaction, batch, job)
        except NotSaved:
            raise  # the store is in trouble, and with it the whole transaction
        except Exception as error:
            batch.outcomes[id(job)] = as_workshop_error(error)

    def _outcome(self, transaction: Transaction, batch: Batch, job: Task) -> object:
        if isinstance(job, Chore):
            return job.run(transaction)
        name = job.workshop_id
        state = batch.states.get(name) or self._load(transaction, name)
        if isinstance(job, Restoring):
            batch.states[name], receipt = restore(transaction, state, job)
        else:
            batch.states[name], receipt = append(transaction, state, job)
        return receipt

    def _load(self, transaction: Transaction, workshop_id: str) -> State:
        """The state on disk: what memory holds, and any record it has not seen."""
        known = self._states.get(workshop_id)
        if known is not None and workshop_id in self._current:
            return known
        state = known or State(workshop_id)
        state = self._advance(state, transaction.read(workshop_id, state.seq))
        self._current.add(workshop_id)
        return state

    def _advance(self, state: State, fresh: list[Record]) -> State:
        """Publish what is on disk beyond *state*; the command that made us look may fail."""
        return self._states.publish(fold(state, read_entries(fresh))) if fresh else state

    def _notice_others(self, transaction: Transaction) -> None:
        """Take no state for current when another process has written."""
        version = transaction.version()
        if version != self._version:
            self._version = version
            self._current.clear()

    def _catch_up(self) -> None:
        """Publish what other processes appended, while nobody here is writing."""
        try:
            version = self._store.version()
            if version == self._version:
                return
            self._current.clear()
            for workshop_id in self._states.open_ids():
                self._catch_up_with(workshop_id)
            self._version = version
        except Exception:
            log.warning("Could not look for what other processes wrote", exc_info=True)

    def _catch_up_with(self, workshop_id: str) -> None:
        state = self._states.get(workshop_id) or State(workshop_id)
        fresh = self._store.read(workshop_id, state.seq)
        try:
            self._advance(state, fresh)
        except CannotOpen as error:  # The other workshops go on.
            log.warning("Workshop %s stays as it was: %s", workshop_id, error)


def _line(state: State) -> Line:
    title, joining = state.plan.title, state.joining
    return Line(state.id, title, state.started, state.at, state.seq, state.code, joining)
