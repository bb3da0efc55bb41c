"""Quick entry: type, Enter, next. What could not be saved comes back into the box."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from workshop.errors import WorkshopError


def entry_form(
    key: str,
    boxes: Mapping[str, str],
    *,
    button: str,
    choices: Sequence[Callable[[], None]] = (),
    placeholders: Mapping[str, str] | None = None,
    long: bool = False,
) -> dict[str, str] | None:
    """Text boxes that empty themselves when sent; what was typed, if it was sent.

    Args:
        key: Name of the form.
        boxes: Field name to label, in order.
        button: What the button says.
        choices: Draw other widgets (stage, lane) above the boxes.
        placeholders: Field name to an example in grey.
        long: Several lines in each box.
    """
    _put_back(key, boxes)
    with st.form(f"{key}.entry", clear_on_submit=True, border=True):
        for choose in choices:
            choose()
        draw = st.text_area if long else st.text_input
        typed = {
            name: draw(
                label, key=f"{key}.{name}", placeholder=(placeholders or {}).get(name) or None
            )
            or ""
            for name, label in boxes.items()
        }
        sent = st.form_submit_button(button, type="primary")
    if problem := st.session_state.pop(f"{key}.problem", None):
        st.error(problem, icon=":material/error:")
    return typed if sent else None


def send(key: str, typed: Mapping[str, str], do: Callable[[], object]) -> bool:
    """Send an entry; rerun the page afterwards. Refused words go back into the boxes."""
    try:
        do()
    except WorkshopError as error:
        st.session_state[f"{key}.back"] = dict(typed)
        st.session_state[f"{key}.problem"] = error.sentence
        return False
    return True


def _put_back(key: str, boxes: Mapping[str, str]) -> None:
    for name, text in st.session_state.pop(f"{key}.back", {}).items():
        if name in boxes:
            st.session_state[f"{key}.{name}"] = text
