"""The log of all workshops: reading states, appending commands.

States are kept in memory and only ever advanced by events that are on disk, so a page
draws without touching the database, and what it draws has happened.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

from data.store.entries import read_entries
from data.store.jobs import Chore, Job, Receipt, Restoring
from data.store.protocol import Line, Record, Store, Transaction
from data.store.saved import Saved
from data.store.states import States
from data.store.writer import Writer
from workshop.apply import fold
from workshop.commands import Command
from workshop.errors import NotAllowed, NotFound, NotSaved
from workshop.roles import LEADERS, Actor
from workshop.state import State

WAIT_SECONDS = 15.0

Done = TypeVar("Done")


class Log:
    """All workshops of one store. Make it with `open_log`."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.states = States()
        self._writer = Writer(store, self.states)

    def close(self) -> None:
        """Finish what is queued, then let go of the store."""
        self._writer.close()
        self.store.close()

    def submit(self, workshop_id: str, command: Command, actor: Actor) -> Future[Receipt]:
        """Queue a command. The future is done when it is on disk and published.

        The future raises the WorkshopError that refused the command, or NotSaved.
        """
        job = Job(workshop_id, command, actor, command.digest())
        self._writer.put(job)
        return job.done

    def do(self, workshop_id: str, command: Command, actor: Actor) -> Receipt:
        """Carry out a command and wait until it is on disk.

        Raises:
            WorkshopError: It was refused, or not saved; nothing of it was written.
        """
        return _wait(self.submit(workshop_id, command, actor))

    def restore(self, saved: Saved, actor: Actor, workshop_id: str) -> str:
        """Make a new workshop of a saved one; twice with the same id is once.

        Args:
            saved: What `read_save` or the worked example gave.
            actor: Who asks; only leaders may.
            workshop_id: The id it gets here, made up by whoever asks.

        Raises:
            WorkshopError: It was refused, or not saved; nothing of it was written.
        """
        if actor.role not in LEADERS:
            raise NotAllowed("Only the facilitator can restore a workshop. Nothing was changed.")
        job = Restoring(saved, fold(State(workshop_id), saved.entries), actor)
        self._writer.put(job)
        _wait(job.done)
        return workshop_id

    def write(self, run: Callable[[Transaction], object]) -> None:
        """Write outside the log of any workshop, durably, in turn with the commands.

        Raises:
            NotSaved: Nothing of it was written.
        """
        chore = Chore(run)
        self._writer.put(chore)
        _wait(chore.done)

    def probe(self) -> None:
        """Write something small and durable that changes nothing.

        Raises:
            NotSaved: Nothing can be saved now; the sentence says why.
        """
        self.write(lambda transaction: transaction.probe())

    def state(self, workshop_id: str) -> State:
        """The newest state of a workshop; no database access once it is open.

        Raises:
            NotFound: There is no such workshop.
            CannotOpen: Its log is of a newer release or damaged.
        """
        state = self.states.get(workshop_id)
        if state is not None:
            return state
        found = self.entries(workshop_id)
        return self.states.publish(fold(State(workshop_id), read_entries(found)))

    def entries(self, workshop_id: str) -> list[Record]:
        """The log of a workshop, as it is kept.

        Raises:
            NotFound: There is no such workshop.
            CannotOpen: It cannot be read.
        """
        found = self.store.read(workshop_id)
        if not found:
            raise NotFound("There is no such workshop. Choose one from the list.")
        return found

    def workshops(self) -> list[Line]:
        """All workshops, the one last worked on first."""
        return self.store.workshops()


def _wait(done: Future[Done]) -> Done:
    try:
        return done.result(WAIT_SECONDS)
    except TimeoutError:
        if done.cancel():
            raise NotSaved(
                "Not saved: the disk does not answer. Nothing of it was written; try again."
            ) from None
        return done.result()  # it is being written this moment: only its end is the truth
