"""The guard: an ASGI layer before Streamlit that refuses what should never reach it.

A wrong Host is somebody else's page using our address (DNS rebinding); a wrong Origin
is somebody else's page using our visitor. Streamlit answers both, and a foreign Origin
makes it look up its outside address in the event loop, which freezes everybody.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

import streamlit
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LEADERS_ONLY = ("/_stcore/upload_file", "/_stcore/metrics")
NOBODY = ("/_stcore/agent",)
LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})


@cache
def content_security_policy() -> str:
    """What a page may load: only what we serve, plus the blobs of components v2."""
    page = Path(streamlit.__file__).parent / "static" / "index.html"
    scripts = re.findall(r"<script>(.*?)</script>", page.read_text(), re.DOTALL)
    hashes = (base64.b64encode(hashlib.sha256(s.encode()).digest()).decode() for s in scripts)
    allowed = " ".join(f"'sha256-{value}'" for value in hashes)
    return (
        "default-src 'self'; "
        f"script-src 'self' 'wasm-unsafe-eval' blob: {allowed}; "
        "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
        "font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; "
        "frame-src 'none'; object-src 'none'; base-uri 'none'; "
        "form-action 'self'; frame-ancestors 'none'"
    )


def security_headers() -> dict[str, str]:
    """Headers of every answer. `same-origin` keeps the Origin on our own forms."""
    return {
        "Content-Security-Policy": content_security_policy(),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    }


class Guard:
    """Checks Host, Origin, a few paths and the number of connections of every request."""

    def __init__(
        self,
        app: ASGIApp,
        hosts: frozenset[str],
        connections: int,
        is_leader: Callable[[str | None], bool],
        cookie: str,
    ) -> None:
        self.app = app
        self._hosts = hosts | LOCAL
        self._connections = connections
        self._is_leader = is_leader
        self._cookie = cookie
        self._open = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it before anybody else sees it."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        refusal = self._refusal(scope)
        if refusal is not None:
            await _refuse(refusal, scope, receive, send)
            return
        self._open += 1
        try:
            await self.app(scope, receive, _with_headers(send))
        finally:
            self._open -= 1

    def _refusal(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        path: str = scope["path"]
        if self._open >= self._connections:
            return PlainTextResponse("The room is full. Try again in a moment.", 503)
        if not self._is_our_host(headers.get("host", ""), scope):
            return PlainTextResponse("This address does not belong to the workshop.", 400)
        if _changes_something(scope) and not _same_origin(headers):
            return PlainTextResponse("This request came from another page.", 403)
        if path.startswith(NOBODY):
            return PlainTextResponse("Not found.", 404)
        if path.startswith(LEADERS_ONLY) and not self._is_leader(_cookie(headers, self._cookie)):
            return PlainTextResponse("Only the facilitator can do this.", 403)
        return None

    def _is_our_host(self, host: str, scope: Scope) -> bool:
        """The names we were told, and whatever address this very connection came in on.

        The second follows the laptop from network to network by itself.
        """
        name = _name(_parts(f"//{host}"))
        own = str((scope.get("server") or ("",))[0]).removeprefix("::ffff:").lower()
        return bool(name) and (name in self._hosts or name == own.partition("%")[0])


def _changes_something(scope: Scope) -> bool:
    return scope["type"] == "websocket" or scope["method"] not in ("GET", "HEAD", "OPTIONS")


def _same_origin(headers: Headers) -> bool:
    """Whether the page that sends this came from the address it sends it to."""
    origin = _parts(headers.get("origin", ""))
    usual = {"http": 80, "https": 443}.get(origin.scheme)
    host = _parts(f"//{headers.get('host', '')}")
    if usual is None or not host.hostname:
        return False
    return (_name(origin), origin.port or usual) == (_name(host), host.port or usual)


def _name(parts: SplitResult) -> str:
    """The host name as it is compared: no zone of a link-local address, no final dot."""
    return (parts.hostname or "").partition("%")[0].rstrip(".")


def _parts(url: str) -> SplitResult:
    """The parts of *url*, none of them when it is no address at all."""
    try:
        parts = urlsplit(url)
        return parts if parts.port is None or parts.port else urlsplit("")
    except ValueError:
        return urlsplit("")


def _cookie(headers: Headers, name: str) -> str | None:
    return cookie_parser(headers.get("cookie", "")).get(name)


async def _refuse(refusal: Response, scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": 1008, "reason": ""})
        return
    await refusal(scope, receive, _with_headers(send))


def _with_headers(send: Send) -> Send:
    async def send_with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in security_headers().items():
                headers.setdefault(name, value)
        await send(message)

    return send_with_headers
