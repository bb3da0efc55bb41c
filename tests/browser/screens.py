"""Take a picture of every screen: ``python -m tests.browser.screens FOLDER [dark]``.

The desk on a laptop and on a phone, the wall on a projector, and the ballot box on a phone;
then a live room: its door, a voter's and an observer's phone, the desk and the wall beside them.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

from tests.browser import flow
from tests.browser.chromium import PHONE_HOST, Chromium, launch
from tests.browser.desk import PHONE, Desk
from tests.browser.live_cast import Evening, tell
from tests.browser.sales_rep import SALES_REP
from tests.browser.test_live_room import PARTS
from tests.serving import Server

DRAWN_MS = 900
"""Charts and boards are drawn a moment after the page."""


class Camera:
    """Looks at all windows of a workshop whenever the flow asks for it."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        self.desk = desk
        self.folder = folder
        self.windows: dict[str, Page] = {"desk": desk.page}

    def look(self, name: str) -> None:
        """A picture of every window."""
        if len(self.windows) == 1:
            self.windows["wall"] = self.desk.open_wall()
            self.windows["phone"] = self.desk.open_window("plan", PHONE)
        self.desk.page.wait_for_timeout(DRAWN_MS)
        for window, page in self.windows.items():
            page.screenshot(path=self.folder / f"{window}-{name}.png")
        if name == "trust-write":
            self.box()

    def box(self) -> None:
        """The ballot box, from whose turn it is to the ballot."""
        page = self.desk.open_window("box", PHONE)
        expect(page.get_by_role("heading", name="Whose turn?")).to_be_visible()
        page.screenshot(path=self.folder / "box-turn.png")
        page.locator("button.name").first.click()
        page.screenshot(path=self.folder / "box-hold.png")
        page.get_by_role("button", name="Start", exact=True).click()
        expect(page.get_by_role("button", name="Put it in")).to_be_visible()
        page.screenshot(path=self.folder / "box-ballot.png")
        page.close()


class LiveCamera:
    """Looks at the windows of a live room whenever the evening asks for it."""

    def __init__(self, room: Evening, folder: Path) -> None:
        self.room = room
        self.folder = folder

    def look(self, name: str) -> None:
        """A picture of the desk, the wall, a voter's phone and an observer's."""
        if name == "lobby":
            self.door()
        self.room.page.wait_for_timeout(DRAWN_MS)
        phones = {"voter": "Quillan", "observer": "Leocadia"}
        people = {window: self.room.who[person] for window, person in phones.items()}
        windows = {"desk": self.room.page, "wall": self.room.wall, **people}
        for window, page in windows.items():
            page.screenshot(path=self.folder / f"live-{window}-{name}.png")

    def door(self) -> None:
        """What somebody sees who comes in."""
        page = self.room.stranger()
        for name, address in {
            "code": self.room.door.rpartition("/")[0],
            "who": self.room.door,
        }.items():
            page.goto(address)
            page.screenshot(path=self.folder / f"live-door-{name}.png")
        page.close()


def main(folder: Path, *, dark: bool) -> None:
    """Run the sales rep's workshop and a live room, and look at their windows at every turn."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home, sync_playwright() as playwright:
        server = Server(Path(home), WORKSHOP_HOSTS=PHONE_HOST).start()
        phones = f"http://{PHONE_HOST}:{server.port}"
        browser = Chromium(launch(playwright), server.url, phones)
        try:
            _walk(Desk(browser, server, dark=dark), folder)
            _live(Evening(browser, server, tell, beat="lobby", dark=dark), folder)
        finally:
            server.stop()


def _walk(desk: Desk, folder: Path) -> None:
    desk.enter()
    desk.page.screenshot(path=folder / "home.png")
    look = Camera(desk, folder).look
    for part in (flow.plan, flow.scope, flow.walk, flow.trust, flow.wrong, flow.tickets):
        part(desk, SALES_REP, look)
    flow.close(desk, look)


def _live(room: Evening, folder: Path) -> None:
    room.look = LiveCamera(room, folder).look
    for part in PARTS:
        part(room)


if __name__ == "__main__":
    main(Path(sys.argv[1]), dark="dark" in sys.argv[2:])
