"""A workshop that comes from elsewhere, ready to be restored."""

from __future__ import annotations

from dataclasses import dataclass

from data.store.protocol import Record
from workshop.events import Entry


@dataclass(frozen=True, slots=True)
class Saved:
    """A workshop out of a file: checked, and not yet anywhere else.

    *records* and *entries* are the same, as they are kept and as events.
    """

    source: str
    title: str
    saved_at: str
    left_out: int
    digest: str
    records: tuple[Record, ...]
    entries: tuple[Entry, ...]
