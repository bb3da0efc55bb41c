"""Before the room meets: who will be there, and how the model behaves."""

from __future__ import annotations

import pytest

from tests.cast import COFACILITATOR, Table
from workshop import commands as c
from workshop.decide.field_checks import NAME
from workshop.decide.people import PEOPLE
from workshop.errors import Changed, Invalid, NotFound, NotNow


def test_two_people_may_share_a_name(table: Table) -> None:
    table.do(c.AddPeople, names=("Dana", "Dana"))
    danas = [person for person in table.state.voters if person.name == "Dana"]
    assert len({person.id for person in danas}) == 2


def test_somebody_taken_off_the_roster_no_longer_votes_but_stays_known(table: Table) -> None:
    table.do(c.RemovePerson, person_id="p1")
    assert "p1" not in [person.id for person in table.state.voters]
    assert table.state.people["p1"].name == "Person 1"


def test_somebody_taken_off_by_mistake_comes_back_as_they_were(table: Table) -> None:
    changes = {"name": "Dana", "function": "design"}
    table.do(c.EditPerson, person_id="p1", base_seq=table.state.seq, changes=changes)
    before = table.state.people["p1"]
    table.do(c.RemovePerson, person_id="p1")
    assert table.state.undo["host"][-1].what == "removal"
    table.undo()
    after = table.state.people["p1"]
    assert (after.name, after.function, after.present) == ("Dana", "design", True)
    assert [person.id for person in table.state.voters] == ["p1", "p2", "p3", "p4"]
    assert after.rev == before.rev


def test_a_name_corrected_after_the_removal_is_not_lost_with_an_undo(table: Table) -> None:
    drawn = table.state.seq
    table.do(c.RemovePerson, person_id="p1")
    table.do(c.EditPerson, COFACILITATOR, person_id="p1", base_seq=drawn, changes={"name": "Dana"})
    with pytest.raises(NotNow, match="Others have built on this"):
        table.undo()
    assert table.state.people["p1"].name == "Dana"


def test_an_id_is_never_given_twice(table: Table) -> None:
    table.do(c.RemovePerson, person_id="p4")
    table.do(c.AddPeople, names=("Late comer",))
    assert [person.id for person in table.state.voters] == ["p1", "p2", "p3", "p5"]


@pytest.mark.parametrize("who", ["p99", "p1"])
def test_taking_off_somebody_who_is_not_there_is_no_event(table: Table, who: str) -> None:
    table.do(c.RemovePerson, person_id="p1")
    assert table.do(c.RemovePerson, person_id=who) == []


@pytest.mark.parametrize("names", [(), ("x",) * PEOPLE])
def test_a_roster_takes_one_to_a_thousand_people(table: Table, names: tuple[str, ...]) -> None:
    with pytest.raises(Invalid, match="up to 1,000 people"):
        table.do(c.AddPeople, names=names)


@pytest.mark.parametrize("name", ["", " ", "x" * (NAME + 1)])
def test_a_name_is_something_short(table: Table, name: str) -> None:
    with pytest.raises(Invalid, match="the name"):
        table.do(c.AddPeople, names=("Dana", name))
    assert len(table.state.people) == 4


def test_people_come_with_a_function_and_vote_or_observe(table: Table) -> None:
    table.do(c.AddPeople, names=(" Olga ",), function="customer success", role="observer")
    (observer,) = table.state.observers
    assert (observer.name, observer.function) == ("Olga", "customer success")
    for wrong, words in (({"function": "king"}, "the function"), ({"role": "king"}, "observer")):
        with pytest.raises(Invalid, match=words):
            table.do(c.AddPeople, names=("x",), **wrong)


def test_a_name_a_function_and_a_role_can_be_corrected(table: Table) -> None:
    changes = {"name": "Dana", "function": "design", "role": "observer"}
    table.do(c.EditPerson, person_id="p1", base_seq=table.state.seq, changes=changes)
    person = table.state.people["p1"]
    assert (person.name, person.function, person.role) == ("Dana", "design", "observer")
    assert table.do(c.EditPerson, person_id="p1", base_seq=0, changes=changes) == []


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"name": " "}, "the name"),
        ({"name": "x" * 121}, "121 characters; 120 fit"),
        ({"role": ""}, "voter or observer"),
        ({"role": "king"}, "voter or observer"),
        ({"function": "king"}, "the function"),
        ({"present": "no"}, "version of the app"),
    ],
)
def test_a_person_stays_what_a_person_can_be(
    table: Table, changes: dict[str, str], words: str
) -> None:
    with pytest.raises(Invalid, match=words):
        table.do(c.EditPerson, person_id="p1", base_seq=table.state.seq, changes=changes)
    with pytest.raises(NotFound, match="This person"):
        table.do(c.EditPerson, person_id="p99", base_seq=0, changes={"name": "Dana"})


def test_two_facilitators_who_correct_one_name_see_both(table: Table) -> None:
    drawn = table.state.seq
    table.do(c.EditPerson, person_id="p1", base_seq=drawn, changes={"name": "Dana"})
    with pytest.raises(Changed):
        table.do(
            c.EditPerson, COFACILITATOR, person_id="p1", base_seq=drawn, changes={"name": "Dan"}
        )
    other = {"function": "design"}
    table.do(c.EditPerson, COFACILITATOR, person_id="p1", base_seq=drawn, changes=other)
    assert table.state.people["p1"].name == "Dana"


def test_three_sample_answers_and_a_count_are_kept(table: Table) -> None:
    words = {"good": "a", "usual": "b", "bad": "c", "checked": "50", "acceptable": "41"}
    table.do(c.RecordVariance, base_seq=0, changes={**words, "checked_on": "2031-02-01"})
    assert table.state.model_record.share == 0.82
    assert table.do(c.RecordVariance, base_seq=0, changes=words) == []


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"checked": "many"}, "a whole number, such as 40"),
        ({"acceptable": "4.5"}, "a whole number, such as 40"),
        ({"checked": "9" * 10}, "a whole number, such as 40"),
        ({"checked": "40", "acceptable": "41"}, "Swap the two numbers"),
        ({"checked_on": "last week"}, "when they were checked as a date"),
        ({"bad": "x" * 10_001}, "the bad answer has 10,001 characters"),
        ({"share": "1"}, "version of the app"),
    ],
)
def test_a_record_that_cannot_be_is_refused(
    table: Table, changes: dict[str, str], words: str
) -> None:
    with pytest.raises(Invalid, match=words):
        table.do(c.RecordVariance, base_seq=0, changes=changes)


@pytest.mark.parametrize(
    ("checked", "acceptable", "share"),
    [("50", "41", 0.82), ("50", "0", 0.0), ("50", "", None), ("", "", None), ("0", "0", None)],
)
def test_a_share_needs_answers_that_were_checked(
    table: Table, checked: str, acceptable: str, share: float | None
) -> None:
    table.do(c.RecordVariance, base_seq=0, changes={"checked": checked, "acceptable": acceptable})
    assert table.state.model_record.share == share
