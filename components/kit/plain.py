"""People's words as they may be drawn: as typed, never as markup, never too long for a wall."""

from __future__ import annotations

from datetime import datetime

from workshop.translation import t


def escape(text: str) -> str:
    """*text* for places that only take Markdown (labels, headings): shown as typed.

    People's words are never Markdown: a picture in a note would fetch its address and
    tell somebody who is in the room.
    """
    special = "\\`*_{}[]()<>#+-.!|~$:^=&@/"
    joined = " ".join(text.split())
    return "".join(f"\\{sign}" if sign in special else sign for sign in joined)


def clip(text: str, most: int = 240) -> str:
    """*text* cut to *most* characters with an ellipsis, for a wall that has no scroll bar."""
    if len(text) <= most:
        return text
    whole, _, half = text[:most].rpartition(" ")
    return f"{(whole or half).rstrip()}…"


NUMBERS = "no / one / two / three / four / five / six / seven / eight / nine / ten"
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def in_words(count: int) -> str:
    """A count as it is said, up to ten in words."""
    numbers = t(NUMBERS).split(" / ")
    return numbers[count] if 0 <= count < len(numbers) else str(count)


def day_words(when: datetime) -> str:
    """A day as it is written out."""
    month = t(MONTHS[when.month - 1])
    return t("{day} {month} {year}", day=f"{when:%d}", month=month, year=when.year)
