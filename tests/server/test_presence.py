"""Who is connected, who may stay it, and which address the laptop has: told while it happens."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest

from data.access.invitations import address as own_address
from data.process import Process, this_process
from server.live import hub
from server.startup import watch
from tests.cast import new_id
from tests.server.asking import ANOTHER_MACHINE, Address, Window, wait_for, window
from tests.server.phone import Phone
from tests.server.test_live import COUNTS, LEADERS_HEAR
from tests.story import Story
from workshop import commands as c
from workshop.roles import Actor, Role

GUEST = "participant"


@pytest.fixture
def ada(story: Story) -> str:
    return story.person("Ada")


@pytest.fixture
def cookie(process: Process, story: Story, ada: str) -> str:
    """The token of Ada's phone."""
    return process.devices.issue(Actor(ada, Role.PARTICIPANT), story.id)


@pytest.fixture
def desk(address: Address, story: Story, token: str) -> Iterator[Window]:
    """The facilitator's own window."""
    with window(address, story.id, token, role="facilitator") as opened:
        yield opened


def test_leaders_hear_how_many_phones_are_connected(
    address: Address, desk: Window, story: Story, cookie: str, ada: str
) -> None:
    assert desk.pulse()["here"] == 0
    with window(address, story.id, cookie, ada, GUEST) as first:
        assert set(first.pulse()) == COUNTS
        assert desk.pulse(lambda pulse: pulse["here"] == 1)
        with window(address, story.id, cookie, ada, GUEST) as second:
            second.pulse()
            assert this_process().memory.presence.connected(story.id) == {ada}
    assert desk.pulse(lambda pulse: pulse["here"] == 0)
    assert ada in this_process().memory.presence.heard_from(story.id)


def test_who_is_here_is_known_for_each_workshop(
    address: Address, process: Process, story: Story, cookie: str, ada: str
) -> None:
    other = Story(process.log, new_id()[:12])
    with window(address, story.id, cookie, ada, GUEST) as opened:
        opened.pulse()
        assert this_process().memory.presence.connected(other.id) == frozenset()


def test_a_guest_who_asks_for_the_wall_is_neither_wall_nor_here(
    address: Address, desk: Window, story: Story, cookie: str, ada: str
) -> None:
    """Or a phone would make the room test say that the projector shows the wall."""
    with window(address, story.id, cookie, ada, "screen") as opened:
        assert set(opened.pulse()) == COUNTS
        story.note("something happens")
        heard = desk.caught_up(story.state.seq)

    assert (heard["walls"], heard["here"]) == (0, 0)


def test_leaders_hear_that_a_phone_reached_this_machine(
    desk: Window, phone: Phone, story: Story
) -> None:
    assert desk.pulse()["phone"] is False
    phone.ask()
    assert desk.pulse(lambda pulse: pulse["phone"] is True)


# --- who may stay --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (c.RemovePerson, {}),
        (c.EditPerson, {"seen": 99, "changes": {"role": "observer"}}),
    ],
)
def test_whose_place_changed_is_told_to_reload(
    address: Address,
    story: Story,
    cookie: str,
    kind: type[c.Command],
    fields: dict[str, Any],
) -> None:
    ada = story.person("Ada")
    with window(address, story.id, cookie, ada, GUEST) as opened:
        opened.pulse()
        story.do(kind, person_id=ada, **fields)
        assert opened.hung_up() == 4403


def test_a_merged_person_comes_back_as_the_kept_one(
    address: Address, story: Story, cookie: str, ada: str
) -> None:
    ben = story.person("Ben")
    with window(address, story.id, cookie, ada, GUEST) as opened:
        opened.pulse()
        story.do(c.MergePeople, kept=ben, joined=ada)
        assert opened.hung_up() == 4403
    with window(address, story.id, cookie, ben, GUEST) as opened:
        opened.pulse()
        assert this_process().memory.presence.connected(story.id) == {ben}


def test_a_removed_person_opens_no_window(
    address: Address, story: Story, cookie: str, ada: str
) -> None:
    story.do(c.RemovePerson, person_id=ada)
    with window(address, story.id, cookie, ada, GUEST) as opened:
        assert opened.closed_with() == 4403


def test_a_name_that_changes_closes_nothing(
    address: Address, story: Story, cookie: str, ada: str
) -> None:
    with window(address, story.id, cookie, ada, GUEST) as opened:
        opened.pulse()
        story.do(c.EditPerson, person_id=ada, seen=99, changes={"name": "Ada L."})
        assert opened.caught_up(story.state.seq)


def test_what_a_phone_sends_after_its_token_ended_is_not_done(
    address: Address, process: Process, story: Story, cookie: str, ada: str
) -> None:
    """Forgotten without a word of news: the next message is the first to notice."""
    story.at("walk.contact.write")
    with window(address, story.id, cookie, ada, GUEST) as opened:
        opened.pulse()
        process.devices.forget(cookie)
        before = story.state.seq
        fields = {"stage": "contact", "lane": "want", "texts": ["x"]}
        opened.say({"id": new_id(), "do": "AddNotes", "fields": fields})
        assert opened.hung_up() == 4403
    assert story.state.seq == before


def test_a_database_that_is_away_for_a_moment_closes_no_window(
    address: Address, story: Story, cookie: str, ada: str, request: pytest.FixtureRequest
) -> None:
    with window(address, story.id, cookie, ada, GUEST) as opened:
        opened.pulse()
        put_back = request.getfixturevalue("moved_away")
        message = {"id": new_id(), "do": "CheckIn", "fields": {"answer": "fine"}}
        assert "later" in opened.ask(message)
        put_back()
        assert "ack" in opened.ask(message)


# --- another network -----------------------------------------------------------------------------


@pytest.fixture
def moved_back() -> Iterator[None]:
    yield
    assert hub._loop is not None
    hub._loop.call_soon_threadsafe(hub.moved, own_address())


@pytest.mark.usefixtures("moved_back")
def test_leaders_and_walls_hear_of_a_new_address_and_nobody_else(
    address: Address, desk: Window, story: Story, token: str, cookie: str
) -> None:
    new = "http://192.168.7.7:8501"
    with (
        window(address, story.id, token) as wall,
        window(address, story.id, cookie, story.person("Ada"), GUEST) as phone,
    ):
        assert wall.pulse()["address"] == own_address()
        phone.pulse()
        desk.pulse(lambda pulse: pulse["here"] == 1)
        assert hub._loop is not None
        hub._loop.call_soon_threadsafe(hub.moved, new)

        assert wall.pulse(lambda pulse: pulse["address"] == new)
        assert desk.pulse(lambda pulse: pulse["address"] == new)
        story.note("something happens")
        assert set(phone.caught_up(story.state.seq)) == COUNTS
        assert set(wall.caught_up(story.state.seq)) == COUNTS | {"address"}
        assert set(desk.caught_up(story.state.seq)) == COUNTS | LEADERS_HEAR


def test_the_watch_tells_every_address_it_sees() -> None:
    heard_from, told = iter(["a", "a", "b"]), list[str]()

    async def look_three_times() -> None:
        with pytest.raises(RuntimeError):
            await watch(lambda: next(heard_from), told.append, 0)

    asyncio.run(look_three_times())
    assert told == ["a", "a", "b"]


def test_the_same_address_wakes_nobody(desk: Window, story: Story) -> None:
    desk.pulse()
    assert hub._loop is not None
    hub._loop.call_soon_threadsafe(hub.moved, own_address())
    story.note("something happens")

    desk.caught_up(story.state.seq)
    assert len(desk.frames) == 2


def test_a_phone_of_another_machine_opens_its_window(
    address: Address, phone: Phone, story: Story
) -> None:
    ada = story.person("Ada")
    phone.come(person=ada)
    path = f"/live?workshop={story.id}&role={GUEST}&person={ada}"
    with address.dial(path, token=phone.token, source=ANOTHER_MACHINE) as connection:
        assert Window(connection).pulse()["seq"] == story.state.seq
    wait_for(lambda: not this_process().memory.presence.connected(story.id))


def test_a_window_that_asks_hears_that_its_line_is_alive(desk: Window) -> None:
    desk.pulse()
    desk.say("{}")
    assert desk.hear(lambda message: message == {}) == {}


def test_a_crowd_hears_at_once_that_the_room_moves_on(
    monkeypatch: pytest.MonkeyPatch, address: Address, story: Story, cookie: str, ada: str
) -> None:
    """Counts wait their turn, here for ever; where the room is does not."""
    monkeypatch.setattr("server.hub.PHONE_SECONDS", 3600.0)
    with window(address, story.id, cookie, ada, GUEST) as phone:
        phone.pulse()
        story.do(c.AddNotes, stage="contact", lane="does", texts=("a thought",))
        story.at("walk.contact.write")
        assert phone.caught_up(story.state.seq)
