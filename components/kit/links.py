"""Links that stay in this window. Streamlit's own always open another one."""

from __future__ import annotations

from html import escape

import streamlit as st

_STYLE = (
    "display: inline-block; padding: .4rem .8rem; border: 1px solid; border-radius: .5rem; "
    "color: inherit; text-decoration: none"
)


def stay_here(words: str, address: str) -> None:
    """A link of our own words that opens *address* in this very window."""
    link = f'<a href="{escape(address)}" target="_self" style="{_STYLE}">{escape(words)}</a>'
    st.html(link, width="content")
