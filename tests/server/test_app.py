"""The guard and the routes in the running app, with the real Streamlit behind them."""

from __future__ import annotations

import base64
import hashlib
import re
import time
from urllib.parse import quote

import pytest

from server.guard import security_headers
from server.identity import COOKIE
from tests.server.asking import Address, headers_of, wait_for
from tests.serving import Server


def test_the_app_itself_answers_with_its_page(app: Address) -> None:
    answer = app.ask("/")

    assert answer.status == 200
    assert "<title>" in answer.text


def test_every_answer_carries_the_security_headers(app: Address, app_token: str) -> None:
    """Pages, our routes, Streamlit's routes, static files, refusals: each exactly once."""
    script = re.search(r'src="\.?(/[^"]+\.js)"', app.ask("/").text)
    assert script
    asked = [
        app.ask("/"),
        app.ask(script.group(1)),
        app.ask("/favicon.png"),
        app.ask("/any/deep/link"),
        app.ask("/health"),
        app.ask("/host/wrong"),
        app.ask("/host/wrong", "POST"),
        app.ask("/host/wrong", "PUT"),
        app.ask("/workshops/none/backlog.csv"),
        app.ask("/workshops/none/backlog.csv", token=app_token),
        app.ask("/_stcore/health"),
        app.ask("/_stcore/host-config"),
        app.ask("/_stcore/metrics"),
        app.ask("/_stcore/agent/openapi.json"),
        app.ask("/media/nothing.png"),
        app.ask("/", host="evil.test"),
        app.ask("/", host="["),
        app.ask("/", "POST", origin="http://evil.test"),
        app.ask("/..%2f..%2fetc/passwd"),
        app.ask("/", "HEAD"),
    ]

    assert {answer.status for answer in asked} >= {200, 400, 403, 404}
    for answer in asked:
        assert headers_of(answer, security_headers()) == security_headers()


def test_the_policy_covers_the_inline_script_that_is_really_served(app: Address) -> None:
    answer = app.ask("/")
    inline = re.findall(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", answer.text, re.DOTALL)

    policy = answer.header("Content-Security-Policy")

    assert inline
    for script in inline:
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1"])
def test_the_apps_socket_opens_for_its_own_page(app: Address, name: str) -> None:
    host = f"{name}:{app.port}"
    with app.dial("/_stcore/stream", host=host, origin=f"http://{host}") as connection:
        connection.ping().wait(5)


@pytest.mark.parametrize("path", ["/_stcore/stream", "/live?workshop=w1"])
@pytest.mark.parametrize(
    ("host", "origin"),
    [
        (None, None),
        (None, "null"),
        (None, "http://evil.test"),
        (None, "http://127.0.0.1"),
        ("evil.test", "http://evil.test"),
        ("localhost.evil.test", "http://localhost.evil.test"),
    ],
)
def test_sockets_of_other_pages_are_refused(
    app: Address, path: str, host: str | None, origin: str | None
) -> None:
    assert app.refusal(path, host=host, origin=origin) == 403


def test_a_hundred_bad_handshakes_hold_nobody_up(app: Address) -> None:
    """Streamlit would look up its outside address for each, in the event loop."""
    start = time.monotonic()

    for _ in range(100):
        assert app.refusal("/_stcore/stream", origin="http://evil.test") == 403

    assert time.monotonic() - start < 100 * 0.05


def test_a_strangers_upload_is_refused(app: Address, app_token: str) -> None:
    path = "/_stcore/upload_file/any-session/any-file"

    refused = app.ask(path, "PUT", body=b"x" * 1000)
    passed = app.ask(path, "PUT", body=b"x" * 1000, token=app_token)

    assert (refused.status, refused.text) == (403, "Only the facilitator can do this.")
    assert passed.text != refused.text


def test_an_upload_of_the_facilitator_from_another_page_is_refused(
    app: Address, app_token: str
) -> None:
    path = "/_stcore/upload_file/any-session/any-file"

    answer = app.ask(path, "PUT", token=app_token, origin="http://evil.test")

    assert answer.text == "This request came from another page."


def test_metrics_are_for_the_facilitator(app: Address, app_token: str) -> None:
    assert app.ask("/_stcore/metrics").status == 403
    assert app.ask("/_stcore/metrics", token="x" * 43).status == 403
    assert app.ask("/_stcore/metrics", token=app_token).status == 200


@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/agent",
        "/_stcore/agent/openapi.json",
        "/_stcore/%61gent/openapi.json",
        "/%5fstcore/agent/openapi.json",
        "//_stcore/agent/openapi.json",
        "/./_stcore/agent/openapi.json",
        "/x/../_stcore/agent/openapi.json",
        "/_stcore//agent/openapi.json",
        "/_stcore/AGENT/openapi.json",
    ],
)
def test_the_agent_interface_is_not_there(app: Address, app_token: str, path: str) -> None:
    """Whatever way its address is written, nobody gets its description."""
    answer = app.ask(path, token=app_token)

    assert b'"openapi"' not in answer.body
    assert app.ask(path, "POST", body=b"{}").status in (400, 403, 404, 405)


@pytest.mark.parametrize(
    "path",
    [
        "/%5fstcore/metrics",
        "/_stcore/%6detrics",
        "//_stcore/metrics",
        "/./_stcore/metrics",
        "/x/../_stcore/metrics",
        "/_stcore/metrics/",
        "/_stcore/metrics?x=1",
    ],
)
def test_no_other_way_of_writing_it_leads_to_the_metrics(app: Address, path: str) -> None:
    assert b"# TYPE" not in app.ask(path).body


def test_no_path_leads_to_the_database_or_the_key(app: Address, app_process: Server) -> None:
    key = app_process.database.with_name("workshop.db.key").read_bytes()
    names = ["workshop.db", "workshop.db-wal", "workshop.db.key", "workshop-backups"]
    prefixes = ["/", "/static/", "/app/static/", "/media/", "/component/", "/../", "/data/"]
    full = [quote(str(app_process.database.with_name(name))) for name in names]

    for path in [p + n for p in prefixes for n in names] + full + [f"//{f}" for f in full]:
        body = app.ask(path).body
        assert b"SQLite format 3" not in body
        assert key not in body


def test_the_facilitator_link_of_the_terminal_opens_the_app(
    app: Address, app_process: Server, app_token: str
) -> None:
    assert app_process.host_link.startswith(f"http://localhost:{app.port}/host/")
    assert len(app_token) == 43
    assert app.ask("/workshops/none/backlog.csv", token=app_token).status == 404


def test_no_token_and_no_key_is_printed(app: Address, app_process: Server, app_token: str) -> None:
    """The link stands in the banner once, and no request is ever logged with it."""
    key = app_process.host_link.rpartition("/")[2]
    app.ask(f"/host/{key}")

    assert app_process.output.count(key) == 1
    assert app_token not in app_process.output


@pytest.mark.parametrize(
    "data",
    [
        b"GET / HTTP/1.1\r\nConnection: close\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: [\r\nConnection: close\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: \xff\xfe\r\nConnection: close\r\n\r\n",
        b"GET /host/\xff\xfe HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        b"GET /host/%FF%FE HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        b"GET /workshops/%00/backlog.csv HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        b"\x16\x03\x01\x00\xa5\x01\x00\x00\xa1\x03\x03",
        b"NONSENSE\r\n\r\n",
    ],
)
def test_what_no_browser_sends_is_refused_without_an_error(
    app: Address, app_process: Server, data: bytes
) -> None:
    """A scanner in the venue's network must not fill the terminal with tracebacks."""
    before = len(app_process.output)

    answer = app.raw(data)

    assert re.match(rb"HTTP/1.1 (4\d\d|200) ", answer)
    assert app.ask("/health").status == 200
    assert "Traceback" not in app_process.output[before:]


def test_an_unknown_cookie_is_a_stranger_and_does_no_harm(app: Address) -> None:
    for token in ("", "x", "x" * 4000, "%00", "\xe9\xff", '"; DROP TABLE tokens', COOKIE):
        assert app.ask("/_stcore/metrics", token=token).status == 403
        assert app.ask("/workshops/w/backlog.csv", token=token).status == 403


def test_the_app_is_still_healthy_after_all_this(app: Address, app_process: Server) -> None:
    wait_for(lambda: app.ask("/health").status == 200)

    assert "Traceback" not in app_process.output
