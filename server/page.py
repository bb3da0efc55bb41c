"""Small pages of our own, outside Streamlit: for a phone, one thumb and any screen reader."""

from __future__ import annotations

import asyncio
import html
import re
from collections.abc import Mapping
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, RedirectResponse

from workshop.translation import t

LONGEST_BODY = 16_384
BODY_SECONDS = 10.0
"""How long a form may take to arrive."""
FRAME = """<!doctype html><html lang="en"><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark }}
* {{ box-sizing: border-box }}
body {{ font: 1.125rem/1.5 system-ui, sans-serif; max-width: 34rem; margin: {top} auto 4rem;
  padding: 0 1.25rem; overflow-wrap: anywhere }}
h1 {{ font-size: 1.75rem; line-height: 1.2; margin: 0 0 .75rem }}
button, .button {{ font: inherit; font-weight: 600; padding: .75rem 1.5rem; border: 0;
  min-height: 3rem; border-radius: .5rem; background: #0060a0; color: #fff; cursor: pointer }}
a.button {{ display: inline-block; text-decoration: none }}
button.plain, summary {{ background: none; color: inherit; border: 2px solid #8a8a8a }}
:is(button, a, input, select, summary):focus-visible {{ outline: 3px solid #e69f00;
  outline-offset: 2px }}
.list {{ display: grid; gap: .75rem; margin: 1rem 0; padding: 0; list-style: none }}
.list button, .wide {{ width: 100%; text-align: start; min-height: 3.5rem }}
.wide {{ text-align: center }}
small {{ font-weight: 400; opacity: .85; margin-inline-start: .5rem }}
summary {{ font-weight: 600; padding: .75rem 1.5rem; border-radius: .5rem; cursor: pointer }}
label, legend {{ display: block; font-weight: 600; margin: 1rem 0 .25rem }}
fieldset {{ border: 0; margin: 1rem 0 0; padding: 0 }}
fieldset label {{ font-weight: 400; margin: 0; padding: .75rem 0; min-height: 3rem }}
input[type=text], select {{ font: inherit; width: 100%; min-height: 3rem; padding: .5rem .75rem;
  border: 2px solid #8a8a8a; border-radius: .5rem }}
input[type=radio] {{ width: 1.5rem; height: 1.5rem; vertical-align: -.3rem; margin-right: .5rem }}
input[type=text].code {{ font-size: 2rem; letter-spacing: .15em; text-transform: uppercase }}
.said {{ border-left: .375rem solid #e69f00; padding-left: .75rem; font-weight: 600 }}
form > button.wide {{ margin-top: 1.25rem }}
</style>
<main><h1>{title}</h1>{text}{form}</main></html>"""
BUTTON = '<form method="post"><button autofocus>{label}</button></form>'


def page(
    title: str,
    text: str,
    button: str = "",
    status: int = 200,
    *,
    body: str = "",
    high: bool = False,
    again: int = 0,
) -> HTMLResponse:
    """A page that no browser keeps.

    Args:
        title: What it is about, as people typed it.
        text: One paragraph, as people typed it; none if empty.
        button: What its only button says; pressing it posts to this very address.
        status: The HTTP status.
        body: HTML in place of the button. Everything people typed in it is escaped already.
        high: Begin at the top, because more follows than fits on a phone.
        again: Seconds after which it loads itself again, 0 for never.
    """
    form = BUTTON.format(label=html.escape(button)) if button else body
    content = FRAME.format(
        title=html.escape(title),
        text=f"<p>{html.escape(text)}</p>" if text else "",
        form=form,
        top="2rem" if high else "18vh",
    )
    headers = {"Cache-Control": "no-store"} | ({"Refresh": str(again)} if again else {})
    return HTMLResponse(content, status, headers=headers)


def redirect(path: str) -> RedirectResponse:
    """Go on at *path*, with a GET; no browser remembers the way."""
    return RedirectResponse(path, 303, headers={"Cache-Control": "no-store"})


async def posted(request: Request) -> Mapping[str, str]:
    """The fields of a form that was sent; none when it is too large or makes no sense.

    Raises:
        HTTPException: It did not arrive in time.
    """
    body = b""
    try:
        async with asyncio.timeout(BODY_SECONDS):
            async for part in request.stream():
                body += part
                if len(body) > LONGEST_BODY:
                    return {}
        text = body.decode("ascii")
        return dict(parse_qsl(text, keep_blank_values=True, max_num_fields=20, errors="replace"))
    except TimeoutError:
        late = t("What you sent did not arrive in time. Try again.")
        raise HTTPException(408, late, {"Connection": "close"}) from None
    except (ValueError, ClientDisconnect):
        return {}


FORM = re.compile("[0-9a-f]{32}")


def form_id(fields: Mapping[str, str]) -> str:
    """The random id of the form that was sent, empty when it has none of ours."""
    found = fields.get("form", "")
    return found if FORM.fullmatch(found) else ""
