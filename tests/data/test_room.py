"""The pages' door to a workshop: what makes somebody somebody is for those who lead."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from data.process import Process
from data.room import Room
from tests.story import Story, opened
from workshop import commands as c
from workshop.errors import NotAllowed
from workshop.roles import LEADERS, Actor, Role


@pytest.fixture
def process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Process]:
    """The parts of this process, on a database of this test."""
    with opened(monkeypatch, tmp_path) as found:
        yield found


@pytest.mark.parametrize("role", Role)
def test_links_and_answers_that_make_people_somebody_are_for_leaders(
    process: Process, role: Role
) -> None:
    story = Story(process.log).people()
    room = Room(process.log, story.id, Actor("p1", role))
    assert bool(room.helper) == (role in LEADERS)
    assert bool(room.link_for("p1")) == (role in LEADERS)
    if role in LEADERS:
        room.answer("a knock that is over", True)
        return
    with pytest.raises(NotAllowed):
        room.answer("a knock", True)


@pytest.mark.parametrize("role", Role)
def test_the_door_is_shown_while_it_is_open_and_to_no_box(process: Process, role: Role) -> None:
    story = Story(process.log).people()
    room = Room(process.log, story.id, Actor("p1", role))
    assert room.door is None
    story.do(c.OpenJoining, code="K7M4QX")
    assert (room.door is None) == (role is Role.BOX)
    if room.door:
        link, typed, code = room.door
        assert (link.endswith("/j/K7M4QX"), typed.endswith("/j"), code) == (True, True, "K7M-4QX")
    story.do(c.CloseJoining)
    assert room.door is None
