"""Which engine keeps the log: the one place that chooses. Today it is SQLite."""

from __future__ import annotations

from pathlib import Path

from data.store.log import Log
from data.store.sqlite.opening import open_store


def open_log(database: Path, keep_backups: int = 10, busy: float = 10.0) -> Log:
    """Open (or create) the database of all workshops.

    Args:
        database: Its file.
        keep_backups: How many backups are kept, the one made now included.
        busy: Seconds to wait for another process that writes.

    Raises:
        CannotOpen: It is damaged, newer or not ours, or its place cannot be used.
    """
    return Log(open_store(database, keep_backups, busy))
