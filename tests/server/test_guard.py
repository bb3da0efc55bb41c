"""Who gets past the guard, asked with bare ASGI scopes: every form of Host and Origin."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import re
from pathlib import Path
from typing import Any

import pytest
import streamlit
from starlette.responses import PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

from server.guard import Guard, content_security_policy, security_headers
from server.identity import COOKIE

LEADER = "the-facilitators-token"


async def welcome(scope: Scope, receive: Receive, send: Send) -> None:
    """The app behind the guard: greets requests, accepts sockets."""
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.accept"})
    elif scope["type"] == "http":
        await PlainTextResponse("welcome", headers={"X-Content-Type-Options": "mine"})(
            scope, receive, send
        )
    else:
        await send({"type": f"{scope['type']}.seen"})


def guarded(
    app: Any = welcome, hosts: str = "workshop.test", connections: int = 100, known: str = ""
) -> Guard:
    """A guard that lets other machines ask for the path *known* only."""
    names = frozenset(hosts.split())
    return Guard(
        app,
        names,
        connections,
        is_leader=lambda token: token == LEADER,
        may_ask=lambda asked: asked["path"] == known,
        sender=lambda asked: "",
    )


def scope(
    path: str = "/",
    *,
    kind: str = "http",
    method: str = "GET",
    host: str | None = "localhost:8501",
    origin: str | None = None,
    cookie: str | None = None,
    server: tuple[str, int | None] | None = ("127.0.0.1", 8501),
    client: tuple[str, int] | None = None,
) -> Scope:
    named = {"host": host, "origin": origin, "cookie": cookie}
    headers = [(n.encode(), v.encode("latin-1")) for n, v in named.items() if v is not None]
    found: Scope = {"type": kind, "path": path, "headers": headers, "server": server}
    found["client"] = client
    return found if kind != "http" else {**found, "method": method}


async def _nothing_more() -> dict[str, Any]:
    return {"type": "websocket.connect"}


def outcome(asked: Scope, guard: Guard | None = None) -> list[Any]:
    """The messages that the guard (or the app behind it) sends."""
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    asyncio.run((guard or guarded())(asked, _nothing_more, send))
    return sent


def status(asked: Scope, guard: Guard | None = None) -> int:
    """The HTTP status, or for a WebSocket 101 when it was let in and 403 when not."""
    first = outcome(asked, guard)[0]
    if first["type"].startswith("websocket"):
        return 101 if first["type"] == "websocket.accept" else 403
    code: int = first["status"]
    return code


@pytest.mark.parametrize(
    ("host", "came_in_on"),
    [
        ("localhost", "127.0.0.1"),
        ("localhost:8501", "127.0.0.1"),
        ("LOCALHOST:8501", "127.0.0.1"),
        ("127.0.0.1:8501", "127.0.0.1"),
        ("[::1]:8501", "::1"),
        ("[::1]", "::1"),
        ("workshop.test", "192.168.1.7"),
        ("Workshop.Test:443", "192.168.1.7"),
        ("192.168.1.7:8501", "192.168.1.7"),
        ("192.168.1.7", "192.168.1.7"),
        ("192.168.1.7:8501", "::ffff:192.168.1.7"),
        ("[fd00::2]:8501", "fd00::2"),
        ("[FD00::2]", "fd00::2"),
    ],
)
def test_our_names_and_our_own_address_are_let_in(host: str, came_in_on: str) -> None:
    """The address of the laptop needs no setting: it is where the connection came in."""
    assert status(scope(host=host, server=(came_in_on, 8501))) == 200


@pytest.mark.parametrize(
    "host",
    [
        None,
        "",
        " ",
        ":8501",
        "evil.test",
        "evil.test:8501",
        "localhost.evil.test",
        "127.0.0.1.evil.test:8501",
        "evil.test.workshop.test",
        "notworkshop.test",
        "localhost@evil.test",
        "192.168.1.8:8501",
        "0.0.0.0:8501",
        "[::2]:8501",
        "[::1",
        "[",
        "[nonsense]:8501",
        "2130706433",
        "127.1",
    ],
)
def test_another_host_is_refused_with_a_sentence(host: str | None) -> None:
    """A page that points its own name at our address (DNS rebinding) gets nothing."""
    start, body = outcome(scope(host=host))

    assert start["status"] == 400
    assert body["body"] == b"This address does not belong to the workshop."


@pytest.mark.parametrize("server", [None, ("", None), ("/run/app.sock", None)])
def test_no_host_is_refused_where_the_server_has_no_address(
    server: tuple[str, int | None] | None,
) -> None:
    """Behind a Unix socket there is no address to compare with."""
    assert status(scope(host="", server=server)) == 400
    assert status(scope(host=None, server=server)) == 400
    assert status(scope(host="workshop.test", server=server)) == 200


OUR_ORIGINS = [
    ("localhost:8501", "http://localhost:8501"),
    ("127.0.0.1:8501", "http://127.0.0.1:8501"),
    ("[::1]:8501", "http://[::1]:8501"),
    ("workshop.test", "https://workshop.test"),
]
OTHER_ORIGINS = [
    None,
    "",
    "null",
    "http://evil.test",
    "http://evil.test:8501",
    "http://localhost",
    "http://localhost:9999",
    "http://127.0.0.1:8501",
    "http://localhost:8501.evil.test",
    "http://localhost:8501@evil.test",
    "http://evil.test/localhost:8501",
    "localhost:8501",
    "file://",
    "http://[",
    "http://[::1",
]
CHANGES = [("http", "POST"), ("http", "PUT"), ("http", "DELETE"), ("http", "PATCH")]


@pytest.mark.parametrize(("kind", "method"), [*CHANGES, ("websocket", "")])
@pytest.mark.parametrize(("host", "origin"), OUR_ORIGINS)
def test_our_own_page_may_change_things(kind: str, method: str, host: str, origin: str) -> None:
    passed = status(scope(kind=kind, method=method, host=host, origin=origin))

    assert passed == (101 if kind == "websocket" else 200)


@pytest.mark.parametrize(("kind", "method"), [*CHANGES, ("websocket", "")])
@pytest.mark.parametrize("origin", OTHER_ORIGINS)
def test_another_page_may_not_change_anything(kind: str, method: str, origin: str | None) -> None:
    """Also a missing Origin: every browser sends one with these."""
    assert status(scope(kind=kind, method=method, origin=origin)) == 403


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
@pytest.mark.parametrize("origin", OTHER_ORIGINS)
def test_looking_needs_no_origin(method: str, origin: str | None) -> None:
    """A link in a chat leads here; a GET changes nothing."""
    assert status(scope(method=method, origin=origin)) == 200


@pytest.mark.parametrize("path", ["/_stcore/upload_file/s/f", "/_stcore/metrics"])
@pytest.mark.parametrize(
    ("cookie", "expected"),
    [
        (None, 403),
        ("", 403),
        (f"{COOKIE}=wrong", 403),
        (f"{COOKIE}=", 403),
        (f"my{COOKIE}={LEADER}", 403),
        (f"{COOKIE}x={LEADER}", 403),
        (f"other={COOKIE}={LEADER}", 403),
        (f"{COOKIE}={LEADER}", 200),
        (f"a=b; {COOKIE}={LEADER}; c=d", 200),
        (f"a=b;{COOKIE}={LEADER}", 200),
    ],
)
def test_uploads_and_metrics_are_for_the_facilitator(
    path: str, cookie: str | None, expected: int
) -> None:
    assert status(scope(path, cookie=cookie)) == expected


@pytest.mark.parametrize("path", ["/_stcore/agent", "/_stcore/agent/openapi.json"])
@pytest.mark.parametrize("cookie", [None, f"{COOKIE}={LEADER}"])
def test_the_agent_interface_is_for_nobody(path: str, cookie: str | None) -> None:
    assert status(scope(path, cookie=cookie)) == 404


def test_lifespan_messages_pass() -> None:
    assert outcome({"type": "lifespan"}) == [{"type": "lifespan.seen"}]


class Waiting:
    """An app whose requests last until they are let go."""

    def __init__(self) -> None:
        self.go = asyncio.Event()
        self.entered = 0

    async def __call__(self, asked: Scope, receive: Receive, send: Send) -> None:
        self.entered += 1
        await self.go.wait()
        if asked["path"] == "/fails":
            raise RuntimeError("on purpose")
        await Response()(asked, receive, send)


def test_a_full_room_says_so_and_empties_again() -> None:
    """Connections count while they last, sockets included, failed ones no longer."""

    async def story() -> tuple[list[Any], list[Any]]:
        waiting, refused, later = Waiting(), [], []
        guard = guarded(waiting, connections=3)

        async def nobody(message: Any) -> None: ...
        async def refuse(message: Any) -> None:
            refused.append(message)

        async def after(message: Any) -> None:
            later.append(message)

        ours = scope(kind="websocket", origin="http://localhost:8501")
        inside = [
            asyncio.create_task(guard(asked, _nothing_more, nobody))
            for asked in (scope(), scope("/fails"), ours)
        ]
        while waiting.entered < 3:
            await asyncio.sleep(0)
        await guard(scope(), _nothing_more, refuse)
        waiting.go.set()
        await asyncio.gather(*inside, return_exceptions=True)
        await guard(scope(), _nothing_more, after)
        return refused, later

    refused, later = asyncio.run(story())

    assert refused[0]["status"] == 503
    assert refused[1]["body"] == b"The room is full. Try again in a moment."
    assert later[0]["status"] == 200


def header_lines(asked: Scope, guard: Guard | None = None) -> dict[str, str]:
    start = outcome(asked, guard)[0]
    return {name.decode(): value.decode() for name, value in start["headers"]}


@pytest.mark.parametrize(
    "asked",
    [
        scope(),
        scope(host="evil.test"),
        scope(method="POST", origin="null"),
        scope("/_stcore/metrics"),
        scope("/_stcore/agent"),
    ],
)
def test_every_answer_carries_the_security_headers(asked: Scope) -> None:
    found = header_lines(asked)

    for name in security_headers():
        assert name.lower() in found


def test_a_full_room_carries_them_too() -> None:
    found = header_lines(scope(), guarded(connections=0))

    assert set(map(str.lower, security_headers())) <= set(found)


def test_a_header_the_app_has_set_is_left_alone() -> None:
    assert header_lines(scope())["x-content-type-options"] == "mine"


def directives() -> dict[str, list[str]]:
    parts = (part.split() for part in content_security_policy().split(";"))
    return {name: values for name, *values in parts}


def test_the_policy_allows_streamlits_own_inline_scripts_and_no_other() -> None:
    page = (Path(streamlit.__file__).parent / "static" / "index.html").read_text()
    inline = re.findall(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", page, re.DOTALL)
    digests = [base64.b64encode(hashlib.sha256(s.encode()).digest()).decode() for s in inline]

    allowed = directives()["script-src"]

    assert inline
    assert {f"'sha256-{digest}'" for digest in digests} == {a for a in allowed if "sha256" in a}
    assert "'unsafe-inline'" not in allowed
    assert "'unsafe-eval'" not in allowed


def test_the_policy_lets_nothing_out_and_nobody_frame_us() -> None:
    found = directives()

    assert found["default-src"] == ["'self'"]
    assert found["connect-src"] == ["'self'"]
    assert found["form-action"] == ["'self'"]
    assert found["img-src"] == ["'self'", "data:", "blob:"]
    for name in ("frame-src", "object-src", "base-uri", "frame-ancestors"):
        assert found[name] == ["'none'"]
