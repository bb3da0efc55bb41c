"""What stands above the store asks no more of it than the protocol says."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from data.content.worked_example import worked_example
from data.files.restoring import read_save
from data.files.save_file import save_file
from data.joining.bell import Bell
from data.joining.devices import Devices
from data.joining.doors import Doors
from data.store.log import Log
from tests.cast import FACILITATOR, NINE, PARTICIPANT, new_id
from tests.data.helpers import note, start, texts
from tests.data.store.engine import MemoryStore
from workshop import commands as c
from workshop.errors import IdReused, NotAllowed, NotFound
from workshop.roles import Actor, Role

BEN = Actor("p2", Role.PARTICIPANT)


@pytest.fixture
def other() -> Iterator[Log]:
    """A log on an engine that is not SQLite."""
    opened = Log(MemoryStore())
    yield opened
    opened.close()


def test_two_engines_keep_the_same_records_and_give_the_same_file(log: Log, other: Log) -> None:
    example, later = worked_example(NINE), note("later")
    for one in (log, other):
        one.restore(example, FACILITATOR, "w")
        one.do("w", later, FACILITATOR)
    here, there = log.entries("w"), other.entries("w")

    assert there[:-2] == here[:-2] == list(example.records)
    assert [record.payload for record in there] == [record.payload for record in here]
    assert [line[:3] for line in other.workshops()] == [line[:3] for line in log.workshops()]
    file = read_save(save_file("w", there, NINE).body)
    assert log.restore(file, FACILITATOR, "copy") == "copy"


def test_sent_twice_is_done_once_and_a_refusal_changes_nothing(other: Log) -> None:
    start(other)
    command = note("once")
    assert other.do("w", command, FACILITATOR) == other.do("w", command, FACILITATOR)
    with pytest.raises(IdReused):
        other.do("w", note("other words", command.id), FACILITATOR)
    with pytest.raises(NotAllowed):
        other.do("w", note("no"), PARTICIPANT)
    with pytest.raises(NotFound):
        other.state("nowhere")

    assert texts(other.state("w")) == ["once"]
    assert other.state("w").seq == 2
    other.probe()


def test_devices_and_doors_need_no_sql(other: Log) -> None:
    start(other)
    devices, doors = Devices(other, Bell()), Doors(other)
    kept, lost = (devices.issue(BEN, "w", host) for host in ("here", "there"))
    other.do("w", c.OpenJoining(id=new_id(), code="K7M4QX"), FACILITATOR)

    assert devices.hosts("w", ["p2"]) == ["here", "there"]
    devices.revoke_person("w", ["p2"], keep=kept)
    assert (devices.find(kept, "w"), devices.find(lost, "w")) == (BEN, None)
    assert doors.by_code("K7M4QX") == Doors(other).by_code("K7M4QX") == "w"
