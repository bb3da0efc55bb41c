"""Payloads of older and newer releases, on disk."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from data.store.log import Log
from data.store.opening import open_log
from tests.cast import FACILITATOR, new_id
from tests.data.helpers import sql, start, stored
from workshop import commands as c
from workshop import events as e
from workshop.apply import HANDLERS
from workshop.errors import CannotOpen
from workshop.events import EVENTS, UPCAST

PAYLOADS = "SELECT seq, type, schema, payload FROM events"


@pytest.fixture
def later_release(log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    """A low point was noted in schema 1; the release that opens it writes schema 2."""
    start(log)
    low_point = c.NoteLowPoint(id=new_id(), stage="habit", base_seq=0, because="old words")
    log.do("w", low_point, FACILITATOR)
    log.close()

    later: Any = type("LowPointNoted", (e.LowPointNoted,), {"SCHEMA": 2})
    monkeypatch.setitem(EVENTS, "LowPointNoted", later)
    monkeypatch.setitem(HANDLERS, later, HANDLERS[e.LowPointNoted])
    monkeypatch.setitem(
        UPCAST,
        ("LowPointNoted", 1),
        lambda old: {**old, "because": f"{old['because']}, read today"},
    )


@pytest.mark.usefixtures("later_release")
def test_an_old_payload_is_read_as_the_new_one_and_never_rewritten(database: Path) -> None:
    before = stored(database, PAYLOADS)
    again = open_log(database)
    assert again.state("w").low_points["habit"].because == "old words, read today"
    again.close()
    assert stored(database, PAYLOADS) == before


def test_a_payload_of_a_newer_schema_is_not_opened(log: Log, database: Path) -> None:
    start(log)
    log.write(sql("UPDATE events SET schema = 99"))
    log.close()
    again = open_log(database)
    with pytest.raises(CannotOpen, match="newer version of the app"):
        again.state("w")
    again.close()


def test_a_damaged_payload_is_not_opened(log: Log, database: Path) -> None:
    start(log)
    log.write(sql("UPDATE events SET payload = '{'"))
    log.close()
    again = open_log(database)
    with pytest.raises(CannotOpen, match="damaged"):
        again.state("w")
    again.close()
