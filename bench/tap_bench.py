"""A real browser: from the tap on a phone to the number that changes on the wall."""

from __future__ import annotations

from playwright.sync_api import Page, expect, sync_playwright

from bench.crowd_bench import House
from bench.measure import Result
from bench.streamlit_client import COOKIE
from tests.browser.chromium import launch

PHONES = 8
WATCH = """() => {
  const votes = () => [...document.querySelectorAll("*")]
    .map((node) => node.shadowRoot?.querySelector(".votes")).find(Boolean)
  window.changed = 0
  new MutationObserver(() => (window.changed = Date.now()))
    .observe(votes(), { childList: true, characterData: true, subtree: true })
}"""
TAPPED = "() => document.addEventListener('click', () => (window.tapped = Date.now()), true)"


def measure() -> list[Result]:
    """The line about a tap. Blocking: Playwright keeps an event loop of its own."""
    with House(PHONES, 1) as house, sync_playwright() as playwright:
        browser = launch(playwright)
        (group,) = house.groups

        def window(token: str, path: str) -> Page:
            context = browser.new_context(viewport={"width": 390, "height": 844})
            context.add_cookies([{"name": COOKIE, "value": token, "url": house.server.url}])
            page = context.new_page()
            page.goto(f"{house.server.url}/{path}?w={group.workshop}")
            expect(page.locator('.status[data-status="saved"]')).to_be_attached()
            return page

        wall = window(house.host, "wall")
        wall.evaluate(WATCH)
        waits = []
        for number, token in enumerate(group.tokens, start=1):
            phone = window(token, "")
            expect(phone.locator(".question")).to_have_count(5)
            for question in phone.locator(".question").all()[:4]:
                question.locator(".choice").nth(2).click()
            phone.evaluate(TAPPED)
            phone.locator(".question").nth(4).locator(".choice").nth(2).click()
            expect(wall.locator(".votes")).to_have_text(f"{number} of {PHONES} in")
            waits.append(float(wall.evaluate("window.changed") - phone.evaluate("window.tapped")))
            phone.context.close()
        browser.close()
    return [Result("Chromium: tap on a phone to visible on the wall", waits, "ms", "< 150")]
