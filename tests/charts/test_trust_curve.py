"""The trust curve's rows are the votes and nothing but the votes; its spec never changes."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts.curve_rows import CROWD, FOOT_LINES, LEGEND, ROW
from charts.palette import DARK, LIGHT
from charts.trust_curve import COLUMNS, curve_rows, curve_spec
from tests.charts.specs import check_spec, drawn_kinds, kinds, of
from workshop.results import Tally
from workshop.scales import TRUST
from workshop.stages import STAGE_IDS, STAGES

NAMES = tuple(stage.name for stage in STAGES)
AWKWARD = (
    "'",
    '"',
    "\\",
    "\n",
    "${x}",
    "' + 1 + '",
    "</script>",
    "שלום עולם",
    "信頼" * 20,
    "a" * 300,
    "",
)

votes = st.lists(st.integers(1, 5), max_size=20).map(lambda given: tuple(sorted(given)))


@st.composite
def rooms(draw: st.DrawFn) -> list[Tally]:
    """What any room could have answered at the five stages."""
    few = st.integers(0, 9)
    return [
        Tally(stage, draw(votes), draw(few), draw(few), draw(votes), draw(st.none() | votes))
        for stage in STAGE_IDS
    ]


def told(*answers: tuple[int, ...] | Tally) -> list[Tally]:
    """Tallies for the first stages, in order."""
    return [
        replace(answer, item=stage) if isinstance(answer, Tally) else Tally(stage, answer)
        for stage, answer in zip(STAGE_IDS, answers, strict=False)
    ]


def rows(tallies: list[Tally], low_points: dict[str, str] | None = None) -> pd.DataFrame:
    return curve_rows(STAGES, tallies, low_points or {})


THREE = told((4, 4, 5), (3, 3, 3), (2, 2, 2), (1, 2, 4), (5,))
AGAIN = told((2, 3), Tally("", (3, 4), earlier=(1, 1, 5)), (4, 4))


# --- line and band -----------------------------------------------------------------------


def test_the_line_goes_through_the_middle_votes() -> None:
    assert list(of(rows(THREE), "line").y) == [4, 3, 2, 2, 5]
    assert list(of(rows(THREE), "middle").y) == [4, 3, 2, 2, 5]


def test_the_band_goes_from_the_lowest_to_the_highest_vote() -> None:
    band = of(rows(THREE), "band")

    assert list(zip(band.low, band.high, strict=True)) == [(4, 5), (3, 3), (2, 2), (1, 4), (5, 5)]


def test_an_even_split_is_a_half() -> None:
    assert list(of(rows(told((1, 2))), "line").y) == [1.5]


def test_nothing_is_drawn_across_a_stage_without_votes() -> None:
    found = rows(told((2, 3), (3, 4), (), (4, 4), (1, 1)))

    for kind in ("line", "band"):
        pieces = of(found, kind)
        assert list(pieces.x) == [0, 1, 3, 4]
        assert list(pieces.piece.diff().fillna(0).ne(0)) == [False, False, True, False]


def test_a_stage_between_two_gaps_has_a_bar_for_its_range() -> None:
    found = rows(told((), (2, 4), (), (1, 1), (2, 2)))

    assert list(of(found, "bar").x) == [1]
    assert list(of(found, "band").x) == [3, 4]


@given(rooms())
def test_bands_are_lowest_and_highest_and_pieces_have_no_gap(room: list[Tally]) -> None:
    found = rows(room)
    spans = found[found.kind.isin(["band", "bar"])]

    assert {(row.x, row.low, row.high) for row in spans.itertuples()} == {
        (place, min(tally.votes), max(tally.votes))
        for place, tally in enumerate(room)
        if tally.votes
    }
    for kind in ("line", "band", "ghost-line"):
        for _, piece in of(found, kind).groupby("piece"):
            assert all(there - here == 1 for here, there in pairwise(sorted(piece.x)))


# --- every vote --------------------------------------------------------------------------


@given(rooms())
def test_every_vote_is_there_exactly_once(room: list[Tally]) -> None:
    found = rows(room)
    for kinds_of_one, answers in (
        (["dot", "bubble"], [tally.votes for tally in room]),
        (["observer"], [tally.observers for tally in room]),
    ):
        marks = found[found.kind.isin(kinds_of_one)]
        counted: dict[tuple[int, int], int] = {}
        for x, y, n in zip(marks.x, marks.y, marks.votes, strict=True):
            counted[int(x), int(y)] = counted.get((int(x), int(y)), 0) + int(n)
        assert counted == {
            (place, value): given_.count(value)
            for place, given_ in enumerate(answers)
            for value in set(given_)
        }


@given(rooms())
def test_no_two_marks_stand_on_each_other(room: list[Tally]) -> None:
    found = rows(room)
    dots = found[found.kind.isin(["dot", "observer"])]

    assert not dots.duplicated(["x", "y", "place", "line"]).any()
    assert (dots["place"] <= dots["stack"]).all()
    assert dots.place.min() >= 1 or dots.empty


def test_equal_votes_stand_side_by_side() -> None:
    first = of(rows(told((4, 4, 5))), "dot")

    assert list(zip(first.y, first.place, strict=True)) == [(4, 1), (4, 2), (5, 1)]


def test_many_equal_votes_stand_in_two_rows_and_a_crowd_is_a_bubble() -> None:
    few, many, crowd = (of(rows(told((3,) * n)), "dot") for n in (ROW, ROW + 1, CROWD + 1))

    assert set(few.line) == {0}
    assert list(zip(many.place, many.line, strict=True))[:3] == [(1, -1), (1, 1), (2, -1)]
    assert max(many.place) == 4
    assert crowd.empty
    assert list(of(rows(told((3,) * (CROWD + 1))), "bubble").label) == [str(CROWD + 1)]


def test_observers_stand_behind_the_team() -> None:
    found = rows(told(Tally("", (3, 3), observers=(1, 3))))

    seen = of(found, "observer")
    assert list(zip(seen.y, seen.place, strict=True)) == [(1, 1), (3, 3)]


def test_the_order_of_the_answers_cannot_be_seen() -> None:
    """Who handed theirs in first must not be told by where a dot stands."""
    pd.testing.assert_frame_equal(rows(told((5, 1, 3))), rows(told((1, 3, 5))))


# --- before the talk ---------------------------------------------------------------------


def test_the_first_round_stays_with_its_range_and_the_way_to_now() -> None:
    ghost, shift = of(rows(AGAIN), "ghost"), of(rows(AGAIN), "shift")

    assert list(zip(ghost.x, ghost.y, ghost.low, ghost.high, strict=True)) == [(1, 1, 1, 5)]
    assert list(zip(shift.x, shift.y, shift.high, strict=True)) == [(1, 1, 3.5)]


def test_the_dashed_line_joins_the_first_round_to_its_neighbours() -> None:
    ends = of(rows(AGAIN), "ghost-line")

    assert list(zip(ends.x, ends.y, ends.place, strict=True)) == [
        (0, 2.5, 0), (1, 1, 1), (1, 1, 1), (2, 4, 0),
    ]  # fmt: skip


def test_a_middle_vote_that_stayed_has_no_arrow() -> None:
    found = rows(told(Tally("", (3, 3), earlier=(1, 5))))

    assert "ghost" in kinds(found)
    assert "shift" not in kinds(found)


def test_a_first_round_without_votes_leaves_no_ghost() -> None:
    assert not {"ghost", "ghost-line", "shift"} & kinds(
        rows(told((3,), Tally("", (3,), earlier=())))
    )


# --- words -------------------------------------------------------------------------------


def test_spread_and_count_stand_below_each_stage() -> None:
    found = rows(told((3, 3), (2, 2, 3, 4), (1, 5), (4,)))

    assert list(of(found, "count").label) == [
        "Agreed · 2 votes", "Mixed · 4 votes", "Split · 2 votes", "1 vote", "No votes",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("tally", "words"),
    [
        (Tally("", (3, 3), 1), "Agreed · 2 of 3 votes, 1 can't tell"),
        (Tally("", (3, 3), 0, 1), "Agreed · 2 votes, 1 of 3 did not vote"),
        (Tally("", (3, 3), 2, 1), "Agreed · 2 votes, 2 can't tell, 1 of 5 did not vote"),
        (Tally("", (), 5), "No votes, 5 can't tell"),
        (Tally("", (), 0, 4), "No votes, 4 of 4 did not vote"),
    ],
)
def test_who_is_missing_is_told(tally: Tally, words: str) -> None:
    found = rows(told(tally))

    assert of(found, "count").wide.iloc[0] == words
    shown = ", ".join([of(found, "count").label.iloc[0], *of(found, "missing").label])
    assert shown.replace("\n", ", ") == words


def test_a_low_point_has_a_diamond_and_its_reason() -> None:
    found = rows(THREE, {"habit": "sudden drop"})

    assert list(zip(of(found, "low").x, of(found, "low").y, strict=True)) == [(3, 2)]
    assert list(of(found, "reason").label) == ["◆ sudden drop"]


def test_a_low_point_without_votes_keeps_its_reason() -> None:
    found = rows(told((), (3,)), {"discovery": ""})

    assert of(found, "low").empty
    assert list(of(found, "reason").label) == ["◆ Low point"]


@given(rooms(), st.text(max_size=200))
def test_words_below_a_stage_never_run_over_the_edge(room: list[Tally], reason: str) -> None:
    """The spec leaves room for the names and a fixed number of lines."""
    found = rows(room, dict.fromkeys(STAGE_IDS, reason))
    names = max(label.count("\n") + 1 for label in of(found, "name").label)
    below = found[found.kind.isin(["count", "missing", "reason"])]
    ends = below.line + below.label.str.count("\n") + 1

    assert (below.line >= names).all()
    assert ends.max() <= names + FOOT_LINES
    for _, stage in below.sort_values("line").groupby("x"):
        taken = list(zip(stage.line, stage.line + stage.label.str.count("\n") + 1, strict=True))
        assert all(end <= start for (_, end), (start, _) in pairwise(taken))


def test_the_legend_tells_what_is_there_and_nothing_else() -> None:
    plain = of(rows(told((3, 4), (4, 4))), "key")
    full = of(rows([replace(AGAIN[1], observers=(3,))], {STAGE_IDS[1]: "low"}), "key")

    assert list(plain.label) == ["middle vote", "lowest to highest", "one vote each"]
    assert list(full.label) == list(LEGEND.values())
    assert list(full.place) == list(range(len(LEGEND)))


def test_a_room_without_votes_has_stages_and_no_legend() -> None:
    found = rows([])

    assert kinds(found) == {"axis", "name", "count"}
    assert list(found.columns) == list(COLUMNS)


def test_the_axis_names_all_five_points_of_the_scale() -> None:
    assert list(of(rows([]), "axis").label) == [f"{p.value} {p.chip}" for p in TRUST.points]


def test_the_rooms_own_names_stand_below_the_stages_in_their_order() -> None:
    found = curve_rows([replace(STAGES[1], name="Tries it"), STAGES[0]], [], {})

    assert list(of(found, "name").label) == ["1 Tries it", "2 Skeptical\ndiscovery"]


def test_tallies_are_matched_by_stage_whatever_their_order() -> None:
    pd.testing.assert_frame_equal(rows(THREE), rows([*reversed(THREE), Tally("other", (1,))]))


# --- the spec ----------------------------------------------------------------------------


@pytest.mark.parametrize("sideways", [False, True])
@pytest.mark.parametrize("dark", [False, True])
def test_the_spec_is_valid_and_holds_no_data(*, dark: bool, sideways: bool) -> None:
    check_spec(curve_spec(NAMES, dark=dark, scale=1.75, sideways=sideways), COLUMNS)


@pytest.mark.parametrize("sideways", [False, True])
def test_names_never_reach_the_spec(*, sideways: bool) -> None:
    """A quote in a name would break an expression, or be one."""
    spec = json.dumps(curve_spec(("ab", "cd"), sideways=sideways))

    for one in AWKWARD[:7]:
        assert json.dumps(curve_spec((one, "cd"), sideways=sideways)) == spec


@pytest.mark.parametrize("name", AWKWARD)
def test_any_name_stands_below_its_stage(name: str) -> None:
    found = curve_rows([replace(stage, name=name) for stage in STAGES], THREE, {})

    assert [label[0] for label in of(found, "name").label] == list("12345")


def test_the_spec_stays_the_same_while_votes_come_in() -> None:
    """A chart whose spec changes is drawn anew and flickers on the wall."""
    before = json.dumps(curve_spec(NAMES))
    rows(THREE, {"habit": "Low trust"})

    assert json.dumps(curve_spec(NAMES)) == before
    assert curve_spec(NAMES) is curve_spec(NAMES)


def test_every_kind_of_row_has_a_layer_that_draws_it() -> None:
    crowd = told((3,) * 13, (), replace(AGAIN[1], observers=(2,), unsure=1), (4,), ())
    alone = told((1,), (), (2,), (3,))
    low = {STAGE_IDS[2]: "low"}
    there = kinds(rows(crowd, low)) | kinds(rows(AGAIN, low)) | kinds(rows(alone))

    assert drawn_kinds(curve_spec(NAMES)) == there
    assert drawn_kinds(curve_spec(NAMES, sideways=True)) == there - {"missing"}


def test_dark_and_light_differ_in_colours_alone() -> None:
    light, dark = json.dumps(curve_spec(NAMES)), json.dumps(curve_spec(NAMES, dark=True))
    for name in LIGHT.__slots__:
        light = light.replace(getattr(LIGHT, name), name)
        dark = dark.replace(getattr(DARK, name), name)

    assert light == dark


def test_the_wall_is_drawn_larger_and_nothing_else() -> None:
    desk, wall = curve_spec(NAMES), curve_spec(NAMES, scale=1.75)

    assert wall["params"][0]["expr"] == desk["params"][0]["expr"].replace("1.0", "1.75", 1)
    assert wall["layer"] == desk["layer"]


def test_a_phone_has_room_for_every_stage() -> None:
    one, five = (curve_spec(NAMES[:n], sideways=True)["height"] for n in (2, 5))

    assert five - one >= 3 * 100
