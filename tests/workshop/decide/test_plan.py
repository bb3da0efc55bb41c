"""Before the room meets: who may start what, the plan's fields, the roster."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cast import CAST, FACILITATOR, Table, new_id
from workshop import commands as c
from workshop.decide import decide
from workshop.decide.field_checks import NAME
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
        "ends_at": "12:30",
        "date": "2031-03-31",
        "names": "yes",
    }
    table.do(c.EditPlan, base_seq=table.state.seq, changes=changes)
    plan = table.state.plan
    assert (plan.title, plan.feature, plan.minutes[2]) == ("Follow-up", "the AI drafter", 25)
    assert (plan.ends_at, plan.date, plan.names) == ("12:30", "2031-03-31", "yes")
    table.do(c.EditPlan, base_seq=table.state.seq, changes={"ends_at": "", "date": "", "names": ""})
    assert table.state.plan.ends_at == table.state.plan.date == table.state.plan.names == ""


def test_a_plan_saved_unchanged_is_no_event(table: Table) -> None:
    changes = {"title": "Follow-up emails", "minutes.1": 20}
    assert table.do(c.EditPlan, base_seq=table.state.seq, changes=changes) == []


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
        ({"date": "31.1."}, "Write the date as a date such as 2027-01-31"),
        ({"ends_at": "noon"}, "hours and minutes, such as 12:30"),
        ({"ends_at": "24:00"}, "hours and minutes, such as 12:30"),
        ({"names": "perhaps"}, "Choose whether ballots carry names"),
    ],
)
def test_a_plan_that_does_not_fit_is_refused_whole(
    table: Table, changes: dict[str, Any], words: str
) -> None:
    before = table.state
    with pytest.raises(Invalid, match=words):
        table.do(c.EditPlan, base_seq=before.seq, changes={"feature": "fine", **changes})
    assert table.state is before
