"""Joining the whole app, as a process of its own: from another machine, across a restart."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from data.store.opening import open_log
from tests.cast import new_id
from tests.server.asking import ANOTHER_MACHINE, Address, wait_for, window
from tests.server.phone import CODES, Phone, text_of
from tests.serving import Server
from tests.story import Story
from workshop import commands as c

pytestmark = pytest.mark.process


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """An app of this test alone, which may be killed."""
    started = Server(tmp_path).start()
    yield started
    started.stop()


def prepared(server: Server) -> tuple[str, str, str]:
    """A workshop with an open door: its id, its code, and Ada's id."""
    with closing(open_log(server.database)) as log:
        story = Story(log, new_id()[:12]).people()
        story.do(c.OpenJoining, code=next(CODES))
        return story.id, story.state.code, story.person("Ada")


def test_another_machine_comes_in_and_is_the_same_person_after_a_crash(server: Server) -> None:
    address = Address(server.port)
    assert address.ask("/", source=ANOTHER_MACHINE).status == 403
    assert address.refusal("/_stcore/stream", source=ANOTHER_MACHINE) == 403

    workshop, code, ada = prepared(server)
    phone = Phone(address, code)
    wait_for(lambda: phone.ask().status == 200)
    assert phone.tap(person=ada).header("Location") == f"/?w={workshop}"
    assert b"<div" in phone.ask(f"/?w={workshop}").body
    with window(address, workshop, phone.token, ada, "participant") as opened:
        seq = opened.pulse()["seq"]

    server.kill()
    server.start()

    assert phone.ask().header("Location") == f"/?w={workshop}"
    with window(address, workshop, phone.token, ada, "participant") as opened:
        assert opened.pulse()["seq"] == seq
    other = Phone(address, code)
    assert "Same Ada?" in text_of(other.come(person=ada))


def test_sixty_phones_come_in_at_once(app_process: Server) -> None:
    """A room that scans at the same moment, every name another one."""
    with closing(open_log(app_process.database)) as log:
        story = Story(log, new_id()[:12]).people(*(f"Person {n}" for n in range(60)))
        story.do(c.OpenJoining, code=next(CODES))
        code, people = story.state.code, [p.id for p in story.state.voters]
    phones = [Phone(Address(app_process.port), code) for _ in people]
    wait_for(lambda: phones[0].ask().status == 200)

    with ThreadPoolExecutor(60) as pool:
        answers = list(pool.map(lambda phone, name: phone.come(person=name), phones, people))

    assert [answer.status for answer in answers] == [303] * 60
    assert len({phone.token for phone in phones}) == 60
