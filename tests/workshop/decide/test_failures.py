"""Step 4: cards about what could go wrong."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cast import Table
from workshop import commands as c
from workshop.errors import Invalid, NotFound, NotNow


def test_a_card_reads_as_one_sentence(table: Table) -> None:
    card = table.card("invents a discount", suffers="has to honour it")
    assert table.state.failures[card].sentence == (
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
        table.do(c.EditFailureMode, mode_id=card, seen=table.state.seq, changes=wrong)


def test_a_card_can_be_reworded(table: Table) -> None:
    card = table.card("errs")
    table.do(c.EditFailureMode, mode_id=card, seen=table.state.seq, changes={"does": "guesses"})
    assert table.state.failures[card].does == "guesses"
    assert table.do(c.EditFailureMode, mode_id=card, seen=0, changes={"does": "guesses"}) == []


def test_a_card_can_be_taken_away_once(table: Table) -> None:
    card = table.card()
    assert len(table.do(c.DeleteFailureMode, mode_id=card)) == 1
    assert table.do(c.DeleteFailureMode, mode_id=card) == []
    with pytest.raises(NotFound, match="This card"):
        table.do(c.EditFailureMode, mode_id=card, seen=0, changes={"does": "x"})


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


def test_a_card_in_a_vote_without_a_ballot_can_still_go(table: Table) -> None:
    card = table.card()
    table.open("how_bad")
    table.do(c.DeleteFailureMode, mode_id=card)
    assert not table.state.failures
