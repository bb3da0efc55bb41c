"""Fixtures that several folders share."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from pathlib import Path
from zlib import crc32

import pytest
from coverage import Coverage
from hypothesis import HealthCheck, settings
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from data.store.log import Log
from data.store.opening import open_log
from tests.cast import FACILITATOR, Table
from workshop.roles import Actor

HERE = Path(__file__).parent
UNCOUNTED = frozenset({"hypothesis", "pages", "browser"})

# A busy machine is slow, which is no bug. The same examples every time, so that a check never
# depends on luck; `make fuzz` looks for new ones, and what it finds becomes a test of its own.
settings.register_profile(
    "house",
    deadline=None,
    derandomize=True,
    database=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("fuzz", settings.get_profile("house"), derandomize=False)
settings.load_profile("house")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark tests by what they need, so that `make quick` can leave the slow ones out."""
    for item in items:
        folder = item.path.relative_to(HERE).parts[0]
        if folder in ("browser", "pages"):
            item.add_marker(folder)
        if "app_process" in getattr(item, "fixturenames", ()):
            item.add_marker("process")


class Workers(LoadScopeScheduling):  # type: ignore[misc]
    """Two workers drive browsers, which wait a good deal; the others do the rest meanwhile."""

    def _split_scope(self, nodeid: str) -> str:
        """Tests of one scope go to one worker, the largest scopes first."""
        if not nodeid.startswith("tests/browser/"):
            return nodeid
        return f"browser {crc32(nodeid.encode()) % 2}"


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Workers:
    """Hand out tests so that two cores are busy all the time."""
    return Workers(config, log)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Count what examples reach: random rooms are luck, and pages take twice as long counted."""
    counting = Coverage.current()
    if counting is None or not UNCOUNTED & {mark.name for mark in item.iter_markers()}:
        return (yield)
    counting.stop()
    try:
        return (yield)
    finally:
        counting.start()


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """Where a test keeps its database file; nothing is there yet."""
    return tmp_path / "workshop.db"


@pytest.fixture
def log(database: Path) -> Iterator[Log]:
    """An open log on a real file."""
    opened = open_log(database)
    yield opened
    opened.close()


@pytest.fixture
def facilitator() -> Actor:
    """Who may do everything."""
    return FACILITATOR


@pytest.fixture
def table() -> Table:
    """A started workshop in memory, four people on its roster."""
    return Table()
