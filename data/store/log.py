"""The log of all workshops: opening it, reading states, appending commands.

States are kept in memory and only ever advanced by events that are on disk, so a page
draws without touching the database, and what it draws has happened.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from sqlite_utils.utils import sqlite3  # type: ignore[attr-defined]

from data.files.restoring import Saved
from data.store.entries import read_entries
from data.store.jobs import Chore, Job, Receipt, Restoring
from data.store.sqlite.backups import back_up, newest_good
from data.store.sqlite.engine import (
    READ_DOORS,
    READ_EVENTS,
    READ_WORKSHOPS,
    Row,
    SqliteStore,
    check,
    connect,
    migrate,
    rows,
)
from data.store.states import States
from data.store.writer import Writer
from workshop.apply import fold
from workshop.commands import Command
from workshop.errors import CannotOpen, NotAllowed, NotFound, NotSaved
from workshop.roles import LEADERS, Actor
from workshop.state import State
from workshop.texts import t

WAIT_SECONDS = 15.0

Done = TypeVar("Done")


@dataclass(frozen=True, slots=True)
class Line:
    """One workshop in the list. Times are ms since 1970."""

    id: str
    title: str
    started: int
    at: int
    seq: int


class Log:
    """All workshops of one database. Make it with `open_log`."""

    def __init__(self, store: SqliteStore) -> None:
        self.store = store
        self.states = States()
        self._writer = Writer(store, self.states)

    def close(self) -> None:
        """Finish what is queued, then let go of the file."""
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
        state = fold(State(workshop_id), saved.entries)
        job = Restoring(state, saved.rows, saved.source, saved.left_out, actor, saved.digest)
        self._writer.put(job)
        _wait(job.done)
        return workshop_id

    def write(self, run: Callable[[Any], object]) -> None:
        """Write outside the log of any workshop, durably, in turn with the commands.

        Raises:
            NotSaved: Nothing of it was written.
        """
        chore = Chore(run)
        self._writer.put(chore)
        _wait(chore.done)

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

    def entries(self, workshop_id: str) -> list[Row]:
        """The stored rows of a workshop, as READ_EVENTS gives them.

        Raises:
            NotFound: There is no such workshop.
        """
        with self.store.reading() as connection:
            found = rows(connection, READ_EVENTS, (workshop_id, 0))
        if not found:
            raise NotFound("There is no such workshop. Choose one from the list.")
        return found

    def workshops(self) -> list[Line]:
        """All workshops, the one last worked on first."""
        with self.store.reading() as connection:
            return [Line(*row) for row in rows(connection, READ_WORKSHOPS)]

    def doors(self) -> list[Row]:
        """Id, code, and whether people are let in (0 or 1), of every workshop with a code."""
        with self.store.reading() as connection:
            return rows(connection, READ_DOORS)


def _wait(done: Future[Done]) -> Done:
    try:
        return done.result(WAIT_SECONDS)
    except TimeoutError:
        if done.cancel():
            raise NotSaved(
                "Not saved: the disk does not answer. Nothing of it was written; try again."
            ) from None
        return done.result()  # it is being written this moment: only its end is the truth


def open_log(database: Path, keep_backups: int = 10, busy: float = 10.0) -> Log:
    """Open (or create) the database: check it, back it up, migrate it.

    Raises:
        CannotOpen: The file is damaged, newer or not ours; it is left as it is, and the
            sentence names the newest good backup.
    """
    try:
        if not database.exists():
            _create(database)
        _refuse_bad_file(database)
        back_up(database, keep_backups)
        _migrate(database, busy)
        return Log(SqliteStore(database, busy))
    except OSError as error:
        raise CannotOpen(
            "The database {database} cannot be opened ({error}). "
            "Check the folder and its rights, or set WORKSHOP_DATABASE.",
            database=database,
            error=error.strerror,
        ) from error
    except sqlite3.Error as error:
        raise CannotOpen(
            "The database {database} cannot be opened ({error}). Nothing was changed. "
            "Close other programs that use it, then try again.",
            database=database,
            error=error,
        ) from error


def _migrate(database: Path, busy: float, create: bool = False) -> None:
    connection = connect(database, create=create, busy=busy)
    try:
        migrate(connection)
    finally:
        connection.close()


def _create(database: Path) -> None:
    """A new database, whole the moment it appears, however many processes start at once."""
    database.parent.mkdir(parents=True, exist_ok=True)
    _refuse_to_replace(database)
    draft = database.with_name(f".{database.name}.{os.getpid()}")
    try:
        _migrate(draft, busy=1.0, create=True)
        draft.chmod(0o600)
        with contextlib.suppress(FileExistsError):
            os.link(draft, database)
    finally:
        draft.unlink(missing_ok=True)


def _refuse_to_replace(database: Path) -> None:
    """Start nothing new where a database is gone: SQLite would mix its rest into the new one."""
    saved, rest = newest_good(database), Path(f"{database}-wal")
    lost = saved is not None or rest.exists()
    if database.exists() or not lost:  # Another process may have been quicker.
        return
    if saved is None:
        raise CannotOpen(
            "The database {database} is gone, but a part of it, {rest}, is still there. "
            "Put {name} back beside it, or move {name}-wal and {name}-shm away to start anew.",
            database=database,
            rest=rest.name,
            name=database.name,
        )
    raise CannotOpen(
        "The database {database} is gone, but it has backups; the newest good one is {saved}. "
        "Move {name}-wal and {name}-shm away, if they are there, then copy the backup to "
        "{database}. To start anew, move the backups away as well.",
        database=database,
        saved=saved,
        name=database.name,
    )


def _refuse_bad_file(database: Path) -> None:
    try:
        if database.stat().st_size == 0:
            raise CannotOpen("The database file is empty.")
        check(database)
    except CannotOpen as error:
        raise CannotOpen(
            "{what} The file {database} was left as it is. {way_out}",
            what=error.sentence,
            database=database,
            way_out=_way_out(database),
        ) from error


def _way_out(database: Path) -> str:
    saved = newest_good(database)
    if saved is None:
        return t("There is no backup of it.")
    return t(
        "The newest good backup is {saved}. To go back to it, first move {name}, "
        "{name}-wal and {name}-shm away.",
        saved=saved,
        name=database.name,
    )
