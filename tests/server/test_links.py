"""The facilitator link: opening it changes nothing, pressing its button makes you somebody."""

from __future__ import annotations

import re
import sqlite3
from http.cookies import SimpleCookie
from pathlib import Path

import pytest

from data.joining.facilitator_key import facilitator_key
from data.process import Process
from server.identity import COOKIE
from tests.server.asking import Address, Answer
from workshop.roles import Role


def link(process: Process) -> str:
    return f"/host/{process.key}"


def tokens_on_disk(database: Path) -> list[str]:
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    try:
        return [row[0] for row in connection.execute("SELECT hash FROM tokens")]
    finally:
        connection.close()


@pytest.fixture
def known(process: Process) -> list[str]:
    """The tokens that were handed out before."""
    return tokens_on_disk(process.settings.database)


def cookie(answer: Answer) -> SimpleCookie:
    return SimpleCookie(answer.header("Set-Cookie"))


def test_opening_the_link_asks_and_changes_nothing(
    address: Address, process: Process, known: list[str]
) -> None:
    """A chat's preview opens it; nobody may become the facilitator by that."""
    answer = address.ask(link(process))

    assert answer.status == 200
    assert "set-cookie" not in answer.headers
    assert answer.header("Cache-Control") == "no-store"
    assert re.search(r'<form method="post"><button[^>]*>[^<]+</button></form>', answer.text)
    assert tokens_on_disk(process.settings.database) == known


def test_the_page_shows_no_secret_and_asks_nobody_else(address: Address, process: Process) -> None:
    """It may stand on a projector, and it loads nothing from anywhere."""
    answer = address.ask(link(process))

    assert process.key not in answer.text
    assert "http" not in answer.text
    assert "<script" not in answer.text


def test_looking_at_the_head_of_the_link_changes_nothing(
    address: Address, process: Process, known: list[str]
) -> None:
    assert "set-cookie" not in address.ask(link(process), "HEAD").headers
    assert tokens_on_disk(process.settings.database) == known


def test_pressing_the_button_makes_this_browser_the_facilitators(
    address: Address, process: Process
) -> None:
    answer = address.ask(link(process), "POST")

    morsel = cookie(answer)[COOKIE]
    actor = process.devices.find(morsel.value)
    assert answer.status == 303
    assert answer.header("Location") == "/"
    assert answer.header("Cache-Control") == "no-store"
    assert (morsel["httponly"], morsel["samesite"], morsel["path"]) == (True, "lax", "/")
    assert morsel["secure"] == ""
    assert int(morsel["max-age"]) > 30 * 24 * 3600
    assert actor is not None
    assert actor.role is Role.FACILITATOR


FAILURE_MODES = {
    "cut off": "{key:.42}",
    "longer": "{key}x",
    "after a zero byte": "%00{key}",
    "before a blank": "{key}%20",
    "upper case": "{KEY}",
    "other letters": "%C3%A9%F0%9F%99%82",
    "no text at all": "%FF%FE",
    "half a letter": "%ED%A0%80",
    "endless": "x" * 20_000,
}


@pytest.mark.parametrize("pattern", FAILURE_MODES.values(), ids=FAILURE_MODES.keys())
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_wrong_key_opens_nothing(
    address: Address, process: Process, known: list[str], method: str, pattern: str
) -> None:
    wrong = pattern.format(key=process.key, KEY=process.key.upper())

    answer = address.ask(f"/host/{wrong}", method)

    assert answer.status == 403
    assert "set-cookie" not in answer.headers
    assert "Nothing was changed." in answer.text
    assert process.key not in answer.text
    assert tokens_on_disk(process.settings.database) == known


def test_another_page_cannot_press_the_button(address: Address, process: Process) -> None:
    """Without this, any page could make its visitor the facilitator of somebody's room."""
    for origin in ("http://evil.test", "null", None):
        answer = address.ask(link(process), "POST", origin=origin)

        assert answer.status == 403
        assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_the_link_knows_no_other_verb(
    address: Address, process: Process, known: list[str], method: str
) -> None:
    answer = address.ask(link(process), method)

    assert answer.status in (200, 405)
    assert "set-cookie" not in answer.headers
    assert tokens_on_disk(process.settings.database) == known


def test_a_cookie_somebody_planted_before_is_replaced(address: Address, process: Process) -> None:
    """Otherwise whoever planted it would be the facilitator, too (session fixation)."""
    planted = "p" * 43

    answer = address.ask(link(process), "POST", token=planted)

    assert cookie(answer)[COOKIE].value != planted
    assert process.devices.find(planted) is None


def test_every_press_gives_another_token(address: Address, process: Process) -> None:
    given = [cookie(address.ask(link(process), "POST"))[COOKIE].value for _ in range(5)]

    assert len(set(given)) == 5
    assert all(len(token) >= 43 for token in given)


def test_the_key_lies_in_a_file_for_the_operator_only(process: Process) -> None:
    database = process.settings.database
    kept = database.with_name("workshop.db.key")

    assert kept.stat().st_mode & 0o777 == 0o600
    assert database.stat().st_mode & 0o777 == 0o600
    assert kept.read_text() == process.key
    assert len(process.key) >= 43


def test_the_key_is_the_same_after_a_restart_until_its_file_is_deleted(tmp_path: Path) -> None:
    database = tmp_path / "workshop.db"

    first, second = facilitator_key(database), facilitator_key(database)
    (tmp_path / "workshop.db.key").unlink()
    third = facilitator_key(database)

    assert first == second
    assert third != first
    assert list(tmp_path.iterdir()) == [tmp_path / "workshop.db.key"]


def test_an_empty_key_file_is_no_key(tmp_path: Path) -> None:
    """A disk that was full leaves one behind; the link must not end in nothing."""
    (tmp_path / "workshop.db.key").touch()

    assert len(facilitator_key(tmp_path / "workshop.db")) >= 43


def test_a_token_that_cannot_be_stored_is_not_given(
    address: Address, process: Process, moved_away: object
) -> None:
    answer = address.ask(link(process), "POST")

    assert answer.status == 503
    assert "set-cookie" not in answer.headers
    assert "Not saved: the database file was moved" in answer.text


def test_the_guard_knows_the_facilitator_by_the_same_token(address: Address, token: str) -> None:
    path = "/_stcore/upload_file/any-session/any-file"

    assert address.ask(path, "PUT", token=token).text == "behind the guard"
    assert address.ask(path, "PUT", token=token[:-1]).status == 403
    assert address.ask(path, "PUT").status == 403
