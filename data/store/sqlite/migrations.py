"""The schema of the database, step by step. Stored events are never rewritten."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlite_utils import Database, Migrations
from sqlite_utils.utils import sqlite3  # type: ignore[attr-defined]

from data.store.sqlite.connection import connect
from workshop.errors import CannotOpen

APPLICATION_ID = 0x574B5348  # "WKSH": how a workshop database is recognised

migrations = Migrations("workshop")


def known_steps() -> list[str]:
    """The names of all migrations this version knows; their number is the schema."""
    return [step.name for step in migrations.pending(Database(memory=True))]


@migrations()
def m001_the_log(db: Database) -> None:
    """The log, what was answered to each command, and one line for each workshop."""
    db.execute(
        """CREATE TABLE events (
            workshop_id TEXT NOT NULL, seq INTEGER NOT NULL, command_id TEXT NOT NULL,
            at INTEGER NOT NULL, actor_id TEXT NOT NULL, type TEXT NOT NULL,
            schema INTEGER NOT NULL, payload TEXT NOT NULL,
            PRIMARY KEY (workshop_id, seq)) WITHOUT ROWID"""
    )
    db.execute(
        """CREATE TABLE commands (
            workshop_id TEXT NOT NULL, command_id TEXT NOT NULL, actor_id TEXT NOT NULL,
            digest TEXT NOT NULL, seq INTEGER NOT NULL, events INTEGER NOT NULL,
            PRIMARY KEY (workshop_id, command_id)) WITHOUT ROWID"""
    )
    db.execute(
        """CREATE TABLE workshops (
            workshop_id TEXT PRIMARY KEY, title TEXT NOT NULL, started INTEGER NOT NULL,
            at INTEGER NOT NULL, seq INTEGER NOT NULL) WITHOUT ROWID"""
    )


@migrations()
def m002_device_tokens(db: Database) -> None:
    """Who a device is: outside the log, so that a save file never holds a token."""
    db.execute(
        """CREATE TABLE tokens (
            hash TEXT PRIMARY KEY, actor_id TEXT NOT NULL, role TEXT NOT NULL,
            workshop_id TEXT NOT NULL, created INTEGER NOT NULL) WITHOUT ROWID"""
    )


@migrations()
def m003_joining(db: Database) -> None:
    """The code of each workshop and whether it is open; under which address a token was given."""
    db.execute("ALTER TABLE workshops ADD COLUMN code TEXT NOT NULL DEFAULT ''")
    db.execute("ALTER TABLE workshops ADD COLUMN joining INTEGER NOT NULL DEFAULT 0")
    db.execute("ALTER TABLE tokens ADD COLUMN host TEXT NOT NULL DEFAULT ''")
    db.execute(
        """UPDATE workshops SET
            code = COALESCE((SELECT json_extract(payload, '$.code') FROM events
                WHERE events.workshop_id = workshops.workshop_id AND type = 'JoiningOpened'
                ORDER BY events.seq DESC LIMIT 1), ''),
            joining = COALESCE((SELECT type = 'JoiningOpened' FROM events
                WHERE events.workshop_id = workshops.workshop_id
                AND type IN ('JoiningOpened', 'JoiningClosed')
                ORDER BY events.seq DESC LIMIT 1), 0)"""
    )


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
    applied = connection.execute("SELECT name FROM _sqlite_migrations").fetchall()
    if {name for (name,) in applied} - set(known_steps()):
        raise CannotOpen("The database was written by a newer version of the app. Update the app.")
