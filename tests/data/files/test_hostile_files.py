"""Files that are no save files, or no longer: refused in a sentence, changing nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.files.restoring import MOST_ENTRIES, read_save
from data.files.save_file import compact, digest, save_file
from data.store.entries import record_of
from data.store.log import Log
from data.store.protocol import Record
from tests.cast import NINE, Table
from tests.data.helpers import stored
from tests.story import Story
from workshop.apply import fold
from workshop.errors import CannotOpen
from workshop.roles import Actor, Role
from workshop.stages import STAGE_IDS
from workshop.state import State, as_listed


@pytest.fixture
def file() -> dict[str, Any]:
    """A small save file, parsed."""
    table = Table()
    table.note("a thought")
    table.voted([3, 3, 3, 3, 3])
    rows = [record_of(entry) for entry in table.entries]
    parsed: dict[str, Any] = json.loads(save_file("w", rows, NINE).body)
    return parsed


def sealed(file: dict[str, Any]) -> bytes:
    """The file with a right checksum, whatever is in it."""
    records = [
        Record._make([*list(entry.values())[:6], compact(entry["payload"])])
        for entry in file["entries"]
    ]
    return json.dumps({**file, "sha256": digest(records)}).encode()


def refusal(content: bytes) -> str:
    with pytest.raises(CannotOpen) as caught:
        read_save(content)
    sentence = caught.value.sentence
    assert "Nothing was changed." in sentence
    assert len(sentence) < 250
    return sentence


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b"  \n", "empty"),
        (b"\xef\xbb\xbf", "cannot be read"),
        (b"hello", "cannot be read"),
        (b"\xff\xfe\x00\x01", "cannot be read"),
        (b"SQLite format 3\x00" + b"\x00" * 200, "cannot be read"),
        (b"PK\x03\x04" + b"\x00" * 200, "cannot be read"),
        (b'{"format": NaN}', "cannot be read"),
        (b'{"format": 1e999}', "cannot be read"),
        (b'{"format": 1, "format": 2}', "cannot be read"),
        (b'{"format": "\\ud800"}', "half a letter"),
        (b'{"format": ' + b"9" * 5000 + b"}", "cannot be read"),
        (b"[" * 200_000, "nested too deeply"),
        (b'{"a":' * 100_000, "nested too deeply"),
        (b"[" * 900 + b"]" * 900, "not saved by this app"),
        (b"null", "not saved by this app"),
        (b"[]", "not saved by this app"),
        (b'{"format": "something else"}', "not saved by this app"),
        (b'{"format": "ai-journey-workshop"}', "missing"),
        (b'{"format": "ai-journey-workshop", "version": 2}', "newer version"),
        (b'{"format": "ai-journey-workshop", "version": 1, "entries": []}', "missing"),
        (b" " * (20 * 1024 * 1024) + b"{}", "larger than 20 MB"),
    ],
    ids=lambda value: ascii(value[:70]),
)
def test_what_is_no_save_file_is_refused(content: bytes, says: str) -> None:
    assert says in refusal(content)


def test_a_whole_file_is_not_refused(file: dict[str, Any]) -> None:
    assert read_save(sealed(file)).source == "w"
    assert read_save(b"\xef\xbb\xbf" + json.dumps(file, indent=4).encode()).source == "w"


def test_a_file_cut_off_anywhere_is_refused(file: dict[str, Any]) -> None:
    content = sealed(file)
    for length in range(0, len(content) - 1, 97):
        refusal(content[:length])


def test_a_changed_word_is_noticed(file: dict[str, Any]) -> None:
    content = json.dumps(file).replace("a thought", "another thought")
    assert "changed or damaged" in refusal(content.encode())


def changed(file: dict[str, Any], number: int, **fields: Any) -> bytes:
    entries = list(file["entries"])
    entries[number] = {**entries[number], **fields}
    return sealed({**file, "entries": entries})


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"type": "SomethingNew"}, "newer version"),
        ({"schema": 99}, "newer version"),
        ({"schema": 0}, "damaged"),
        ({"schema": True}, "does not fit"),
        ({"payload": {}}, "damaged"),
        ({"payload": {"names": 3}}, "damaged"),
        ({"payload": "text"}, "does not fit"),
        ({"seq": 1}, "not in order"),
        ({"seq": 0}, "not in order"),
        ({"seq": -1}, "does not fit"),
        ({"seq": 1.5}, "does not fit"),
        ({"seq": "2"}, "does not fit"),
        ({"seq": 2**60}, "does not fit"),
        ({"at": 0}, "backwards"),
        ({"at": 10**17}, "does not fit"),
        ({"actor": None}, "does not fit"),
        ({"actor": "x" * 300}, "does not fit"),
        ({"command": 7}, "does not fit"),
        ({"extra": 1}, "does not fit"),
    ],
    ids=str,
)
def test_an_entry_that_does_not_fit_is_refused(
    file: dict[str, Any], fields: dict[str, Any], says: str
) -> None:
    assert says in refusal(changed(file, 1, **fields))


def test_a_log_begins_with_its_start(file: dict[str, Any]) -> None:
    assert "begin" in refusal(sealed({**file, "entries": file["entries"][1:]}))


def test_entries_in_another_order_are_refused(file: dict[str, Any]) -> None:
    first, *rest = file["entries"]
    assert "not in order" in refusal(sealed({**file, "entries": [first, *reversed(rest)]}))


@pytest.mark.parametrize("field", ["workshop", "title", "left_out", "entries", "saved_at"])
def test_a_missing_part_is_noticed(file: dict[str, Any], field: str) -> None:
    assert "missing" in refusal(
        sealed({**file, field: None})
        if field != "entries"
        else json.dumps({**file, field: None}).encode()
    )


def test_an_answer_off_its_scale_is_refused(file: dict[str, Any]) -> None:
    at = next(n for n, x in enumerate(file["entries"]) if x["type"] == "BallotCast")
    payload = {**file["entries"][at]["payload"], "answers": dict.fromkeys(STAGE_IDS, 9)}

    assert "answers that its scale does not have" in refusal(changed(file, at, payload=payload))


def test_a_vote_that_no_page_could_draw_is_refused(file: dict[str, Any]) -> None:
    at = next(n for n, x in enumerate(file["entries"]) if x["type"] == "RoundOpened")
    payload = {**file["entries"][at]["payload"], "scale": "beauty"}

    assert "does not fit together" in refusal(changed(file, at, payload=payload))


def test_a_card_at_a_stage_that_is_none_is_refused(file: dict[str, Any]) -> None:
    payload = {"mode_id": "m", "stage": "nirvana", "does": "x", "suffers": "y", "author": "host"}
    entry = {**file["entries"][1], "type": "FailureModeAdded", "schema": 2, "payload": payload}

    assert "does not fit together" in refusal(changed(file, 1, **entry))


def test_too_many_entries_are_refused(file: dict[str, Any]) -> None:
    many = [1] * (MOST_ENTRIES + 1)
    assert "200,000" in refusal(json.dumps({**file, "entries": many}).encode())


def test_a_refused_file_changes_nothing(log: Log, database: Path, file: dict[str, Any]) -> None:
    Story(log).people()
    before = stored(database)
    refusal(changed(file, 1, seq=0))
    assert stored(database) == before


@given(st.binary(max_size=300))
def test_no_bytes_at_all_break_the_reader(content: bytes) -> None:
    refusal(content)


@given(st.data())
@settings(max_examples=80)
def test_no_change_of_a_file_breaks_the_reader(data: st.DataObject) -> None:
    """One byte anywhere: it is noticed, or it changed nothing that counts."""
    table = Table()
    table.note("a thought")
    content = bytearray(save_file("w", [record_of(x) for x in table.entries], NINE).body)
    place = data.draw(st.integers(0, len(content) - 1))
    content[place] = data.draw(st.integers(0, 255))
    try:
        found = read_save(bytes(content))
    except CannotOpen:
        return
    assert found.entries == tuple(table.entries)


PEOPLE = "people in this save file do not fit"


def with_events(file: dict[str, Any], *events: tuple[str, dict[str, Any]]) -> bytes:
    """The file with more at its end."""
    last = file["entries"][-1]
    more = [
        {**last, "seq": last["seq"] + n, "type": name, "schema": 1, "payload": payload}
        for n, (name, payload) in enumerate(events, start=1)
    ]
    return sealed({**file, "entries": [*file["entries"], *more]})


@pytest.mark.parametrize("merges", [[("p1", "p1")], [("p1", "p2"), ("p2", "p1")]], ids=str)
def test_people_who_are_each_other_end_nowhere(
    file: dict[str, Any], merges: list[tuple[str, str]]
) -> None:
    """Whoever asks who such a person is now gets an answer."""
    circle = [("PersonMerged", {"kept": kept, "joined": joined}) for kept, joined in merges]
    saved = read_save(with_events(file, *circle))
    state = fold(State("w"), saved.entries)

    for person in ("p1", "p2"):
        found = as_listed(state, Actor(person, Role.PARTICIPANT))
        assert found is None or found.id in state.people


def test_a_person_in_no_role_is_refused(file: dict[str, Any]) -> None:
    king = {"person_id": "p9", "name": "Eve", "role": "facilitator"}

    assert PEOPLE in refusal(with_events(file, ("PersonAdded", king)))
