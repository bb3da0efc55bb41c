"""The map of how bad: every card in one cell, halves in the worse row."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts.heat_map import COLUMNS, Card, describe_heat, heat_rows, heat_spec
from tests.charts.specs import check_spec, drawn_kinds, kinds, of
from workshop.scales import HOW_BAD
from workshop.stages import STAGE_IDS, STAGES

NAMES = tuple(stage.name for stage in STAGES)
bads = st.none() | st.sampled_from([value / 2 for value in range(2, 11)])
cards_ = st.lists(st.tuples(st.sampled_from(STAGE_IDS), bads), max_size=30)


def counts(cards: list[Card]) -> list[tuple[float, float, str]]:
    """Column, row from the top and text of every count."""
    found = of(heat_rows(STAGES, cards), "count")
    return list(zip(found.x, found.y, found.label, strict=True))


def test_the_worst_stands_at_the_top() -> None:
    assert counts([("contact", 5.0)]) == [(1.5, 0.5, "1")]
    assert counts([("discovery", 1.0)]) == [(0.5, 4.5, "1")]


def test_a_half_counts_in_the_row_above() -> None:
    assert counts([("discovery", 3.5), ("discovery", 4.0)]) == [(0.5, 1.5, "2")]


def test_the_unrated_have_a_row_of_their_own() -> None:
    found = heat_rows(STAGES, [("contact", None)])

    assert list(of(found, "unrated").x) == [1.02]
    assert of(found, "count").y.iloc[0] > 5
    assert of(found, "full").empty


def test_empty_cells_are_there() -> None:
    found = heat_rows(STAGES, [])

    assert len(of(found, "grid")) == 5 * 6
    assert kinds(found) == {"row", "name", "grid"}


def test_rows_are_named_by_the_scale() -> None:
    labels = list(of(heat_rows(STAGES, []), "row").label)

    assert labels == [*(f"{p.value} {p.chip}" for p in HOW_BAD.points), "Not rated"]


@given(cards_)
def test_every_card_is_counted_once(cards: list[Card]) -> None:
    found = heat_rows(STAGES, cards)

    assert of(found, "full").votes.sum() == sum(bad is not None for _, bad in cards)
    assert of(found, "unrated").votes.sum() == sum(bad is None for _, bad in cards)
    assert list(of(found, "count").label) == [str(n) for n in of(found, "count").votes]
    assert of(found, "count").votes.sum() == len(cards)


def test_the_map_is_told_stage_by_stage_worst_first() -> None:
    cards = [("discovery", 1.0), ("discovery", 5.0), ("discovery", None), ("contact", 3.5)]

    assert describe_heat(STAGES[:3], [*cards, ("contact", 4.0)]) == (
        "Skeptical discovery: 1 no way back, 1 a shrug, 1 not rated. "
        "First contact: 2 damage (1 of them between hours and damage, counted as the worse). "
        "Calibration: nothing."
    )


@pytest.mark.parametrize("dark", [False, True])
def test_the_spec_is_valid_and_holds_no_data(*, dark: bool) -> None:
    check_spec(heat_spec(NAMES, dark=dark), COLUMNS)


def test_the_spec_stays_the_same_whatever_the_names_are() -> None:
    spec = heat_spec(("ab",))

    assert heat_spec(("ab",)) is spec
    assert json.dumps(heat_spec(("'\\",))) == json.dumps(spec)
    assert drawn_kinds(spec) == kinds(
        heat_rows([replace(STAGES[0], name="'\\")], [("discovery", 3), ("discovery", None)])
    )
