"""Votes: opening, cueing, calling off and showing a round; one is open at a time."""

from __future__ import annotations

import pytest

from tests.cast import COFACILITATOR, Table, everywhere
from workshop import commands as c
from workshop import events as e
from workshop.errors import Invalid, NotFound, NotNow
from workshop.stages import STAGE_IDS
from workshop.votes import VOTE_KINDS


def test_a_trust_vote_asks_about_the_five_stages_in_order(table: Table) -> None:
    round_ = table.opened()
    assert round_.items == STAGE_IDS
    assert round_.eligible == 4


def test_a_how_bad_vote_asks_about_the_cards_in_the_order_of_the_wall(table: Table) -> None:
    late = table.card("a", "advocacy")
    first = table.card("b", "discovery")
    second = table.card("c", "discovery")
    assert table.opened("how_bad").items == (first, second, late)


def test_a_vote_again_asks_about_some_of_the_things_in_the_order_of_the_wall(table: Table) -> None:
    round_id = table.open("trust", "habit", "contact")
    assert table.round(round_id).items == ("contact", "habit")


def test_the_worst_five_are_asked_how_often_and_whether_they_would_notice(table: Table) -> None:
    cards = [table.card(f"does {n}", "habit") for n in range(7)]
    table.voted([1, 2, 3, 4, 5, 3, None], scale="how_bad")
    for scale in ("how_often", "would_notice"):
        assert set(table.opened(scale).items) == set(cards[1:6])


def test_opening_a_vote_on_everything_brings_the_room_to_it(table: Table) -> None:
    """A vote again, on one stage, stays where the room talks about it."""
    table.voted([3] * 5)
    assert table.state.agenda.beat == "trust.look"
    table.do(c.EnterBeat, beat="trust.talk", topic="habit")
    table.again("trust", "habit", 4)
    assert (table.state.agenda.beat, table.state.agenda.topic) == ("trust.talk", "habit")
    table.open()
    assert table.state.agenda.beat == "trust.vote"


def test_opening_an_open_vote_again_changes_nothing(table: Table) -> None:
    table.open()
    assert table.do(c.OpenRound, COFACILITATOR, scale="trust") == []


def test_a_vote_needs_a_known_scale_a_known_task_and_somebody_who_votes() -> None:
    table = Table(people=0, observers=2)
    for wrong in ({"scale": "beauty"}, {"scale": "trust", "task": "nothing"}):
        with pytest.raises(Invalid, match="no such vote"):
            table.do(c.OpenRound, **wrong)
    with pytest.raises(NotNow, match="Nobody is on the roster"):
        table.do(c.OpenRound, scale="trust")


@pytest.mark.parametrize(
    ("scale", "words"),
    [
        ("dots_scope", "at least two proposals"),
        ("how_bad", "what could go wrong first"),
        ("how_often", "how bad first"),
        ("would_notice", "how bad first"),
        ("dots_ideas", "Write ideas first"),
    ],
)
def test_a_vote_on_nothing_says_what_to_write_first(table: Table, scale: str, words: str) -> None:
    with pytest.raises(NotNow, match=words):
        table.open(scale)
    assert VOTE_KINDS[scale].question.endswith("?")


def test_one_proposal_needs_no_dots(table: Table) -> None:
    table.proposal()
    with pytest.raises(NotNow, match="at least two proposals"):
        table.open("dots_scope")


def test_a_vote_on_something_that_is_gone_is_refused(table: Table) -> None:
    with pytest.raises(Invalid, match="cannot be voted on any more"):
        table.open("trust", "habit", "nirvana")


def test_a_second_vote_waits_until_the_first_is_shown(table: Table) -> None:
    table.card()
    table.slip(table.open("trust"), 1)
    with pytest.raises(NotNow, match="Reveal it first"):
        table.open("how_bad")


def test_an_empty_vote_makes_room_for_another(table: Table) -> None:
    table.card()
    first, second = table.open("trust"), table.open("how_bad")
    assert [False, True] == [table.round(name).open for name in (first, second)]
    assert table.state.open_round == table.round(second)


def test_a_counted_hand_or_an_observers_slip_keeps_a_vote_open() -> None:
    """An observer's alone can be called off: nothing of the team's is lost with it."""
    for answer in (Table.hands, Table.watch):
        table = Table(people=1, observers=1)
        table.card()
        round_id = table.open()
        if answer is Table.hands:
            table.hands(round_id, "habit", 3)
        else:
            table.watch(round_id, 1, everywhere(3))
        with pytest.raises(NotNow, match="Reveal it first"):
            table.open("how_bad")
        with pytest.raises(NotNow, match="open with ballots in it"):
            table.at("walk.gaps")
        if answer is Table.hands:
            with pytest.raises(NotNow, match="Reveal them"):
                table.do(c.CloseRound, round_id=round_id)
            continue
        with pytest.raises(NotNow, match="nothing to show"):
            table.reveal(round_id)
        table.do(c.CloseRound, round_id=round_id)
        assert not table.round(round_id).open
        table.at("walk.gaps")


def test_moving_on_calls_off_a_vote_that_nobody_answered(table: Table) -> None:
    """Else the wall stays at a vote that the room has left, and the next one cannot begin."""
    vote = table.open()
    moved = table.do(c.EnterBeat, beat="wrong.write", topic="habit")
    assert moved == [
        e.RoundClosed(round_id=vote),
        e.StepEntered(step=4),
        e.BeatEntered(beat="wrong.write", topic="habit"),
    ]
    assert not table.round(vote).open
    assert not table.round(vote).revealed


def test_staying_where_one_is_calls_off_nothing(table: Table) -> None:
    vote = table.open()
    assert table.do(c.EnterBeat, beat="trust.vote") == []
    with pytest.raises(Invalid, match="no such moment"):
        table.do(c.EnterBeat, beat="coffee")
    assert table.round(vote).open


def test_nobody_moves_on_over_a_ballot_that_is_in(table: Table) -> None:
    vote = table.open()
    table.slip(vote, 1)
    with pytest.raises(NotNow, match=r"open with ballots in it\. Reveal it first; nothing.*lost"):
        table.at("wrong.write")
    assert (table.state.agenda.beat, table.round(vote).open) == ("trust.vote", True)
    table.do(c.VoidBallot, round_id=vote, voter="slip:1")
    table.at("wrong.write")
    assert not table.round(vote).open


def test_a_revote_is_a_new_round_and_the_old_one_stays(table: Table) -> None:
    first = table.voted([2] * 5)
    second = table.voted([4] * 5)
    assert (first, second) == ("trust-1", "trust-2")
    assert table.round(first).votes("habit") == [2]
    assert table.round(second).votes("habit") == [4]


def test_the_room_is_told_what_to_do_now_and_once_more_on_a_second_press(table: Table) -> None:
    """Somebody dropped a pen: the same cue again gives the minute anew."""
    round_id = table.open()
    cue = {"round_id": round_id, "phase": "decide", "item": "habit"}
    table.wait(1)
    assert len(table.do(c.CueRound, **cue)) == 1
    first = table.round(round_id).cued
    table.wait(1)
    assert len(table.do(c.CueRound, COFACILITATOR, **cue)) == 1
    round_ = table.round(round_id)
    assert round_.cued > first
    assert (round_.phase, round_.item, round_.cued) == ("decide", "habit", table.now)


@pytest.mark.parametrize("wrong", [{"phase": "sing"}, {"phase": "show", "item": "nirvana"}])
def test_a_cue_the_vote_does_not_have_is_refused(table: Table, wrong: dict[str, str]) -> None:
    with pytest.raises(Invalid, match="no such moment"):
        table.do(c.CueRound, round_id=table.open(), **wrong)


def test_a_closed_vote_takes_no_cue_no_hands_and_no_fresh_ballot(table: Table) -> None:
    round_id = table.voted([3] * 5)
    wishes = (
        (c.CueRound, {"phase": "write"}),
        (c.CountFingers, {"item": "habit", "counts": {"3": 4}}),
        (c.VoidBallot, {"voter": "slip:1"}),
    )
    for kind, fields in wishes:
        with pytest.raises(NotNow, match=r"closed\. Your numbers were not counted anywhere"):
            table.do(kind, round_id=round_id, **fields)


def test_revealing_closes_the_vote_and_moves_the_room_from_voting_to_looking(
    table: Table,
) -> None:
    round_id = table.voted([3] * 5, reveal=False)
    kinds = [type(event).__name__ for event in table.do(c.Reveal, round_id=round_id)]
    assert kinds == ["RoundClosed", "RoundRevealed", "BeatEntered"]
    assert table.state.agenda.beat == "trust.look"
    assert not table.round(round_id).open


def test_showing_a_vote_from_another_step_moves_nobody(table: Table) -> None:
    vote = table.open("trust")
    table.slip(vote, 1)
    table.happened(e.BeatEntered(beat="wrong.vote"))  # as a log of release 0.2 may have it
    table.reveal(vote)
    assert table.state.agenda.beat == "wrong.vote"


def test_every_reveal_at_its_own_beat_leads_where_the_script_goes_on(table: Table) -> None:
    for _ in range(2):
        table.proposal()
        table.card()
        table.idea()
    led = {}
    for scale, vote in VOTE_KINDS.items():
        round_id = table.open(scale)
        table.cast(round_id, "slip:1", dict.fromkeys(table.round(round_id).items, 1))
        table.reveal(round_id)
        led[vote.beat] = table.state.agenda.beat
    assert led == {
        "scope.dots": "scope.sharpen",
        "walk.ending": "walk.ending",
        "trust.vote": "trust.look",
        "trust.record": "trust.record",
        "wrong.vote": "wrong.order",
        "wrong.often": "wrong.notice",
        "wrong.notice": "wrong.top",
        "tickets.dots": "tickets.choose",
    }


def test_a_round_that_was_closed_without_a_reveal_is_only_revealed(table: Table) -> None:
    round_id = table.voted([3] * 5, reveal=False)
    table.happened(e.BeatEntered(beat="walk.gaps"))
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


def test_a_vote_nobody_has_voted_in_can_be_called_off_once(table: Table) -> None:
    vote = table.open("trust")
    table.do(c.CloseRound, round_id=vote)
    assert not table.round(vote).open
    assert table.do(c.CloseRound, round_id=vote) == []


def test_a_vote_with_a_slip_in_it_is_shown_and_not_called_off(table: Table) -> None:
    vote = table.open("trust")
    table.slip(vote, 1)
    with pytest.raises(NotNow, match="Reveal them"):
        table.do(c.CloseRound, round_id=vote)


def test_a_second_task_has_votes_of_its_own_and_five_are_enough(table: Table) -> None:
    table.voted([3] * 5)
    task = table.task("answer a complaint")
    assert table.state.tasks[task].task == "answer a complaint"
    round_id = table.voted([1] * 5, task=task)
    assert table.round(round_id).task == task
    for number in range(4):
        table.task(f"task {number}")
    with pytest.raises(NotNow, match="Five more tasks"):
        table.task("one too many")
    assert table.do(c.AddTask, task="answer a complaint") == []
    with pytest.raises(Invalid, match="the task"):
        Table().task(" ")
