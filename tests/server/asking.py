"""Asking a server like a browser would, or like somebody would who is no browser."""

from __future__ import annotations

import http.client
import json
import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlencode

import pytest
import uvicorn
from starlette.types import ASGIApp
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from server.identity import COOKIE

ANOTHER_MACHINE = "127.0.0.2"
"""An address that is neither this machine's usual one nor the one that was connected to."""
PATIENCE = 10.0
"""Seconds after which something that should have happened has not."""


@dataclass(frozen=True)
class Answer:
    """What came back over HTTP. Header names are in lower case."""

    status: int
    headers: dict[str, list[str]]
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode()

    def header(self, name: str) -> str:
        """A header that stands there exactly once."""
        (value,) = self.headers[name.lower()]
        return value


class Address:
    """Where a server listens, and ways to ask it. *token* makes the asker somebody."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.host = f"127.0.0.1:{port}"
        self.origin = f"http://{self.host}"

    def ask(
        self,
        path: str,
        method: str = "GET",
        *,
        token: str | None = None,
        body: bytes | None = None,
        source: str | None = None,
        **headers: str | None,
    ) -> Answer:
        """One request; a header given as None is left out, ``_`` stands for ``-``.

        *source* is the address it comes from: ANOTHER_MACHINE is not this one.
        """
        sent: dict[str, str | None] = {"Host": self.host, "Connection": "close"}
        if method not in ("GET", "HEAD"):
            sent |= {"Origin": self.origin, "Content-Length": str(len(body or b""))}
        if token is not None:
            sent["Cookie"] = f"{COOKIE}={token}"
        sent |= {name.replace("_", "-").title(): value for name, value in headers.items()}
        bound = (source, 0) if source else None
        connection = http.client.HTTPConnection("127.0.0.1", self.port, PATIENCE, bound)
        try:
            connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            for name, value in sent.items():
                if value is not None:
                    connection.putheader(name, value)
            connection.endheaders(body)
            return _answer(connection.getresponse())
        finally:
            connection.close()

    def raw(self, data: bytes) -> bytes:
        """Send bytes as they are; everything that comes back until the server hangs up."""
        with socket.create_connection(("127.0.0.1", self.port), PATIENCE) as line:
            line.sendall(data)
            received = b""
            while part := line.recv(65536):
                received += part
        return received

    @contextmanager
    def dial(
        self,
        path: str,
        *,
        token: str | None = None,
        host: str | None = None,
        origin: str | None = "",
        subprotocols: Sequence[str] = (),
        source: str | None = None,
    ) -> Iterator[ClientConnection]:
        """A WebSocket; *origin* is our own unless given, None sends none."""
        bound = (source, 0) if source else None
        line = socket.create_connection(("127.0.0.1", self.port), PATIENCE, bound)
        shown = self.origin if origin == "" else origin
        headers = {"Cookie": f"{COOKIE}={token}"} if token is not None else {}
        with connect(
            f"ws://{host or self.host}{path}",
            sock=line,
            origin=None if shown is None else Origin(shown),
            additional_headers=headers,
            subprotocols=[Subprotocol(name) for name in subprotocols] or None,
            proxy=None,
        ) as opened:
            yield opened

    def refusal(self, path: str, **asked: Any) -> int:
        """The HTTP status with which a WebSocket was refused."""
        try:
            with self.dial(path, **asked):
                raise AssertionError("The door was open")
        except InvalidStatus as refused:
            return refused.response.status_code


def _answer(response: http.client.HTTPResponse) -> Answer:
    headers: dict[str, list[str]] = {}
    for name, value in response.getheaders():
        headers.setdefault(name.lower(), []).append(value)
    return Answer(response.status, headers, response.read())


def given(answer: Answer) -> str:
    """The token that an answer hands out, empty if none."""
    for cookie in answer.headers.get("set-cookie", []):
        if (found := SimpleCookie(cookie).get(COOKIE)) is not None:
            return found.value
    return ""


class Window:
    """One window on the live socket."""

    def __init__(self, connection: ClientConnection) -> None:
        self.connection = connection
        self.frames: list[str] = []
        self._waiting: list[dict[str, Any]] = []

    def hear(self, wanted: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
        """The first message that is *wanted* and was not heard before; others wait."""
        deadline = time.monotonic() + PATIENCE
        for earlier in self._waiting:
            if wanted(earlier):
                self._waiting.remove(earlier)
                return earlier
        while True:
            frame = self.connection.recv(max(0.0, deadline - time.monotonic()))
            assert isinstance(frame, str)
            self.frames.append(frame)
            message: dict[str, Any] = json.loads(frame)
            if wanted(message):
                return message
            self._waiting.append(message)

    def pulse(
        self, wanted: Callable[[dict[str, Any]], object] = lambda pulse: True
    ) -> dict[str, Any]:
        """The next pulse that is *wanted*."""
        found: dict[str, Any] = self.hear(lambda m: "pulse" in m and wanted(m["pulse"]))["pulse"]
        return found

    def caught_up(self, seq: int) -> dict[str, Any]:
        """The pulse of the state with this sequence number, or of a later one."""
        return self.pulse(lambda pulse: pulse["seq"] >= seq)

    def say(self, message: object) -> None:
        """Send a message, as JSON unless it is text or bytes already."""
        is_ready = isinstance(message, str | bytes)
        self.connection.send(message if is_ready else json.dumps(message))  # type: ignore[arg-type]

    def ask(self, message: object) -> dict[str, Any]:
        """Send a message and wait for its answer."""
        self.say(message)
        return self.hear(lambda answer: "pulse" not in answer)

    def closed_with(self) -> int:
        """The code with which the server hangs up, without having said anything."""
        with pytest.raises(ConnectionClosed) as closed:
            self.frames.append(str(self.connection.recv(PATIENCE)))
        assert closed.value.rcvd is not None
        return closed.value.rcvd.code

    def hung_up(self) -> int:
        """The code with which the server hangs up, whatever it said before."""
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                self.frames.append(str(self.connection.recv(deadline - time.monotonic())))
            except ConnectionClosed as closed:
                return closed.rcvd.code if closed.rcvd else 0


@contextmanager
def window(
    address: Address, workshop: str, token: str | None, person: str = "host", role: str = "screen"
) -> Iterator[Window]:
    """A window of a workshop, as the page of *person* opens it."""
    query = urlencode({"workshop": workshop, "role": role, "person": person})
    with address.dial(f"/live?{query}", token=token) as connection:
        yield Window(connection)


@contextmanager
def serving(app: ASGIApp) -> Iterator[Address]:
    """Serve *app* on 127.0.0.1 from a thread of this process, lifespan included."""
    line = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(
        uvicorn.Config(app, ws="websockets-sansio", log_config=None, access_log=False)
    )
    thread = threading.Thread(target=server.run, kwargs={"sockets": [line]}, name="server")
    thread.start()
    try:
        wait_for(lambda: server.started or not thread.is_alive())
        assert server.started
        yield Address(line.getsockname()[1])
    finally:
        server.should_exit = True
        thread.join(PATIENCE)
        line.close()


def wait_for(true: Callable[[], object]) -> None:
    """Look again until something is true, and fail when it never becomes so."""
    deadline = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < deadline, "It never came true"
        threading.Event().wait(0.01)


def headers_of(answer: Answer, names: Mapping[str, str]) -> dict[str, str]:
    """Those headers of an answer."""
    return {name: answer.header(name) for name in names}
