"""Hearing everything that goes between a window and the server, and seeing all it holds."""

from __future__ import annotations

import json
import re
import struct
from collections.abc import Sequence

from playwright.sync_api import Page, WebSocket

WHOLE = """() => {
  const open = (node) => {
    let text = ""
    for (const child of node.childNodes) {
      if (child.nodeType === 3) text += child.data
      if (child.nodeType !== 1) continue
      const names = [...child.attributes].map(({ name, value }) => ` ${name}="${value}"`)
      text += `<${child.localName}${names.join("")}>`
      if ("value" in child && child.localName !== "li") text += `{${child.value}}`
      if (child.shadowRoot) text += open(child.shadowRoot)
      text += open(child)
    }
    return text
  }
  return open(document)
}"""
KEPT = "() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])"


class Ears:
    """Every frame of every WebSocket of a page, and every page it loaded, as bytes."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.sent: list[bytes] = []
        self.received: list[bytes] = []
        page.on("websocket", self._listen)

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framesent", lambda frame: self.sent.append(_bytes(frame)))
        socket.on("framereceived", lambda frame: self.received.append(_bytes(frame)))

    def forget(self) -> None:
        """Begin anew."""
        self.sent.clear()
        self.received.clear()

    @property
    def ballots(self) -> list[bytes]:
        """The frames that carried answers to the server."""
        return [f for f in self.sent if b'"CastBallot"' in f or b'"CountFingers"' in f]

    @property
    def other(self) -> bytes:
        """Everything that was sent or received, except those frames."""
        return b"\n".join([*(f for f in self.sent if f not in self.ballots), *self.received])

    def hears(self, words: bytes) -> bool:
        """Whether the window was ever sent these words."""
        return any(words in frame for frame in self.received)

    def finds(self, ballot: bytes) -> list[bytes]:
        """Traces of a ballot in anything else that was sent or received, or in the page."""
        everything = self.other + self.whole().encode() + self.kept().encode()
        return [found for sign in signs_of(ballot) for found in re.findall(sign, everything)]

    def whole(self) -> str:
        """All the page is made of: every element with its attributes and values, and texts."""
        return str(self.page.evaluate(WHOLE))

    def kept(self) -> str:
        """What the browser keeps of it: both storages and the cookies a script can see."""
        return str(self.page.evaluate(KEPT))


def signs_of(ballot: bytes) -> list[bytes]:
    """The ways in which the answers of a ballot, or its unnamed seat, would show in bytes."""
    fields = json.loads(ballot)["fields"]
    answers = fields["answers"]
    return [
        *rows_of(list(answers.values())),
        *(sign_of(item, value) for item, value in answers.items()),
        *([fields["voter"].encode()] if ":" in fields["voter"] else []),
    ]


def rows_of(values: Sequence[int | None]) -> list[bytes]:
    """The ways in which several answers would show one after the other."""
    row = [b"null" if value is None else b"%d" % value for value in values]
    numbers = [value or 0 for value in values]
    digits = b"".join(b"%d" % number for number in numbers)
    packed = [struct.pack(f"<{len(values)}{kind}", *numbers) for kind in "bhiqfd"]
    return [
        rb"(?<![0-9a-f])" + digits + rb"(?![0-9a-f])",
        *(re.escape(between.join(row)) for between in (b",", b", ", b" ", b"\n")),
        *(re.escape(one) for one in packed),
    ]


def sign_of(item: str, value: int | None) -> bytes:
    """The way in which one answer would show beside what it answers."""
    number = b"null" if value is None else b"%d" % value
    return rb"\W" + re.escape(item.encode()) + rb"\W{1,5}:\s*" + number + rb"\b"


def _bytes(frame: str | bytes) -> bytes:
    return frame.encode() if isinstance(frame, str) else frame
