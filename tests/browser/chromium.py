"""A browser whose windows are lent: who had the app before loads it in half the time."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser, BrowserContext, Playwright

from install.browser import installed

LAPTOP = {"width": 1280, "height": 800}
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP workshop.test 127.0.0.1",
)
"""Phones reach the app by name, over plain http: no secure context, unlike localhost."""
PHONE_HOST = "workshop.test"
SECONDS = 15_000


def launch(playwright: Playwright, *flags: str) -> Browser:
    """The Chromium of this machine, without a window of its own."""
    return playwright.chromium.launch(executable_path=installed(), args=[*FLAGS, *flags])


class Chromium:
    """Lends contexts: each is a browser of its own, with its own cookies and storage.

    What is left of the one who had a context before is its cache: the app's scripts.
    """

    def __init__(self, browser: Browser, *addresses: str) -> None:
        self._browser = browser
        self._addresses = addresses
        self._free: list[BrowserContext] = []
        self._lent: list[BrowserContext] = []

    def context(self) -> BrowserContext:
        """A context without cookies, words or windows."""
        context = self._free.pop(0) if self._free else self._new()
        self._lent.append(context)
        return context

    def new_context(self, **options: Any) -> BrowserContext:
        """A context that nobody had before and nobody gets afterwards."""
        return self._new(**options)

    def take_back(self) -> None:
        """Close what a test opened: windows that reconnect for ever cost the next one dearly."""
        there = self._browser.contexts
        for context in there:
            if context in self._lent:
                self._clean(context)
            elif context not in self._free:
                context.close()
        kept = [context for context in self._lent if context in there]
        self._free = kept + self._free  # those with a warm cache first
        self._lent = []

    def _new(self, **options: Any) -> BrowserContext:
        context = self._browser.new_context(
            viewport=LAPTOP,  # type: ignore[arg-type]
            accept_downloads=True,
            **options,
        )
        context.set_default_timeout(SECONDS)
        return context

    def _clean(self, context: BrowserContext) -> None:
        for page in context.pages:
            page.close()
        context.clear_cookies()
        page = context.new_page()
        session = context.new_cdp_session(page)
        for address in self._addresses:
            everything = {"origin": address, "storageTypes": "all"}
            session.send("Storage.clearDataForOrigin", everything)
        page.close()
