"""Votes: rounds, ballots, and what a late one is told."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cast import COFACILITATOR, FACILITATOR, OBSERVER, OTHER, PARTICIPANT, Table, everywhere
from workshop import commands as c
from workshop import events as e
from workshop.errors import Invalid, NotAllowed, NotFound, NotNow
from workshop.stages import STAGE_IDS


def test_a_trust_vote_asks_about_the_five_stages_in_order(table: Table) -> None:
    round_id = table.open()
    round_ = table.state.rounds[round_id]
    assert round_.items == STAGE_IDS
    assert round_.eligible == 4


def test_a_how_bad_vote_asks_about_the_cards_in_the_order_of_the_wall(table: Table) -> None:
    late = table.card("a", "advocacy")
    first = table.card("b", "discovery")
    second = table.card("c", "discovery")
    round_id = table.open("how_bad")
    assert table.state.rounds[round_id].items == (first, second, late)


def test_opening_an_open_vote_again_changes_nothing(table: Table) -> None:
    table.open()
    assert table.do(c.OpenRound, COFACILITATOR, scale="trust") == []


def test_a_vote_needs_a_known_scale_something_to_vote_on_and_somebody_who_votes() -> None:
    table = Table(people=0)
    with pytest.raises(Invalid, match="no such vote"):
        table.do(c.OpenRound, scale="beauty")
    with pytest.raises(NotNow, match="nothing to vote on"):
        table.do(c.OpenRound, scale="how_bad")
    with pytest.raises(NotNow, match="Nobody is on the roster"):
        table.do(c.OpenRound, scale="trust")


def test_a_late_ballot_is_refused_and_counted_nowhere(table: Table) -> None:
    first = table.voted([3, 3, 3, 3, 3])
    second = table.open()
    with pytest.raises(NotNow, match=r"closed\. Your numbers were not counted anywhere"):
        table.slip(first, 2, everywhere(5))
    assert table.state.rounds[first].votes("contact") == [3]
    assert len(table.state.rounds[second].ballots) == 0


def test_a_revote_is_a_new_round_and_the_old_one_stays(table: Table) -> None:
    first = table.voted([2, 2, 2, 2, 2])
    second = table.voted([4, 4, 4, 4, 4])
    assert (first, second) == ("trust-1", "trust-2")
    assert table.state.rounds[first].votes("habit") == [2]
    assert table.state.rounds[second].votes("habit") == [4]


def test_the_same_voter_again_replaces_and_never_adds(table: Table) -> None:
    round_id = table.open()
    table.slip(round_id, 1, everywhere(2))
    table.slip(round_id, 1, everywhere(5))
    assert table.state.rounds[round_id].votes("contact") == [5]


def test_a_phone_may_answer_one_stage_after_the_other(table: Table) -> None:
    """A later answer to one item leaves the earlier answers to the others."""
    round_id = table.open()
    for stage, score in (("contact", 2), ("habit", None), ("contact", 3)):
        answers = {stage: score}
        table.do(
            c.CastBallot, PARTICIPANT, round_id=round_id, voter="p1", way="device", answers=answers
        )
    round_ = table.state.rounds[round_id]
    assert len(round_.ballots) == 1
    assert (round_.votes("contact"), round_.cannot_tell("habit")) == ([3], 1)
    assert round_.cannot_tell("advocacy") == 0


def test_slips_never_exceed_the_people_in_the_room(table: Table) -> None:
    round_id = table.open()
    for number in range(1, 5):
        table.slip(round_id, number)
    with pytest.raises(NotNow, match="All 4 slips are in"):
        table.slip(round_id, 5)
    table.slip(round_id, 4, everywhere(1))
    assert len(table.state.rounds[round_id].ballots) == 4


@given(st.lists(st.tuples(st.integers(1, 7), st.integers(1, 5)), max_size=25))
def test_ballots_never_outnumber_the_eligible(slips: list[tuple[int, int]]) -> None:
    table = Table(people=3)
    round_id = table.open()
    expected: dict[int, int] = {}
    for number, score in slips:
        if number in expected or len(expected) < 3:
            table.slip(round_id, number, everywhere(score))
            expected[number] = score
        else:
            with pytest.raises(NotNow):
                table.slip(round_id, number, everywhere(score))
    assert table.state.rounds[round_id].votes("habit") == sorted(expected.values())


@pytest.mark.parametrize(
    "answers", [{}, {"nirvana": 3}, {"contact": 3, "f1": 2}, {"contact": 0}, {"contact": 6}]
)
def test_a_ballot_for_something_else_is_refused(
    table: Table, answers: dict[str, int | None]
) -> None:
    round_id = table.open()
    ballot: dict[str, Any] = {"round_id": round_id, "voter": "slip:1", "way": "slip"}
    with pytest.raises(Invalid):
        table.do(c.CastBallot, answers=answers, **ballot)
    assert not table.state.rounds[round_id].ballots


@pytest.mark.parametrize(
    ("way", "voter"), [("pigeon", "slip:1"), ("slip", ""), ("slip", "slip:" + "9" * 120)]
)
def test_a_ballot_says_how_and_for_whom_it_came(table: Table, way: str, voter: str) -> None:
    round_id = table.open()
    with pytest.raises(Invalid):
        table.do(c.CastBallot, round_id=round_id, voter=voter, way=way, answers={"contact": 3})


def test_nobody_votes_for_somebody_else(table: Table) -> None:
    ballot: dict[str, Any] = {"round_id": table.open(), "answers": {"contact": 3}}
    with pytest.raises(NotAllowed, match="for yourself"):
        table.do(c.CastBallot, OTHER, voter="p1", way="device", **ballot)
    with pytest.raises(NotAllowed, match="keys in slips"):
        table.do(c.CastBallot, OTHER, voter="slip:1", way="slip", **ballot)
    with pytest.raises(NotAllowed, match="keys in slips"):
        table.do(c.CastBallot, FACILITATOR, voter="p1", way="slip", **ballot)
    with pytest.raises(NotAllowed, match="Only the facilitator"):
        table.do(c.CastBallot, OBSERVER, voter="watcher", way="device", **ballot)


def test_a_ballot_for_a_vote_that_never_was_is_not_found(table: Table) -> None:
    with pytest.raises(NotFound, match="This vote"):
        table.do(c.CastBallot, round_id="trust-9", voter="slip:1", way="slip", answers={})


def test_revealing_closes_the_vote_and_moves_the_room_from_voting_to_looking(
    table: Table,
) -> None:
    table.do(c.EnterBeat, beat="trust.vote")
    round_id = table.voted([3, 3, 3, 3, 3], reveal=False)
    kinds = [type(event).__name__ for event in table.do(c.Reveal, round_id=round_id)]
    assert kinds == ["RoundClosed", "RoundRevealed", "BeatEntered"]
    assert table.state.agenda.beat == "trust.look"
    assert not table.state.rounds[round_id].open


def test_revealing_later_leaves_the_room_where_it_is(table: Table) -> None:
    table.do(c.EnterBeat, beat="trust.because")
    table.voted([3, 3, 3, 3, 3])
    assert table.state.agenda.beat == "trust.because"


def test_a_round_that_was_closed_without_a_reveal_is_only_revealed(table: Table) -> None:
    round_id = table.voted([3, 3, 3, 3, 3], reveal=False)
    table.happened(e.RoundClosed(round_id=round_id))
    (revealed,) = table.do(c.Reveal, round_id=round_id)
    assert isinstance(revealed, e.RoundRevealed)


def test_an_empty_vote_shows_nothing_and_a_reveal_happens_once(table: Table) -> None:
    with pytest.raises(NotFound, match="This vote"):
        table.do(c.Reveal, round_id="trust-1")
    round_id = table.open()
    with pytest.raises(NotNow, match="No vote is in yet"):
        table.do(c.Reveal, round_id=round_id)
    table.slip(round_id, 1)
    table.reveal(round_id)
    assert table.do(c.Reveal, COFACILITATOR, round_id=round_id) == []


def test_the_rooms_own_because_is_kept_and_can_be_taken_away(table: Table) -> None:
    assert table.do(c.NoteLowPoint, stage="contact", seen=0, because="") == []
    table.do(c.NoteLowPoint, stage="contact", seen=0, because="It read a name wrong.")
    assert table.state.low_points["contact"].because == "It read a name wrong."
    seen = table.state.seq
    assert (
        table.do(c.NoteLowPoint, stage="contact", seen=seen, because="It read a name wrong.") == []
    )
    table.do(c.NoteLowPoint, stage="contact", seen=seen, because="")
    assert table.state.low_points["contact"].because == ""


def test_a_low_point_is_at_one_of_the_five_stages_and_not_endless(table: Table) -> None:
    for stage, because in (("nirvana", "x"), ("contact", "x" * 10_001)):
        with pytest.raises(Invalid):
            table.do(c.NoteLowPoint, stage=stage, seen=0, because=because)
