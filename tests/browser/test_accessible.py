"""axe-core finds nothing serious on any page, light and dark."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import sales_rep
from tests.browser.desk import Desk
from tests.serving import Server

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
DESK = ("plan", "scope", "walk", "trust", "wrong", "tickets", "close")


def serious(page: Page) -> list[tuple[str, str]]:
    """Rule and element of every serious or critical finding."""
    page.evaluate(AXE)
    found: dict[str, Any] = page.evaluate("() => axe.run({ resultTypes: ['violations'] })")
    return [
        (violation["id"], node["html"][:200])
        for violation in found["violations"]
        if violation["impact"] in ("serious", "critical")
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_no_page_has_a_serious_finding(chromium: Browser, server: Server, dark: bool):
    desk = Desk(chromium, server, dark=dark)
    desk.page.goto(server.url)
    expect(desk.page.get_by_role("heading", name="This is a workshop room")).to_be_visible()
    findings = {"door": serious(desk.page)}
    desk.page.goto(server.host_link)
    findings["link"] = serious(desk.page)
    desk.enter()
    findings["home"] = serious(desk.page)
    sales_rep.plan(desk)
    wall = desk.open_wall()
    looks: dict[str, Any] = {}

    def look(name: str) -> None:
        looks[f"desk {name}"] = serious(desk.page)
        looks[f"wall {name}"] = serious(wall)

    look("plan")
    sales_rep.scope(desk, look)
    desk.next("Skeptical discovery", "Walk the five stages")
    desk.note("How it feels", "Shrugs")
    look("walk")
    desk.page.goto(desk.address("trust"))
    sales_rep.vote(desk, look)
    desk.page.goto(desk.address("wrong"))
    desk.card(*sales_rep.CARDS[0])
    look("wrong")
    desk.page.goto(desk.address("tickets"))
    desk.idea(*sales_rep.IDEAS[3])
    desk.press("Make it a ticket")
    desk.press("How we will know")
    expect(desk.box("Measure")).to_be_visible()
    look("tickets")
    desk.page.goto(desk.address("close"))
    desk.see("Three tickets, three owners, three dates")
    look("close")

    assert {} == {name: found for name, found in (findings | looks).items() if found}
