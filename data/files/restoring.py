"""Reading a save file: believe nothing in it, and refuse what does not fit in a sentence.

Nothing is written here. What passes is a log that folds, of events this version knows,
whole and in order; `Log.restore` makes a workshop of it.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import pairwise
from typing import Any, NoReturn

from data.files.backlog import backlog_csv
from data.files.items import items_csv
from data.files.save_file import FIELDS, FORMAT, VERSION, compact, digest
from data.store.entries import read_entries, record_of
from data.store.protocol import Record
from data.store.saved import Saved
from workshop.apply import fold
from workshop.errors import CannotOpen, UnknownField
from workshop.events import EVENTS, Entry
from workshop.links import to_review
from workshop.loose_ends import idea_trays, loose_ends, suggested
from workshop.outcome import outcome
from workshop.places import here, label, neighbour
from workshop.pulse import pulse
from workshop.scales import ROSTER_ROLES
from workshop.state import State
from workshop.translation import t
from workshop.votes import VOTE_KINDS

MOST_BYTES = 20 * 1024 * 1024
MOST_ENTRIES = 200_000
MOST_TIME = 32_503_680_000_000
"""The year 3000 in ms since 1970; calendars end soon after."""
LONGEST_ID = 200


def read_save(content: bytes) -> Saved:
    """What a save file holds.

    Raises:
        CannotOpen: It is no save file, damaged, too large or newer; the sentence says which.
    """
    file = _parsed(content)
    if not isinstance(file, dict) or file.get("format") != FORMAT:
        _refuse(
            t("This file was not saved by this app."), t("Choose a file ending in workshop.json.")
        )
    version = file.get("version")
    if isinstance(version, int) and version > VERSION:
        _refuse(t("This file was saved by a newer version of the app."), t("Update the app first."))
    try:
        saved = _saved(file)
        _try_out(saved)
    except CannotOpen:
        raise
    except Exception as error:  # whatever a stranger's file makes of our own reading
        raise CannotOpen(
            "This save file does not fit together. Nothing was changed. "
            "Save the workshop once more where it runs, and use that file."
        ) from error
    return saved


def saved_from(entries: list[Entry], source: str, saved_at: str) -> Saved:
    """A log made by this program, ready to be restored."""
    found = tuple(map(record_of, entries))
    title = fold(State(source), entries).plan.title
    return Saved(source, title, saved_at, 0, digest(found), found, tuple(entries))


def _refuse(what: str, do: str = "") -> NoReturn:
    """Say *what* is wrong and what to *do*: to save it once more, unless told otherwise."""
    do = do or t("Save the workshop once more where it runs, and use that file.")
    raise CannotOpen("{what} Nothing was changed. {do}", what=what, do=do)


def _parsed(content: bytes) -> Any:
    if not content.strip():
        _refuse(t("This file is empty."), t("Choose a file ending in workshop.json."))
    if len(content) > MOST_BYTES:
        _refuse(
            t("This file is larger than 20 MB, which no workshop is."), t("Choose another file.")
        )
    try:
        text = content.decode("utf-8-sig")
        found = json.loads(text, object_pairs_hook=_no_twins, parse_constant=_no_constant)
        compact(found).encode()
        return found
    except UnicodeEncodeError:
        _refuse(
            t("This file holds half a letter, which cannot be stored."), t("Choose another file.")
        )
    except RecursionError:
        _refuse(t("This file is nested too deeply to be a save file."), t("Choose another file."))
    except ValueError:
        _refuse(t("This file cannot be read: it is no JSON, or a part of it is missing."))


def _no_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a field stands twice")
    return found


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _saved(file: dict[str, Any]) -> Saved:
    listed, left_out = file.get("entries"), file.get("left_out")
    texts = [file.get(name) for name in ("workshop", "title", "saved_at")]
    if not (isinstance(listed, list) and listed and type(left_out) is int and _are_texts(texts)):
        _refuse(t("A part of this save file is missing."))
    if len(listed) > MOST_ENTRIES:
        _refuse(
            t("This file has more than {n} entries.", n=f"{MOST_ENTRIES:,}"),
            t("Choose another file."),
        )
    found = tuple(_record(number, entry) for number, entry in enumerate(listed, start=1))
    if digest(found) != file.get("sha256"):
        _refuse(t("This save file was changed or damaged since it was saved."))
    _in_order(found)
    entries = tuple(_entry(number, r) for number, r in enumerate(found, start=1))
    source, title, saved_at = (str(text) for text in texts)
    return Saved(source[:LONGEST_ID], title, saved_at, left_out, digest(found), found, entries)


def _record(number: int, entry: Any) -> Record:
    if not isinstance(entry, dict) or set(entry) != set(FIELDS):
        _refuse(t("Entry {n} of this save file does not fit.", n=number))
    seq, at, actor, command, kind, schema, payload = (entry[name] for name in FIELDS)
    fits = (
        all(map(_is_whole, (seq, at, schema)))
        and _are_texts([actor, command, kind])
        and isinstance(payload, dict)
        and at < MOST_TIME
        and len(actor) <= LONGEST_ID >= len(command)
    )
    if not fits:
        _refuse(t("Entry {n} of this save file does not fit.", n=number))
    return Record(seq, at, actor, command, kind, schema, compact(payload))


def _is_whole(value: Any) -> bool:
    return type(value) is int and 0 <= value < 2**53


def _are_texts(values: list[Any]) -> bool:
    return all(isinstance(value, str) for value in values)


def _in_order(found: tuple[Record, ...]) -> None:
    if found[0].type != "WorkshopStarted" or found[0].seq < 1:
        _refuse(t("This save file does not begin with the start of a workshop."))
    for before, after in pairwise(found):
        if after.seq <= before.seq:
            _refuse(t("The entries of this save file are not in order."))
        if after.at < before.at:
            _refuse(t("The time runs backwards in this save file."))


def _entry(number: int, record: Record) -> Entry:
    kind = EVENTS.get(record.type)
    if kind is None or record.schema > kind.SCHEMA:
        _refuse(
            t("This workshop was written by a newer version of the app."),
            t("Update the app, then open the file again."),
        )
    try:
        return next(read_entries([record]))
    except UnknownField:
        raise
    except CannotOpen:
        _refuse(t("Entry {n} of this save file is damaged ({name}).", n=number, name=record.type))


READINGS: tuple[Callable[[State], object], ...] = (
    lambda state: pulse(state, state.at),
    lambda state: [kind.items(state) for kind in VOTE_KINDS.values()],
    lambda state: label(state, neighbour(state, 1) or here(state)),
    loose_ends,
    idea_trays,
    suggested,
    lambda state: backlog_csv(outcome(state)),
    lambda state: [items_csv(state, kind) for kind in {i.kind for i in state.items.values()}],
    to_review,
)
"""Much of what screens ask a state for: a log that breaks these is not let in."""


def _try_out(saved: Saved) -> None:
    """Fold it and read it once, so that it breaks here and not on a wall.

    Votes are looked at on their own: a number off its scale would have no word.
    """
    state = fold(State(saved.source), saved.entries)
    if any(person.role not in ROSTER_ROLES for person in state.people.values()):
        _refuse(t("The people in this save file do not fit together."))
    for round_ in state.rounds.values():
        kind = VOTE_KINDS[round_.scale]
        answers = [value for item in round_.items for value in round_.answers(item)]
        answers += [value for b in round_.watching.values() for value in b.answers.values()]
        if any(value is not None and not 1 <= value <= kind.points for value in answers):
            _refuse(t("A vote in this save file has answers that its scale does not have."))
    for reading in READINGS:
        reading(state)
