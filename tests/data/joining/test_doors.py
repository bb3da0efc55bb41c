"""Codes lead to workshops: at once, after a restart, from another process, in old databases."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sqlite_utils.utils import sqlite3  # type: ignore[attr-defined]

from data.joining import doors
from data.joining.doors import Doors
from data.store.log import Log
from data.store.opening import open_log
from tests.story import Story
from workshop import commands as c

CODE, OTHER = "K7M4QX", "AAAAAA"


@pytest.fixture(autouse=True)
def look_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every question that memory cannot answer goes to the disk."""
    monkeypatch.setattr(doors, "LOOK_SECONDS", 0.0)


def test_a_code_leads_to_its_workshop_from_the_moment_it_is_made(log: Log) -> None:
    found = Doors(log)
    assert (found.by_code(CODE), found.anywhere_open()) == (None, False)

    Story(log).do(c.OpenJoining, code=CODE)

    assert (found.by_code(CODE), found.anywhere_open()) == ("w1", True)
    assert found.by_code("") is None
    assert found.by_code(OTHER) is None


def test_a_new_code_ends_the_old_one(log: Log) -> None:
    found, story = Doors(log), Story(log)
    story.do(c.OpenJoining, code=CODE)

    story.do(c.OpenJoining, code=OTHER)

    assert (found.by_code(CODE), found.by_code(OTHER)) == (None, "w1")


def test_a_closed_door_is_still_a_door(log: Log) -> None:
    """Who is in stays in, and comes back by the same address."""
    found, story = Doors(log), Story(log)
    story.do(c.OpenJoining, code=CODE)

    story.do(c.CloseJoining)

    assert (found.by_code(CODE), found.anywhere_open()) == ("w1", False)


def test_one_open_door_is_enough(log: Log) -> None:
    found, first, second = Doors(log), Story(log), Story(log, "w2")
    first.do(c.OpenJoining, code=CODE)
    second.do(c.OpenJoining, code=OTHER)
    first.do(c.CloseJoining)

    assert found.anywhere_open()
    second.do(c.CloseJoining)
    assert not found.anywhere_open()


def test_of_two_workshops_with_one_code_the_open_one_is_meant(log: Log) -> None:
    found, first, second = Doors(log), Story(log), Story(log, "w0")
    first.do(c.OpenJoining, code=CODE)
    second.do(c.OpenJoining, code=CODE)
    second.do(c.CloseJoining)

    assert found.by_code(CODE) == "w1"


def test_codes_outlive_a_restart_without_folding_anything(database: Path) -> None:
    log = open_log(database)
    Story(log).do(c.OpenJoining, code=CODE)
    log.close()
    again = open_log(database)
    found = Doors(again)

    assert (found.by_code(CODE), found.anywhere_open()) == ("w1", True)
    assert again.states.open_ids() == []
    again.close()


def test_what_another_process_opened_is_found(database: Path, log: Log) -> None:
    found = Doors(log)
    assert not found.anywhere_open()
    other = open_log(database)
    Story(other).do(c.OpenJoining, code=CODE)

    assert found.by_code(CODE) == "w1"
    assert found.anywhere_open()
    other.close()


def test_what_another_process_opened_and_shut_again_is_shut(database: Path, log: Log) -> None:
    found, other = Doors(log), open_log(database)
    story = Story(other)
    story.do(c.OpenJoining, code=CODE)
    assert found.anywhere_open()

    story.do(c.CloseJoining)

    assert not found.anywhere_open()
    other.close()


def test_strangers_make_nobody_read_the_disk_more_than_once_a_second(
    log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doors, "LOOK_SECONDS", 3600.0)
    found = Doors(log)
    found.by_code(OTHER)
    looks: list[str] = []
    store: Any = log.store
    connection = store._readers.get()
    connection.set_trace_callback(looks.append)
    store._readers.put(connection)

    for _ in range(1000):
        found.by_code(OTHER)
        found.anywhere_open()

    Story(log).do(c.OpenJoining, code=CODE)
    looks.clear()
    assert all(found.anywhere_open() for _ in range(1000))
    assert looks == []


def test_a_database_of_an_older_version_gets_its_codes(database: Path) -> None:
    """The columns came later than the log; what they hold follows from it."""
    log = open_log(database)
    for name, code in (("open", CODE), ("shut", OTHER), ("never", "")):
        story = Story(log, name)
        if code:
            story.do(c.OpenJoining, code="BBBBBB")
            story.do(c.OpenJoining, code=code)
    story = Story(log, "shut")
    story.do(c.CloseJoining)
    log.close()
    connection = sqlite3.connect(database)
    for column in ("workshops DROP COLUMN code", "workshops DROP COLUMN joining"):
        connection.execute(f"ALTER TABLE {column}")
    connection.execute("ALTER TABLE tokens DROP COLUMN host")
    connection.execute("DELETE FROM _sqlite_migrations WHERE name = 'm003_joining'")
    connection.commit()
    connection.close()

    again = open_log(database)

    doors_of = {line.id: (line.code, line.joining) for line in again.workshops()}
    assert doors_of == {"open": (CODE, True), "shut": (OTHER, False), "never": ("", False)}
    again.close()
