"""One run of a page sees one state: what stands below never contradicts what stands above."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from data.process import Process
from data.room import Room
from tests.cast import FACILITATOR, new_id
from tests.pages.test_pages import EVERY_PAGE
from tests.pages.visiting import Visit
from tests.story import Story
from workshop import commands as c
from workshop.roles import Actor, Role
from workshop.state import State
from workshop.visibility import visible

Looks = list[Role]


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> Looks:
    """Who a state was made visible for, one entry a time; the real function makes it."""
    found: Looks = []

    def noted(state: State, viewer: Actor) -> State:
        found.append(viewer.role)
        return visible(state, viewer)

    monkeypatch.setattr("data.room.visible", noted)
    return found


@pytest.mark.parametrize("page", EVERY_PAGE)
def test_a_run_of_a_page_makes_one_state_visible(
    host: Visit, story: Story, looks: Looks, page: str
) -> None:
    visit = host.open(page, story.tell().id).unfold()
    looks.clear()

    visit.run()

    assert len(looks) == 1


@pytest.mark.parametrize("role", [Role.PARTICIPANT, Role.OBSERVER])
def test_so_does_a_phone(
    process: Process,
    window: Callable[[str | None], Visit],
    story: Story,
    looks: Looks,
    role: Role,
) -> None:
    story.people("Ada").observers("Olga")
    name = story.person("Ada" if role is Role.PARTICIPANT else "Olga")
    phone = window(process.devices.issue(Actor(name, role), story.id)).run()
    looks.clear()

    phone.run()

    assert looks == [role]


def test_the_wall_safe_view_is_two_viewers_and_each_looks_once(
    host: Visit, story: Story, looks: Looks
) -> None:
    """The room sees the wall; who is still at work, only the one who leads."""
    wall = host.open("wall", story.id, here="1")
    looks.clear()

    wall.run()

    assert looks == [Role.SCREEN, Role.FACILITATOR]


def test_whoever_changed_something_sees_it(process: Process, story: Story) -> None:
    room = Room(process.log, story.id, FACILITATOR)
    before = room.state

    room.do(c.AddPeople(id=new_id(), names=("Ada",)))

    assert not before.people
    assert [person.name for person in room.state.people.values()] == ["Ada"]
    assert room.state is room.state
