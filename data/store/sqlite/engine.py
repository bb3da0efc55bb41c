"""The SQLite engine: connections, the rows of the log, and what can go wrong with a file.

Nothing here knows what an event means. `Writer` is the only one who writes.
"""

from __future__ import annotations

import os
import queue
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlite_utils import Database
from sqlite_utils.utils import sqlite3  # type: ignore[attr-defined]

from data.store.sqlite.migrations import APPLICATION_ID, migrations
from workshop.errors import CannotOpen, NotSaved
from workshop.texts import t

BUSY_SECONDS = 10.0
SAFE_VERSION = (3, 51, 3)
"""Older versions have the WAL-reset bug (two connections checkpointing at once)."""

Row = tuple[Any, ...]


def risky_version() -> str:
    """The version of SQLite in use if it is older than SAFE_VERSION, else nothing."""
    return "" if sqlite3.sqlite_version_info >= SAFE_VERSION else sqlite3.sqlite_version


def connect(
    path: Path, *, read_only: bool = False, create: bool = False, busy: float = BUSY_SECONDS
) -> Any:
    """A connection that commits only when told to, durable at every commit.

    Args:
        path: The database file.
        read_only: Refuse every write on this connection.
        create: Make the file if it is not there; never in the place of one that was moved.
        busy: Seconds to wait for another process's transaction.
    """
    mode = "ro" if read_only else "rwc" if create else "rw"
    connection = sqlite3.connect(
        f"file:{_quoted(path)}?mode={mode}",
        uri=True,
        timeout=busy,
        check_same_thread=False,
        isolation_level=None,
    )
    connection.execute("PRAGMA foreign_keys = ON")
    if not read_only:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
    return connection


def _quoted(path: Path) -> str:
    return str(path).replace("%", "%25").replace("?", "%3f").replace("#", "%23")


def check(path: Path) -> None:
    """Refuse a file that is damaged, newer than this program, or somebody else's.

    Raises:
        CannotOpen: With a sentence that says which; the file is left as it is.
    """
    try:
        connection = connect(path, read_only=True)
        try:
            _check_contents(connection)
        finally:
            connection.close()
    except sqlite3.OperationalError as error:
        raise CannotOpen("The database cannot be opened ({error}).", error=error) from error
    except sqlite3.DatabaseError as error:
        raise CannotOpen("The database is damaged ({error}).", error=error) from error


def _check_contents(connection: Any) -> None:
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise CannotOpen("This file is not a workshop database.")
    verdict = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if verdict != "ok":
        raise CannotOpen("The database is damaged ({error}).", error=verdict)
    known = {
        migration.name for migration in migrations.pending(Database(sqlite3.connect(":memory:")))
    }
    applied = connection.execute("SELECT name FROM _sqlite_migrations").fetchall()
    if {name for (name,) in applied} - known:
        raise CannotOpen("The database was written by a newer version of the app. Update the app.")


def migrate(connection: Any) -> None:
    """Bring the schema up to date, all of it or nothing, safe with several processes."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        migrations.apply(Database(connection))
        if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


class SqliteStore:
    """One writing connection and a pool of reading ones on one file.

    The file is identified by its inode: when it is moved away or replaced under the
    running process, SQLite would go on writing into a file nobody will ever open.
    """

    def __init__(self, path: Path, busy: float = BUSY_SECONDS) -> None:
        self.path = path
        self._busy = busy
        self._inode = os.stat(path).st_ino
        self._readers: queue.LifoQueue[Any] = queue.LifoQueue()
        self._writer: Any = connect(path, busy=busy)

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
    def transaction(self) -> Iterator[Any]:
        """One durable transaction, begun with the write lock in hand.

        Raises:
            NotSaved: Nothing of it was written; the sentence says why.
        """
        self.check_file()
        try:
            connection = self._writing()
            connection.execute("BEGIN IMMEDIATE")
            yield connection
            self.check_file()
            connection.execute("COMMIT")
        except sqlite3.Error as error:
            self._drop_writer()
            raise NotSaved(_why(error)) from error
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

    def touched(self) -> int:
        """A number that changes when another connection has written."""
        return data_version(self._writing())

    @contextmanager
    def reading(self) -> Iterator[Any]:
        """A read-only connection, borrowed from the pool. Fetch all rows at once.

        Raises:
            CannotOpen: The file cannot be read; the sentence says why.
        """
        try:
            try:
                connection = self._readers.get_nowait()
            except queue.Empty:
                connection = connect(self.path, read_only=True, busy=self._busy)
            yield connection
        except sqlite3.Error as error:
            raise CannotOpen(
                "The database cannot be read right now ({error}). Nothing was changed. "
                "Check that the file is in its place, then try again.",
                error=error,
            ) from error
        self._readers.put(connection)


def data_version(connection: Any) -> int:
    """A number that changes when another connection than this one has written."""
    version: int = connection.execute("PRAGMA data_version").fetchone()[0]
    return version


def _why(error: Exception) -> str:
    reason = str(error)
    if "full" in reason:
        return t(
            "Not saved: the disk is full. Free some space and try again. "
            "Everything saved before is safe."
        )
    if "readonly" in reason or "read-only" in reason:
        return t(
            "Not saved: the database is read-only. Make it writable and try again. "
            "Everything saved before is safe."
        )
    if "locked" in reason or "busy" in reason:
        return t(
            "Not saved: the database is busy in another program. Wait a moment and try again. "
            "Everything saved before is safe."
        )
    return t(
        "Not saved: the disk did not take it ({reason}). Check the disk and try again. "
        "Everything saved before is safe.",
        reason=reason,
    )


READ_EVENTS = """SELECT seq, at, actor_id, command_id, type, schema, payload FROM events
    WHERE workshop_id = ? AND seq > ? ORDER BY seq"""
READ_COMMAND = """SELECT actor_id, digest, seq, events FROM commands
    WHERE workshop_id = ? AND command_id = ?"""
WRITE_EVENT = "INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
WRITE_COMMAND = "INSERT INTO commands VALUES (?, ?, ?, ?, ?, ?)"
WRITE_WORKSHOP = """INSERT INTO workshops (workshop_id, title, started, at, seq, code, joining)
    VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (workshop_id) DO UPDATE
    SET title = excluded.title, at = excluded.at, seq = excluded.seq,
    code = excluded.code, joining = excluded.joining"""
READ_WORKSHOPS = "SELECT workshop_id, title, started, at, seq FROM workshops ORDER BY at DESC"
READ_DOORS = "SELECT workshop_id, code, joining FROM workshops WHERE code <> ''"


def rows(connection: Any, sql: str, values: Sequence[Any] = ()) -> list[Row]:
    """All rows of a query, fetched at once so that no reader pins the log file."""
    fetched: list[Row] = connection.execute(sql, values).fetchall()
    return fetched
