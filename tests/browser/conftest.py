"""A real Chromium against a real server process."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright, expect, sync_playwright

from tests.browser.chromium import PHONE_HOST, Chromium, launch
from tests.serving import Server

HERE = Path(__file__).parent
LONG = (
    "test_live_room",
    "test_whole_workshop",
    "test_second_product",
    "test_accessible",
    "test_many_windows",
)
expect.set_options(timeout=15_000)
"""A machine with other things to do is slow, and that is no finding."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the long ones, and give them time on a machine that is busy."""
    places = [place for place, item in enumerate(items) if item.path.parent == HERE]
    ours = sorted((items[place] for place in places), key=lambda item: item.path.stem not in LONG)
    for place, item in zip(places, ours, strict=True):
        items[place] = item
        if item.path.stem in LONG:
            item.add_marker(pytest.mark.timeout(600))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Show what the app wrote to its terminal beside what a failed test saw."""
    report = yield
    server = getattr(item, "funcargs", {}).get("server")
    if report.failed and isinstance(server, Server):
        report.sections.append(("What the app wrote", server.output[-8_000:]))
    return report


@pytest.fixture(scope="package")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A running app for all of these tests; each starts a workshop of its own."""
    running = Server(tmp_path_factory.mktemp("house"), WORKSHOP_HOSTS=PHONE_HOST).start()
    yield running
    running.stop()


@pytest.fixture(scope="package")
def playwright() -> Iterator[Playwright]:
    """What starts browsers.

    Not one a session: Playwright keeps an event loop running in this thread, and no other
    test could start one.
    """
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="package")
def running_chromium(playwright: Playwright, house: Server) -> Iterator[Chromium]:
    """One browser for all of these tests."""
    browser = launch(playwright)
    yield Chromium(browser, house.url, f"http://{PHONE_HOST}:{house.port}")
    browser.close()


@pytest.fixture
def chromium(running_chromium: Chromium) -> Iterator[Chromium]:
    """That browser, with no window open."""
    yield running_chromium
    running_chromium.take_back()


@pytest.fixture
def server(house: Server) -> Server:
    """That app, running again if the test before left it dead."""
    if not house.runs:
        house.start()
    return house
