"""A real Chromium against a real server process."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Playwright, expect, sync_playwright

from tests.serving import Server

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
expect.set_options(timeout=15_000)
"""A machine with other things to do is slow, and that is no finding."""


def launch(playwright: Playwright, *flags: str) -> Browser:
    """Debian's Chromium, or the one that CHROMIUM names."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
    return playwright.chromium.launch(executable_path=path, args=[*FLAGS, *flags])


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One browser a module; each test opens its own contexts.

    Not one a session: Playwright keeps an event loop running in this thread, and no other
    test could start one.
    """
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@pytest.fixture(autouse=True)
def windows(request: pytest.FixtureRequest) -> Iterator[None]:
    """Close what a test opened: windows that reconnect all the time cost the next one dearly."""
    yield
    if "chromium" in request.fixturenames:
        for context in request.getfixturevalue("chromium").contexts:
            context.close()


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A running app for the tests of a module; each starts a workshop of its own."""
    running = Server(tmp_path_factory.mktemp("house")).start()
    yield running
    running.stop()


@pytest.fixture
def server(house: Server) -> Server:
    """That app, running again if the test before left it dead."""
    if not house.runs:
        house.start()
    return house
