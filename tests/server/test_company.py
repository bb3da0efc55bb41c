"""Who plays in a rehearsal, and until when: the simulated people against our own routes."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator

import pytest

from data.content.rehearsal import CAST, is_rehearsal
from data.joining.devices import HOST
from data.process import Process, this_process
from data.rehearsal import rehearse, send_home, standing
from server.hub import NOT_NOW, Connection
from server.live import hub
from server.rehearsal import Rehearsals
from tests.cast import new_id
from tests.server.asking import PATIENCE, Address
from tests.story import Story
from workshop import commands as c

HASTE = 0.01


class Nobody:
    """A company that never comes."""

    def call(self, workshop_id: str) -> None: ...

    def send_home(self, workshop_id: str) -> None: ...

    def plays(self, workshop_id: str) -> bool:
        return False


@pytest.fixture
def story(process: Process, address: Address) -> Iterator[Story]:
    """A rehearsal to which nobody comes by themselves: these routes are at another port."""
    this_process().memory.companies.register(Nobody())
    made = Story(process.log, rehearse(process.log, new_id(), HOST))
    assert is_rehearsal(made.id)
    yield made
    made.at("close")


async def until(true: Callable[[], object]) -> None:
    """Look again until something is true; the loop goes on meanwhile."""
    async with asyncio.timeout(PATIENCE):
        while not true():
            await asyncio.sleep(0.01)


def here(story: Story) -> int:
    """How many have a window open."""
    return len(this_process().memory.presence.connected(story.id))


def play(
    address: Address,
    story: Story,
    act: Callable[[Rehearsals], Awaitable[None]],
    longest: float = 3600.0,
    pace: float = HASTE,
) -> None:
    """Have the simulated people play in a loop of this test, and see that nothing is left."""

    async def playing() -> None:
        loop = asyncio.get_running_loop()
        found = Rehearsals(loop, lambda: address.host, pace, longest)
        stops = [
            story.log.states.listen(found.hear),
            this_process().memory.companies.register(found),
        ]
        found.call(story.id)
        try:
            await act(found)
        finally:
            for stop in stops:
                stop()
            await found.close()
        await until(lambda: asyncio.all_tasks() == {asyncio.current_task()})

    asyncio.run(playing())


def test_all_six_come_and_leave_when_the_server_stops(address: Address, story: Story) -> None:
    async def act(found: Rehearsals) -> None:
        assert found.plays(story.id)
        found.call(story.id)
        await until(lambda: here(story) == len(CAST))
        await until(lambda: all(p.check_in for p in story.state.people.values()))
        assert standing(story.state) == (6, 6, True)

    play(address, story, act)


def test_they_leave_after_some_hours_by_themselves(address: Address, story: Story) -> None:
    async def act(found: Rehearsals) -> None:
        await until(lambda: not found.plays(story.id))
        await until(lambda: here(story) == 0)

    play(address, story, act, longest=0.5)


def test_they_leave_at_the_close_and_do_not_come_there(address: Address, story: Story) -> None:
    async def act(found: Rehearsals) -> None:
        await until(lambda: here(story) == len(CAST))
        await asyncio.to_thread(story.at, "close")
        await until(lambda: here(story) == 0)
        assert not found.plays(story.id)

    play(address, story, act)


def test_who_is_sent_home_before_they_came_never_comes(address: Address, story: Story) -> None:
    async def act(found: Rehearsals) -> None:
        found.send_home(story.id)
        assert not found.plays(story.id)
        await until(lambda: not found.plays(story.id))

    play(address, story, act)

    assert here(story) == 0
    assert not any(person.arrived for person in story.state.people.values())


def test_who_is_taken_off_the_roster_leaves_alone(address: Address, story: Story) -> None:
    async def act(found: Rehearsals) -> None:
        await until(lambda: here(story) == len(CAST))
        await asyncio.to_thread(lambda: story.do(c.RemovePerson, person_id="p1"))
        await until(lambda: here(story) == len(CAST) - 1)
        assert found.plays(story.id)

    play(address, story, act)


def test_a_whole_rehearsal_is_over_when_the_last_one_has_left(
    address: Address, story: Story
) -> None:
    async def act(found: Rehearsals) -> None:
        await until(lambda: here(story) == len(CAST))
        await asyncio.to_thread(send_home, story.log, story.id, HOST)
        await until(lambda: here(story) == 0)
        assert standing(story.state) == (0, 6, False)

    play(address, story, act)


def test_a_workshop_that_is_not_there_is_no_rehearsal(address: Address, story: Story) -> None:
    async def act(found: Rehearsals) -> None:
        found.call("rehearsal-of-nobody")
        await until(lambda: not found.plays("rehearsal-of-nobody"))

    play(address, story, act)


def test_a_door_that_is_shut_by_mistake_is_tried_again(address: Address, story: Story) -> None:
    story.do(c.CloseJoining)

    async def act(found: Rehearsals) -> None:
        await asyncio.to_thread(lambda: story.do(c.OpenJoining, code=story.state.code))
        await until(lambda: here(story) == len(CAST))

    play(address, story, act, pace=0.1)


def test_a_door_that_stays_shut_is_left_alone(address: Address, story: Story) -> None:
    story.do(c.CloseJoining)

    async def act(found: Rehearsals) -> None:
        await until(lambda: not found.plays(story.id))

    play(address, story, act)

    assert here(story) == 0


def test_phones_come_back_when_their_lines_are_cut(address: Address, story: Story) -> None:
    def lines() -> set[Connection]:
        return set(hub._windows.get(story.id, ()))

    async def act(found: Rehearsals) -> None:
        await until(lambda: len(lines()) == len(CAST))
        before = lines()
        assert hub._loop is not None
        for line in before:
            asyncio.run_coroutine_threadsafe(line.close(NOT_NOW), hub._loop)
        await until(lambda: len(lines() - before) == len(CAST))

    play(address, story, act)
