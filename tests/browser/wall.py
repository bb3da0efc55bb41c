"""The projector's window: what the room sees, and all that was ever sent there."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.desk import PROJECTOR, Desk
from tests.browser.ears import Ears


class Wall:
    """A wall of its own browser context, as the projector's window is."""

    def __init__(self, desk: Desk) -> None:
        self.page = desk._page(desk._known(desk.browser.context()), PROJECTOR)
        self.ears = Ears(self.page)
        self.page.goto(desk.address("wall"))
        expect(self.page.get_by_role("heading", level=1)).to_be_visible()

    def asks(self, words: str) -> None:
        """The headline begins like this."""
        name = re.compile(f"^{re.escape(words)}")
        expect(self.page.get_by_role("heading", name=name, level=1)).to_be_visible()

    def shows(self, *texts: str) -> None:
        """The room can read all of this."""
        for text in texts:
            expect(self.page.get_by_text(text).first).to_be_visible()

    def lacks(self, *texts: str | re.Pattern[str]) -> None:
        """None of this is on the wall now."""
        for text in texts:
            expect(self.page.get_by_text(text)).to_have_count(0)

    def has_curve(self, *, drawn: bool) -> None:
        """A chart is there, or none."""
        expect(self.page.locator("[data-testid=stVegaLiteChart]")).to_have_count(int(drawn))

    def heard(self, text: str) -> bool:
        """Whether these words ever reached this window, in a frame or in the page."""
        sent = b"\n".join(self.ears.received)
        return text.encode() in sent or text in self.ears.whole()

    def knows_nothing_of(self, *texts: str) -> None:
        """Not one of these words was ever sent to this window."""
        assert [] == [text for text in texts if self.heard(text)]
