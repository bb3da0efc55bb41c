"""The SQLite engine: one writing connection and a pool of reading ones on one file.

Nothing here knows what an event means. `Writer` is the only one who writes.
"""

from __future__ import annotations

import os
import queue
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlite_utils.utils import sqlite3  # type: ignore[attr-defined]

from data.store.protocol import Line, Record, Token, TokenMatch
from data.store.sqlite import queries
from data.store.sqlite.connection import (
    BUSY_SECONDS,
    connect,
    data_version,
    risky_version,
    why_not_saved,
)
from data.store.sqlite.migrations import known_steps
from data.store.sqlite.transaction import SqliteTransaction
from workshop.errors import CannotOpen, NotSaved


class SqliteStore:
    """A `Store` in one file.

    The file is identified by its inode: when it is moved away or replaced under the
    running process, SQLite would go on writing into a file nobody will ever open.
    """

    def __init__(self, path: Path, busy: float = BUSY_SECONDS) -> None:
        self.path = path
        self._busy = busy
        self._inode = os.stat(path).st_ino
        self._readers: queue.LifoQueue[Any] = queue.LifoQueue()
        self._writer: Any = connect(path, busy=busy)

    @property
    def schema(self) -> int:
        """How many migrations this version knows; the file has them all."""
        return len(known_steps())

    @property
    def warning(self) -> str:
        """What an operator should know about the SQLite in use; nothing if it is safe."""
        risky = risky_version()
        return risky and (
            f"SQLite {risky} can damage a database when two programs write at once. "
            "Install pysqlite3, or run only this one."
        )

    def close(self) -> None:
        """Close every connection that is not in use."""
        self._drop_writer()
        while True:
            try:
                self._readers.get_nowait().close()
            except queue.Empty:
                return

    def check_file(self) -> None:
        """Make sure that the file is still the one that was opened.

        Raises:
            NotSaved: It was moved, removed or replaced.
        """
        try:
            same = os.stat(self.path).st_ino == self._inode
        except OSError:
            same = False
        if not same:
            raise NotSaved(
                "Not saved: the database file was moved or removed while the app was "
                "running. Put it back and try again; what was saved before is safe in it."
            )

    @contextmanager
    def transaction(self) -> Iterator[SqliteTransaction]:
        """One durable transaction, begun with the write lock in hand.

        Raises:
            NotSaved: Nothing of it was written; the sentence says why.
        """
        self.check_file()
        try:
            connection = self._writing()
            connection.execute("BEGIN IMMEDIATE")
            yield SqliteTransaction(connection)
            self.check_file()
            connection.execute("COMMIT")
        except sqlite3.Error as error:
            self._drop_writer()
            raise NotSaved(why_not_saved(error)) from error
        except BaseException:
            self._drop_writer()
            raise

    def _writing(self) -> Any:
        if self._writer is None:
            self._writer = connect(self.path, busy=self._busy)
        return self._writer

    def _drop_writer(self) -> None:
        """Roll back and have the next write open anew: after an I/O error, trust nothing."""
        connection, self._writer = self._writer, None
        if connection is not None:
            with suppress(sqlite3.Error):
                connection.close()

    def version(self) -> int:
        """A number that changes when another connection has written.

        Raises:
            CannotOpen: The file cannot be read.
        """
        try:
            return data_version(self._writing())
        except sqlite3.Error as error:
            raise _cannot_read(error) from error

    def read(self, workshop_id: str, after: int = 0) -> list[Record]:
        """The records of a workshop beyond sequence number *after*, in order."""
        with self._reading() as connection:
            return queries.records(connection, workshop_id, after)

    def workshops(self) -> list[Line]:
        """All workshops, the one last worked on first."""
        with self._reading() as connection:
            return queries.workshops(connection)

    def tokens(self, match: TokenMatch) -> list[Token]:
        """The good tokens that match."""
        with self._reading() as connection:
            return queries.tokens(connection, match)

    @contextmanager
    def _reading(self) -> Iterator[Any]:
        """A read-only connection, borrowed from the pool; one that failed does not come back."""
        try:
            try:
                connection = self._readers.get_nowait()
            except queue.Empty:
                connection = connect(self.path, read_only=True, busy=self._busy)
            yield connection
        except sqlite3.Error as error:
            raise _cannot_read(error) from error
        self._readers.put(connection)


def _cannot_read(error: Exception) -> CannotOpen:
    return CannotOpen(
        "The database cannot be read right now ({error}). Nothing was changed. "
        "Check that the file is in its place, then try again.",
        error=error,
    )
