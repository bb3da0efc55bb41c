"""The live bar: step, clock, votes in and connection, kept current without reruns."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from components.kit.drafts import forgotten
from components.kit.element import element
from components.kit.session import PRESSED
from workshop.kinds.room import ENTITIES
from workshop.roles import GUESTS, Role

WORDS = {
    "connecting": "Connecting…",
    "saved": "Saved",
    "waiting": "Saving…",
    "refused": "Not saved yet",
    "reconnecting": "Reconnecting. Go on writing, nothing is lost.",
    "gone": "This workshop cannot be found any more.",
    "votes": "{in} of {of} in",
    "left": "Time left {time}",
    "topic": "Topic {time}",
    "ends": "Ends about {time}",
    "on_time": "● on time",
    "behind": "▲ {n} min behind",
    "ahead": "▼ {n} min ahead",
    "dismiss": "Dismiss",
    "draft": "Others changed the words that you had begun to edit. Yours are still here:",
    "held": "The room has gone on. Finish your thought and send it.",
    "along": "Go along now",
    "done": "{in} of {of} done",
    "over": "Over time by {time}",
    "milestones": {"300000": "5 minutes left", "60000": "1 minute left", "0": "Time is up"},
}
UNTYPED = sorted(
    {f.name for entity in ENTITIES for f in entity.fields if f.quick and f.type == "pick"}
    | {"author", "about", "round_id", "voter", "way", "item", "place"}  # ids and subjects
)
"""The fields of what is sent over the live socket in which nobody typed a word."""
ASKED = "live.asked"
"""Where it stands that the live socket asked for this run, or one stopped before it drew."""
CODE = (
    "live/drafts.js",
    "live/outbox.js",
    "live/tone.js",
    "live/awake.js",
    "live/clock.js",
    "live/keys.js",
    "live/streamlit_dialogs.js",
    "live/color_scheme.js",
    "live/reruns.js",
    "live/live_bar.js",
)

_bars = {
    kind: element(
        f"live_{kind}",
        *CODE,
        "live/live_bar.css",
        html=(
            f'<div class="bar {kind}"><div class="where"><span class="step"></span>'
            '<span class="beat"></span><span class="join"></span></div>'
            '<div class="when"><div><span class="votes"></span>'
            '<span class="phase" role="timer" aria-live="off" hidden><span></span><span></span>'
            '</span><span class="topic" hidden></span>'
            '<span class="clock" role="timer" aria-live="off" hidden></span></div>'
            '<div><span class="end" hidden><span></span><span></span></span>'
            '<span class="status" role="status"></span></div></div>'
            '<p class="held" role="status" hidden><span></span> <button type="button"></button></p>'
            '<span class="said" role="status"></span><div class="kept" role="alert"></div></div>'
        ),
    )
    for kind in ("desk", "wall", "phone")
}
_run_data = element("live_news", "live/run_data.js")


def live_bar(
    *,
    workshop: str,
    role: Role,
    person: str,
    seq: int,
    title: str,
    run: str,
    beat: str = "",
    phase_label: str = "",
    join: str = "",
    space: bool = False,
    beside: Mapping[str, int | str | bool] | None = None,
) -> bool:
    """Mount the live socket of this window; once per run, before the page draws.

    Returns whether this very run was asked for by the live socket, not by a person.

    Args:
        workshop: Which workshop to follow.
        role: What this window is; a facilitator's wall is only a screen.
        person: Who the page was drawn for. If the cookie says otherwise, it reloads.
        seq: Sequence number of the state the page is drawn from.
        title: What the bar says on the left.
        run: Something new in every run, so that the browser knows a rerun happened.
        beat: What the moment is called, below the title; the wall does not say it.
        phase_label: What a phase with a countdown of its own waits for.
        join: How somebody who comes late comes in.
        space: Whether the keys of a facilitator work.
        beside: What the page shows besides the log, by its name in the pulse.
    """
    bar = _bars["wall" if role is Role.SCREEN else "phone" if role in GUESTS else "desk"]
    data = {
        "workshop": workshop,
        "role": role.value,
        "person": person,
        "seq": seq,
        "title": title,
        "beat": beat,
        "phase_label": phase_label,
        "join": join,
        "space": space,
        "beside": dict(beside or {}),
        "run": run,
        "asked": st.session_state.pop(ASKED, False),
        "forgotten": forgotten(),
    }
    # The code is an element that never changes: after the first run only its hash is sent.
    with st.container(gap=None):
        bar(key="live-code", data={"words": WORDS, "untyped": UNTYPED, "presses": PRESSED})
        return bool(_run_data(key="live", data=data, on_rerun_change=_remember).rerun)


def _remember() -> None:
    # What was sent with it may be gone again, where a run was stopped before it drew the bar.
    st.session_state[ASKED] = True
