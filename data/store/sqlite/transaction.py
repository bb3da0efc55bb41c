"""What one transaction reads and writes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlite_utils.utils import sqlite3  # type: ignore[attr-defined]

from data.store.protocol import Answer, Line, Record, Token, TokenMatch
from data.store.sqlite import queries
from data.store.sqlite.connection import data_version, why_not_saved
from data.store.sqlite.migrations import APPLICATION_ID
from workshop.errors import NotSaved

READ_COMMAND = """SELECT command_id, actor_id, digest, seq, events FROM commands
    WHERE workshop_id = ? AND command_id = ?"""
WRITE_EVENT = """INSERT INTO events
    (workshop_id, seq, at, actor_id, command_id, type, schema, payload)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)"""
WRITE_COMMAND = """INSERT INTO commands
    (workshop_id, command_id, actor_id, digest, seq, events) VALUES (?, ?, ?, ?, ?, ?)"""
WRITE_WORKSHOP = """INSERT INTO workshops (workshop_id, title, started, at, seq, code, joining)
    VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (workshop_id) DO UPDATE
    SET title = excluded.title, at = excluded.at, seq = excluded.seq,
    code = excluded.code, joining = excluded.joining"""
WRITE_TOKEN = """INSERT INTO tokens (hash, actor_id, role, workshop_id, created, host)
    VALUES (?, ?, ?, ?, ?, ?)"""


class SqliteTransaction:
    """A `Transaction` on the one connection that writes."""

    def __init__(self, connection: Any) -> None:
        self.connection = connection

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """Write all of what is done inside, or nothing of it when it raises."""
        try:
            self.connection.execute("SAVEPOINT attempt")
            try:
                yield
            except sqlite3.Error:
                raise  # the file is in trouble, and with it the whole transaction
            except Exception:
                self.connection.execute("ROLLBACK TO attempt")
                self.connection.execute("RELEASE attempt")
                raise
            self.connection.execute("RELEASE attempt")
        except sqlite3.Error as error:
            raise NotSaved(why_not_saved(error)) from error

    def version(self) -> int:
        """A number that changes when another connection has written."""
        return data_version(self.connection)

    def read(self, workshop_id: str, after: int = 0) -> list[Record]:
        """The records of a workshop beyond sequence number *after*, in order."""
        return queries.records(self.connection, workshop_id, after)

    def answer(self, workshop_id: str, command_id: str) -> Answer | None:
        """What was answered to a command, None if it never came."""
        found = self.connection.execute(READ_COMMAND, (workshop_id, command_id)).fetchone()
        return Answer(*found) if found else None

    def append(
        self, workshop_id: str, records: Sequence[Record], answers: Sequence[Answer]
    ) -> None:
        """Add records to a workshop, and what was answered to the commands they came from."""
        self.connection.executemany(WRITE_EVENT, [(workshop_id, *record) for record in records])
        self.connection.executemany(WRITE_COMMAND, [(workshop_id, *answer) for answer in answers])

    def list_workshop(self, line: Line) -> None:
        """Put a workshop on the list, or bring its line up to date."""
        self.connection.execute(WRITE_WORKSHOP, line)

    def add_token(self, token: Token) -> None:
        """Let a device in."""
        self.connection.execute(WRITE_TOKEN, token)

    def remove_tokens(self, match: TokenMatch, keep: str = "") -> None:
        """Forget the tokens that match, except the one whose hash is *keep*."""
        delete = f"DELETE FROM tokens WHERE {queries.condition(match)} AND hash <> ?"
        self.connection.execute(delete, (*match.values(), keep))

    def probe(self) -> None:
        """Write something that changes nothing, to see whether it can be saved."""
        self.connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
