"""Fixtures that several folders share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from data.store.log import Log
from data.store.opening import open_log
from tests.cast import FACILITATOR, Table
from workshop.roles import Actor

# A busy machine is slow, which is no bug; a failing example is printed and found again.
settings.register_profile(
    "house", deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("house")


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
