"""Links that make a browser somebody. Opening one changes nothing; pressing its button does.

Chat programs and mail filters open every link they see, so a GET that logged in would
be spent by a preview.
"""

from __future__ import annotations

import html
import secrets
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from data.devices import HOST, box_secret
from data.process import this_process
from server.identity import give, viewer
from workshop.errors import WorkshopError
from workshop.roles import LEADERS, Actor, Role

PAGE = """<!doctype html><html lang="en"><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark }}
body {{ font: 1.125rem/1.5 system-ui, sans-serif; max-width: 34rem; margin: 18vh auto;
  padding: 0 1.5rem }}
h1 {{ font-size: 1.75rem; line-height: 1.2 }}
button {{ font: inherit; font-weight: 600; padding: .75rem 1.5rem; border: 0;
  border-radius: .5rem; background: #0060a0; color: #fff; cursor: pointer }}
button:focus-visible {{ outline: 3px solid #e69f00; outline-offset: 2px }}
</style>
<main><h1>{title}</h1><p>{text}</p>{form}</main></html>"""
BUTTON = '<form method="post"><button autofocus>{label}</button></form>'


def page(title: str, text: str, button: str = "", status: int = 200) -> HTMLResponse:
    """A small page of our own, outside Streamlit, never kept by a browser."""
    form = BUTTON.format(label=html.escape(button)) if button else ""
    body = PAGE.format(title=html.escape(title), text=html.escape(text), form=form)
    return HTMLResponse(body, status, headers={"Cache-Control": "no-store"})


async def host_page(request: Request) -> Response:
    """GET /host/{key}: ask before this browser becomes the facilitator's."""
    if not _is_key(request):
        return _wrong_key()
    return page(
        "Run workshops from this browser",
        "This link makes you the facilitator in this browser, until you clear its cookies.",
        "Continue as facilitator",
    )


def become_host(request: Request) -> Response:
    """POST /host/{key}: give this browser a facilitator token, then show the app."""
    if not _is_key(request):
        return _wrong_key()
    process = this_process()
    try:
        token = process.devices.issue(HOST)
    except WorkshopError as error:
        return page("That did not work", error.sentence, status=503)
    response = RedirectResponse("/", 303, headers={"Cache-Control": "no-store"})
    give(response, token, secure=process.settings.secure_cookies)
    return response


def _is_key(request: Request) -> bool:
    given = str(request.path_params["key"]).encode()
    return secrets.compare_digest(given, this_process().key.encode())


def _wrong_key() -> Response:
    return page(
        "This link does not work any more",
        "Use the facilitator link that the app printed when it started. Nothing was changed.",
        status=403,
    )


async def box_page(request: Request) -> Response:
    """GET /box/{workshop}/{secret}: ask before this device becomes the ballot box."""
    if not _is_box(request):
        return _wrong_box()
    return page(
        "Use this device as the ballot box",
        "It goes round and takes one ballot after the other. It shows nothing else of the "
        "workshop, and it stays the ballot box until you clear its cookies.",
        "Start the ballot box",
    )


def become_box(request: Request) -> Response:
    """POST /box/{workshop}/{secret}: give this device a token for ballots, nothing more.

    A leader's browser keeps its own token, and a box stays the box it is.
    """
    if not _is_box(request):
        return _wrong_box()
    process = this_process()
    workshop_id = str(request.path_params["workshop"])
    response = RedirectResponse(
        f"/box?w={quote(workshop_id, safe='')}", 303, headers={"Cache-Control": "no-store"}
    )
    try:
        known = viewer(request, process.devices, workshop_id)
        if known is not None and (known.role in LEADERS or known.role is Role.BOX):
            return response
        box = Actor(f"box-{secrets.token_hex(8)}", Role.BOX)
        token = process.devices.issue(box, workshop_id)
    except WorkshopError as error:
        return page("That did not work", error.sentence, status=503)
    give(response, token, secure=process.settings.secure_cookies)
    return response


def _is_box(request: Request) -> bool:
    workshop_id = str(request.path_params["workshop"])
    right = box_secret(this_process().key, workshop_id)
    given = str(request.path_params["secret"]).encode(errors="surrogatepass")
    return secrets.compare_digest(given, right.encode())


def _wrong_box() -> Response:
    return page(
        "This link does not work any more",
        "Ask the facilitator for the link of the ballot box. Nothing was changed.",
        status=403,
    )
