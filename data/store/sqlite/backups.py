"""Backups: taken while people work, kept by count, found again when they are needed."""

from __future__ import annotations

import contextlib
import os
from datetime import UTC, datetime
from pathlib import Path

from sqlite_utils.utils import sqlite3  # type: ignore[attr-defined]

from data.store.sqlite.connection import connect
from data.store.sqlite.migrations import check
from workshop.errors import CannotOpen


def folder(database: Path) -> Path:
    """Where the backups of *database* lie."""
    return database.with_name(f"{database.name}.backups")


def back_up(database: Path, keep: int) -> Path:
    """Copy a database that may be in use, and drop the oldest copies beyond *keep*.

    The copy holds every ballot, revealed or not, and is complete the moment it appears
    under its name.

    Raises:
        CannotOpen: The copy could not be made; nothing was changed.
    """
    target_folder = folder(database)
    name = f"{datetime.now(UTC):%Y%m%d-%H%M%S-%f}.db"
    target, partial = target_folder / name, target_folder / f"{name}.partial"
    try:
        target_folder.mkdir(mode=0o700, exist_ok=True)
        source, copy = connect(database, read_only=True), sqlite3.connect(partial)
        try:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
        finally:
            copy.close()
            source.close()
        partial.chmod(0o600)
        os.replace(partial, target)
    except (sqlite3.Error, OSError) as error:
        with contextlib.suppress(OSError):
            partial.unlink(missing_ok=True)
        raise CannotOpen(
            "No backup could be made in {folder} ({error}). "
            "The app was not started and nothing was changed.",
            folder=target_folder.name,
            error=error,
        ) from error
    for old in backups(database)[keep:]:
        old.unlink(missing_ok=True)
    return target


def backups(database: Path) -> list[Path]:
    """The backups of *database*, newest first."""
    return sorted(folder(database).glob("*.db"), reverse=True)


def newest_good(database: Path) -> Path | None:
    """The newest backup that opens and is whole, None if there is none."""
    for backup in backups(database):
        try:
            check(backup)
        except CannotOpen:
            continue
        return backup
    return None
