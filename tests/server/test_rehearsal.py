"""Simulated people in the whole app: they come by the door, vote over the socket, and go."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest

from bench.streamlit_client import Window as Page
from bench.streamlit_client import become_facilitator
from data.content.rehearsal import CAST, PREFIX
from data.store.log import Log
from data.store.opening import open_log
from tests.server.asking import Address, Window, wait_for, window
from tests.serving import Server
from tests.story import Story
from workshop import commands as c

pytestmark = pytest.mark.process
HASTE = "0.02"
"""Fifty times as fast as people: enough pace left that the slow one is the last."""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """An app of this module alone, whose simulated people are quick."""
    folder = tmp_path_factory.mktemp("rehearsal")
    started = Server(folder, WORKSHOP_REHEARSAL_PACE=HASTE).start()
    yield started
    started.stop()
    assert "Traceback" not in started.output


class Desk:
    """The facilitator of a rehearsal: a page, a log to look into, and a live window."""

    def __init__(self, server: Server, log: Log) -> None:
        self.server = server
        self.log = log
        self.token = become_facilitator(server.host_link)
        self.id = self._begin()
        self.story = Story(log, self.id)

    def _begin(self) -> str:
        before = {line.id for line in self.log.workshops()}
        self.press("rehearse", page="", workshop="")
        (line,) = (line for line in self.log.workshops() if line.id not in before)
        assert (line.title, line.id[: len(PREFIX)]) == ("Rehearsal", PREFIX)
        return line.id

    def press(self, button: str, page: str = "plan", workshop: str | None = None) -> None:
        asyncio.run(self._on(page, workshop, button))

    def buttons(self) -> set[str]:
        return asyncio.run(self._on("plan", None, ""))

    async def _on(self, path: str, workshop: str | None, button: str) -> set[str]:
        query = {"w": self.id if workshop is None else workshop}
        async with Page(self.server.url, self.token) as page:
            await page.open(path, **{name: value for name, value in query.items() if value})
            if button:
                await page.press(button)
            return set(page.widgets())

    @property
    def beat(self) -> str:
        """Where the room is."""
        return self.story.state.agenda.beat

    def away(self) -> set[str]:
        """Whom the room does not wait for, by id."""
        return {person.id for person in self.story.state.people.values() if person.away}

    @contextmanager
    def hearing(self, role: str = "screen") -> Iterator[Window]:
        address = Address(self.server.port)
        with window(address, self.id, self.token, role=role) as opened:
            yield opened

    def here(self) -> int:
        """How many are connected, as the facilitator hears when a window opens."""
        with self.hearing("facilitator") as live:
            return int(live.pulse()["here"])


@pytest.fixture
def desk(server: Server) -> Iterator[Desk]:
    with closing(open_log(server.database)) as log:
        found = Desk(server, log)
        yield found
        found.story.at("close")


def all_in(desk: Desk) -> None:
    """Wait until all six have a window open."""
    wait_for(lambda: desk.here() == len(CAST))


def all_gone(desk: Desk) -> None:
    """Wait until none of them has."""
    wait_for(lambda: desk.here() == 0)


def test_six_come_in_by_the_door_and_answer_in_the_lobby(desk: Desk) -> None:
    all_in(desk)

    wait_for(lambda: all(person.check_in for person in desk.story.state.people.values()))
    people = desk.story.state.people.values()
    assert {person.name for person in people} == {member.name for member in CAST}
    assert all(person.arrived for person in people)
    assert desk.story.state.plan.product == "Harbour CRM"
    assert desk.story.state.model_record.good


def test_they_vote_in_an_open_round_and_count_on_the_wall(desk: Desk) -> None:
    all_in(desk)
    round_id = desk.story.open("trust")

    with desk.hearing() as wall:
        wall.pulse(lambda pulse: pulse["votes"] == [5, 5])

    wait_for(lambda: [b.whole for b in desk.story.state.rounds[round_id].watching.values()] == [1])
    ballots = desk.story.state.rounds[round_id].ballots.values()
    assert {ballot.way for ballot in ballots} == {"device"}
    assert len({tuple(sorted(ballot.answers.items(), key=str)) for ballot in ballots}) == 5
    desk.story.do(c.Reveal, round_id=round_id)


def test_they_write_what_the_room_asks_for_and_nothing_before(desk: Desk) -> None:
    all_in(desk)
    wait_for(lambda: all(p.check_in for p in desk.story.state.people.values()))
    assert not desk.story.state.proposals
    for beat in ("scope.write", "walk.contact.write"):
        desk.story.at(beat)
        with desk.hearing() as wall:
            wall.pulse(lambda pulse: pulse["beat"] == desk.beat and pulse["done"] == [5, 5])

    kinds = [row[4] for row in desk.log.entries(desk.id)]
    entered = [at for at, kind in enumerate(kinds) if kind == "BeatEntered"]
    assert kinds.count("ProposalAdded") == 5
    assert entered[0] < kinds.index("ProposalAdded") < entered[1] < kinds.index("NoteAdded")
    assert {note.stage for note in desk.story.state.notes.values()} == {"contact"}


def test_they_are_sent_home_and_called_back(desk: Desk) -> None:
    all_in(desk)
    assert "rehearsal.home" in desk.buttons()

    desk.press("rehearsal.home")

    all_gone(desk)
    wait_for(lambda: len(desk.away()) == len(CAST))
    assert "rehearsal.call" in desk.buttons()

    desk.press("rehearsal.call")

    all_in(desk)
    wait_for(lambda: not desk.away())


def test_they_leave_at_the_close(desk: Desk) -> None:
    all_in(desk)
    desk.story.at("close")

    all_gone(desk)
    assert not {"rehearsal.home", "rehearsal.call"} & desk.buttons()
    desk.story.at("tickets.aloud")
    wait_for(lambda: "rehearsal.call" in desk.buttons())


def test_after_a_crash_they_are_gone_and_can_be_called_back(desk: Desk) -> None:
    all_in(desk)
    desk.server.kill()
    desk.server.start()

    assert desk.here() == 0
    assert "rehearsal.call" in desk.buttons()
    desk.press("rehearsal.call")
    all_in(desk)


def test_a_server_that_stops_leaves_nobody_behind(desk: Desk) -> None:
    all_in(desk)
    desk.server.stop()

    assert not desk.server.runs
    assert "Traceback" not in desk.server.output
    desk.server.start()


def test_nobody_real_is_sent_home_with_them(desk: Desk) -> None:
    """Somebody who came to look on keeps their place."""
    all_in(desk)
    desk.story.people("Ada")

    desk.press("rehearsal.home")

    all_gone(desk)
    wait_for(lambda: len(desk.away()) == len(CAST))
    assert desk.story.person("Ada") not in desk.away()
