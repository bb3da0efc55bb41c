"""Step 4: cards about what could go wrong."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cast import COFACILITATOR, Table
from workshop import commands as c
from workshop.errors import Changed, Invalid, NotFound, NotNow
from workshop.starters import PATTERN, Pattern


def test_a_card_reads_as_one_sentence(table: Table) -> None:
    card = table.card("invents a discount", suffers="has to honour it")
    assert table.state.failure_modes[card].sentence == (
        "The AI invents a discount, so our user has to honour it."
    )


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"stage": "nirvana"}, "five stages"),
        ({"does": " "}, "what the AI does"),
        ({"suffers": ""}, "what our user suffers"),
    ],
)
def test_a_card_needs_all_its_parts(table: Table, wrong: dict[str, str], words: str) -> None:
    fields: dict[str, Any] = {"stage": "habit", "does": "errs", "suffers": "pays", **wrong}
    with pytest.raises(Invalid, match=words):
        table.do(c.AddFailureMode, **fields)
    card = table.card()
    with pytest.raises(Invalid, match=words):
        table.do(c.EditFailureMode, mode_id=card, base_seq=table.state.seq, changes=wrong)


def test_a_card_can_be_reworded(table: Table) -> None:
    card = table.card("errs")
    table.do(c.EditFailureMode, mode_id=card, base_seq=table.state.seq, changes={"does": "guesses"})
    assert table.state.failure_modes[card].does == "guesses"
    assert table.do(c.EditFailureMode, mode_id=card, base_seq=0, changes={"does": "guesses"}) == []


def test_a_card_can_be_taken_away_once(table: Table) -> None:
    card = table.card()
    assert len(table.do(c.DeleteFailureMode, mode_id=card)) == 1
    assert table.do(c.DeleteFailureMode, mode_id=card) == []
    with pytest.raises(NotFound, match="This card"):
        table.do(c.EditFailureMode, mode_id=card, base_seq=0, changes={"does": "x"})


def test_a_card_with_an_idea_against_it_stays(table: Table) -> None:
    card = table.card()
    table.idea(stops=card)
    with pytest.raises(NotNow, match="so it stays"):
        table.do(c.DeleteFailureMode, mode_id=card)


def test_a_card_that_was_voted_on_stays(table: Table) -> None:
    card = table.card()
    table.voted([4], scale="how_bad", reveal=False)
    with pytest.raises(NotNow, match="so it stays"):
        table.do(c.DeleteFailureMode, mode_id=card)


def test_a_card_in_a_vote_without_a_ballot_can_still_go_and_the_vote_with_it(
    table: Table,
) -> None:
    """The room must not be asked about a card that is not there."""
    card, other = table.card(), table.card("goes silent")
    vote = table.open("how_bad")
    table.do(c.DeleteFailureMode, mode_id=card)
    assert (set(table.state.failure_modes), table.round(vote).open) == ({other}, False)
    assert table.opened("how_bad").items == (other,)


@pytest.mark.parametrize("answered", ["hand", "observer"])
def test_a_card_that_one_hand_or_an_observer_answered_stays(answered: str) -> None:
    table = Table(people=1, observers=1)
    card = table.card()
    table.card("goes silent")
    vote = table.open("how_bad")
    if answered == "hand":
        table.hands(vote, card, 4)
    else:
        table.watch(vote, 1, {card: 4})
    with pytest.raises(NotNow, match="so it stays"):
        table.do(c.DeleteFailureMode, mode_id=card)


def test_a_card_may_show_on_the_way_to_the_next_stage(table: Table) -> None:
    card = table.card(stage="contact")
    changes = {"stage_to": "calibration", "finder": "Ada", "finder_by": "2031-05-01"}
    table.do(c.EditFailureMode, mode_id=card, base_seq=table.state.seq, changes=changes)
    assert table.state.failure_modes[card].stages == ("contact", "calibration")
    assert table.state.failure_modes[card].finder == "Ada"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"stage_to": "nirvana"}, "Choose the stage from the list"),
        ({"finder_by": "tomorrow"}, "Write by when as a date such as 2027-01-31"),
        ({"author": "p1"}, "version of the app"),
        ({"cause": "x" * 10_001}, "the cause has 10,001 characters"),
    ],
)
def test_what_waits_under_later_is_checked_too(
    table: Table, changes: dict[str, str], words: str
) -> None:
    card = table.card()
    with pytest.raises(Invalid, match=words):
        table.do(c.EditFailureMode, mode_id=card, base_seq=table.state.seq, changes=changes)


def test_twins_become_one_card_that_keeps_all_words_and_all_ideas(table: Table) -> None:
    kept, twin, third = table.card("invents"), table.card("makes up"), table.card("fabulates")
    idea = table.idea(stops=third)
    table.do(c.JoinFailureModes, kept=twin, joined=(third,))
    table.do(c.JoinFailureModes, kept=kept, joined=(twin, twin, kept))
    (card,) = table.state.failure_modes.values()
    assert card.also == (
        "The AI makes up, so our user loses the client.",
        "The AI fabulates, so our user loses the client.",
    )
    assert table.state.ideas[idea].stops == kept


def test_joining_needs_two_cards_that_are_there_and_not_voted_on(table: Table) -> None:
    kept, twin = table.card(), table.card("invents a number")
    with pytest.raises(Invalid, match="at least two cards"):
        table.do(c.JoinFailureModes, kept=kept, joined=(kept,))
    for gone in ({"kept": "x", "joined": (twin,)}, {"kept": kept, "joined": ("x",)}):
        with pytest.raises(NotFound, match="This card"):
            table.do(c.JoinFailureModes, **gone)
    table.voted([3, 4], scale="how_bad")
    with pytest.raises(NotNow, match="was voted on"):
        table.do(c.JoinFailureModes, kept=kept, joined=(twin,))


def test_joining_twins_calls_off_the_vote_nobody_has_answered(table: Table) -> None:
    kept, twin = table.card(), table.card("invents a number")
    vote = table.open("how_bad")
    table.do(c.JoinFailureModes, kept=kept, joined=(twin,))
    assert not table.round(vote).open


@pytest.mark.parametrize("pattern", PATTERN.values(), ids=PATTERN.keys())
def test_a_known_pattern_that_happens_to_us_becomes_a_card(table: Table, pattern: Pattern) -> None:
    assert len(table.do(c.AddPattern, pattern=pattern.id)) == 2
    assert table.do(c.AddPattern, pattern=pattern.id) == []
    (card,) = table.state.failure_modes.values()
    assert (card.does, card.suffers, card.pattern) == (pattern.does, pattern.suffers, pattern.id)
    assert set(card.stages) == set(pattern.stages)
    assert table.state.patterns[pattern.id] == "us"


def test_a_pattern_that_is_not_ours_is_said_once(table: Table) -> None:
    assert len(table.do(c.JudgePattern, pattern="unseen", answer="not us")) == 1
    assert table.do(c.JudgePattern, pattern="unseen", answer="not us") == []
    assert len(table.do(c.JudgePattern, pattern="unseen", answer="can't tell")) == 1
    assert table.state.patterns["unseen"] == "can't tell"


def test_a_pattern_nobody_knows_is_refused(table: Table) -> None:
    with pytest.raises(Invalid, match="no such pattern"):
        table.do(c.AddPattern, pattern="weather")
    for wrong in ({"pattern": "weather", "answer": "us"}, {"pattern": "unseen", "answer": "no"}):
        with pytest.raises(Invalid, match="no such answer"):
            table.do(c.JudgePattern, **wrong)


def test_a_risk_is_accepted_in_a_name_and_for_a_reason(table: Table) -> None:
    card = table.card()
    accepted = {"mode_id": card, "by": " Ada ", "why": "It is rare."}
    drawn = table.state.seq
    table.do(c.AcceptRisk, base_seq=drawn, **accepted)
    assert table.do(c.AcceptRisk, base_seq=drawn, **accepted) == []
    failure_mode = table.state.failure_modes[card]
    assert (failure_mode.accepted_by, failure_mode.accepted_why) == ("Ada", "It is rare.")
    table.do(c.AcceptRisk, mode_id=card, base_seq=table.state.seq, by="", why="")
    assert table.state.failure_modes[card].accepted_by == ""


def test_who_accepts_a_risk_second_sees_who_did_so_first(table: Table) -> None:
    """Two forms about one card, drawn before either was saved."""
    card, drawn = table.card(), table.state.seq
    table.do(c.AcceptRisk, mode_id=card, base_seq=drawn, by="Ada", why="It is rare.")
    late = {"mode_id": card, "by": "Ben", "why": "It is cheap."}
    with pytest.raises(Changed, match="Nothing was lost") as refused:
        table.do(c.AcceptRisk, COFACILITATOR, base_seq=drawn, **late)
    assert refused.value.conflicts == {
        "accepted_by": ("Ben", "Ada"),
        "accepted_why": ("It is cheap.", "It is rare."),
    }
    assert table.state.failure_modes[card].accepted_by == "Ada"
    table.do(c.AcceptRisk, COFACILITATOR, base_seq=refused.value.base_seq, **late)
    assert table.state.failure_modes[card].accepted_by == "Ben"


def test_rewording_a_card_is_no_conflict_with_accepting_its_risk(table: Table) -> None:
    card, drawn = table.card(), table.state.seq
    table.do(c.EditFailureMode, mode_id=card, base_seq=drawn, changes={"does": "guesses"})
    table.do(c.AcceptRisk, COFACILITATOR, mode_id=card, base_seq=drawn, by="Ada", why="It is rare.")
    assert table.state.failure_modes[card].accepted_by == "Ada"


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"why": " "}, "the reason"),
        ({"by": "x" * 121}, "121 characters; 120 fit"),
        ({"why": "x" * 10_001}, "10,001 characters"),
    ],
)
def test_nobody_accepts_a_risk_without_a_reason(
    table: Table, wrong: dict[str, str], words: str
) -> None:
    accepted = {"mode_id": table.card(), "seen": 99, "by": "Ada", "why": "Rare."}
    with pytest.raises(Invalid, match=words):
        table.do(c.AcceptRisk, **{**accepted, **wrong})
    with pytest.raises(NotFound, match="This card"):
        table.do(c.AcceptRisk, **{**accepted, "mode_id": "x"})
