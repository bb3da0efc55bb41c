"""The facilitator's window, a stranger's, and a workshop to look at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from data.joining.devices import HOST
from data.process import Process
from tests.pages.visiting import Visit
from tests.story import Story, opened


@pytest.fixture
def process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Process]:
    """The parts of this process, on a database of this test."""
    with opened(monkeypatch, tmp_path) as found:
        yield found


@pytest.fixture
def window(process: Process, monkeypatch: pytest.MonkeyPatch) -> Callable[[str | None], Visit]:
    """Open a window of a browser with this cookie.

    AppTest cannot send cookies, so the one function that reads them is replaced.
    """

    def show(token: str | None) -> None:
        monkeypatch.setattr("components.kit.visitor.device_token", lambda: token)

    return lambda token: Visit(show, token)


@pytest.fixture
def token(process: Process) -> str:
    """The cookie of the facilitator's browser."""
    return process.devices.issue(HOST)


@pytest.fixture
def host(window: Callable[[str | None], Visit], token: str) -> Visit:
    """A window of the facilitator's browser."""
    return window(token)


@pytest.fixture
def second(window: Callable[[str | None], Visit], token: str) -> Visit:
    """Another window of the facilitator's browser."""
    return window(token)


@pytest.fixture
def story(process: Process) -> Story:
    """A workshop that has just started, in the lobby."""
    return Story(process.log)
