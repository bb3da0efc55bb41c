"""Connections to a SQLite file, and what its errors mean to a person."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlite_utils.utils import sqlite3  # type: ignore[attr-defined]

from workshop.translation import t

BUSY_SECONDS = 10.0
SAFE_VERSION = (3, 51, 3)
"""Older versions have the WAL-reset bug (two connections checkpointing at once)."""


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


def data_version(connection: Any) -> int:
    """A number that changes when another connection than this one has written."""
    version: int = connection.execute("PRAGMA data_version").fetchone()[0]
    return version


def why_not_saved(error: Exception) -> str:
    """What an error of SQLite means for what was to be written, and what to do."""
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
