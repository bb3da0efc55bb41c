"""axe-core finds nothing serious on any page, light and dark."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Page, expect

from tests.browser.chromium import Chromium
from tests.browser.desk import Desk
from tests.serving import Server

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()


def serious(page: Page, *, colours_only: bool = False) -> list[tuple[str, str]]:
    """Rule and element of every serious or critical finding.

    In the dark theme nothing but the colours is different.
    """
    page.evaluate(AXE)
    rules = {"runOnly": ["color-contrast"]} if colours_only else {}
    options = {"resultTypes": ["violations"], **rules}
    found: dict[str, Any] = page.evaluate("(options) => axe.run(options)", options)
    return [
        (violation["id"], node["html"][:200])
        for violation in found["violations"]
        if violation["impact"] in ("serious", "critical")
        for node in violation["nodes"]
    ]


class Looks:
    """Looks at the desk and the wall of a workshop that has everything in it."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.found: dict[str, list[tuple[str, str]]] = {}
        self.walls: list[Page] = []

    def at(self, name: str, page: Page | None = None) -> None:
        """Whatever is serious on a page, the desk's if no other is given."""
        dark = self.desk.scheme == "dark"
        if found := serious(page or self.desk.page, colours_only=dark):
            self.found[name] = found

    def at_desk(self, name: str) -> None:
        """Whatever is serious on the desk, once it stands still."""
        self.desk.settle()
        self.at(f"desk: {name}")

    def at_wall(self, headline: str) -> None:
        """Whatever is serious on the wall, once it asks this."""
        wall = self.walls[0]
        name = re.compile(f"^{re.escape(headline)}")
        expect(wall.get_by_role("heading", name=name, level=1)).to_be_visible()
        expect(wall.locator('[data-test-script-state="notRunning"]')).to_be_attached()
        self.at(f"wall: {headline}", wall)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_no_page_has_a_serious_finding(chromium: Chromium, server: Server, dark: bool):
    desk = Desk(chromium, server, dark=dark)
    looks = Looks(desk)
    desk.page.goto(server.url)
    expect(desk.page.get_by_role("heading", name="This is a workshop room")).to_be_visible()
    looks.at("door")
    desk.page.goto(server.host_link)
    looks.at("link")
    desk.enter()
    desk.press("Open the worked example")
    desk.see("Three tickets, three owners, three dates")
    looks.at_desk("close")
    looks.walls.append(desk.open_wall())
    looks.at_wall("Three tickets, three owners, three dates.")
    for part in (tickets, wrong, trust, walk, scope, plan):
        part(desk, looks)
    desk.page.goto(server.url)
    desk.see("Workshops")
    looks.at_desk("home")

    assert {} == looks.found


def tickets(desk: Desk, looks: Looks) -> None:
    """Step 5, with a form open."""
    desk.bring_to("tickets")
    desk.press("How we will know")
    expect(desk.field("Measure")).to_be_visible()
    looks.at_desk("tickets")
    looks.at_wall("What one change")
    desk.next("Show and read aloud")
    looks.at_wall("Read out, join twins.")


def wrong(desk: Desk, looks: Looks) -> None:
    """Step 4: first the order, then the cards being written."""
    desk.press("Back")
    looks.at_wall("What one change")
    desk.press("Back")
    looks.at_wall("What could go wrong, worst for users first.")
    looks.at_desk("wrong")
    desk.bring_to("trust")
    looks.at_wall("How sure is our user")
    desk.bring_to("wrong")
    looks.at_wall("Skeptical discovery: what is the worst")


def trust(desk: Desk, looks: Looks) -> None:
    """Step 3: the record and the curve, then a vote on slips and with fingers."""
    desk.press("Back")
    looks.at_wall("What should a sensible user do?")
    looks.at_desk("trust")
    desk.press("Vote again on all five")
    expect(desk.page.get_by_text("Slip 1 of ")).to_be_visible()
    looks.at_desk("slips")
    looks.at_wall("How sure is our user")
    desk.page.get_by_role("radio", name="Fingers").click()
    expect(desk.page.get_by_text("Counting: 0 of ")).to_be_visible()
    looks.at_desk("fingers")
    desk.press("Cancel the vote")


def walk(desk: Desk, looks: Looks) -> None:
    """Step 2."""
    desk.bring_to("walk")
    looks.at_desk("walk")
    looks.at_wall("Skeptical discovery: what do they want")
    desk.next("Show and read")
    looks.at_wall("Read, don")


def scope(desk: Desk, looks: Looks) -> None:
    """Step 1, with its form open."""
    for words in ("Skeptical discovery: what do they want", "For this task, when is an answer"):
        desk.press("Back")
        looks.at_wall(words)
    desk.edit("scope")
    looks.at_desk("scope")
    for words in ("A mid-market", "Which of these", "Read, no pitch."):
        desk.press("Back")
        looks.at_wall(words)


def plan(desk: Desk, looks: Looks) -> None:
    """Before the room, with a form open."""
    desk.bring_to("plan")
    desk.edit("plan")
    looks.at_desk("plan")
    looks.at_wall("One user. One task.")
