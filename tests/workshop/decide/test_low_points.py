"""Step 3: the room's own low points, and why trust is low there."""

from __future__ import annotations

import pytest

from tests.cast import Table
from workshop import commands as c
from workshop.errors import Invalid
from workshop.results import marked_low_points


def test_the_rooms_own_because_is_kept_and_can_be_taken_away(table: Table) -> None:
    because = "It read a name wrong."
    assert table.do(c.NoteLowPoint, stage="contact", base_seq=0, because="") == []
    table.do(c.NoteLowPoint, stage="contact", base_seq=0, because=because)
    assert table.state.low_points["contact"].because == because
    seen = table.state.seq
    assert table.do(c.NoteLowPoint, stage="contact", base_seq=seen, because=because) == []
    table.do(c.NoteLowPoint, stage="contact", base_seq=seen, because="")
    assert table.state.low_points["contact"].because == ""


def test_a_low_point_is_at_one_of_the_five_stages_and_not_endless(table: Table) -> None:
    for stage, because in (("nirvana", "x"), ("contact", "x" * 10_001)):
        with pytest.raises(Invalid):
            table.do(c.NoteLowPoint, stage=stage, base_seq=0, because=because)
    with pytest.raises(Invalid, match="five stages"):
        table.do(c.MarkLowPoint, stage="nirvana", marked=True)


def test_the_room_takes_away_and_adds_low_points_and_says_so_once(table: Table) -> None:
    table.voted([2, 3, 4, 4, 5])
    assert marked_low_points(table.state) == ["discovery", "contact"]
    table.do(c.MarkLowPoint, stage="discovery", marked=False)
    table.do(c.MarkLowPoint, stage="habit", marked=True)
    assert table.do(c.MarkLowPoint, stage="habit", marked=True) == []
    assert marked_low_points(table.state) == ["contact", "habit"]


def test_a_stage_with_a_because_is_a_low_point_until_the_room_says_otherwise(table: Table) -> None:
    table.do(c.NoteLowPoint, stage="advocacy", base_seq=0, because="Nobody writes back.")
    assert marked_low_points(table.state) == ["advocacy"]
    table.do(c.MarkLowPoint, stage="advocacy", marked=False)
    assert marked_low_points(table.state) == []
    assert table.state.low_points["advocacy"].because == "Nobody writes back."
