"""Before the room meets: who may start what, the plan's fields, the roster."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cast import CAST, FACILITATOR, Table, new_id
from workshop import commands as c
from workshop.decide import decide
from workshop.decide.checks import NAME
from workshop.decide.plan import PEOPLE
from workshop.errors import Invalid, NotAllowed, NotFound, NotNow
from workshop.roles import LEADERS
from workshop.state import State


def test_only_those_who_lead_start_a_workshop() -> None:
    for actor in CAST:
        command = c.StartWorkshop(id=new_id(), title="Follow-up emails")
        if actor.role in LEADERS:
            assert decide(State("w"), command, actor)
        else:
            with pytest.raises(NotAllowed, match="Only the facilitator"):
                decide(State("w"), command, actor)


def test_nothing_else_can_happen_before_the_start() -> None:
    with pytest.raises(NotFound, match="no such workshop"):
        decide(State("w"), c.AddPeople(id=new_id(), names=("Dana",)), FACILITATOR)


def test_a_workshop_starts_once(table: Table) -> None:
    with pytest.raises(NotNow, match="started already"):
        table.do(c.StartWorkshop, title="Again")


@pytest.mark.parametrize("title", ["", "  ", "x" * (NAME + 1)])
def test_a_title_is_something_short(title: str) -> None:
    with pytest.raises(Invalid, match="the title"):
        decide(State("w"), c.StartWorkshop(id=new_id(), title=title), FACILITATOR)


def test_the_plan_keeps_what_was_written(table: Table) -> None:
    changes: dict[str, Any] = {
        "title": "Follow-up",
        "feature": "the AI drafter",
        "minutes.2": 25,
        "ends_at": "",
    }
    table.do(c.EditPlan, seen=table.state.seq, changes=changes)
    plan = table.state.plan
    assert (plan.title, plan.feature, plan.minutes[2]) == ("Follow-up", "the AI drafter", 25)


def test_a_plan_saved_unchanged_is_no_event(table: Table) -> None:
    changes = {"title": "Follow-up emails", "minutes.1": 20}
    assert table.do(c.EditPlan, seen=table.state.seq, changes=changes) == []


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"title": " "}, "the title"),
        ({"title": None}, "as text"),
        ({"product": 3}, "as text"),
        ({"product": "x" * (NAME + 1)}, "121 characters"),
        ({"minutes.1": 0}, "between 1 and 240"),
        ({"minutes.1": 241}, "between 1 and 240"),
        ({"minutes.1": "20"}, "between 1 and 240"),
        ({"minutes.1": True}, "between 1 and 240"),
        ({"minutes.0": 5}, "version of the app"),
        ({"minutes.9": 5}, "version of the app"),
        ({"changed": "x"}, "version of the app"),
    ],
)
def test_a_plan_that_does_not_fit_is_refused_whole(
    table: Table, changes: dict[str, Any], words: str
) -> None:
    before = table.state
    with pytest.raises(Invalid, match=words):
        table.do(c.EditPlan, seen=before.seq, changes={"feature": "fine", **changes})
    assert table.state is before


def test_two_people_may_share_a_name(table: Table) -> None:
    table.do(c.AddPeople, names=("Dana", "Dana"))
    danas = [person for person in table.state.voters if person.name == "Dana"]
    assert len({person.id for person in danas}) == 2


def test_somebody_taken_off_the_roster_no_longer_votes_but_stays_known(table: Table) -> None:
    table.do(c.RemovePerson, person_id="p1")
    assert "p1" not in [person.id for person in table.state.voters]
    assert table.state.people["p1"].name == "Person 1"


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
