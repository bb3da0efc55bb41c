"""The few numbers that every window gets at once."""

from __future__ import annotations

import pytest

from tests.cast import PARTICIPANT, SCREEN, Table, everywhere
from workshop import commands as c
from workshop.agenda import MINUTE
from workshop.pulse import pulse
from workshop.roles import Actor, Role
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
        "used": 5 * MINUTE,
        "beat_left": 0,
        "later": 100 * MINUTE,
        "until": None,
        "running": True,
        "urgent": table.state.seq,
        "content": 1,
        "done": None,
        "people": 4,
        "votes": None,
        "phase": None,
        "phase_left": None,
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


def test_the_pulse_counts_down_while_slips_are_written_and_hands_are_shown(table: Table) -> None:
    vote = table.open()
    assert pulse(table.state, table.now)["phase"] == ""
    for phase, seconds in (("write", 60), ("decide", 5)):
        table.do(c.CueRound, round_id=vote, phase=phase)
        assert pulse(table.state, table.now + 2_000)["phase_left"] == (seconds - 2) * 1_000
        assert pulse(table.state, table.now + 99_000)["phase_left"] == 0
    table.do(c.CueRound, round_id=vote, phase="down")
    content_seq = pulse(table.state, table.now)
    assert (content_seq["phase"], content_seq["phase_left"]) == ("down", None)


def test_the_pulse_says_how_long_the_room_is_there(table: Table) -> None:
    assert pulse(table.state, table.now, until=7 * MINUTE)["until"] == 7 * MINUTE


def test_hands_are_in_the_pulse_once_the_last_one_is_counted(table: Table) -> None:
    vote = table.open("trust", "contact", "habit")
    table.hands(vote, "contact", 1, 2, 3, 4)
    assert pulse(visible(table.state, SCREEN), table.now)["votes"] == [0, 4]
    table.hands(vote, "habit", 1, 2, 3, 4)
    assert pulse(visible(table.state, SCREEN), table.now)["votes"] == [4, 4]


@pytest.mark.parametrize("role", Role)
def test_it_says_the_same_whatever_a_role_may_see(role: Role) -> None:
    """So it can be made once for everybody, and can hold nothing that is hidden from anybody."""
    table = Table(observers=2)
    for name in ("p1", "p2", "p5"):
        table.do(c.Arrive, person_id=name)
    table.do(c.NotePrivately, step=1, base_seq=0, text="secret")
    viewer = Actor("nobody", role)
    for beat in ("scope.write", "walk.contact.write", "walk.observers", "trust.vote"):
        table.at(beat)
        table.do(c.MarkDone, PARTICIPANT, place=beat, done=True)
        table.note("a thought")
        assert pulse(visible(table.state, viewer), table.now) == pulse(table.state, table.now)
    vote = table.open()
    table.cast(vote, "p1", {"contact": 2}, "device", actor=PARTICIPANT, whole=False)
    table.slip(vote, 1, everywhere(4))
    table.watch(vote, 1, everywhere(1))
    assert pulse(visible(table.state, viewer), table.now) == pulse(table.state, table.now)
