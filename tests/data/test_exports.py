"""The table of files: what each is made of, and that lists offer nobody what they cannot have."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from data.exports import EXPORTS, Export, downloads
from data.process import Process
from data.room import Room
from tests.story import Story, opened
from workshop.roles import LEADERS, Actor, Role


@pytest.fixture
def process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Process]:
    """The parts of this process, on a database of this test."""
    with opened(monkeypatch, tmp_path) as found:
        yield found


def room_of(process: Process, role: Role) -> Room:
    """A workshop with everything in it, as somebody in this role sees it."""
    return Room(process.log, Story(process.log).tell().id, Actor("p1", role))


def test_no_two_files_have_the_same_address() -> None:
    assert len({export.file for export in EXPORTS}) == len(EXPORTS)


@pytest.mark.parametrize("export", EXPORTS, ids=lambda export: export.file)
def test_every_file_has_what_the_workshop_came_to(process: Process, export: Export) -> None:
    content = export.build(room_of(process, Role.FACILITATOR))

    assert len(content.splitlines()) > 1


@pytest.mark.parametrize("role", Role)
def test_whoever_may_not_have_a_file_is_not_offered_it(process: Process, role: Role) -> None:
    offered = downloads(room_of(process, role))

    allowed = [f"/workshops/w1/{export.file}" for export in EXPORTS if role in export.roles]
    assert [address for _, address in offered] == allowed
    assert bool(offered) == (role in LEADERS)
