"""The cookie that says which person a browser is."""

from __future__ import annotations

from starlette.requests import HTTPConnection
from starlette.responses import Response

from data.devices import Devices
from workshop.roles import Actor

COOKIE = "workshop_device"
YEAR = 365 * 24 * 3600


def viewer(connection: HTTPConnection, devices: Devices, workshop_id: str) -> Actor | None:
    """Who sends this request, judged by its cookie alone; None for a stranger."""
    return devices.find(connection.cookies.get(COOKIE), workshop_id)


def give(response: Response, token: str, *, secure: bool) -> None:
    """Make the browser that gets *response* the device with this token."""
    response.set_cookie(
        COOKIE, token, max_age=YEAR, httponly=True, samesite="lax", secure=secure, path="/"
    )
