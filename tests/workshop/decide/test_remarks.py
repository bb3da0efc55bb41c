"""Lines from people's own devices: who, about what, when, and one a person."""

from __future__ import annotations

import pytest

from tests.cast import OBSERVER, OTHER, PARTICIPANT, Table
from workshop import commands as c
from workshop.errors import Invalid, NotAllowed, NotNow
from workshop.roles import Actor


@pytest.fixture
def late() -> Table:
    """A room that has been where every kind of line may be written."""
    table = Table(observers=1)
    table.at("scope.sharpen", "scope.wrong")
    table.voted([3] * 5)
    table.at("wrong.gaps")
    return table


def said(table: Table) -> dict[str, str]:
    return {key: remark.text for key, remark in table.state.remarks.items()}


def say(table: Table, actor: Actor, about: str, text: str, **more: str) -> int:
    return len(table.do(c.MakeRemark, actor, about=about, text=text, **more))


@pytest.mark.parametrize("about", ["scope", "wrong", "talk:habit", "low:advocacy"])
def test_a_line_is_kept_as_it_was_typed(late: Table, about: str) -> None:
    say(late, PARTICIPANT, about, " Only burst pipes ", evidence="seen")
    (remark,) = late.state.remarks.values()
    assert (remark.about, remark.author) == (about, "p1")
    assert (remark.text, remark.evidence) == (" Only burst pipes ", "seen")


def test_a_pattern_is_answered_and_not_written_about(late: Table) -> None:
    say(late, PARTICIPANT, "pattern:unseen", "not us")
    with pytest.raises(Invalid, match="Tap one of the answers"):
        say(late, PARTICIPANT, "pattern:unseen", "well…")
    assert said(late) == {"pattern:unseen|p1": "not us"}


def test_everybody_has_one_line_about_a_thing(late: Table) -> None:
    for actor, text in ((PARTICIPANT, "one"), (OTHER, "two"), (OBSERVER, "o"), (PARTICIPANT, "3")):
        say(late, actor, "scope", text)
    assert said(late) == {"scope|p1": "3", "scope|p2": "two", "scope|p5": "o"}


def test_a_line_that_is_rewritten_keeps_its_place(late: Table) -> None:
    say(late, PARTICIPANT, "scope", "one")
    before = late.state.remarks["scope|p1"]
    say(late, PARTICIPANT, "scope", "two")
    after = late.state.remarks["scope|p1"]
    assert (after.born, after.rev) == (before.born, late.state.seq)


def test_the_same_line_again_is_no_event(late: Table) -> None:
    assert say(late, PARTICIPANT, "low:habit", "one", evidence="seen") == 1
    assert say(late, PARTICIPANT, "low:habit", "one", evidence="seen") == 0
    assert say(late, PARTICIPANT, "low:habit", "one", evidence="guess") == 1


@pytest.mark.parametrize("empty", ["", "  \n"])
def test_an_emptied_line_is_gone_whatever_else_was_ticked(late: Table, empty: str) -> None:
    say(late, PARTICIPANT, "low:habit", "one", evidence="seen")
    say(late, PARTICIPANT, "low:habit", empty, evidence="seen")
    assert not late.state.remarks
    assert say(late, PARTICIPANT, "low:habit", empty, evidence="seen") == 0


@pytest.mark.parametrize(
    "about", ["", "weather", "scope:", "scope:habit", "talk", "talk:nirvana", "pattern:weather"]
)
def test_there_is_nothing_to_say_about_anything_else(late: Table, about: str) -> None:
    with pytest.raises(Invalid, match="nothing to say that about"):
        say(late, PARTICIPANT, about, "x")


@pytest.mark.parametrize(
    ("about", "beat"),
    [
        ("scope", "scope.sharpen"),
        ("wrong", "scope.wrong"),
        ("pattern:unseen", "wrong.gaps"),
    ],
)
def test_a_line_waits_until_the_room_is_there(table: Table, about: str, beat: str) -> None:
    with pytest.raises(NotNow, match="not there yet"):
        say(table, PARTICIPANT, about, "us")
    table.at(beat)
    assert say(table, PARTICIPANT, about, "us") == 1


@pytest.mark.parametrize("about", ["talk:habit", "low:habit"])
def test_reasons_come_after_the_votes(table: Table, about: str) -> None:
    table.at("trust.talk")
    vote = table.voted([3] * 5, reveal=False)
    with pytest.raises(NotNow, match="reasons come after the reveal"):
        say(table, PARTICIPANT, about, "because")
    table.reveal(vote)
    assert say(table, PARTICIPANT, about, "because") == 1


def test_a_line_fits_and_its_evidence_is_on_the_list(late: Table) -> None:
    with pytest.raises(Invalid, match="10,001 characters"):
        say(late, PARTICIPANT, "scope", "x" * 10_001)
    with pytest.raises(Invalid, match="guess, seen or measured"):
        say(late, PARTICIPANT, "low:habit", "x", evidence="hearsay")


def test_a_facilitator_words_and_makes_no_lines(late: Table) -> None:
    with pytest.raises(NotAllowed):
        late.do(c.MakeRemark, about="scope", text="mine")
