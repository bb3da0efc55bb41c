"""Telling the browser which half-typed words have been saved and can be forgotten."""

from __future__ import annotations

import re
import uuid

import streamlit as st

DONE = "drafts.done"


def forget(form: str) -> None:
    """The words of *form* are saved, or were given up on purpose."""
    done: dict[str, str] = st.session_state.setdefault(DONE, {})
    done[css_key(form)] = uuid.uuid4().hex


def forgotten() -> dict[str, str]:
    """Every form that was forgotten in this session, and a mark of when."""
    return dict(st.session_state.get(DONE, {}))


def css_key(key: str) -> str:
    """How Streamlit writes a widget key into the class of its element."""
    return re.sub(r"[^a-zA-Z0-9_-]", "-", key.strip())
