"""GET /health: does the database take writes, and if not, why."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable

from data.process import Process
from tests.server.asking import Address
from tests.story import Story
from workshop import __version__


def test_a_healthy_app_says_what_it_is(address: Address) -> None:
    answer = address.ask("/health")

    assert answer.status == 200
    assert answer.header("Content-Type") == "application/json"
    assert answer.header("Cache-Control") == "no-store"
    assert json.loads(answer.body) == {
        "status": "ok",
        "version": __version__,
        "schema": 3,
        "database": {"writable": True, "reason": None},
    }


def test_it_tells_a_stranger_nothing_about_the_room(
    address: Address, process: Process, story: Story
) -> None:
    text = address.ask("/health").text

    for secret in (process.key, str(process.settings.database), story.id, "Follow-up"):
        assert secret not in text


def test_a_database_that_was_moved_away_is_a_sentence_until_it_is_put_back(
    address: Address, moved_away: Callable[[], None]
) -> None:
    sick = address.ask("/health")
    moved_away()
    well = address.ask("/health")

    body = json.loads(sick.body)
    assert sick.status == 503
    assert sick.header("Cache-Control") == "no-store"
    assert (body["status"], body["database"]["writable"]) == ("cannot save", False)
    assert body["database"]["reason"].startswith("Not saved: the database file was moved")
    assert (well.status, json.loads(well.body)["status"]) == (200, "ok")


def test_a_database_somebody_replaced_is_not_written_to(
    address: Address, process: Process, moved_away: object
) -> None:
    """SQLite would go on writing into a file that nobody will ever open again."""
    database = process.settings.database
    shutil.copy(database.with_name("elsewhere.db"), database)
    before = database.read_bytes()

    answer = address.ask("/health")

    assert answer.status == 503
    assert database.read_bytes() == before


def test_health_is_read_only_by_verb(address: Address) -> None:
    assert address.ask("/health", "HEAD").status == 200
    assert b"writable" not in address.ask("/health", "POST").body
