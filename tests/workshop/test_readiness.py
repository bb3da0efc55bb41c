"""Whether a ticket can be checked later, against METHOD 4.8."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.readiness import day, missing, number, readiness, sentence
from workshop.state import Idea, Metric

COMPLETE = Idea(
    "i1",
    stage="contact",
    change="Show which line of the call each claim comes from",
    stops="f1",
    author="host",
    owner="Dana",
    metric=Metric(
        measure="drafts sent without a correction, out of all drafts",
        unit="%",
        start="42",
        goal="60",
        by="2026-03-31",
        source="the outbox report",
        guardrail="replies per 100 emails",
    ),
)


def ticket(**metric: str) -> Idea:
    """The complete ticket with parts of its metric changed."""
    return replace(COMPLETE, metric=replace(COMPLETE.metric, **metric))


def test_a_ticket_with_everything_is_measurable() -> None:
    assert missing(COMPLETE) == []
    assert readiness(COMPLETE) == "measurable"


def test_a_promised_start_value_is_pending_and_not_incomplete() -> None:
    promised = ticket(start="", start_by="2026-01-15", start_who="Ravi")
    assert missing(promised) == []
    assert readiness(promised) == "start value pending"


@pytest.mark.parametrize(
    "promise",
    [
        {"start_by": "2026-01-15"},
        {"start_who": "Ravi"},
        {"start_by": "soon", "start_who": "Ravi"},
    ],
)
def test_a_promise_needs_both_a_name_and_a_date(promise: dict[str, str]) -> None:
    half = ticket(start="", **promise)
    assert missing(half) == ["start value, or who brings it by when"]
    assert readiness(half) == "incomplete"


@pytest.mark.parametrize(
    ("emptied", "gap"),
    [
        ({"stops": ""}, "what it stops"),
        ({"owner": ""}, "owner"),
        ({"measure": ""}, "measure"),
        ({"goal": ""}, "a goal with a number"),
        ({"goal": "improve trust"}, "a goal with a number"),
        ({"by": ""}, "date"),
        ({"by": "end of March"}, "date"),
        ({"source": ""}, "where to read it"),
        ({"goal": "42"}, "a goal that differs from the start value"),
        ({"goal": " 42 "}, "a goal that differs from the start value"),
        ({"goal": "142"}, "a percentage between 0 and 100"),
        ({"start": "-1"}, "a percentage between 0 and 100"),
    ],
)
def test_the_ticket_names_the_one_thing_it_lacks(emptied: dict[str, Any], gap: str) -> None:
    on_idea = {name: value for name, value in emptied.items() if hasattr(COMPLETE, name)}
    on_metric = {name: value for name, value in emptied.items() if name not in on_idea}
    lacking = replace(ticket(**on_metric), **on_idea)
    assert missing(lacking) == [gap]
    assert readiness(lacking) == "incomplete"


def test_a_value_beyond_100_is_fine_where_the_unit_is_not_a_share() -> None:
    assert missing(ticket(unit="seconds", start="140", goal="110")) == []


def test_an_empty_ticket_names_everything_once() -> None:
    empty = Idea("i", "contact", "Something", "", "host")
    assert len(missing(empty)) == len(set(missing(empty))) == 7


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("42", 42.0),
        ("about 42 %", 42.0),
        ("0,5", 0.5),
        ("0.5", 0.5),
        ("0.125", 0.125),
        ("0,125 s", 0.125),
        ("1,200", 1200.0),
        ("1.200,5", 1200.5),
        ("1 200", 1200.0),
        ("-3", -3.0),
        ("−3", -3.0),
        ("٤٢", 42.0),
        ("10.5.2026", None),
        ("", None),
        ("improve trust", None),
    ],
)
def test_numbers_are_read_as_people_type_them(typed: str, value: float | None) -> None:
    assert value == number(typed)


@given(st.text())
def test_any_text_is_a_finite_number_or_none(typed: str) -> None:
    value = number(typed)
    assert value is None or value == value  # noqa: PLR0124 - not a NaN
    assert day(typed) is None or isinstance(day(typed), date)


def test_the_sentence_says_all_of_it() -> None:
    assert sentence(COMPLETE) == (
        "drafts sent without a correction, out of all drafts goes from 42 % to 60 % by "
        "2026-03-31. Dana reads it from the outbox report. "
        "Must not get worse: replies per 100 emails."
    )


def test_the_sentence_shows_every_gap() -> None:
    empty = Idea("i", "contact", "Something", "", "host")
    assert sentence(empty) == "… goes from … to … by …. … reads it from …."


def test_the_sentence_names_who_brings_the_start_value() -> None:
    promised = ticket(start="", start_by="2026-01-15", start_who="Ravi")
    assert "from its start value (Ravi brings it by 2026-01-15) to 60 %" in sentence(promised)
