"""A live room: a facilitator, a wall, and phones under a host name, over plain http."""

from __future__ import annotations

import re
import time
from contextlib import closing
from typing import Any

from playwright.sync_api import Page, expect

from data.joining.codes import new_code
from data.store.opening import open_log
from tests.browser.chromium import PHONE_HOST
from tests.browser.desk import PHONE
from tests.browser.voting_room import VotingRoom
from tests.cast import FACILITATOR, new_id
from workshop import commands as c
from workshop.commands import Command
from workshop.roles import Actor

SOON = 10.0
"""Seconds within which the app has read what another process wrote."""
VOTED = re.compile("Your vote is in")


class LiveRoom(VotingRoom):
    """A room that lets phones in. They reach the app as phones do: by name, not securely."""

    code = ""

    @property
    def door(self) -> str:
        """The address that the picture on the wall holds."""
        return f"http://{PHONE_HOST}:{self.server.port}/j/{self.code}"

    def happens(self, kind: type[Command], actor: Actor = FACILITATOR, **fields: Any) -> None:
        """Something that was done elsewhere, as another process writes it."""
        with closing(open_log(self.server.database)) as log:
            log.do(self.id, kind(id=new_id(), **fields), actor)

    def let_in(self) -> None:
        """Open the door, and wait until the app has seen that another process opened it."""
        self.code = new_code()
        self.happens(c.OpenJoining, code=self.code)
        page = self.browser.new_context().new_page()
        deadline = time.monotonic() + SOON
        while not ((answer := page.goto(f"{self.server.url}/j/{self.code}")) and answer.ok):
            assert time.monotonic() < deadline, page.content()
        page.context.close()

    def phone(self, name: str) -> Page:
        """Somebody of the roster on a phone of their own: two taps."""
        page = self.stranger()
        page.goto(self.door)
        page.get_by_role("button", name=re.compile(f"^{name}")).click()
        connected(page)
        return page

    def phones(self, *names: str) -> dict[str, Page]:
        """One phone for each name, everybody's if none is given."""
        return {name: self.phone(name) for name in names or self.people}

    def stranger(self) -> Page:
        """A phone that nobody knows, all its traffic heard."""
        return self._page(self.browser.context(), PHONE)


def connected(page: Page) -> None:
    """Wait until a phone is connected and knows that everything is saved."""
    expect(page.locator('.status[data-status="saved"]')).to_be_attached()


def tap(page: Page, *numbers: int) -> None:
    """One tap for each question, 0 for can't tell."""
    for question, number in zip(page.locator(".question").all(), numbers, strict=True):
        question.locator(".choice").nth((number or 6) - 1).click()


def vote(page: Page, *numbers: int) -> None:
    """A whole ballot, on the server's disk when this returns."""
    expect(page.locator(".question")).to_have_count(len(numbers))
    tap(page, *numbers)
    expect(page.get_by_text(VOTED)).to_be_visible()


def write(page: Page, label: str | re.Pattern[str], words: str) -> None:
    """Type into a box of a quick entry and press Enter, once the box is empty again."""
    box = page.get_by_label(label)
    box.fill(words)
    box.press("Enter")
    expect(box).to_have_value("")


def choose(page: Page, *labels: str) -> None:
    """A ballot of dots: one for each label, however this phone has shuffled them."""
    for label in labels:
        page.get_by_role("button", name=re.compile(f"^One dot more: .*{label}")).click()
    expect(page.get_by_text(VOTED)).to_be_visible()


def done(page: Page) -> None:
    """Say that this person has nothing more to write here."""
    page.get_by_role("button", name="I'm done").click()
    expect(page.get_by_role("button", name="I'm done", pressed=True)).to_be_visible()


def asks(words: str, *pages: Page) -> None:
    """Wait until phones ask this."""
    name = re.compile(f"^{re.escape(words)}")
    for page in pages:
        expect(page.get_by_role("heading", name=name, level=1)).to_be_visible()
