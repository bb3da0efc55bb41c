"""Parts of a page that are drawn by our own script in the browser."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import streamlit as st

from workshop.translation import translated

HERE = Path(__file__).parent.parent
SHARED = "kit/elements.js"
"""What every script may use."""

Mount = Callable[..., Any]
"""Puts the element on the page: its key, its data, and ``on_<event>_change`` for each event."""


def element(name: str, *files: str, html: str = "") -> Mount:
    """An element of our own, made of scripts and styles beside their modules.

    Args:
        name: What it is called among all elements.
        files: Its ``.js`` and ``.css`` files below ``components``, in their order.
        html: What it begins with.
    """
    styles = [file for file in files if file.endswith(".css")]
    scripts = [SHARED, *(file for file in files if file.endswith(".js"))]
    component = st.components.v2.component(
        f"workshop_{name}",
        html=html or None,
        css=_joined(styles) or None,
        js=_joined(scripts),
    )

    def mount(key: str, data: Mapping[str, Any], **events: Any) -> Any:
        if "words" in data:
            data = {**data, "words": translated(data["words"])}
        # As one text: in anything else Streamlit looks for tables, value by value.
        return component(key=key, data=json.dumps(data).encode(), **events)

    return mount


def _joined(files: list[str]) -> str:
    return "".join((HERE / file).read_text() for file in files)
