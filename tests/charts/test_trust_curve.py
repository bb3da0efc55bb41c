"""The trust curve: what it draws from which votes, and that only its rows ever change."""

from __future__ import annotations

import json
import re
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from immutables import Map

from charts.trust_curve import COLUMNS, DARK, LIGHT, curve_rows, curve_spec, describe
from workshop.scales import TRUST
from workshop.stages import STAGE_IDS, STAGES
from workshop.state import Ballot, Round
from workshop.trust import middle

Answers = tuple[int | None, ...]


def voted(*slips: Answers) -> Round:
    """A revealed round, one tuple of five answers a slip."""
    ballots = {
        f"slip:{place}": Ballot(
            f"slip:{place}", "slip", "host", Map(zip(STAGE_IDS, answers, strict=True))
        )
        for place, answers in enumerate(slips)
    }
    return Round(
        id="trust-1",
        scale="trust",
        items=STAGE_IDS,
        eligible=30,
        open=False,
        revealed=True,
        ballots=Map(ballots),
    )


def rows(round_: Round, kind: str, marks: dict[str, str] | None = None) -> pd.DataFrame:
    found = curve_rows(round_, marks or {})
    return found[found.kind == kind]


THREE = voted((4, 3, 2, 1, 5), (4, 3, 2, 2, None), (5, 3, 2, 4, None))


def test_the_line_goes_through_the_middle_votes() -> None:
    line = rows(THREE, "line")

    assert list(line.y) == [4.0, 3.0, 2.0, 2.0, 5.0]
    assert list(line.label) == ["4", "3", "2", "2", "5"]


def test_an_even_split_is_a_half_and_says_so() -> None:
    line = rows(voted((1, 3, 3, 3, 3), (2, 3, 3, 3, 3)), "line")

    assert (line.y.iloc[0], line.label.iloc[0]) == (1.5, "1.5")


def test_the_band_goes_from_the_lowest_to_the_highest_vote() -> None:
    band = rows(THREE, "band")

    assert list(zip(band.low, band.high, strict=True)) == [(4, 5), (3, 3), (2, 2), (1, 4), (5, 5)]


def test_every_vote_is_a_dot_and_equal_ones_stand_side_by_side() -> None:
    dots = rows(THREE, "dot")
    first = dots[dots.x == dots.x.iloc[0]]

    assert len(dots) == 3 * 4 + 1
    assert list(zip(first.y, first["shift"], strict=True)) == [(4.0, 1), (4.0, 2), (5.0, 1)]


def test_the_stages_stand_in_their_order_whatever_was_voted() -> None:
    ticks = list(rows(THREE, "count").x)

    assert [tick.replace("\n", " ") for tick in ticks] == [
        f"{stage.number} {stage.name}" for stage in STAGES
    ]
    assert all(len(line) <= 14 for tick in ticks for line in tick.splitlines())


def test_counts_name_who_could_not_tell() -> None:
    counts = list(rows(THREE, "count").label)

    assert counts == ["3 votes"] * 4 + ["1 vote, 2 can't tell"]


def test_a_stage_nobody_could_tell_has_a_count_and_nothing_to_see() -> None:
    found = curve_rows(voted((None, 3, 3, 3, 3)), {"discovery": "Low trust"})
    first = found[found.x == found.x.iloc[0]]

    assert list(first.kind) == ["count"]
    assert list(first.label) == ["0 votes, 1 can't tell"]


def test_a_round_without_ballots_draws_five_empty_stages() -> None:
    found = curve_rows(voted(), {})

    assert list(found.kind) == ["count"] * 5
    assert list(found.columns) == list(COLUMNS)


def test_low_points_are_marked_with_their_words_where_they_are() -> None:
    marks = rows(THREE, "mark", {"habit": "Low trust"})

    assert list(marks.label) == ["Low trust"]
    assert list(marks.y) == [2.0]
    assert marks.x.iloc[0].startswith("4 ")


@given(
    st.lists(
        st.tuples(*[st.none() | st.integers(1, 5)] * 5),
        max_size=30,
    )
)
def test_rows_are_the_votes_and_nothing_but_the_votes(slips: list[Answers]) -> None:
    round_ = voted(*slips)
    found = curve_rows(round_, dict.fromkeys(STAGE_IDS, "Low trust"))

    dots = found[found.kind == "dot"]
    assert sorted(dots.y) == sorted(v for slip in slips for v in slip if v is not None)
    middles = [middle(round_.votes(stage)) for stage in STAGE_IDS]
    assert list(found[found.kind == "line"].y) == [m for m in middles if m is not None]
    assert len(found[found.kind == "mark"]) == len(found[found.kind == "line"])
    assert found.dtypes["y"] == found.dtypes["low"] == found.dtypes["high"] == "float64"


@given(st.permutations([(4, 3, 2, 1, 5), (1, 3, 2, 2, None), (5, 3, 2, 4, 1)]))
def test_the_order_of_the_slips_cannot_be_seen(slips: list[Answers]) -> None:
    """Who handed theirs in first must not be told by where a dot stands."""
    given_order = curve_rows(voted(*slips), {})
    sorted_order = curve_rows(voted(*sorted(slips, key=str)), {})

    pd.testing.assert_frame_equal(given_order, sorted_order)


def test_no_row_names_a_voter() -> None:
    assert "slip" not in curve_rows(THREE, {}).to_json()


# --- the spec ----------------------------------------------------------------------------


def test_the_spec_stays_the_same_while_votes_come_in() -> None:
    """A chart whose spec changes is drawn anew and flickers on the wall."""
    before = json.dumps(curve_spec())
    curve_rows(THREE, {"habit": "Low trust"})

    assert json.dumps(curve_spec()) == before
    assert curve_spec() is curve_spec()


@pytest.mark.parametrize("dark", [False, True])
def test_the_spec_holds_no_data_and_asks_no_address(*, dark: bool) -> None:
    text = json.dumps(curve_spec(dark=dark))

    assert "http" not in text
    assert not {"data", "datasets", "$schema"} & set(curve_spec(dark=dark))
    assert '"data"' not in text


def test_the_spec_uses_only_columns_that_the_rows_have() -> None:
    text = json.dumps(curve_spec())
    named = set(re.findall(r'"field": "(\w+)"', text)) | set(re.findall(r"datum\.(\w+) ===", text))

    assert named <= set(COLUMNS)


def test_every_kind_of_row_has_a_layer_that_draws_it() -> None:
    kinds = set(curve_rows(THREE, {"habit": "Low trust"}).kind)
    drawn = set(re.findall(r"datum\.kind === '(\w+)'", json.dumps(curve_spec())))

    assert drawn == kinds


def test_dark_and_light_differ_in_colours_alone() -> None:
    light, dark = json.dumps(curve_spec()), json.dumps(curve_spec(dark=True))
    for name in LIGHT:
        light, dark = light.replace(LIGHT[name], name), dark.replace(DARK[name], name)

    assert light == dark


def _sizes(spec: dict[str, Any]) -> list[float]:
    return [
        float(size)
        for size in re.findall(r'"(?:fontSize|labelFontSize)": ([\d.]+)', str(json.dumps(spec)))
    ]


def test_the_wall_is_drawn_larger() -> None:
    desk, wall = _sizes(curve_spec()), _sizes(curve_spec(scale=1.6))

    assert desk
    assert wall == [round(size * 1.6, 1) for size in desk]


def test_the_axis_names_all_five_points_of_the_scale() -> None:
    text = json.dumps(curve_spec())

    assert all(f"{point.value} {point.chip}" in text for point in TRUST.points)


# --- the curve in words ------------------------------------------------------------------


def test_the_curve_is_told_stage_by_stage() -> None:
    assert describe(THREE) == (
        "Skeptical discovery: much (4 of 5), from 4 to 5, 3 votes, agreed. "
        "First contact: some (3 of 5), from 3 to 3, 3 votes, agreed. "
        "Calibration: little (2 of 5), from 2 to 2, 3 votes, agreed. "
        "Habitual use: little (2 of 5), from 1 to 4, 3 votes, split. "
        "Advocacy or exit: full (5 of 5), from 5 to 5, 1 vote, 2 can't tell."
    )


def test_half_a_point_is_told_between_two_words() -> None:
    words = describe(voted((1, 3, 3, 3, 3), (2, 3, 3, 3, 3)))

    assert words.startswith("Skeptical discovery: between no trust and little (1.5 of 5)")


def test_a_stage_nobody_could_tell_is_told_so() -> None:
    assert "Skeptical discovery: nobody could tell." in describe(voted((None, 3, 3, 3, 3)))
