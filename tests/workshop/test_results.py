"""What votes came to: tallies over rounds, the curve, what to talk about, low points."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cast import Table, everywhere
from workshop import commands as c
from workshop.results import (
    curve,
    earned_trust,
    is_revealed,
    low_point_labels,
    low_point_reason,
    marked_low_points,
    proposed_low_points,
    rounds_on,
    still_open,
    talk_about,
    tally,
    trust_compared,
    trust_tallies,
)
from workshop.stages import STAGE_IDS


def test_before_the_reveal_there_is_nothing_to_say(table: Table) -> None:
    table.voted([3] * 5, reveal=False)
    assert tally(table.state, "trust", "habit").votes == ()
    assert curve(table.state) == [None] * 5
    assert not is_revealed(table.state, "trust")
    assert rounds_on(table.state, "trust", "habit") == []


def test_a_tally_counts_numbers_those_who_cannot_tell_and_those_who_are_silent() -> None:
    table = Table(people=5)
    table.voted([3] * 5, [1, 1, 1, 1, None], [5] * 5)
    last = tally(table.state, "trust", "advocacy")
    assert (last.votes, last.unsure, last.silent) == ((3, 5), 1, 2)
    assert (last.middle, last.earlier) == (4, None)
    assert last.first == last.votes


def test_a_vote_again_on_one_stage_leaves_the_others_and_keeps_the_first_round(
    table: Table,
) -> None:
    table.voted([1, 2, 3, 4, 5], [3, 2, 3, 4, 5])
    table.again("trust", "discovery", 4, 4)
    again = tally(table.state, "trust", "discovery")
    assert (again.votes, again.earlier, again.first) == ((4, 4), (1, 3), (1, 3))
    assert tally(table.state, "trust", "habit").earlier is None
    assert curve(table.state) == [4, 2, 3, 4, 5]


def test_after_a_third_round_the_first_is_still_what_it_began_with(table: Table) -> None:
    table.voted([1] * 5)
    for score in (3, 5):
        table.again("trust", "habit", score)
    again = tally(table.state, "trust", "habit")
    assert (again.votes, again.earlier) == ((5,), (1,))


def test_a_vote_again_counts_once_it_is_revealed_and_not_before(table: Table) -> None:
    table.voted([1] * 5)
    second = table.voted([5, 4, 4, 4, 4], reveal=False)
    assert curve(table.state) == [1, 1, 1, 1, 1]
    table.reveal(second)
    assert curve(table.state) == [5, 4, 4, 4, 4]


def test_the_tenth_round_is_newer_than_the_ninth(table: Table) -> None:
    """Round numbers are compared as numbers, not as text."""
    for score in (1, 2, 3, 4, 5, 1, 2, 3, 4, 5):
        table.voted([score] * 5)
    assert curve(table.state) == [5] * 5


def test_the_curve_has_a_gap_where_nobody_could_tell(table: Table) -> None:
    table.voted([2, None, 3, 4, 3], [3, None, 3, 4, None])
    assert curve(table.state) == [2.5, None, 3, 4, 3]


@given(
    st.lists(
        st.tuples(st.booleans(), st.lists(st.integers(1, 5), min_size=5, max_size=5)), max_size=6
    )
)
def test_the_curves_of_two_tasks_never_mix(rounds: list[tuple[bool, list[int]]]) -> None:
    table = Table()
    task = table.task()
    expected: dict[str, list[float | None]] = {"": [None] * 5, task: [None] * 5}
    for is_second, answers in rounds:
        about = task if is_second else ""
        table.voted([*answers], task=about)
        expected[about] = [*answers]
    assert curve(table.state) == expected[""]
    assert curve(table.state, task) == expected[task]
    assert is_revealed(table.state, "trust", task) == any(second for second, _ in rounds)
    low = set(proposed_low_points(table.state))
    assert low == set(marked_low_points(table.state))


def test_a_second_tasks_vote_again_moves_only_its_own_curve(table: Table) -> None:
    table.voted([1] * 5)
    task = table.task()
    table.voted([3] * 5, task=task)
    table.again("trust", "habit", 5, task=task)
    assert curve(table.state) == [1] * 5
    assert curve(table.state, task) == [3, 3, 3, 5, 3]
    assert tally(table.state, "trust", "habit", task).earlier == (3,)


@given(st.lists(st.integers(1, 5), max_size=3), st.lists(st.integers(1, 5), min_size=1, max_size=4))
def test_observers_never_change_the_middle_of_the_team(
    watching: list[int], team: list[int]
) -> None:
    table = Table(observers=3)
    vote = table.open()
    for number, score in enumerate(watching, start=1):
        table.watch(vote, number, everywhere(score))
    table.slips(vote, *([score] * 5 for score in team))
    table.reveal(vote)
    alone = Table()
    alone.voted(*([score] * 5 for score in team))
    assert curve(table.state) == curve(alone.state)
    assert tally(table.state, "trust", "habit").observers == tuple(sorted(watching))
    assert tally(table.state, "trust", "habit").silent == 4 - len(team)
    assert trust_tallies(alone.state)[0].votes == tuple(sorted(team))


def test_observers_wrote_along_once_and_keep_their_marks_after_a_vote_again() -> None:
    table = Table(observers=1)
    vote = table.open()
    table.slip(vote, 1)
    table.watch(vote, 1, everywhere(1))
    table.reveal(vote)
    table.again("trust", "habit", 5)
    again = tally(table.state, "trust", "habit")
    assert (again.votes, again.observers) == ((5,), (1,))


@pytest.mark.parametrize(
    ("slips", "topics"),
    [
        ([[3] * 5, [3] * 5], ["discovery"]),
        ([[3, 3, 2, 3, 3], [3, 3, 2, 3, 3]], ["calibration"]),
        ([[1, 3, 3, 3, 1], [4, 3, 3, 3, 5]], ["advocacy", "discovery"]),
        ([[1, 1, 1, 1, 1], [5, 5, 5, 5, 5]], ["discovery", "contact"]),
        ([[None] * 5], []),
        ([], []),
    ],
)
def test_the_room_talks_about_the_widest_splits_or_the_lowest_stage(
    slips: list[list[int | None]], topics: list[str]
) -> None:
    table = Table()
    if slips:
        table.voted(*slips)
    assert talk_about(trust_tallies(table.state)) == topics


def test_what_to_talk_about_does_not_move_with_a_vote_again(table: Table) -> None:
    table.voted([1, 3, 3, 3, 3], [5, 3, 3, 3, 3])
    before = talk_about(trust_tallies(table.state))
    table.again("trust", "discovery", 3, 3)
    table.again("trust", "habit", 1, 5)
    assert talk_about(trust_tallies(table.state)) == before == ["discovery"]


@pytest.mark.parametrize(
    ("scores", "low"),
    [
        ([2, 3, 3, 4, 3], {"discovery", "advocacy"}),
        ([3, 2, 2, 4, 4], {"contact", "calibration"}),
        ([4, 4, 4, 5, 5], set()),
        ([3, 3, 3, 3, 3], set()),
    ],
)
def test_low_points_are_proposed_as_the_method_says(
    table: Table, scores: list[int | None], low: set[str]
) -> None:
    table.voted(scores)
    assert set(proposed_low_points(table.state)) == low
    assert marked_low_points(table.state) == [stage for stage in STAGE_IDS if stage in low]


def test_a_low_point_says_why_in_plain_words(table: Table) -> None:
    assert low_point_reason(table.state, "contact") == ""
    table.voted([3, 1, 2, 5, 4])
    assert [low_point_reason(table.state, stage) for stage in STAGE_IDS] == [
        *("", "lowest of all", "nobody trusts it", "", "sudden drop"),
    ]
    table.voted([2, 2, 2, 2, None])
    assert low_point_reason(table.state, "discovery") == "nobody trusts it"
    assert low_point_reason(table.state, "advocacy") == ""


def test_the_curve_marks_the_low_points_of_the_room_and_no_other(table: Table) -> None:
    table.voted([2, 4, 4, 5, 5])
    table.do(c.MarkLowPoint, stage="habit", marked=True)
    assert low_point_labels(table.state) == {
        "discovery": "Low trust: lowest of all",
        "habit": "Low trust",
    }


def test_trust_is_compared_with_what_was_earned_once_that_was_asked(table: Table) -> None:
    table.voted([4, 3, 2, None, 5])
    assert earned_trust(table.state) is None
    assert set(trust_compared(table.state).values()) == {"No record yet"}
    table.voted([3], [3], scale="earned")
    assert earned_trust(table.state) == 3
    assert trust_compared(table.state) == {
        "discovery": "More than earned",
        "contact": "About right",
        "calibration": "Less than earned",
        "advocacy": "More than earned",
    }


def test_the_ending_is_one_choice_a_person(table: Table) -> None:
    table.voted([4], [4], [1], scale="ending")
    assert tally(table.state, "ending", "ending").votes == (1, 4, 4)


def test_dots_and_numbers_of_one_task_are_found_by_their_scale(table: Table) -> None:
    card = table.card()
    table.voted([4], scale="how_bad")
    table.voted([2], scale="how_often")
    assert tally(table.state, "how_bad", card).votes == (4,)
    assert tally(table.state, "how_often", card).votes == (2,)
    assert tally(table.state, "would_notice", card).votes == ()
    table.do(c.EnterBeat, beat="close")
    assert tally(table.state, "how_bad", card).votes == (4,)


def test_a_split_is_open_until_the_room_has_voted_on_it_again_and_agreed(table: Table) -> None:
    table.voted([1, 3, 3, 3, 3], [5, 3, 3, 3, 3])
    assert still_open(trust_tallies(table.state)) == ["discovery"]

    table.again("trust", "discovery", 3, 3)
    assert still_open(trust_tallies(table.state)) == []
