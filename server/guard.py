"""The guard: an ASGI layer before Streamlit that refuses what should never reach it.

A wrong Host is somebody else's page using our address (DNS rebinding); a wrong Origin
is somebody else's page using our visitor. Streamlit answers both, and a foreign Origin
makes it look up its outside address in the event loop, which freezes everybody. Other
machines get an answer while some workshop lets phones in, when they are known already, or to
`server.startup.OPEN`: health, and links that bring a secret of their own.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import streamlit
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from data.joining.network import LOCAL
from server.hosts import from_elsewhere, host_name, own_address, same_origin
from server.identity import token_of
from server.limits import Paces, Seats
from server.page import page
from workshop.translation import t

LEADERS_ONLY = ("/_stcore/upload_file", "/_stcore/metrics")
NOBODY = ("/_stcore/agent",)


@cache
def content_security_policy() -> str:
    """What a page may load: only what we serve, plus the blobs of components v2."""
    index = Path(streamlit.__file__).parent / "static" / "index.html"
    scripts = re.findall(r"<script>(.*?)</script>", index.read_text(), re.DOTALL)
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
    """Checks Host, Origin, a few paths, strangers, and how much anybody takes of us.

    Args:
        app: What it guards.
        hosts: Names people may use besides the addresses of this machine.
        connections: How many are answered at once.
        is_leader: Whether a token is a facilitator's.
        may_ask: Whether another machine may send this request.
        sender: Whom a socket shares its allowance of messages with; empty for nobody.
    """

    def __init__(
        self,
        app: ASGIApp,
        hosts: frozenset[str],
        connections: int,
        *,
        is_leader: Callable[[str | None], bool],
        may_ask: Callable[[Scope], bool],
        sender: Callable[[Scope], str],
    ) -> None:
        self.app = app
        self._hosts = hosts | LOCAL
        self._seats = Seats(connections)
        self._paces = Paces()
        self._is_leader = is_leader
        self._may_ask = may_ask
        self._sender = sender

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it before anybody else sees it."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        refusal = self._refusal(scope)
        if refusal is not None:
            await _refuse(refusal, scope, receive, send)
            return
        if scope["type"] == "websocket":
            sender = self._sender(scope)
            receive, send = self._paces.paced(receive, send, scope["path"], sender)
        with self._seats.one(scope):
            await self.app(scope, receive, _with_headers(send))

    def _refusal(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        path: str = scope["path"]
        if self._seats.are_taken(scope):
            return PlainTextResponse(t("The room is full. Try again in a moment."), 503)
        if not self._is_our_host(headers.get("host", ""), scope):
            return PlainTextResponse(t("This address does not belong to the workshop."), 400)
        if _changes_something(scope) and not same_origin(headers):
            return PlainTextResponse(t("This request came from another page."), 403)
        if path.startswith(NOBODY):
            return PlainTextResponse(t("Not found."), 404)
        if from_elsewhere(scope) and not self._may_ask(scope):
            text = t("Ask the facilitator to let phones in.")
            return page(t("Joining is off"), text, status=403)
        if path.startswith(LEADERS_ONLY) and not self._is_leader(token_of(scope)):
            return PlainTextResponse(t("Only the facilitator can do this."), 403)
        return None

    def _is_our_host(self, host: str, scope: Scope) -> bool:
        """The names we were told, and whatever address this very connection came in on.

        The second follows the laptop from network to network by itself.
        """
        name = host_name(host)
        return bool(name) and (name in self._hosts or name == own_address(scope))


def _changes_something(scope: Scope) -> bool:
    return scope["type"] == "websocket" or scope["method"] not in ("GET", "HEAD", "OPTIONS")


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
