"""CSV that is safe in a spreadsheet and clean in a tracker."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

RISKY = tuple("=+-@\t\r\n＝＋－＠")
NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)?\s?%?")
INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff"


def one_line(text: str) -> str:
    """*text* with every run of white space as one blank, without control characters.

    A line break in a note could become a command in the tracker that imports it.
    """
    return "".join(
        sign for sign in " ".join(text.split()) if sign.isprintable() or sign in "\u200d"
    )


def safe(cell: str) -> str:
    """*cell* as it may stand in a spreadsheet: never a formula, whatever people typed.

    A cell that would start one gets a leading apostrophe, the spreadsheet's own mark
    for text (OWASP, CSV injection). Compose cells so that they begin with our words,
    and the mark is never needed.
    """
    line = one_line(cell)
    if NUMBER.fullmatch(line):
        return line
    return f"'{line}" if line.lstrip(f" {INVISIBLE}").startswith(RISKY) else line


def csv_bytes(header: Sequence[str], lines: Iterable[Sequence[str]]) -> bytes:
    """A CSV file: UTF-8 without a byte order mark, every cell quoted, CRLF."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([safe(cell) for cell in line] for line in lines)
    return file.getvalue().encode()
