"""Who looks at this page: the device cookie, as pages read it (routes: `server.identity`)."""

from __future__ import annotations

from urllib.parse import urlsplit

import streamlit as st

COOKIE = "workshop_device"


def device_token() -> str | None:
    """The token of this browser, as it was when the page connected; None for a stranger."""
    token: str | None = st.context.cookies.get(COOKIE)
    return token


def path() -> str:
    """The page this window was opened at: ``""`` for the list, ``"wall"`` for the projector."""
    return urlsplit(str(st.context.url or "")).path.strip("/")


def is_dark() -> bool:
    """Whether the page is drawn light on dark."""
    return bool(st.context.theme.type == "dark")
