"""Take a picture of every screen: ``python -m tests.browser.screens FOLDER [dark]``."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.browser import flow
from tests.browser.conftest import launch
from tests.browser.desk import Desk
from tests.browser.sales_rep import SALES_REP
from tests.serving import Server


def main(folder: Path, *, dark: bool) -> None:
    """Run the sales rep's workshop and look at desk and wall at every turn."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home, sync_playwright() as playwright:
        server = Server(Path(home)).start()
        try:
            desk = Desk(launch(playwright), server, dark=dark)
            _walk(desk, folder)
        finally:
            server.stop()


def _walk(desk: Desk, folder: Path) -> None:
    desk.enter()
    desk.page.screenshot(path=folder / "home.png")
    wall: list[Page] = []

    def look(name: str) -> None:
        if not wall:
            wall.append(desk.open_wall())
        desk.page.wait_for_timeout(900)
        desk.page.screenshot(path=folder / f"desk-{name}.png")
        wall[0].screenshot(path=folder / f"wall-{name}.png")

    for part in (flow.plan, flow.scope, flow.walk, flow.trust, flow.wrong, flow.tickets):
        part(desk, SALES_REP, look)
    flow.close(desk, look)


if __name__ == "__main__":
    main(Path(sys.argv[1]), dark="dark" in sys.argv[2:])
