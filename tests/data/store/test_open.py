"""Opening: a new file whole at once, a bad one refused in a sentence and left as it is."""

from __future__ import annotations

import stat
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database, Migrations
from sqlite_utils.utils import sqlite3  # type: ignore[attr-defined]

from data.store.log import Log
from data.store.opening import open_log
from data.store.sqlite.backups import back_up, folder, newest_good
from data.store.sqlite.connection import risky_version
from data.store.sqlite.migrations import migrations
from tests.cast import FACILITATOR
from tests.data.helpers import PATIENCE, helper, note, start, stored, texts
from workshop.errors import CannotOpen


def test_a_new_database_is_for_its_owner_only_and_nothing_else_is_left(
    tmp_path: Path,
) -> None:
    database = tmp_path / "a folder" / "with % # ? in it" / "workshop.db"
    log = open_log(database)
    start(log)
    log.close()
    assert stat.S_IMODE(database.stat().st_mode) == 0o600
    assert {path.name for path in database.parent.iterdir()} == {
        "workshop.db",
        "workshop.db.backups",
    }


def test_this_sqlite_is_one_without_the_wal_reset_bug() -> None:
    assert risky_version() == ""


def test_a_commit_is_on_the_disk_before_anybody_is_told(log: Log) -> None:
    found: list[Any] = []

    def look(transaction: Any) -> None:
        for pragma in ("journal_mode", "synchronous"):
            found.append(transaction.connection.execute(f"PRAGMA {pragma}").fetchone()[0])

    log.write(look)
    assert found == ["wal", 2]


@pytest.mark.process
def test_four_programs_started_at_once_share_one_database(database: Path) -> None:
    with ExitStack() as running:
        starters = [running.enter_context(helper("starter", database, f"w{n}")) for n in range(4)]
        for starter in starters:
            assert starter.stdout is not None
            assert starter.stdout.readline() == "ready\n"
        for starter in starters:
            assert starter.stdin is not None
            starter.stdin.write("go\n")
            starter.stdin.flush()
        assert [starter.wait(PATIENCE) for starter in starters] == [0, 0, 0, 0]
    assert stored(database) == [(f"w{n}", 1) for n in range(4)]


@pytest.fixture
def backup(database: Path) -> Path:
    """A database with one note, closed, and its newest backup."""
    log = open_log(database)
    start(log)
    log.do("w", note("precious"), FACILITATOR)
    log.close()
    return back_up(database, 10)


def _garbage(database: Path) -> None:
    database.write_bytes(b"This is not a database. " * 500)


def _empty(database: Path) -> None:
    database.write_bytes(b"")


def _foreign(database: Path) -> None:
    database.unlink()
    other = sqlite3.connect(database)
    other.execute("CREATE TABLE recipes (name TEXT)")
    other.commit()
    other.close()


def _truncated(database: Path) -> None:
    database.write_bytes(database.read_bytes()[: database.stat().st_size // 2])


def _cut_short(database: Path) -> None:
    database.write_bytes(database.read_bytes()[:50])


def _overwritten(database: Path) -> None:
    good = database.read_bytes()
    database.write_bytes(good[:4096] + b"\x5a" * (len(good) - 4096))


def _newer(database: Path) -> None:
    newer = sqlite3.connect(database)
    newer.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) "
        "VALUES ('workshop', 'm999_from_the_future', '2031-01-01')"
    )
    newer.commit()
    newer.close()


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (_garbage, "damaged"),
        (_empty, "empty"),
        (_foreign, "not a workshop database"),
        (_truncated, "damaged"),
        (_cut_short, "not a workshop database"),
        (_overwritten, "damaged"),
        (_newer, "newer version of the app"),
    ],
)
def test_a_bad_file_is_refused_left_as_it_is_and_the_way_out_is_named(
    database: Path, backup: Path, spoil: Any, words: str
) -> None:
    spoil(database)
    before = database.read_bytes()
    with pytest.raises(CannotOpen, match=words) as refused:
        open_log(database)
    assert str(backup) in refused.value.sentence
    assert f"The file {database} was left as it is." in refused.value.sentence
    assert database.read_bytes() == before
    assert newest_good(database) == backup


def test_a_bad_file_without_a_backup_says_so(database: Path) -> None:
    _garbage(database)
    with pytest.raises(CannotOpen, match="There is no backup of it"):
        open_log(database)


def test_a_folder_in_its_place_is_refused_in_a_sentence(database: Path) -> None:
    database.mkdir()
    with pytest.raises(CannotOpen, match="cannot be opened"):
        open_log(database)


def test_a_place_where_no_folder_can_be_is_refused_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(CannotOpen, match="set WORKSHOP_DATABASE"):
        open_log(tmp_path / "file" / "workshop.db")


def test_a_database_that_is_gone_is_not_replaced_by_an_empty_one(
    database: Path, backup: Path
) -> None:
    database.unlink()
    with pytest.raises(CannotOpen, match="is gone, but it has backups") as refused:
        open_log(database)
    assert str(backup) in refused.value.sentence
    assert not database.exists()


def test_the_backup_that_is_named_opens_where_the_sentence_says(
    database: Path, backup: Path
) -> None:
    database.unlink()
    database.write_bytes(backup.read_bytes())
    log = open_log(database)
    assert texts(log.state("w")) == ["precious"]
    log.close()


def _killed_in_the_middle(database: Path) -> None:
    """Side files as a killed program leaves them: full of pages of the old database."""
    log = open_log(database)
    for number in range(200):
        log.do("w", note(f"{number} {'x' * 3000}"), FACILITATOR)
    side = {path: path.read_bytes() for path in database.parent.glob("workshop.db-*")}
    log.close()
    assert side
    for path, content in side.items():
        path.write_bytes(content)


def test_following_the_sentence_after_a_kill_gives_the_backup_and_nothing_else(
    database: Path, backup: Path
) -> None:
    """Pages in the side files of a lost database must not flow into the backup."""
    _killed_in_the_middle(database)
    database.unlink()
    with pytest.raises(CannotOpen) as refused:
        open_log(database)
    assert "Move workshop.db-wal and workshop.db-shm away" in refused.value.sentence

    for name in ("wal", "shm"):
        Path(f"{database}-{name}").rename(database.with_name(f"old-{name}"))
    database.write_bytes(backup.read_bytes())
    log = open_log(database)
    assert texts(log.state("w")) == ["precious"]
    log.close()


def test_nothing_new_is_started_on_the_rest_of_a_lost_database(
    database: Path, backup: Path
) -> None:
    _killed_in_the_middle(database)
    database.unlink()
    backup.parent.rename(backup.parent.with_name("kept-elsewhere"))
    with pytest.raises(CannotOpen, match="is still there"):
        open_log(database)
    assert not database.exists()

    for name in ("wal", "shm"):
        Path(f"{database}-{name}").unlink()
    log = open_log(database)
    assert log.workshops() == []
    log.close()


@pytest.fixture
def a_later_release(monkeypatch: pytest.MonkeyPatch) -> None:
    """A release with two steps more than this one, the second of which fails half-way."""
    later = Migrations("workshop")
    for step in migrations.pending(Database(memory=True)):
        later(name=step.name)(step.fn)

    @later()
    def m998_fine(db: Database) -> None:
        db.execute("CREATE TABLE fine (name TEXT)")

    @later()
    def m999_fails_half_way(db: Database) -> None:
        db.execute("CREATE TABLE half (name TEXT)")
        db.execute("ALTER TABLE events ADD COLUMN half TEXT")
        db.execute("INSERT INTO nowhere VALUES (1)")

    monkeypatch.setattr("data.store.sqlite.migrations.migrations", later)


def _schema(database: Path) -> list[tuple[Any, ...]]:
    return stored(database, "SELECT name, sql FROM sqlite_schema") + stored(
        database, "SELECT name FROM _sqlite_migrations"
    )


def test_a_migration_that_fails_half_way_changes_nothing(
    database: Path, backup: Path, request: pytest.FixtureRequest
) -> None:
    """Not even the steps before it; and a backup was made before any of them."""
    before, made = _schema(database), len(list(folder(database).iterdir()))
    with request.getfixturevalue("monkeypatch").context():
        request.getfixturevalue("a_later_release")
        with pytest.raises(CannotOpen, match="no such table: nowhere"):
            open_log(database)
    assert _schema(database) == before
    assert len(list(folder(database).iterdir())) == made + 1

    request.getfixturevalue("monkeypatch").undo()
    log = open_log(database)
    assert texts(log.state("w")) == ["precious"]
    log.close()
    assert backup.exists()
