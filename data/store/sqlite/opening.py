"""Opening a SQLite file: a new one whole at once, a bad one refused and left as it is."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from sqlite_utils.utils import sqlite3  # type: ignore[attr-defined]

from data.store.sqlite.backups import back_up, newest_good
from data.store.sqlite.connection import BUSY_SECONDS, connect
from data.store.sqlite.engine import SqliteStore
from data.store.sqlite.migrations import check, migrate
from workshop.errors import CannotOpen
from workshop.translation import t


def open_store(database: Path, keep_backups: int, busy: float = BUSY_SECONDS) -> SqliteStore:
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
        return SqliteStore(database, busy)
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
