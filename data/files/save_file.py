"""The save file: a whole workshop as one JSON file that another machine can restore.

It holds the entries of the log, the facilitator's own notes included. Three stay behind,
because the file can be opened and read: answers of a vote that was not revealed yet, ballots
that count no more, and the code to come in with. What was said without names has other names
in the file.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from data.files.pseudonyms import without_names
from data.store.entries import read_entries
from data.store.protocol import Record
from workshop import __version__
from workshop.apply import fold
from workshop.models.voting import Round
from workshop.state import State

FORMAT = "ai-journey-workshop"
VERSION = 1
FIELDS = ("seq", "at", "actor", "command", "type", "schema", "payload")
"""What an entry of the file has, in the order of a `Record`."""
ANSWERS = frozenset({"BallotCast", "FingersCounted"})
DOOR = frozenset({"JoiningOpened", "JoiningClosed"})


@dataclass(frozen=True, slots=True)
class Save:
    """A save file as it leaves the house, and how many answers stay behind."""

    body: bytes
    left_out: int


def save_file(workshop_id: str, found: list[Record], now_ms: int) -> Save:
    """The save file of a workshop.

    Args:
        workshop_id: Which workshop.
        found: Its log, as `Log.entries` gives it.
        now_ms: Server time.

    Raises:
        CannotOpen: Its log is of a newer release or damaged.
    """
    state = fold(State(workshop_id), read_entries(found))
    secret = {round_.id for round_ in state.rounds.values() if not round_.revealed}
    unread = _unread(found)
    read = [r for r in found if r.seq not in unread and not _is_secret(r, secret)]
    kept = without_names([r for r in read if r.type not in DOOR], state)
    head = {
        "format": FORMAT,
        "version": VERSION,
        "app": __version__,
        "saved_at": datetime.fromtimestamp(now_ms / 1000, UTC).isoformat(timespec="seconds"),
        "workshop": workshop_id,
        "title": state.plan.title,
        "left_out": left_out(state),
        "sha256": digest(kept),
    }
    entries = ",\n".join(_as_stored(record) for record in kept)
    body = f'{compact(head)[:-1]},"entries":[\n{entries}\n]}}\n'
    return Save(body.encode(), left_out(state))


def left_out(state: State) -> int:
    """How many answers a save file leaves out now: those of votes nobody has seen yet."""
    return sum(_answers(r) for r in state.rounds.values() if not r.revealed)


def _answers(round_: Round) -> int:
    return len(round_.ballots) + len(round_.watching) + len(round_.hands)


def _is_secret(record: Record, secret: set[str]) -> bool:
    return record.type in ANSWERS and json.loads(record.payload)["round_id"] in secret


def _unread(found: Iterable[Record]) -> set[int]:
    """The sequence numbers of ballots that were voided, taken back or replaced: nobody reads them.

    What took them away stays in the file, and changes nothing there.
    """
    unread: set[int] = set()
    standing: dict[tuple[str, str], list[tuple[int, str, str]]] = {}
    for seq, _, _, command_id, name, _, payload in found:
        if name not in ("BallotCast", "BallotVoided", "Undone"):
            continue
        event = json.loads(payload)
        if name == "Undone":
            for ballots in standing.values():
                unread |= {at for at, cast_by, _ in ballots if cast_by == event["command_id"]}
            continue
        ballots = standing.setdefault((event["round_id"], event["voter"]), [])
        if name == "BallotVoided" or any(way != event["way"] for _, _, way in ballots):
            unread |= {at for at, _, _ in ballots}
            ballots.clear()
        if name == "BallotCast":
            ballots.append((seq, command_id, event["way"]))
    return unread


def _as_stored(record: Record) -> str:
    """An entry of the file; its payload is the stored text, byte for byte."""
    fields = dict(zip(FIELDS[:-1], record, strict=False))
    return f'{compact(fields)[:-1]},"payload":{record.payload}}}'


def digest(found: Iterable[Record]) -> str:
    """A fingerprint of records that does not depend on how their JSON is laid out."""
    sha256 = hashlib.sha256()
    for record in found:
        payload = json.loads(record.payload)
        sha256.update(compact([*record[:6], payload]).encode())
        sha256.update(b"\n")
    return sha256.hexdigest()


def compact(value: Mapping[str, Any] | list[Any]) -> str:
    """JSON as the log keeps it: no blanks, any letter as itself."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
