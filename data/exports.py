"""Every file that leaves the house: what it is called, who may have it, and what is in it.

The list on Close, the cue, the route that serves them and their tests all come from `EXPORTS`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from data.clock import now_ms
from data.files.backlog import backlog_csv
from data.files.cue_sheet import cue_html
from data.files.ideas import ideas_csv
from data.files.items import items_csv
from data.files.save_file import save_file
from data.room import Room
from workshop.kinds.declared import KINDS, proposed_by_phone
from workshop.outcome import Outcome, outcome
from workshop.roles import LEADERS, Role
from workshop.translation import t

CSV = "text/csv; charset=utf-8"
KIND_ID = re.compile(r"[a-z_]{1,40}")
"""What the id of a kind looks like; it is part of a file name."""


@dataclass(frozen=True, slots=True)
class Export:
    """One kind of file.

    Attributes:
        label: What a button says that gets it.
        file: What it is called, which is also the end of its address.
        media_type: What it is.
        build: Makes it from what whoever asks may see.
        of: The kind of item that is in it, in the plural; that is its label, too.
        opens: Whether it opens in the browser; the others are kept.
        roles: Who may have it.
    """

    label: str
    file: str
    media_type: str
    build: Callable[[Room], bytes]
    opens: bool = False
    of: str = ""
    roles: frozenset[Role] = LEADERS

    @property
    def words(self) -> str:
        """What the button says, as it is to be read."""
        return t("{kind} (CSV)", kind=t(self.of)) if self.of else t(self.label)


def drawn_from(write: Callable[[Outcome], bytes]) -> Callable[[Room], bytes]:
    """What makes a file of what the workshop came to by today."""
    return lambda room: write(outcome(room.state, date.today()))


def _whole_workshop(room: Room) -> bytes:
    """The save file is written from rows; it leaves out what nobody has seen by itself."""
    return save_file(room.workshop_id, room.log.entries(room.workshop_id), now_ms()).body


def _of_kind(kind_id: str, plural: str = "") -> Export:
    return Export(
        plural,
        f"{kind_id}.csv",
        CSV,
        lambda room: items_csv(room.state, kind_id),
        of=plural,
    )


def export_of_kind(room: Room, file: str) -> Export | None:
    """The items of any kind as a file, also of one that only a newer version knows."""
    kind = file.removesuffix(".csv")
    known = {*KINDS, *(item.kind for item in room.state.items.values())}
    if kind == file or kind not in known or not KIND_ID.fullmatch(kind):
        return None
    return _of_kind(kind)


EXPORTS = (
    Export("Backlog (CSV)", "backlog.csv", CSV, drawn_from(backlog_csv)),
    Export("Other ideas (CSV)", "ideas.csv", CSV, drawn_from(ideas_csv)),
    *(_of_kind(kind.id, kind.plural) for kind in proposed_by_phone()),
    Export("The whole workshop (save file)", "workshop.json", "application/json", _whole_workshop),
    Export(
        "Your cue, to print",
        "cue.html",
        "text/html; charset=utf-8",
        lambda room: cue_html(room.state),
        opens=True,
    ),
)
EXPORT = {export.file: export for export in EXPORTS}


def downloads(room: Room) -> list[tuple[str, str]]:
    """Name and address of every file that this viewer may have."""
    return [
        (export.words, f"/workshops/{room.workshop_id}/{export.file}")
        for export in EXPORTS
        if room.viewer.role in export.roles
    ]
