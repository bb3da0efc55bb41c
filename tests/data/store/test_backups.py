"""Backups: complete while people work, kept by count, found when they are needed."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from data.store.log import Log
from data.store.opening import open_log
from data.store.sqlite.backups import back_up, backups, folder, newest_good
from tests.cast import FACILITATOR
from tests.data.helpers import note, start, stored, texts
from workshop.errors import CannotOpen


def test_a_backup_taken_while_people_work_is_complete_and_opens(
    log: Log, database: Path, tmp_path: Path
) -> None:
    """What still lies in SQLite's side file is in it, too."""
    start(log)
    for number in range(50):
        log.do("w", note(f"{number:02}"), FACILITATOR)
    saved = back_up(database, 10)
    log.do("w", note("after the backup"), FACILITATOR)

    assert stored(saved) == [("w", seq) for seq in range(1, 52)]
    elsewhere = tmp_path / "elsewhere" / "workshop.db"
    elsewhere.parent.mkdir()
    elsewhere.write_bytes(saved.read_bytes())
    restored = open_log(elsewhere)
    assert texts(restored.state("w")) == [f"{number:02}" for number in range(50)]
    restored.close()


def test_backups_are_for_their_owner_only_and_stand_alone(log: Log, database: Path) -> None:
    saved = back_up(database, 10)
    assert stat.S_IMODE(saved.stat().st_mode) == 0o600
    assert stat.S_IMODE(saved.parent.stat().st_mode) == 0o700
    stored(saved)
    assert all(path.suffix == ".db" for path in folder(database).iterdir())
    assert log.workshops() == []


@pytest.mark.parametrize("keep", [1, 3])
def test_the_newest_are_kept_and_the_older_ones_go(log: Log, database: Path, keep: int) -> None:
    made = [back_up(database, keep) for _ in range(5)]
    assert backups(database) == made[::-1][:keep]
    assert log.workshops() == []


def test_each_start_makes_one(database: Path) -> None:
    for _ in range(4):
        open_log(database, keep_backups=3).close()
    assert len(backups(database)) == 3


def test_the_newest_good_one_is_found_past_the_damaged_ones(log: Log, database: Path) -> None:
    good, torn, empty = (back_up(database, 10) for _ in range(3))
    torn.write_bytes(torn.read_bytes()[:9000])
    empty.write_bytes(b"")
    assert newest_good(database) == good
    good.unlink()
    assert newest_good(database) != torn
    assert log.workshops() == []


def test_without_any_good_backup_there_is_none(database: Path) -> None:
    assert newest_good(database) is None
    folder(database).mkdir()
    (folder(database) / "20260101-000000-000000.db").write_text("garbage")
    assert newest_good(database) is None


def test_a_backup_that_cannot_be_made_is_told_and_leaves_nothing(
    log: Log, database: Path, tmp_path: Path
) -> None:
    log.close()
    for saved in backups(database):
        saved.unlink()
    folder(database).rmdir()
    folder(database).write_text("in the way")
    with pytest.raises(CannotOpen, match=r"No backup could be made in workshop\.db\.backups"):
        back_up(database, 10)
    with pytest.raises(CannotOpen, match="The app was not started and nothing was changed"):
        open_log(database)
    assert not list(tmp_path.rglob("*.partial"))


def test_a_backup_of_nothing_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(CannotOpen, match="No backup could be made"):
        back_up(tmp_path / "nothing.db", 10)
    assert list((tmp_path / "nothing.db.backups").iterdir()) == []
