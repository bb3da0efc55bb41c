"""How windows look beyond Streamlit's theme: the wall's size, the desk's sticky controls."""

from __future__ import annotations

import streamlit as st

# Style only, and only of our own: the root size scales every native element with it. The
# only dialog is Streamlit's own about a lost connection; the bar says that in our words.
_WALL = """<style>
html { font-size: clamp(18px, 1.45vw, 44px) !important; }
h1 { font-size: 2.5rem !important; line-height: 1.15 !important; }
h2 { font-size: 1.5rem !important; font-weight: 400 !important; }
h3 { font-size: 1.35rem !important; }
[data-testid="stHeader"], [data-testid="stDialog"], [data-testid="stSidebar"] { display: none; }
[data-testid="stMainBlockContainer"] { padding: 1.5rem 3rem 1rem; }
[data-testid="stMainBlockContainer"] [data-testid="stVerticalBlock"] { gap: .5rem; }
h1 { padding: .25rem 0 1.25rem !important; }
.st-key-code h1 { font-size: 5rem !important; letter-spacing: .03em; white-space: nowrap; }
.st-key-wall-safe { position: fixed; bottom: .5rem; right: 1rem; width: auto; font-size: 1rem; }
</style>"""
_ROOM = """<style>
[data-testid="stHeader"], [data-testid="stDialog"], [data-testid="stSidebar"] { display: none; }
[data-testid="stMainBlockContainer"] { padding: 1rem; }
</style>"""
_PHONE = """<style>
[data-testid="stHeader"], [data-testid="stDialog"], [data-testid="stSidebar"],
[data-testid="stElementToolbar"] { display: none; }
[data-testid="stMainBlockContainer"] { padding: .75rem 1rem 5rem; max-width: 40rem; }
[data-testid="stMainBlockContainer"] [data-testid="stVerticalBlock"] { gap: .75rem; }
h1 { font-size: 1.5rem !important; line-height: 1.25 !important; }
h1 { padding: .25rem 0 .75rem !important; }
h3 { font-size: 1.125rem !important; }
[data-testid="stLayoutWrapper"]:has(> .st-key-frame) {
  position: sticky; top: min(0px, (100vh - 40rem) * 999); z-index: 90; background: PAPER;
}
.stMarkdownEllipsis, .stMarkdownEllipsis p, .stMarkdownBadge {
  white-space: normal !important; overflow-wrap: anywhere;
}
[data-testid="stButtonGroup"] > div { flex-wrap: wrap; }
.st-key-answers button, [class*="st-key-ticket-box"] button { max-width: 100%; }
[class*="st-key-ticket-box"] [data-testid="stForm"] { border: 0; padding: 0; }
input::placeholder { font-size: min(1em, 5vw); }
input:placeholder-shown { text-overflow: ellipsis; }
.st-key-you-are { padding-top: 1rem; }
.st-key-you-are [data-testid="stText"] { font-size: .875rem; }
@media (prefers-reduced-motion: reduce) {
  *, ::before, ::after { animation: none !important; transition: none !important; }
}
.st-key-frame { border-bottom: 1px solid rgba(128, 128, 128, .35); padding: .5rem 0; }
</style>"""
_KEYPAD = f"""{_WALL}<style>
[data-testid="stApp"] {{ user-select: none; -webkit-user-select: none; cursor: default; }}
</style>"""
_DESK = """<style>
[data-testid="stDialog"] { display: none; }
[data-testid="stMainBlockContainer"] { padding: 4.25rem 2.5rem 3rem; }
h1 { font-size: 1.375rem !important; padding: 0 0 1rem !important; }
[data-testid="stLayoutWrapper"]:has(> .st-key-frame) {
  position: sticky; top: 3.75rem; z-index: 90; background: PAPER; padding-top: .25rem;
}
.st-key-frame { gap: .5rem; border-bottom: 1px solid rgba(128, 128, 128, .35); }
.st-key-tools { padding-bottom: .5rem; }
.st-key-asks:not(:empty) { padding-bottom: .5rem; }
:is(.st-key-controls, .st-key-tools) button { padding: .25rem .6rem; min-height: 2.25rem; }
[data-testid="InputInstructions"] { display: none; }
button[data-variant][data-selected="true"] {
  color: inherit !important;
}
</style>"""
# Streamlit's own paper: what scrolls below the controls must not shine through.
_LIGHT, _DARK = "#ffffff", "#171614"
_LIGHT_PHONE = _PHONE.replace("PAPER", _LIGHT)
_DARK_PHONE = _PHONE.replace("PAPER", _DARK)
_LIGHT_DESK = _DESK.replace("PAPER", _LIGHT)
_DARK_DESK = _DESK.replace("PAPER", _DARK)


def wall_look() -> None:
    """Make this window readable from the back."""
    st.html(_WALL)


def keypad_look() -> None:
    """Like the wall, and a mouse cannot even mark words: what it does must not show."""
    st.html(_KEYPAD)


def room_look() -> None:
    """Leave nothing but the page: a device that goes round has no menu and no way elsewhere."""
    st.html(_ROOM)


def phone_look(*, dark: bool) -> None:
    """One thumb, 390 pixels: no menu, large letters, nothing beside the question."""
    phone = _DARK_PHONE if dark else _LIGHT_PHONE
    st.html(phone)


def desk_look(*, dark: bool) -> None:
    """Keep clock and controls in sight on a long page."""
    desk = _DARK_DESK if dark else _LIGHT_DESK
    st.html(desk)
