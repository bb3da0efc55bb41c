"""Starting: two ways in, one sentence when it cannot be, and what the terminal shows."""

from __future__ import annotations

import asyncio
import gc
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from starlette.applications import Starlette
from streamlit import config

from data import process as process_of_this
from data.joining.devices import HOST
from data.process import Process, this_process
from data.store.opening import open_log
from server.identity import COOKIE
from server.live import hub
from server.startup import ROUTES, banner, guard, lifespan, open_or_exit
from tests.cast import new_id
from tests.server.asking import Address, serving, wait_for, window
from tests.serving import ROOT, free_port
from tests.story import Story, opened
from workshop.roles import Role


@pytest.fixture(scope="module")
def address() -> None:
    """Nothing of the shared server here: every test starts its own."""


@pytest.fixture
def process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Process]:
    """The parts of this process, on a database of this test."""
    with opened(monkeypatch, tmp_path) as found:
        yield found


@pytest.fixture
def closed_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder to start in; nothing is open yet."""
    monkeypatch.setenv("WORKSHOP_DATABASE", str(tmp_path / "workshop.db"))
    process_of_this._open.cache_clear()
    yield tmp_path
    process_of_this._open.cache_clear()


def ours() -> Starlette:
    return Starlette(routes=ROUTES, middleware=guard(), lifespan=lifespan)


def host_cookie(address: Address, process: Process) -> str:
    given = address.ask(f"/host/{process.key}", "POST").header("Set-Cookie")
    found = re.match(rf"{COOKIE}=([^;]+);", given)
    assert found
    return found.group(1)


# --- the banner --------------------------------------------------------------------------


def test_the_banner_has_the_link_the_address_and_the_database(process: Process) -> None:
    lines = banner(8501).splitlines()

    assert f"  Facilitator   http://localhost:8501/host/{process.key}" in lines
    assert "  This machine  http://localhost:8501" in lines
    assert f"  Database      {process.settings.database}" in lines


class Connected(socket.socket):
    """The machine's network card, with an address."""

    def connect(self, address: object) -> None: ...

    def getsockname(self) -> tuple[str, int]:
        return "192.168.1.7", 9


class Offline(socket.socket):
    """The machine's network card, without a network."""

    def connect(self, address: object) -> None:
        raise OSError("network is unreachable")


@pytest.mark.parametrize(
    ("card", "listens_to", "shown"),
    [
        (Connected, None, True),
        (Connected, "0.0.0.0", True),
        (Connected, "::", True),
        (Connected, "127.0.0.1", False),
        (Offline, None, False),
    ],
)
def test_the_network_address_is_shown_when_others_can_reach_it(
    process: Process,
    monkeypatch: pytest.MonkeyPatch,
    card: type[socket.socket],
    listens_to: str | None,
    *,
    shown: bool,
) -> None:
    """And not when the app listens to this machine alone, or there is no network."""
    monkeypatch.setattr(socket, "socket", card)
    config.set_option("server.address", listens_to)
    try:
        lines = banner(8501).splitlines()
    finally:
        config.set_option("server.address", None)

    assert ("  Network       http://192.168.1.7:8501" in lines) == shown


def test_an_old_sqlite_is_a_warning_with_a_way_out(
    process: Process, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Warning" not in banner(8501)

    monkeypatch.setattr("data.store.sqlite.connection.SAFE_VERSION", (99, 0, 0))

    assert "Install pysqlite3, or run only this one." in banner(8501)


def test_starting_prints_the_banner_and_stopping_closes_the_log(
    process: Process, capsys: pytest.CaptureFixture[str]
) -> None:
    story = Story(process.log)

    async def live() -> None:
        async with lifespan(None):
            assert hub._loop is asyncio.get_running_loop()

    asyncio.run(live())
    gc.unfreeze()

    assert f"/host/{process.key}" in capsys.readouterr().out
    with pytest.raises(Exception, match="the app is stopping"):
        story.note("too late")


# --- cookies over a restart --------------------------------------------------------------


def test_a_token_survives_a_restart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The facilitator's browser is still the facilitator's after the laptop was rebooted."""
    with opened(monkeypatch, tmp_path) as process, serving(ours()) as address:
        token = host_cookie(address, process)
    with opened(monkeypatch, tmp_path) as process:
        found = process.devices.find(token)

    assert found is not None
    assert found.role is Role.FACILITATOR


@pytest.mark.parametrize(("setting", "secure"), [("true", True), ("1", True), ("false", False)])
def test_behind_tls_the_cookie_is_for_https_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, setting: str, secure: bool
) -> None:
    settings = {"WORKSHOP_SECURE_COOKIES": setting}
    with opened(monkeypatch, tmp_path, **settings) as process, serving(ours()) as address:
        given = address.ask(f"/host/{process.key}", "POST").header("Set-Cookie")

    assert ("Secure" in given.split("; ")) == secure


def test_extra_host_names_come_from_the_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = " Workshop.Test , other.test,"
    with opened(monkeypatch, tmp_path, WORKSHOP_HOSTS=names), serving(ours()) as address:
        answers = [
            address.ask("/health", host=name).status
            for name in ("workshop.test", "OTHER.test:443", "third.test", ",", "")
        ]

    assert answers == [200, 200, 400, 400, 400]


def test_no_file_holds_a_token_and_no_database_file_the_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever gets hold of a backup is not the facilitator by that."""
    with opened(monkeypatch, tmp_path) as process, serving(ours()) as address:
        token = host_cookie(address, process)
    open_log(process.settings.database).close()  # makes a backup that has the token's row

    files = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    connection = sqlite3.connect(process.settings.database)
    rows = connection.execute("SELECT * FROM tokens").fetchall()
    connection.close()

    assert len(rows) == 1
    assert re.fullmatch("[0-9a-f]{64}", rows[0][0])
    assert len(files) >= 4
    assert [path.name for path in files if token.encode() in files[path]] == []
    assert [p.name for p in files if process.key.encode() in files[p]] == ["workshop.db.key"]


# --- when it cannot start ----------------------------------------------------------------


def test_with_everything_in_order_it_opens(closed_process: Path) -> None:
    open_or_exit()
    this_process().log.close()

    assert (closed_process / "workshop.db").exists()


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("WORKSHOP_PORT", "http", "The setting WORKSHOP_PORT does not fit"),
        ("WORKSHOP_PORT", "0", "The setting WORKSHOP_PORT does not fit"),
        ("WORKSHOP_PORT", "65536", "The setting WORKSHOP_PORT does not fit"),
        ("WORKSHOP_CONNECTIONS", "3", "The setting WORKSHOP_CONNECTIONS does not fit"),
        ("WORKSHOP_BACKUPS", "-1", "The setting WORKSHOP_BACKUPS does not fit"),
        ("WORKSHOP_SECURE_COOKIES", "perhaps", "The setting WORKSHOP_SECURE_COOKIES does not"),
        ("WORKSHOP_DATABASE", "postgresql://x", "The setting WORKSHOP_DATABASE does not fit"),
        ("WORKSHOP_DATABASE", "/dev/null/x.db", "The database /dev/null/x.db cannot be opened"),
    ],
)
def test_a_setting_that_does_not_fit_stops_it_with_one_sentence(
    closed_process: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    *,
    name: str,
    value: str,
    sentence: str,
) -> None:
    monkeypatch.setenv(name, value)

    with pytest.raises(SystemExit) as stopped:
        open_or_exit()

    printed = capsys.readouterr()
    assert stopped.value.code == 1
    assert printed.out == ""
    assert printed.err.strip().startswith(sentence)
    assert len(printed.err.strip().splitlines()) == 1
    assert list(closed_process.iterdir()) == []


DAMAGE = {
    "garbage": bytes(range(255, -1, -1)) * 32,
    "nothing": b"",
    "cut off": b"SQLite format 3\0" + b"x" * 90,
}


@pytest.mark.parametrize("content", DAMAGE.values(), ids=DAMAGE.keys())
def test_a_damaged_database_stops_it_and_is_left_as_it_is(
    closed_process: Path, capsys: pytest.CaptureFixture[str], content: bytes
) -> None:
    database = closed_process / "workshop.db"
    database.write_bytes(content)

    with pytest.raises(SystemExit) as stopped:
        open_or_exit()

    assert stopped.value.code == 1
    assert "was left as it is" in capsys.readouterr().err
    assert database.read_bytes() == content


# --- the two ways to start ---------------------------------------------------------------

WAYS = {
    "python": ["workshop_app.py"],
    "streamlit run": ["-m", "streamlit", "run", "workshop_app.py"],
}


def start(way: str, database: Path, port: int, **settings: str) -> subprocess.Popen[str]:
    local = ["--server.port", str(port), "--server.address", "127.0.0.1"]
    values = {
        "WORKSHOP_DATABASE": str(database),
        "WORKSHOP_ADDRESS": "127.0.0.1",
        "WORKSHOP_PORT": str(port),
    }
    return subprocess.Popen(
        [sys.executable, *WAYS[way], *(local if way == "streamlit run" else [])],
        cwd=ROOT,
        env={**os.environ, **values, **settings},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.process
def test_both_ways_start_the_same_app(tmp_path: Path) -> None:
    ports = {way: free_port() for way in WAYS}
    started = {way: start(way, tmp_path / f"{new_id()}.db", ports[way]) for way in WAYS}
    try:
        for way, process in started.items():
            wait_for(partial(_healthy_or_dead, process, ports[way]))
            assert process.poll() is None
            assert "<title>" in Address(ports[way]).ask("/").text
            assert Address(ports[way]).ask("/", host="evil.test").status == 400
    finally:
        for process in started.values():
            process.send_signal(signal.SIGTERM)
    for way, process in started.items():
        printed, complained = process.communicate(timeout=20)
        assert f"http://localhost:{ports[way]}/host/" in printed
        assert "Network" not in printed
        assert "Traceback" not in complained


def _healthy_or_dead(process: subprocess.Popen[str], port: int) -> bool:
    try:
        return process.poll() is not None or Address(port).ask("/health").status == 200
    except OSError:
        return False


@pytest.mark.process
def test_both_ways_stop_with_one_sentence_when_they_cannot_start(tmp_path: Path) -> None:
    """Exit code 1 for whoever watches, a sentence for whoever reads, never a traceback."""
    damaged = tmp_path / "damaged.db"
    damaged.write_bytes(b"not a database, " * 500)
    started = [
        (sentence, start(way, database, free_port(), **settings))
        for way in WAYS
        for sentence, database, settings in (
            ("The setting WORKSHOP_PORT does not", tmp_path / "a.db", {"WORKSHOP_PORT": "http"}),
            ("The database is damaged", damaged, {}),
        )
    ]

    for sentence, process in started:
        printed, complained = process.communicate(timeout=30)
        assert process.returncode == 1
        assert printed.strip() == ""
        assert complained.strip().startswith(sentence)
        assert len(complained.strip().splitlines()) == 1


# --- a database that cannot be read while people come in -----------------------------------


def test_while_nobody_can_be_recognised_nobody_is_let_in_and_windows_try_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file is away and no token is known yet: sentences, no traceback, and it heals."""
    with opened(monkeypatch, tmp_path) as process:
        token = process.devices.issue(HOST)
        story = Story(process.log)
    with opened(monkeypatch, tmp_path) as process, serving(ours()) as address:
        database = process.settings.database
        elsewhere = database.rename(database.with_name("elsewhere.db"))
        download = address.ask(f"/workshops/{story.id}/backlog.csv", token=token)
        upload = address.ask("/_stcore/upload_file/s/f", "PUT", token=token)
        with window(address, story.id, token) as opened_window:
            code = opened_window.closed_with()
        elsewhere.rename(database)
        with window(address, story.id, token) as opened_window:
            seq = opened_window.pulse()["seq"]
        again = address.ask(f"/workshops/{story.id}/backlog.csv", token=token)

    assert download.status == 503
    assert "cannot be read right now" in download.text
    assert upload.status == 403
    assert code == 1013
    assert seq == 1
    assert again.status == 200
