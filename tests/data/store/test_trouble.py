"""When the disk does not take it: told in a sentence, nothing half-written, works again."""

from __future__ import annotations

import json
import logging
import shutil
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from data.store.log import Log
from data.store.opening import open_log
from data.store.protocol import Token, Transaction
from tests.cast import FACILITATOR, new_id
from tests.data.helpers import PATIENCE, hears, helper, note, sql, start, stored, texts
from workshop import commands as c
from workshop.errors import CannotOpen, NotSaved, WorkshopError


@pytest.fixture
def impatient(database: Path) -> Iterator[Log]:
    """A log that waits a twentieth of a second for another program's lock."""
    log = open_log(database, busy=0.05)
    yield log
    log.close()


def test_a_file_moved_away_takes_nothing_and_says_so(log: Log, database: Path) -> None:
    start(log)
    elsewhere = database.with_name("elsewhere.db")
    database.rename(elsewhere)
    command = note("not yet")
    for _ in range(2):
        with pytest.raises(NotSaved, match="moved or removed"):
            log.do("w", command, FACILITATOR)
    assert not database.exists()
    assert texts(log.state("w")) == []

    elsewhere.rename(database)
    log.do("w", command, FACILITATOR)
    assert texts(log.state("w")) == ["not yet"]
    assert len(stored(database)) == 2


def test_a_file_moved_away_in_the_middle_of_a_command_is_noticed(log: Log, database: Path) -> None:
    """And nothing is made in its place, where it would hide that the file is gone."""
    start(log)
    elsewhere = database.with_name("elsewhere.db")

    def moved_meanwhile(transaction: Transaction) -> None:
        database.rename(elsewhere)

    with pytest.raises(NotSaved, match="moved or removed"):
        log.write(moved_meanwhile)
    assert not database.exists()
    with pytest.raises(NotSaved, match="moved or removed"):
        log.do("w", note("no"), FACILITATOR)

    elsewhere.rename(database)
    log.do("w", note("yes"), FACILITATOR)
    assert texts(log.state("w")) == ["yes"]


class Warned(logging.Handler):
    """Remembers that a warning was written."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.once = Event()

    def emit(self, record: logging.LogRecord) -> None:
        self.once.set()


def test_looking_for_others_work_goes_on_once_the_file_is_back(log: Log, database: Path) -> None:
    start(log)
    elsewhere = database.with_name("elsewhere.db")
    with pytest.raises(NotSaved):
        log.write(lambda transaction: database.rename(elsewhere))
    warned = Warned()
    logging.getLogger("data.store.writer").addHandler(warned)
    try:
        assert warned.once.wait(PATIENCE)
    finally:
        logging.getLogger("data.store.writer").removeHandler(warned)

    elsewhere.rename(database)
    other = open_log(database)
    other.do("w", note("from there"), FACILITATOR)
    assert hears(log, "w", 2).wait(PATIENCE)
    other.close()


def test_another_file_in_its_place_is_not_taken_for_it(
    log: Log, database: Path, tmp_path: Path
) -> None:
    start(log)
    copy = tmp_path / "copy.db"
    shutil.copy(database, copy)
    copy.replace(database)
    with pytest.raises(NotSaved, match="moved or removed"):
        log.do("w", note(), FACILITATOR)


def test_a_workshop_that_is_not_open_cannot_be_read_while_the_file_is_away(
    log: Log, database: Path
) -> None:
    start(log)
    elsewhere = database.with_name("elsewhere.db")
    database.rename(elsewhere)
    for look in (log.workshops, lambda: log.state("other")):
        with pytest.raises(CannotOpen, match="cannot be read right now"):
            look()
    assert log.state("w").seq == 1
    elsewhere.rename(database)
    assert [line.id for line in log.workshops()] == ["w"]


def _fill_the_disk(log: Log) -> None:
    """From here on the file may not grow, until its connection is opened anew."""

    def fill(transaction: Any) -> None:
        (pages,) = transaction.connection.execute("PRAGMA page_count").fetchone()
        transaction.connection.execute(f"PRAGMA max_page_count = {pages}")

    log.write(fill)


def test_on_a_full_disk_nothing_is_half_written_and_it_works_once_there_is_space(
    log: Log, database: Path
) -> None:
    start(log)
    log.do("w", note("before"), FACILITATOR)
    _fill_the_disk(log)
    many = c.AddNotes(id=new_id(), stage="habit", lane="does", texts=("x" * 9_000,) * 150)

    with pytest.raises(NotSaved, match=r"the disk is full\. Free some space.*before is safe"):
        log.do("w", many, FACILITATOR)
    assert stored(database) == [("w", 1), ("w", 2)]
    assert stored(database, "SELECT seq FROM commands") == [(1,), (2,)]
    assert texts(log.state("w")) == ["before"]

    assert log.do("w", many, FACILITATOR).events == 150
    assert len(texts(log.state("w"))) == 151


def test_on_a_full_disk_everybody_in_the_batch_is_told(log: Log) -> None:
    start(log)
    _fill_the_disk(log)
    sent = [log.submit("w", note("x" * 9_000), FACILITATOR) for _ in range(150)]
    refused = [isinstance(done.exception(PATIENCE), NotSaved) for done in sent]
    assert any(refused)
    assert len(texts(log.state("w"))) == refused.count(False)


@pytest.mark.process
def test_a_file_locked_by_another_program_is_told_and_works_once_it_is_free(
    impatient: Log, database: Path
) -> None:
    start(impatient)
    command = note("not yet")
    with helper("locker", database) as locker:
        assert locker.stdout is not None
        assert locker.stdout.readline() == "locked\n"
        for _ in range(2):
            with pytest.raises(NotSaved, match=r"busy in another program\. Wait a moment"):
                impatient.do("w", command, FACILITATOR)
        assert texts(impatient.state("w")) == []
        with pytest.raises(CannotOpen, match="Close other programs"):
            open_log(database, busy=0.05)
        locker.communicate(timeout=PATIENCE)
    impatient.do("w", command, FACILITATOR)
    assert texts(impatient.state("w")) == ["not yet"]


def test_a_read_only_file_is_told(log: Log) -> None:
    start(log)
    log.write(sql("PRAGMA query_only = ON"))
    with pytest.raises(NotSaved, match=r"read-only\. Make it writable"):
        log.do("w", note(), FACILITATOR)


def test_what_the_disk_says_is_passed_on(log: Log) -> None:
    start(log)
    with pytest.raises(NotSaved, match=r"the disk did not take it .*no such table: nowhere"):
        log.write(sql("INSERT INTO nowhere VALUES (1)"))
    log.do("w", note("fine"), FACILITATOR)


def test_a_mistake_inside_the_app_saves_nothing_and_goes_on(
    log: Log, database: Path, caplog: pytest.LogCaptureFixture
) -> None:
    start(log)

    def mistaken(transaction: Transaction) -> None:
        transaction.add_token(Token("h", "p1", "participant", "w", 1, ""))
        raise ZeroDivisionError

    with pytest.raises(WorkshopError, match="something went wrong inside the app"):
        log.write(mistaken)
    assert "ZeroDivisionError" in caplog.text
    log.do("w", note("fine"), FACILITATOR)
    assert stored(database, "SELECT * FROM tokens") == []


def _written_by_a_newer_release(log: Log, workshop_id: str, seq: int) -> None:
    row = (workshop_id, seq, new_id(), 1, "host", "Teleported", 1, json.dumps({}))
    log.write(sql("INSERT INTO events VALUES (?,?,?,?,?,?,?,?)", row))


def test_a_workshop_another_program_wrote_on_in_a_newer_release_keeps_no_other_one_back(
    log: Log, database: Path
) -> None:
    start(log, "newer")
    start(log, "w")
    other = open_log(database)
    _written_by_a_newer_release(other, "newer", 2)
    other.do("w", note("seen everywhere"), FACILITATOR)

    assert hears(log, "w", 2).wait(PATIENCE)
    assert log.state("newer").seq == 1
    for _ in range(2):
        with pytest.raises(CannotOpen, match="newer version of the app"):
            log.do("newer", note(), FACILITATOR)
    log.do("w", note("and goes on"), FACILITATOR)
    other.close()


def test_an_event_of_a_newer_release_is_not_opened_and_nothing_is_added(
    log: Log, database: Path
) -> None:
    start(log)
    _written_by_a_newer_release(log, "w", 2)
    log.close()
    again = open_log(database)
    with pytest.raises(CannotOpen, match="newer version of the app"):
        again.state("w")
    with pytest.raises(CannotOpen, match="newer version of the app"):
        again.do("w", note(), FACILITATOR)
    assert len(stored(database)) == 2
    start(again, "another")
    again.close()
