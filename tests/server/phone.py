"""A phone on another machine, as the tests of joining hold it."""

from __future__ import annotations

import html
import re
from urllib.parse import urlencode

from tests.server.asking import ANOTHER_MACHINE, Address, Answer, given

CODES = iter(f"{number:06}" for number in range(100_000, 999_999))
"""Codes that no two tests share."""


class Phone:
    """A browser on another machine: it keeps its cookie and sends what its forms hold."""

    def __init__(self, address: Address, code: str) -> None:
        self.address = address
        self.path = f"/j/{code}"
        self.token = ""
        self.knock = ""
        self.form = ""
        self.last = ""

    def ask(self, path: str = "", method: str = "GET", **fields: str) -> Answer:
        """One request, with the cookies this browser has."""
        cookies = {"workshop_device": self.token, "workshop_knock": self.knock}
        answer = self.address.ask(
            path or self.path,
            method,
            body=urlencode(fields).encode() if method == "POST" else None,
            source=ANOTHER_MACHINE,
            cookie="; ".join(f"{name}={value}" for name, value in cookies.items() if value),
        )
        self.token = given(answer) or self.token
        for cookie in answer.headers.get("set-cookie", []):
            if found := re.match(r"workshop_knock=([0-9a-f]+);", cookie):
                self.knock = found.group(1)
        if found := re.search(r'name="form" value="([0-9a-f]{32})"', answer.text):
            self.form = found.group(1)
        return answer

    def tap(self, **fields: str) -> Answer:
        """Press a button of the page that was shown last."""
        return self.ask(method="POST", form=self.form, **fields)

    def come(self, **fields: str) -> Answer:
        """Open the page, then tap."""
        self.ask()
        return self.tap(**fields)


def text_of(answer: Answer) -> str:
    """What somebody reads on a page."""
    without = re.sub(r"<style>.*?</style>|<[^>]+>", " ", answer.text, flags=re.DOTALL)
    return " ".join(html.unescape(without).split())
