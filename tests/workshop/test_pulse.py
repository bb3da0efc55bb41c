"""The few numbers that every window gets at once."""

from __future__ import annotations

from tests.cast import SCREEN, Table, everywhere
from workshop import commands as c
from workshop.agenda import MINUTE
from workshop.pulse import pulse
from workshop.visibility import visible


def test_the_pulse_says_where_the_room_is_and_how_long_it_has(table: Table) -> None:
    table.do(c.EnterBeat, beat="scope.write")
    table.wait(5)
    assert pulse(table.state, table.now) == {
        "seq": table.state.seq,
        "step": 1,
        "name": "One person, one task",
        "beat": "scope.write",
        "left": 15 * MINUTE,
        "running": True,
        "votes": None,
    }


def test_the_pulse_counts_ballots_and_shows_none(table: Table) -> None:
    round_id = table.open()
    table.slip(round_id, 1, everywhere(2))
    before = pulse(visible(table.state, SCREEN), table.now)
    assert before["votes"] == [1, 4]

    table.slip(round_id, 1, everywhere(5))
    after = pulse(visible(table.state, SCREEN), table.now)
    assert {**after, "seq": 0} == {**before, "seq": 0}


def test_a_closed_vote_is_out_of_the_pulse(table: Table) -> None:
    table.voted([3] * 5)
    assert pulse(table.state, table.now)["votes"] is None
