"""The live bar: step, clock, votes in and connection, kept current without reruns."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from components.drafts import forgotten
from workshop.roles import Role

HERE = Path(__file__).parent
WORDS = {
    "connecting": "Connecting…",
    "saved": "Saved",
    "waiting": "Saving…",
    "reconnecting": "Reconnecting. Go on writing, nothing is lost.",
    "gone": "This workshop cannot be found any more.",
    "votes": "{in} of {of} in",
    "left": "Time left",
    "dismiss": "Dismiss",
    "draft": "Others changed the words that you had begun to edit. Yours are still here:",
    "over": "Over time by",
    "milestones": {"300000": "5 minutes left", "60000": "1 minute left", "0": "Time is up"},
}

_bars = {
    kind: st.components.v2.component(
        f"workshop_live_{kind}",
        html=(
            f'<div class="bar {kind}"><span class="step"></span><span class="votes"></span>'
            '<span class="clock" role="timer" aria-live="off" hidden></span>'
            '<span class="status" role="status"></span><span class="said" role="status"></span>'
            '<div class="kept" role="alert"></div></div>'
        ),
        css=(HERE / "live.css").read_text(),
        js="".join((HERE / name).read_text() for name in ("drafts.js", "live.js")),
    )
    for kind in ("desk", "wall")
}


def live_bar(*, workshop: str, role: Role, person: str, seq: int, title: str, run: str) -> bool:
    """Mount the live socket of this window; once per run, before the page draws.

    Returns whether this very run was asked for by the live socket, not by a person.

    Args:
        workshop: Which workshop to follow.
        role: What this window is; a facilitator's wall is only a screen.
        person: Who the page was drawn for. If the cookie says otherwise, it reloads.
        seq: Sequence number of the state the page is drawn from.
        title: What the bar says on the left.
        run: Something new in every run, so that the browser knows a rerun happened.
    """
    bar = _bars["wall" if role is Role.SCREEN else "desk"]
    data = {
        "workshop": workshop,
        "role": role.value,
        "person": person,
        "seq": seq,
        "title": title,
        "run": run,
        "words": WORDS,
        "forgotten": forgotten(),
    }
    return bool(bar(key="live", data=data, on_news_change=lambda: None).news)
