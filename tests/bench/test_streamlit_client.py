"""The client of the benchmarks against a real server: what it measures is what a browser gets."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs

import pytest

from bench.streamlit_client import Window, become_facilitator
from tests.serving import Server

pytestmark = pytest.mark.process


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One running app for all tests here."""
    running = Server(Path(tmp_path_factory.mktemp("served"))).start()
    yield running
    running.stop()


@pytest.fixture(scope="module")
def token(server: Server) -> str:
    """The cookie of a facilitator's browser."""
    return become_facilitator(server.host_link)


def test_without_the_cookie_there_is_only_the_door(server: Server) -> None:
    async def look() -> list[str]:
        async with Window(server.url) as window:
            await window.open()
            return window.words("heading")

    assert asyncio.run(look()) == ["This is a workshop room"]


def test_a_workshop_is_started_through_the_form_and_shows_its_title(
    server: Server, token: str
) -> None:
    async def start() -> tuple[Window, Window]:
        async with Window(server.url, token) as window, Window(server.url, token) as second:
            await window.open()
            assert window.path == ""
            assert "Workshops" in window.words("heading")
            window.fill("Name of the workshop", "Follow-up emails")
            await window.press("Start a workshop")
            await second.open(window.path, **{k: v[0] for k, v in parse_qs(window.query).items()})
            return window, second

    for window in asyncio.run(start()):
        assert window.path == "plan"
        assert any("Follow-up emails" in line for line in window.words("text"))


def test_a_rerun_draws_the_same_page_again(server: Server, token: str) -> None:
    async def twice() -> tuple[dict[str, str], dict[str, str]]:
        async with Window(server.url, token) as window:
            await window.open()
            first = window.widgets()
            await window.rerun()
            return first, window.widgets()

    first, again = asyncio.run(twice())
    assert "Start a workshop" in first.values()
    assert first == again


def test_a_widget_that_is_not_there_is_named(server: Server, token: str) -> None:
    async def press() -> None:
        async with Window(server.url, token) as window:
            await window.open()
            await window.press("no-such-button")

    with pytest.raises(LookupError, match="no-such-button"):
        asyncio.run(press())
