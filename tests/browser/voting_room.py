"""A room without phones: the facilitator's laptop, its wall, and machines that go round."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import closing
from datetime import datetime

from playwright.sync_api import BrowserContext, Page, expect

from data.joining.facilitator_key import box_secret, key_file
from data.store.opening import open_log
from tests.browser.chromium import LAPTOP, Chromium
from tests.browser.desk import PHONE, PROJECTOR, Desk
from tests.browser.ears import Ears
from tests.cast import new_id
from tests.serving import Server
from tests.story import Story
from workshop import commands as c
from workshop.state import State

PEOPLE = ("Ada", "Ben", "Cleo", "Dan", "Eve")


def nothing(story: Story) -> None:
    """Nothing has happened yet."""


class VotingRoom(Desk):
    """A desk whose windows are all listened to, at a workshop that was told beforehand.

    What happened before is written into the database as by another process, before the
    server has seen the workshop, with a *vote* open if one is named; from then on
    everything goes through windows.
    """

    people: tuple[str, ...] = PEOPLE
    hearing: type[Ears] = Ears

    def __init__(
        self,
        browser: Chromium,
        server: Server,
        tell: Callable[[Story], object] = nothing,
        *,
        beat: str = "trust.vote",
        vote: str = "",
        dark: bool = False,
    ) -> None:
        self.ears: dict[Page, Ears] = {}
        super().__init__(browser, server, dark=dark)
        self.id = new_id()[:12]
        with closing(open_log(server.database)) as log:
            story = Story(log, self.id).people(*self.people)
            tell(story)
            story.at(beat)
            if vote:
                story.open(vote)
            story.do(c.PauseClock)  # no picture changes by itself
        self.enter_unseen()

    def _page(self, context: BrowserContext, size: dict[str, int]) -> Page:
        page = super()._page(context, size)
        self.ears[page] = self.hearing(page)
        return page

    # --- windows ------------------------------------------------------------------------------

    def at(self, path: str) -> str:
        """The address of a page of this workshop."""
        return f"{self.server.url}/{path}?w={self.id}"

    def sit_down(self, path: str = "trust") -> None:
        """Open the desk at a page."""
        self.page.goto(self.at(path))
        expect(self.page.get_by_text("Saved", exact=True)).to_be_visible()

    def own_window(
        self, path: str, size: dict[str, int] = PROJECTOR, *, touch: bool = False
    ) -> Page:
        """Another window on the facilitator's cookie, connected."""
        browser = self.browser
        context = browser.new_context(has_touch=True) if touch else browser.context()
        page = self._page(self._known(context), size)
        page.goto(self.at(path))
        expect(page.locator('.status[data-status="saved"]')).to_be_attached()
        return page

    def keypad(self, *, touch: bool = False) -> Page:
        """The mirrored laptop, waiting for the first person."""
        page = self.own_window("keypad", LAPTOP, touch=touch)
        expect(page.get_by_text(re.compile("Enter begins"))).to_be_visible()
        return page

    def device(self) -> Page:
        """A phone or tablet that nobody knows."""
        return self._page(self.browser.context(), PHONE)

    def device_with_a_clock(self, at: datetime | None = None) -> Page:
        """Such a device, its clock in our hands; nobody else could use it afterwards."""
        page = self._page(self.browser.new_context(), PHONE)
        page.clock.install(time=at)
        return page

    def ballot_box(self) -> Page:
        """Such a device, made the ballot box by its link."""
        page = self.device()
        self.become_box(page)
        return page

    def become_box(self, page: Page, link: str = "") -> None:
        """Open the link in a window and press its button."""
        page.goto(link or self.box_link())
        page.get_by_role("button", name="Start the ballot box").click()
        expect(page.get_by_role("heading", name="Whose turn?")).to_be_visible()

    def box_link(self) -> str:
        """The link of the ballot box, as it follows from the facilitator key."""
        key = key_file(self.server.database).read_text().strip()
        return f"{self.server.url}/box/{self.id}/{box_secret(key, self.id)}"

    def shown_box_link(self) -> str:
        """The link of the ballot box, as the desk shows it beside an open vote."""
        self.way("Ballot box")
        link = self.page.get_by_text(re.compile("/box/")).first
        return link.inner_text().strip()

    def way(self, name: str) -> None:
        """Choose how the next people vote."""
        self.page.get_by_role("radio", name=name, exact=True).click()
        self.settle()

    # --- votes --------------------------------------------------------------------------------

    def open_vote(self) -> None:
        """Press the button that starts the vote of the page."""
        self.press(re.compile("^Start the (vote|dots)"))
        expect(self.page.get_by_text("Slip 1 of ")).to_be_visible()

    def next_until(self, label: str) -> None:
        """Press Next until the room is at that moment."""
        words = ""
        while words != f"Next: {label}":
            button = self.page.get_by_role("button", name=re.compile("^Next: "))
            words = button.inner_text().strip()
            button.click()
            expect(self.page.get_by_role("button", name=words, exact=True)).to_have_count(0)

    def see_filed(self, number: int) -> None:
        """Wait until the desk counts so many ballots."""
        name = f"Reveal {number} of {len(self.people)}"
        expect(self.page.get_by_role("button", name=name).first).to_be_visible()

    def reveal_early(self) -> None:
        """Press Reveal though people are missing, and say so again."""
        self.press(re.compile(r"^Reveal \d"))
        self.press("Reveal anyway")

    def state(self) -> State:
        """Everything that is on disk, as another process reads it."""
        with closing(open_log(self.server.database)) as log:
            return log.state(self.id)

    def person(self, name: str) -> str:
        """The id of somebody on the roster."""
        return next(p.id for p in self.state().people.values() if p.name == name)


def take(box: Page, name: str) -> None:
    """Tap a name on the ballot box and start."""
    box.get_by_role("button", name=name, exact=True).click()
    expect(box.get_by_role("heading", name=f"{name}, hold it")).to_be_visible()
    box.get_by_role("button", name="Start", exact=True).click()
    expect(box.get_by_role("button", name="Put it in")).to_be_visible()


def score(box: Page, *numbers: int) -> None:
    """Tap one answer for each question, 0 for can't tell."""
    for question, number in zip(box.locator(".question").all(), numbers, strict=True):
        question.locator(".choice").nth((number or 6) - 1).click()


def put_in(box: Page) -> None:
    """Put the ballot in, and wait for the next person's turn."""
    box.get_by_role("button", name="Put it in").click()
    expect(box.get_by_role("heading", name="In. Pass it on.")).to_be_visible()
    expect(box.get_by_role("heading", name=re.compile("Whose turn|Everybody"))).to_be_visible()


def count(desk: Page, stage: str, hands: str) -> None:
    """Count the hands for a stage, one digit each, and file them."""
    expect(desk.locator(".fingers .question")).to_have_text(stage)
    desk.locator(".fingers").focus()
    desk.keyboard.type(hands)
    desk.keyboard.press("Enter")
    expect(desk.get_by_text(f"{len(hands)} counted. Right?")).to_be_visible()
    desk.keyboard.press("Enter")


def key_in(keypad: Page, digits: str) -> None:
    """Begin, press the digits one by one, and put the ballot in."""
    expect(keypad.get_by_text(re.compile("Enter begins"))).to_be_visible()
    keypad.keyboard.press("Enter")
    for number, digit in enumerate(digits, start=1):
        keypad.keyboard.press(digit)
        expect(keypad.locator("li.in")).to_have_count(number)
    keypad.keyboard.press("Enter")
    expect(keypad.get_by_text(re.compile("^Thank you"))).to_be_visible()
