"""What is hidden from whom until when: the rows of the votes."""

from __future__ import annotations

import pytest

from tests.cast import (
    BOX,
    CAST,
    COFACILITATOR,
    FACILITATOR,
    OBSERVER,
    OTHER,
    PARTICIPANT,
    SCREEN,
    Table,
    everywhere,
)
from workshop import commands as c
from workshop.results import tally
from workshop.roles import LEADERS, Actor, Role
from workshop.visibility import visible


def _name(actor: Actor) -> str:
    return f"{actor.role}-{actor.id}"


EVERYBODY = pytest.mark.parametrize("viewer", CAST, ids=_name)
OTHERS = pytest.mark.parametrize(
    "viewer", [COFACILITATOR, PARTICIPANT, OBSERVER, SCREEN, BOX], ids=_name
)
"""Everybody but the facilitator at the facilitator's own page."""


@EVERYBODY
def test_step_3_nobody_sees_a_score_before_the_reveal(table: Table, viewer: Actor) -> None:
    """The facilitator's screen included, also for slips they keyed in themselves."""
    round_id = table.voted([1] * 5, [5] * 5, reveal=False)
    sealed = visible(table.state, viewer).rounds[round_id]
    assert len(sealed.ballots) == 2
    assert sealed.votes("contact") == []
    assert not set(sealed.ballots) & {"slip:1", "slip:2"}

    table.reveal(round_id)
    assert visible(table.state, viewer).rounds[round_id].votes("contact") == [1, 5]


@EVERYBODY
def test_step_3_a_voter_sees_their_own_ballot_and_the_count_of_the_others(
    table: Table, viewer: Actor
) -> None:
    round_id = table.open()
    for voter, score in ((PARTICIPANT, 2), (OTHER, 5)):
        table.cast(round_id, voter.id, everywhere(score), "device", actor=voter)
    seen = visible(table.state, viewer).rounds[round_id]
    assert len(seen.ballots) == 2
    assert seen.votes("habit") == {"p1": [2], "p2": [5]}.get(viewer.id, [])


def test_a_voters_own_ballot_never_shows_on_their_wall(table: Table) -> None:
    round_id = table.open()
    table.cast(round_id, "host", everywhere(2), "device")
    assert visible(table.state, FACILITATOR).rounds[round_id].votes("habit") == [2]
    for room in (SCREEN, BOX):
        assert visible(table.state, room).rounds[round_id].votes("habit") == []


@EVERYBODY
def test_step_3_counted_hands_are_as_secret_as_slips(table: Table, viewer: Actor) -> None:
    round_id = table.open()
    table.hands(round_id, "habit", 1, 2, 4, 0)
    sealed = visible(table.state, viewer).rounds[round_id]
    assert (len(sealed.hands["habit"]), sealed.votes("habit")) == (4, [])


@EVERYBODY
def test_step_3_observers_scores_are_shown_at_the_observers_turn(viewer: Actor) -> None:
    table = Table(observers=1)
    round_id = table.open()
    table.slip(round_id, 1)
    table.watch(round_id, 1, everywhere(1))
    table.reveal(round_id)
    before = visible(table.state, viewer)
    assert (len(before.rounds[round_id].watching), tally(before, "trust", "habit").observers) == (
        *(1, ()),
    )
    table.at("trust.record")
    assert tally(visible(table.state, viewer), "trust", "habit").observers == (1,)
    assert tally(visible(table.state, viewer), "trust", "habit").middle == 3


def test_step_3_an_observer_sees_the_ballot_they_cast() -> None:
    table = Table(people=1, observers=2)
    round_id = table.open()
    observer = Actor("p2", Role.OBSERVER)
    table.cast(round_id, "p2", everywhere(1), "device", actor=observer)
    table.cast(round_id, "p3", everywhere(2), "keypad")
    table.slip(round_id, 1)
    for _ in range(2):
        seen = visible(table.state, observer).rounds[round_id].watching
        assert len(seen) == 2
        assert {name: dict(b.answers) for name, b in seen.items() if b.answers} == {
            "p2": everywhere(1)
        }
        table.reveal(round_id)


@EVERYBODY
def test_step_3_who_of_the_named_has_voted_is_for_those_who_ask_the_rest(viewer: Actor) -> None:
    table = Table(observers=1)
    round_id = table.open()
    table.cast(round_id, "p1", everywhere(2), "keypad")
    table.cast(round_id, "p5", everywhere(2), "keypad")
    table.slip(round_id, 7)
    told = visible(table.state, viewer).rounds[round_id].voted
    asks = viewer.role in LEADERS or viewer.role is Role.BOX
    assert told == ({"p1", "p5"} if asks else set())


@OTHERS
def test_step_3_how_many_answers_were_good_enough_comes_after_the_reveal(
    table: Table, viewer: Actor
) -> None:
    """82 of 100 reads like a 4, so no ballot may come after it; the answers may be read."""
    words = {"good": "a fine answer", "checked": "50", "acceptable": "41", "source": "Ada's sheet"}
    table.do(c.RecordVariance, base_seq=0, changes=words)
    before = visible(table.state, viewer).model_record
    assert before.good == "a fine answer"
    leads = viewer.role in LEADERS
    assert (before.share, before.source) == ((0.82, "Ada's sheet") if leads else (None, ""))
    assert leads or (before.checked, before.acceptable, len(before.changed)) == ("", "", 0)
    table.voted([3] * 5)
    assert visible(table.state, viewer).model_record == table.state.model_record


@EVERYBODY
def test_step_4_ratings_are_secret_until_the_reveal(table: Table, viewer: Actor) -> None:
    card = table.card()
    round_id = table.voted([4], scale="how_bad", reveal=False)
    assert visible(table.state, viewer).rounds[round_id].votes(card) == []
    table.reveal(round_id)
    assert visible(table.state, viewer).rounds[round_id].votes(card) == [4]


@EVERYBODY
def test_step_5_dots_are_secret_until_the_reveal(table: Table, viewer: Actor) -> None:
    idea = table.idea()
    round_id = table.open("dots_ideas")
    table.slip(round_id, 1, {idea: 3})
    assert visible(table.state, viewer).rounds[round_id].votes(idea) == []
    table.reveal(round_id)
    assert visible(table.state, viewer).rounds[round_id].votes(idea) == [3]
