"""Who is let in with a device, who is away, and the question of the lobby."""

from __future__ import annotations

import pytest

from tests.cast import OBSERVER, PARTICIPANT, Table, everywhere
from workshop import commands as c
from workshop import events as e
from workshop.errors import Invalid, NotAllowed, NotFound, NotNow
from workshop.scales import CHECK_IN

CODE, NEXT = "7KQ2MX", "M4TB9D"


def test_the_door_opens_with_a_code(table: Table) -> None:
    table.do(c.OpenJoining, code=CODE)
    assert (table.state.joining, table.state.code) == (True, CODE)


@pytest.mark.parametrize(
    "code", ["", "7KQ2M", "7KQ2MXX", "7kq2mx", "7KQ2MI", "7KQ2ML", "7KQ2MO", "7KQ2MU", "7KQ 2MX"]
)
def test_a_code_is_six_signs_that_nobody_mistakes(table: Table, code: str) -> None:
    with pytest.raises(Invalid, match="no code"):
        table.do(c.OpenJoining, code=code)
    assert not table.state.joining


def test_a_new_code_takes_the_place_of_the_one_before(table: Table) -> None:
    table.do(c.OpenJoining, code=CODE)
    assert table.do(c.OpenJoining, code=CODE) == []
    table.do(c.OpenJoining, code=NEXT)
    assert (table.state.joining, table.state.code) == (True, NEXT)


def test_a_closed_door_lets_nobody_new_in_and_sends_nobody_out(table: Table) -> None:
    table.do(c.OpenJoining, code=CODE)
    table.do(c.Arrive, person_id="p1")
    table.do(c.CloseJoining)
    assert not table.state.joining
    assert table.state.people["p1"].arrived
    assert table.do(c.CloseJoining) == []


def test_the_same_code_opens_the_door_again(table: Table) -> None:
    for kind, fields in ((c.OpenJoining, {"code": CODE}), (c.CloseJoining, {})):
        table.do(kind, **fields)
    assert len(table.do(c.OpenJoining, code=CODE)) == 1
    assert table.state.joining


def test_a_restored_workshop_has_a_shut_door_and_nobody_in_it(table: Table) -> None:
    table.do(c.OpenJoining, code=CODE)
    table.do(c.Arrive, person_id="p1")
    table.do(c.MarkAway, person_id="p2", away=True)
    table.happened(e.WorkshopRestored(source="a file", left_out=0))
    assert (table.state.joining, table.state.code) == (False, "")
    assert not any(person.arrived for person in table.state.people.values())
    assert table.state.people["p2"].away


def test_who_taps_their_name_has_arrived_once(table: Table) -> None:
    assert len(table.do(c.Arrive, person_id="p1")) == 1
    assert table.state.people["p1"].arrived
    assert table.do(c.Arrive, person_id="p1") == []


def test_who_comes_in_is_not_away_any_more(table: Table) -> None:
    table.do(c.MarkAway, person_id="p1", away=True)
    table.do(c.Arrive, person_id="p1")
    table.do(c.MarkAway, person_id="p1", away=True)
    assert [type(event) for event in table.do(c.Arrive, person_id="p1")] == [e.PersonAway]
    assert table.state.people["p1"].here


def test_nobody_arrives_as_somebody_taken_off_the_list(table: Table) -> None:
    table.do(c.RemovePerson, person_id="p1")
    with pytest.raises(NotNow, match="Person 1 is not on the list any more"):
        table.do(c.Arrive, person_id="p1")
    with pytest.raises(NotFound, match="This person"):
        table.do(c.Arrive, person_id="p99")


def test_nobody_waits_for_who_is_away(table: Table) -> None:
    table.do(c.MarkAway, person_id="p1", away=True)
    assert [person.id for person in table.state.voters] == ["p2", "p3", "p4"]
    assert table.opened().eligible == 3


def test_saying_what_is_so_already_is_no_event(table: Table) -> None:
    assert table.do(c.MarkAway, person_id="p1", away=False) == []
    table.do(c.RemovePerson, person_id="p1")
    assert table.do(c.MarkAway, person_id="p1", away=True) == []
    with pytest.raises(NotFound, match="This person"):
        table.do(c.MarkAway, person_id="p99", away=True)


def test_an_open_vote_gives_up_the_seat_of_who_goes_and_gives_it_back(table: Table) -> None:
    vote = table.open()
    table.do(c.MarkAway, person_id="p1", away=True)
    assert table.round(vote).eligible == 3
    table.do(c.MarkAway, person_id="p1", away=False)
    assert table.round(vote).eligible == 4


def test_who_voted_and_goes_keeps_their_seat(table: Table) -> None:
    vote = table.open()
    table.cast(vote, "p1", everywhere(2), "device", actor=PARTICIPANT)
    table.do(c.MarkAway, person_id="p1", away=True)
    assert (table.round(vote).eligible, table.round(vote).to_come) == (4, 3)


def test_who_is_away_is_told_so_and_not_that_they_are_nobody(table: Table) -> None:
    vote = table.open()
    table.do(c.MarkAway, person_id="p1", away=True)
    for way, actor in (("device", [PARTICIPANT]), ("keypad", [])):
        with pytest.raises(NotNow, match=r"Person 1 is marked as away\. Mark Person 1 as here"):
            table.do(
                c.CastBallot, *actor, round_id=vote, voter="p1", way=way, answers=everywhere(2)
            )
    table.do(c.Arrive, person_id="p1")
    table.cast(vote, "p1", everywhere(2), "device", actor=PARTICIPANT)
    assert table.round(vote).filed == 1


def test_an_observer_who_voted_and_goes_takes_no_other_observers_place() -> None:
    table = Table(observers=2)
    vote = table.open()
    table.cast(vote, "p5", everywhere(1), "device", actor=OBSERVER)
    table.do(c.MarkAway, person_id="p5", away=True)
    table.cast(vote, "p6", everywhere(2), "keypad")
    assert set(table.round(vote).watching) == {"p5", "p6"}


@pytest.mark.parametrize("answer", sorted(CHECK_IN))
def test_the_question_of_the_lobby_is_answered_by_everybody_for_themselves(
    table: Table, answer: str
) -> None:
    table.do(c.CheckIn, PARTICIPANT, answer=answer)
    assert table.state.people["p1"].check_in == answer
    assert table.do(c.CheckIn, PARTICIPANT, answer=answer) == []
    assert not table.state.people["p2"].check_in


def test_the_answer_of_the_lobby_can_be_changed_and_is_one_of_three(table: Table) -> None:
    for answer in ("bumpy", "fine"):
        table.do(c.CheckIn, PARTICIPANT, answer=answer)
    assert table.state.people["p1"].check_in == "fine"
    for wrong in ("", "awful"):
        with pytest.raises(Invalid, match="Tap one of the answers"):
            table.do(c.CheckIn, PARTICIPANT, answer=wrong)


def test_nobody_checks_in_for_others(table: Table) -> None:
    with pytest.raises(NotAllowed):
        table.do(c.CheckIn, answer="fine")
