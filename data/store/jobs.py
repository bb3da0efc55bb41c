"""What is queued for the writer, and what becomes of it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any

from data.store.protocol import Transaction
from data.store.saved import Saved
from workshop.commands import Command
from workshop.errors import WorkshopError
from workshop.roles import Actor
from workshop.state import State
from workshop.translation import t

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of a command: its last sequence number, and how many events."""

    seq: int
    events: int


@dataclass(frozen=True, slots=True)
class Job:
    """A command on its way, and the future its sender waits for."""

    workshop_id: str
    command: Command
    actor: Actor
    digest: str
    done: Future[Receipt] = field(default_factory=Future)


@dataclass(frozen=True, slots=True)
class Chore:
    """A write outside the log, such as a device token, in the same queue."""

    run: Callable[[Transaction], object]
    done: Future[object] = field(default_factory=Future)


@dataclass(frozen=True, slots=True)
class Restoring:
    """A saved log that becomes a workshop of its own.

    *state* is what it folds to, under the new id.
    """

    saved: Saved
    state: State
    actor: Actor
    done: Future[Receipt] = field(default_factory=Future)

    @property
    def workshop_id(self) -> str:
        """The id it gets here."""
        return self.state.id


Task = Job | Chore | Restoring


class Batch:
    """The states and answers of one transaction, until it is committed."""

    def __init__(self) -> None:
        self.states: dict[str, State] = {}
        self.outcomes: dict[int, Any] = {}

    def fail(self, jobs: list[Task], error: Exception) -> None:
        """Tell everybody that nothing was written, and why."""
        sentence = as_workshop_error(error)
        for job in jobs:
            job.done.set_exception(sentence)

    def answer(self, job: Task) -> None:
        """Tell one sender what became of their command."""
        outcome = self.outcomes[id(job)]
        if isinstance(outcome, WorkshopError):
            job.done.set_exception(outcome)
        else:
            job.done.set_result(outcome)


def as_workshop_error(error: Exception) -> WorkshopError:
    """*error* as a person can be told; what nobody foresaw goes to the log in full.

    That is no NotSaved, which a window would send again and again.
    """
    if isinstance(error, WorkshopError):
        return error
    log.error("A command failed in a way nobody foresaw", exc_info=error)
    return WorkshopError(
        t(
            "Not saved: something went wrong inside the app. Everything saved before is "
            "safe. Try again; if it stays, restart the app."
        )
    )
