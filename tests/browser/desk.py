"""What a facilitator does at the desk, in the words of the room."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Literal

from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.chromium import LAPTOP, Chromium
from tests.serving import Server

PROJECTOR = {"width": 1920, "height": 1080}
PHONE = {"width": 390, "height": 844}


class Desk:
    """A facilitator's browser: the desk window and, when opened, the wall."""

    def __init__(self, browser: Chromium, server: Server, *, dark: bool = False) -> None:
        self.browser = browser
        self.server = server
        self.scheme: Literal["dark", "light"] = "dark" if dark else "light"
        self.problems: list[str] = []

    @cached_property
    def context(self) -> BrowserContext:
        """The facilitator's browser."""
        return self.browser.context()

    @cached_property
    def page(self) -> Page:
        """The desk window."""
        return self._page(self.context, LAPTOP)

    def _page(self, context: BrowserContext, size: dict[str, int]) -> Page:
        page = context.new_page()
        page.set_viewport_size(size)  # type: ignore[arg-type]
        page.emulate_media(color_scheme=self.scheme)
        page.on("pageerror", lambda error: self.problems.append(str(error)))
        return page

    def _known(self, context: BrowserContext) -> BrowserContext:
        """Another browser that has the facilitator's cookie, too."""
        context.add_cookies(self.context.cookies())  # type: ignore[arg-type]
        return context

    # --- getting in ---------------------------------------------------------------------

    def enter(self) -> None:
        """Open the facilitator link of the terminal and press its button."""
        self.page.goto(self.server.host_link)
        self.page.get_by_role("button", name="Continue as facilitator").click()
        expect(self.page.get_by_role("heading", name="Workshops", level=1)).to_be_visible()

    def enter_unseen(self) -> None:
        """What that button does, without a window."""
        answer = self.context.request.post(
            self.server.host_link, headers={"Origin": self.server.url}, max_redirects=0
        )
        assert answer.status == 303

    def start(self, title: str) -> None:
        """Start a workshop."""
        self.page.get_by_label("Name of the workshop").fill(title)
        self.page.get_by_role("button", name="Start a workshop").click()
        self.see("Plan")

    def open_window(self, path: str, size: dict[str, int] | None = None) -> Page:
        """Another window, in a browser of its own so that it is as visible as the first."""
        page = self._page(self._known(self.browser.context()), size or LAPTOP)
        page.goto(self.address(path))
        return page

    def open_wall(self) -> Page:
        """The window for the projector."""
        wall = self.open_window("wall", PROJECTOR)
        expect(wall.get_by_role("heading", level=1)).to_be_visible()
        return wall

    def address(self, path: str) -> str:
        """The address of a page of the workshop that is open."""
        found = re.search(r"[?&]w=(\w+)", self.page.url)
        assert found, self.page.url
        return f"{self.server.url}/{path}?w={found.group(1)}"

    # --- moving ---------------------------------------------------------------------------

    def see(self, heading: str) -> None:
        """Wait until the page with this heading is drawn."""
        expect(self.page.get_by_role("heading", name=heading, level=1)).to_be_visible()

    def next(self, label: str, heading: str = "") -> None:
        """Press Next, which must lead to the beat *label*."""
        self.settle()
        self.page.get_by_role("button", name=f"Next: {label}", exact=True).click()
        expect(
            self.page.get_by_role("button", name=f"Next: {label}", exact=True)
        ).not_to_be_visible()
        if heading:
            self.see(heading)

    def bring_to(self, path: str) -> None:
        """Bring the room to a step without what comes before it."""
        self.page.goto(self.address(path))
        self.press("Bring the room here")
        expect(self.page.get_by_role("button", name="Bring the room here")).to_have_count(0)

    def next_label(self) -> str:
        """Where Next leads."""
        self.settle()
        button = '[class*="st-key-next-"] button, [class*="st-key-skip-"] button'
        words = self.page.locator(button).inner_text()
        return words.removeprefix("Next: ")

    def press(self, name: str | re.Pattern[str]) -> None:
        """Press the first button of that name, once the page stands still."""
        self.settle()
        self.page.get_by_role("button", name=name).first.click()

    # --- writing --------------------------------------------------------------------------

    def edit(self, form: str) -> None:
        """Open a form that is edited on purpose."""
        self.page.locator(f".st-key-{form}-open button").click()
        expect(self.page.get_by_role("button", name="Save", exact=True)).to_be_visible()

    def add_people(self, *names: str) -> None:
        """Type the roster."""
        self.page.get_by_label("Names, one a line").fill("\n".join(names))
        self.press(f"Add all {len(names)}" if len(names) > 1 else "Add to the roster")
        expect(self.page.get_by_text(names[-1], exact=True).last).to_be_visible()

    def fill(self, words: dict[str, str]) -> None:
        """Fill in boxes by their labels."""
        for label, text in words.items():
            self.page.get_by_label(label, exact=True).first.fill(text)

    quick = fill

    def pick_or_type(self, label: str, text: str) -> None:
        """Type into a choice that also takes other words."""
        box = self.page.get_by_role("combobox", name=label).first
        box.click()
        box.fill(text)
        self.page.get_by_role("option").filter(has_text=text).first.click()

    def save(self, name: str = "Save") -> None:
        """Press the button of a form and wait until the form is gone."""
        button = self.page.get_by_role("button", name=name, exact=True)
        button.click()
        expect(button).not_to_be_visible()

    def choose(self, name: str) -> None:
        """Choose one of the stages or lanes of a quick entry."""
        self.page.get_by_role("radio", name=name, exact=True).check()

    def pick(self, *words: str) -> None:
        """Select cards of a board."""
        for text in words:
            self.page.get_by_role("checkbox").filter(has_text=text).first.click()

    def with_picked(self, verb: str) -> None:
        """Do something with the selected cards."""
        bar = self.page.get_by_role("toolbar").filter(has_text=re.compile("selected"))
        bar.get_by_role("button", name=verb, exact=True).click()
        expect(self.page.get_by_text(re.compile(r"^\d+ selected$"))).to_have_count(0)

    def own_note(self, text: str) -> None:
        """Write down what nobody else ever sees."""
        self.page.get_by_text("Your own notes", exact=True).click()
        self.page.locator('[class*="st-key-private-"] button').first.click()
        self.fill({"Only you ever see this": text})
        self.save()

    def note(self, lane: str, text: str) -> None:
        """Type one thought and press Enter."""
        self.choose(lane)
        box = self.page.get_by_label(re.compile("^One thought"))
        box.fill(text)
        box.press("Enter")
        expect(box).to_have_value("")

    def card(self, stage: str, does: str, suffers: str) -> None:
        """Write something that could go wrong."""
        self.choose(stage)
        self.fill({"The AI…": does, "…so our user…": suffers})
        self.page.get_by_role("button", name="Add", exact=True).click()
        expect(
            self.page.get_by_text(f"The AI {does}, so our user {suffers}.").first
        ).to_be_visible()

    def idea(self, stage: str, stops: str, change: str) -> None:
        """Write a change and what it stops."""
        self.choose(stage)
        options = self.page.get_by_label("What it stops")
        label = options.locator("option", has_text=stops).first.inner_text()
        options.select_option(label=label)
        self.fill({"At this stage, we…": change})
        self.press("Add the idea")
        expect(self.page.get_by_text(f"we {change}.").first).to_be_visible()

    def date(self, label: str, day: str) -> None:
        """Type a date (``"2027-01-31"``) into its year, month and day."""
        group = self.page.get_by_role("group", name=label, exact=True)
        group.get_by_role("spinbutton").first.click()
        self.page.keyboard.type(day.replace("-", ""))

    # --- voting ---------------------------------------------------------------------------

    def vote(self, name: str, slips: tuple[str, ...]) -> None:
        """Start a vote and key in its slips."""
        self.press(re.compile(f"^Start the vote: {name}"))
        self.slips(*slips)

    def slips(self, *slips: str) -> None:
        """Key in all paper slips that are still out, digit by digit or letter by letter."""
        self.some_slips(*slips)
        expect(self.page.get_by_text(re.compile(r"^All \d+ slips are in"))).to_be_visible()

    def some_slips(self, *slips: str) -> None:
        """Key in some of the slips."""
        words = self.page.get_by_text(re.compile(r"^Slip \d+ of ")).inner_text()
        for number, signs in enumerate(slips, start=int(words.split()[1])):
            expect(self.page.get_by_text(f"Slip {number} of ")).to_be_visible()
            self.page.get_by_label(re.compile("^Slip")).focus()
            self.page.keyboard.type(signs)

    def observers_slips(self, *slips: str) -> None:
        """Key in what those wrote down who only watch."""
        self.choose("Observers' slips")
        for number, signs in enumerate(slips, start=1):
            expect(self.page.get_by_text(f"Observer slip {number} of ")).to_be_visible()
            self.page.get_by_label(re.compile("^Observer slip")).focus()
            self.page.keyboard.type(signs)
        expect(self.page.get_by_text(re.compile("observers' slips are in$"))).to_be_visible()

    def fingers(self, hands: str) -> None:
        """Count hands, one digit for each person, and file the count."""
        self.page.get_by_role("radio", name="Fingers").click()
        self.press("3, 2, 1, show")
        pad = self.page.locator(".fingers")
        pad.focus()
        self.page.keyboard.type(hands)
        self.page.keyboard.press("Enter")
        self.page.keyboard.press("Enter")
        expect(self.page.get_by_text("Every question is counted")).to_be_visible()

    def show_votes(self) -> None:
        """Press Reveal, once the page knows that everybody's vote is in."""
        self.press(re.compile(r"^Reveal (\d+) of \1$"))

    def reveal(self, next_is: str | re.Pattern[str]) -> None:
        """Press Reveal, which must lead to where Next names this beat."""
        self.show_votes()
        name = next_is if isinstance(next_is, re.Pattern) else f"Next: {next_is}"
        expect(self.page.get_by_role("button", name=name).first).to_be_visible()

    def settle(self) -> None:
        """Wait until the page is drawn."""
        expect(self.page.locator('[data-test-script-state="notRunning"]')).to_be_attached()

    def text(self) -> str:
        """Everything the page shows."""
        return str(self.page.locator("body").inner_text())

    def field(self, label: str) -> Locator:
        """The box with that label."""
        return self.page.get_by_label(label, exact=True).first
