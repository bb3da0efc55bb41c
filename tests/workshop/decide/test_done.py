"""Being done with what the room does at a place, and going on after all."""

from __future__ import annotations

import pytest

from tests.cast import OTHER, PARTICIPANT, Table
from workshop import commands as c
from workshop.errors import NotAllowed, NotNow


def test_somebody_is_done_and_goes_on_after_all(table: Table) -> None:
    table.at("scope.write")
    table.do(c.MarkDone, PARTICIPANT, place="scope.write", done=True)
    table.do(c.MarkDone, OTHER, place="scope.write", done=True)
    assert table.state.done["scope.write"] == {"p1", "p2"}
    table.do(c.MarkDone, PARTICIPANT, place="scope.write", done=False)
    assert table.state.done["scope.write"] == {"p2"}


def test_being_done_twice_is_no_event(table: Table) -> None:
    table.at("scope.write")
    assert table.do(c.MarkDone, PARTICIPANT, place="scope.write", done=False) == []
    table.do(c.MarkDone, PARTICIPANT, place="scope.write", done=True)
    assert table.do(c.MarkDone, PARTICIPANT, place="scope.write", done=True) == []


def test_done_with_one_stage_is_not_done_with_the_next(table: Table) -> None:
    for stage in ("contact", "habit"):
        table.do(c.EnterBeat, beat="wrong.write", topic=stage)
    table.do(c.MarkDone, PARTICIPANT, place="wrong.write:contact", done=True)
    assert set(table.state.done) == {"wrong.write:contact"}


@pytest.mark.parametrize("place", ["scope.read", "wrong.write:contact", "nirvana", ""])
def test_nobody_is_done_where_the_room_has_not_been(table: Table, place: str) -> None:
    table.at("scope.write")
    with pytest.raises(NotNow, match="not there yet"):
        table.do(c.MarkDone, PARTICIPANT, place=place, done=True)


def test_nobody_says_for_others_that_they_are_done(table: Table) -> None:
    with pytest.raises(NotAllowed):
        table.do(c.MarkDone, place="lobby", done=True)
