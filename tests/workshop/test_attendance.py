"""Who takes part with a device of their own, and who is done with what the room does now."""

from __future__ import annotations

import pytest

from tests.cast import OBSERVER, PARTICIPANT, Table
from workshop import commands as c
from workshop import events as e
from workshop.attendance import at_work, done_now, is_writing, place_now, with_devices, writers
from workshop.beats import BEATS, Beat


@pytest.fixture
def room() -> Table:
    """Two of four voters and the observer came with a device."""
    table = Table(observers=1)
    for person in ("p1", "p2", "p5"):
        table.do(c.Arrive, person_id=person)
    return table


def test_who_takes_part_with_a_device_is_here_and_votes(room: Table) -> None:
    assert [person.id for person in with_devices(room.state)] == ["p1", "p2"]
    room.do(c.MarkAway, person_id="p1", away=True)
    assert [person.id for person in with_devices(room.state)] == ["p2"]


def test_a_place_is_a_beat_and_its_stage_if_it_has_one(room: Table) -> None:
    room.at("scope.write")
    assert place_now(room.state) == "scope.write"
    room.do(c.EnterBeat, beat="wrong.write", topic="habit")
    assert place_now(room.state) == "wrong.write:habit"
    assert place_now(room.state) in room.state.agenda.reached


def test_at_their_turn_the_observers_write_and_else_the_team(room: Table) -> None:
    assert [person.id for person in writers(room.state, "scope.write")] == ["p1", "p2"]
    assert [person.id for person in writers(room.state, "walk.observers")] == ["p5"]


@pytest.mark.parametrize("beat", BEATS, ids=lambda beat: beat.id)
def test_people_say_that_they_are_done_where_everybody_writes(room: Table, beat: Beat) -> None:
    room.at("close", beat.id)
    assert is_writing(room.state) is beat.writes
    assert bool(done_now(room.state)) is is_writing(room.state)
    assert bool(at_work(room.state)) is is_writing(room.state)


def test_done_is_counted_for_the_place_the_room_is_at(room: Table) -> None:
    room.at("scope.write")
    room.do(c.MarkDone, PARTICIPANT, place="scope.write", done=True)
    room.do(c.MarkDone, OBSERVER, place="scope.write", done=True)
    assert done_now(room.state) == (1, 2)
    assert [person.id for person in at_work(room.state)] == ["p2"]
    room.at("scope.wrong")
    assert done_now(room.state) == (0, 2)


def test_without_a_device_in_the_room_nobody_is_asked(table: Table) -> None:
    table.at("scope.write")
    assert done_now(table.state) is None
    assert at_work(table.state) == []


def test_a_moment_of_another_version_asks_nobody(room: Table) -> None:
    room.happened(e.BeatEntered(beat="coffee"))
    assert not is_writing(room.state)
    assert done_now(room.state) is None


@pytest.mark.parametrize("beat", BEATS, ids=lambda beat: beat.id)
def test_every_moment_has_a_sentence_for_the_phones(beat: Beat) -> None:
    assert beat.phone
