"""Whether a ticket can be checked later, against METHOD 4.8."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.models.tickets import Idea, Metric
from workshop.readiness import (
    VAGUE,
    day,
    direction,
    formula,
    missing,
    number,
    readiness,
    sentence,
)

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
FRESH = Idea("i", "contact", "Show where each claim comes from", "f1", "host")
PENDING = {"start": "", "start_by": "2026-01-15"}
TODAY = date(2026, 3, 1)


def ticket(**metric: str) -> Idea:
    """The complete ticket with parts of its metric changed."""
    return replace(COMPLETE, metric=replace(COMPLETE.metric, **metric))


def test_a_ticket_with_everything_is_measurable() -> None:
    assert missing(COMPLETE) == []
    assert readiness(COMPLETE) == "measurable"


def test_a_promised_start_value_is_pending_and_not_incomplete() -> None:
    promised = ticket(**PENDING, start_who="Ravi")
    assert missing(promised) == []
    assert readiness(promised) == "start value pending"


def test_the_owner_brings_the_start_value_if_nobody_else_is_named() -> None:
    assert readiness(ticket(**PENDING)) == "start value pending"
    assert "its start value (Dana brings it by 2026-01-15)" in sentence(ticket(**PENDING))


@pytest.mark.parametrize("promise", [{"start_who": "Ravi"}, {"start_by": "soon"}])
def test_a_promise_needs_a_day(promise: dict[str, str]) -> None:
    half = ticket(start="", **promise)
    assert missing(half) == ["start value, or who brings it by when"]
    assert readiness(half) == "incomplete"


def test_six_inputs_make_an_idea_measurable() -> None:
    typed = Metric(
        measure="drafts kept / drafts shown",
        start="41 %",
        goal="60 %",
        by="2026-03-31",
        source="the outbox report",
    )
    assert readiness(replace(FRESH, owner="Dana", metric=typed)) == "measurable"


def test_six_inputs_make_an_idea_with_a_promised_start_value() -> None:
    typed = Metric(
        measure="drafts kept / drafts shown",
        start_by="2026-01-15",
        goal="60 %",
        by="2026-03-31",
        source="the outbox report",
    )
    assert readiness(replace(FRESH, owner="Dana", metric=typed)) == "start value pending"


@pytest.mark.parametrize(
    ("emptied", "gap"),
    [
        ({"stops": ""}, "what it stops"),
        ({"owner": ""}, "owner"),
        ({"measure": ""}, "measure"),
        ({"measure": "drafts kept"}, "what is counted, out of how many"),
        ({"unit": ""}, "unit"),
        ({"unit": "", "goal": "about 60"}, "unit"),
        ({"goal": ""}, "a goal with a number"),
        ({"goal": "soon"}, "a goal with a number"),
        ({"goal": "improve trust"}, VAGUE),
        ({"measure": "Improve trust", "goal": ""}, VAGUE),
        ({"by": ""}, "date"),
        ({"by": "end of March"}, "date"),
        ({"source": ""}, "where to read it"),
        ({"start": ""}, "start value, or who brings it by when"),
        ({"goal": "42"}, "a goal that differs from the start value"),
        ({"goal": " 42.0 %"}, "a goal that differs from the start value"),
        (
            {"direction": "down"},
            "a goal below the start value, because it should go down",
        ),
        (
            {"direction": "up", "goal": "40"},
            "a goal above the start value, because it should go up",
        ),
        ({"goal": "142"}, "a percentage between 0 and 100"),
        ({"start": "-1"}, "a percentage between 0 and 100"),
        ({"unit": "", "start": "42", "goal": "160 %"}, "a percentage between 0 and 100"),
        ({"start_on": "2026-03-31"}, "a date after that of the start value"),
        ({**PENDING, "start_by": "2026-04-01"}, "a date after that of the start value"),
        ({"by": "2026-02-28"}, "a date that is still to come"),
        ({"count": "drafts", "out_of": "0"}, "something to count out of that is not 0"),
        ({"measure": "drafts kept / 0.0 drafts"}, "something to count out of that is not 0"),
    ],
)
def test_the_ticket_names_the_one_thing_it_lacks(emptied: dict[str, Any], gap: str) -> None:
    on_idea = {name: value for name, value in emptied.items() if hasattr(COMPLETE, name)}
    on_metric = {name: value for name, value in emptied.items() if name not in on_idea}
    lacking = replace(ticket(**on_metric), **on_idea)
    assert missing(lacking, TODAY) == [gap]
    assert readiness(lacking, TODAY) == "incomplete"


@pytest.mark.parametrize(
    "metric",
    [
        {"unit": "seconds", "start": "140", "goal": "110"},
        {"unit": "% points", "start": "-3", "goal": "4"},
        {"unit": "", "start": "12 days", "goal": "5"},
        {"unit": "", "start": "€ 5", "goal": "€ 3"},
        {"direction": "up"},
        {"direction": "sideways"},
        {"start_on": "2026-03-30"},
        {"start_on": "last week"},
        {"by": "2026-03-01"},
        {"measure": "", "count": "drafts kept"},
        {"measure": "Kept drafts", "count": "drafts kept", "out_of": "drafts shown"},
        {"measure": "complaints per week"},
        {"measure": "improve kept drafts / drafts", "goal": "60"},
        {"measure": "drafts / 10 emails"},
        {**PENDING, "direction": "down"},
    ],
)
def test_what_can_be_checked_passes(metric: dict[str, str]) -> None:
    assert missing(ticket(**metric), TODAY) == []


def test_a_date_is_only_past_for_somebody_who_knows_the_day() -> None:
    assert missing(ticket(by="2020-01-01")) == []
    assert readiness(ticket(by="2020-01-01"), TODAY) == "incomplete"


def test_an_empty_ticket_names_everything_once() -> None:
    empty = replace(FRESH, stops="")
    assert missing(empty) == [
        "what it stops",
        "owner",
        "measure",
        "a goal with a number",
        "unit",
        "date",
        "where to read it",
        "start value, or who brings it by when",
    ]


def test_a_wish_is_asked_what_could_be_counted_and_out_of_how_many() -> None:
    """One question in the room's words stands for the two gaps behind it."""
    wish = replace(FRESH, metric=Metric(measure="improve trust", goal="better"))
    assert missing(wish)[-1] == (
        '"Better" is hard to check. What would you count, and out of how many?'
    )
    assert "a goal with a number" not in missing(wish)
    assert "what is counted, out of how many" not in missing(wish)


@pytest.mark.parametrize(
    ("metric", "goes"),
    [
        ({"start": "42", "goal": "60"}, "up"),
        ({"start": "42", "goal": "60", "direction": "down"}, "up"),
        ({"start": "3", "goal": "1.5"}, "down"),
        ({"start": "", "goal": "60", "direction": "down"}, "down"),
        ({"start": "", "goal": "60", "direction": "up"}, "up"),
        ({"start": "", "goal": "60"}, ""),
    ],
)
def test_the_values_say_where_it_goes_and_a_choice_says_it_while_one_is_unknown(
    metric: dict[str, str], goes: str
) -> None:
    assert goes == direction(ticket(**metric).metric)


@pytest.mark.parametrize(
    ("metric", "counted"),
    [
        ({"measure": "kept / shown"}, "kept / shown"),
        ({"measure": "Kept", "count": "drafts kept"}, "drafts kept"),
        ({"measure": "Kept", "count": "kept", "out_of": "shown"}, "kept / shown"),
        ({"measure": "Kept", "out_of": "shown"}, "Kept"),
    ],
)
def test_the_formula_is_what_is_counted_out_of_what(metric: dict[str, str], counted: str) -> None:
    assert counted == formula(Metric(**metric))


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


def test_the_sentence_says_a_unit_once_and_names_what_is_counted() -> None:
    counted = ticket(measure="", count="drafts kept", start="42 %")
    assert sentence(counted).startswith("drafts kept goes from 42 % to 60 % by")


def test_the_sentence_has_a_gap_for_who_brings_the_start_value() -> None:
    nobody = replace(ticket(**PENDING), owner="")
    assert "its start value (… brings it by 2026-01-15)" in sentence(nobody)


def test_the_sentence_names_who_brings_the_start_value() -> None:
    promised = ticket(start="", start_by="2026-01-15", start_who="Ravi")
    assert "from its start value (Ravi brings it by 2026-01-15) to 60 %" in sentence(promised)


typed = st.text(max_size=12) | st.sampled_from(["", "0", "41 %", "2026-03-31", "a / b"])


@given(st.builds(Metric, **dict.fromkeys(Metric.__slots__, typed)), st.dates())
def test_any_text_is_judged_and_never_in_words_of_the_trade(metric: Metric, today: date) -> None:
    judged = replace(COMPLETE, metric=metric)
    gaps = missing(judged, today)
    assert len(gaps) == len(set(gaps))
    assert (readiness(judged, today) == "incomplete") == bool(gaps)
    assert sentence(judged)
    shown = " ".join(gaps).casefold()
    assert not any(word in shown for word in ("baseline", "conflict", "iqr", "rpn"))
