"""The keypad: one mirrored laptop, a secret ballot, and a picture that tells nothing."""

from __future__ import annotations

from collections.abc import Sequence

from components.kit.element import element
from components.kit.plain import in_words

WORDS = {
    "your": "{name}, your {count} numbers.",
    "your_one": "{name}, your number.",
    "keys": "Keys 1 to {points}, 0 = can't tell. Nobody can see which key.",
    "begin": "Enter begins.",
    "in": "{count} in. Enter puts it in.",
    "open": "1 to {points}, 0 = can't tell. Backspace takes one back, up and down go to another.",
    "missing": "Not all are in yet. Can't tell is 0.",
    "answered": "moment {n} answered",
    "back": "moment {n} is open again",
    "at": "moment {n}",
    "sending": "Putting it in…",
    "thanks": "Thank you.",
    "thanks_next": "Thank you. Next: {name}.",
    "go": "Enter goes on.",
    "all": "Everybody's ballot is in.",
    "again": "{sentence} Please key it in again.",
    "others": "Left and right: another name. {leave}",
    "leave": "Esc twice: back to the facilitator",
    "leaving": "Esc again: back to the facilitator",
    "offline": "Not connected yet. Nothing is lost; press Enter again in a moment.",
}

_keypad = element(
    "keypad",
    "vote/keypad_picture.js",
    "vote/keypad.js",
    "vote/keypad.css",
    html=(
        '<div class="keypad" role="application" tabindex="0"><p class="head"></p>'
        '<p class="line"></p><ol class="rows"></ol><p class="say" role="alert"></p>'
        '<p class="leave"></p><p class="heard" role="status"></p></div>'
    ),
)


def keypad(
    *,
    round_id: str,
    items: Sequence[str],
    labels: Sequence[str],
    points: int,
    names: Sequence[tuple[str, str]],
    back: str,
    seq: int,
) -> None:
    """Take one ballot after the other from the keyboard, on a screen that everybody sees.

    Args:
        round_id: The open round.
        items: What the numbers are about, in the order of the wall.
        labels: The same in words.
        points: The highest number.
        names: Id and name of everybody who has still to vote here.
        back: Address that Esc twice goes to.
        seq: Sequence number of the state that says so.
    """
    data = {
        "round": round_id,
        "items": list(items),
        "labels": list(labels),
        "points": points,
        "names": [list(name) for name in names],
        "back": back,
        "seq": seq,
        "count": in_words(len(items)),
        "words": WORDS,
    }
    _keypad(key="keypad", data=data)
