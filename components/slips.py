"""Keying in paper slips: the digits go straight to the live socket, never to a page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

HERE = Path(__file__).parent
WORDS = {
    "slip": "Slip {n} of {of}",
    "all": "All {of} slips are in",
    "help": "One digit for each row of the wall: 1 to 5, 0 for can't tell. Backspace corrects "
    "this slip. The last digit files it.",
    "ready": "Ready to reveal.",
    "filed": "Filed.",
    "offline": "Not connected yet. The slip is still here: press Backspace, then its last digit.",
}

_slips = st.components.v2.component(
    "workshop_slips",
    html=(
        '<div class="slips"><div class="head"></div><div class="pad"><div class="rings" '
        'aria-hidden="true"></div><input inputmode="numeric" autocomplete="off" '
        'autocorrect="off" spellcheck="false"></div><p class="help"></p>'
        '<p class="say" role="status"></p></div>'
    ),
    css=(HERE / "slips.css").read_text(),
    js=(HERE / "slips.js").read_text(),
)


def key_in_slips(
    *, round_id: str, items: Sequence[str], eligible: int, filed: int, seq: int
) -> None:
    """Take digits for an open round; every full slip is filed by itself.

    Args:
        round_id: The open round.
        items: What each digit is about, in the order of the wall.
        eligible: How many slips there can be.
        filed: How many are in.
        seq: Sequence number of the state that says so.
    """
    data = {
        "round": round_id,
        "items": list(items),
        "eligible": eligible,
        "filed": filed,
        "seq": seq,
        "words": WORDS,
    }
    _slips(key="slips", data=data)
