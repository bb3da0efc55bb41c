"""Keep keys and eyes with the forms of a phone: opened, refused, closed."""

from __future__ import annotations

import streamlit as st

from components.kit.element import element

WORDS = {"form": "What you write"}

_focus = element("attend", "kit/focus.js")


def keep_focus() -> None:
    """Lead whoever opened a form into it, and whoever was refused to the reason.

    While a refused form is open, the bar does not say that everything is saved.
    """
    names = [str(name) for name in st.session_state]
    forms = [name.removesuffix(".seen") for name in names if name.endswith(".seen")]
    refused = [
        {"form": form, "base_seq": st.session_state[f"{form}.seen"]}
        for form in forms
        if st.session_state.get(f"{form}.conflicts")
    ]
    _focus(key="attend", data={"open": forms, "refused": refused, "words": WORDS})
