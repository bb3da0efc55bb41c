"""The facilitator's script of a step, line by line; the clock moves through it by itself."""

from __future__ import annotations

from collections.abc import Sequence

from components.kit.element import element
from workshop.script import Line
from workshop.translation import t

WORDS = {
    "here": "▶ You are here",
    "now": "◆ Now, by the clock",
    "look": "Look out for: {look}",
    "minute": "Minute {n}",
}

_cue = element(
    "script_cue",
    "desk/script_cue.js",
    "desk/script_cue.css",
    html='<div class="cue"><h2></h2><p class="private"></p><ol></ol><p class="late"></p></div>',
)


def script_cue(
    key: str,
    lines: Sequence[Line],
    beat: str,
    *,
    topic: str = "",
    late: str = "",
) -> None:
    """Time, what to do, what to say, what to look out for; made for the sidebar.

    Args:
        key: Name of the cue, one a page.
        lines: The script of the step the room is at, gaps filled in, times as planned.
        beat: The beat the room is at; its lines are marked.
        topic: Which of the beat's lines, where lines belong to a topic.
        late: What to leave out when the time gets short.
    """
    data = {
        "title": t("Your cue"),
        "private": t("Only you see this"),
        "late": late,
        "step": lines[0].step if lines else None,
        "lines": [
            {
                "at": line.at,
                "do": line.do,
                "say": line.say,
                "look": line.look,
                "here": line.beat == beat and (not topic or line.topic in ("", topic)),
            }
            for line in lines
        ],
        "words": WORDS,
    }
    _cue(key=key, data=data)
