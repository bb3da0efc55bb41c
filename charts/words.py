"""Room for words: how wide a text is, and where it breaks."""

from __future__ import annotations

from unicodedata import combining, east_asian_width

WIDE = 2
"""A full-width sign takes the room of two letters."""


def width(text: str) -> int:
    """How many letters' room *text* takes."""
    return sum(_letters(sign) for sign in text)


def _letters(sign: str) -> int:
    if combining(sign) or not sign.isprintable():
        return 0
    return WIDE if east_asian_width(sign) in "WF" else 1


def wrap(text: str, letters: int, lines: int) -> list[str]:
    """*text* on at most so many lines, each at most so many letters wide.

    Breaks between words, inside a word that is longer than a line, and ends in "…" when
    there is more.
    """
    done = [""]
    for word in text.split():
        joined = f"{done[-1]} {word}".strip()
        if width(joined) <= letters:
            done[-1] = joined
        elif width(word) <= letters:
            done.append(word)
        else:
            done[-1:] = _filled(joined, letters)
    if len(done) <= lines:
        return done
    return [*done[: lines - 1], _cut(done[lines - 1], letters)]


def _filled(text: str, letters: int) -> list[str]:
    """*text* broken wherever a line is full."""
    lines = [""]
    for sign in text:
        if width(lines[-1] + sign) > letters:
            lines.append("")
        lines[-1] += sign
    return [line.strip() for line in lines]


def _cut(line: str, letters: int) -> str:
    while line and width(line) > letters - 1:
        line = line[:-1]
    return f"{line.rstrip()}…"
