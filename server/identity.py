"""The cookie that says which person a browser is, and from where it asks."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.requests import HTTPConnection, Request, cookie_parser
from starlette.responses import Response
from starlette.types import Scope

from data.access.visitors import who
from data.process import this_process
from server.hosts import host_name
from workshop.roles import Actor

COOKIE = "workshop_device"
YEAR = 365 * 24 * 3600


def token_of(scope: Scope) -> str | None:
    """The token that a request brings, None for a browser that was never given one."""
    return cookie_parser(Headers(scope=scope).get("cookie", "")).get(COOKIE)


def viewer(connection: HTTPConnection, workshop_id: str) -> Actor | None:
    """Who sends this request, judged by its cookie and the roster; None for a stranger.

    Raises:
        CannotOpen: The database cannot be read.
    """
    return who(token_of(connection.scope), workshop_id)


def host_of(request: Request) -> str:
    """The name or address under which the browser found us: its cookie stays with that."""
    return host_name(request.headers.get("host", ""))


def address_of(request: Request) -> str:
    """The network address that the request came from."""
    return request.client.host if request.client else ""


def give(request: Request, response: Response, token: str) -> None:
    """Make the browser that gets *response* the device with this token.

    Tokens change with the role, so the one it had before is over.

    Raises:
        NotSaved: The old one stays good; give it nothing new.
    """
    this_process().devices.forget(token_of(request.scope))
    response.set_cookie(
        COOKIE,
        token,
        max_age=YEAR,
        httponly=True,
        samesite="lax",
        secure=this_process().settings.secure_cookies,
        path="/",
    )
