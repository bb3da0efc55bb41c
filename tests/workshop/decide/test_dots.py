"""Votes with dots: a budget, and never a dot more, however a ballot is corrected."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cast import Table
from workshop import commands as c
from workshop.errors import Invalid, NotNow, WorkshopError
from workshop.loose_ends import dots
from workshop.votes import VOTE_KINDS, letter


def proposals(table: Table) -> tuple[str, str, str]:
    """Three proposals to choose between."""
    return table.proposal(), table.proposal("a lead"), table.proposal("a buyer")


def test_two_dots_for_the_scope_and_three_for_the_ideas(table: Table) -> None:
    first, second, _ = proposals(table)
    vote = table.open("dots_scope")
    with pytest.raises(Invalid, match=r"Everybody has 2 dots\. This ballot has more"):
        table.slip(vote, 1, {first: 2, second: 1})
    table.slip(vote, 1, {first: 1, second: 1})
    table.slip(vote, 2, {first: 2})
    table.reveal(vote)
    assert dots(table.state, first, "dots_scope") == 3

    idea = table.idea()
    vote = table.open("dots_ideas")
    with pytest.raises(Invalid, match=r"between 1 and 3 dots to a thing, or none"):
        table.slip(vote, 1, {idea: 4})
    table.slip(vote, 1, {idea: 3})


def test_there_are_as_many_things_as_letters_on_a_slip(table: Table) -> None:
    """A letter stands for a thing, and after Z a slip has none."""
    ideas = [table.idea(f"Change {n}") for n in range(27)]
    with pytest.raises(NotNow, match=r"27 are more than letters on a slip\. Join twins first"):
        table.open("dots_ideas")
    table.do(c.JoinIdeas, kept=ideas[0], joined=(ideas[26],))
    assert len(table.opened("dots_ideas").items) == 26
    table.do(c.CloseRound, round_id="dots_ideas-1")
    table.idea("One more")
    assert table.opened("dots_ideas", *ideas[:26]).items == tuple(ideas[:26])


def test_more_cards_than_letters_are_voted_on_with_numbers(table: Table) -> None:
    for number in range(27):
        table.card(f"does {number}")
    assert len(table.opened("how_bad").items) == 27


@pytest.mark.parametrize("number", [0, -1, 3])
def test_no_thing_gets_less_than_one_dot_or_more_than_there_are(table: Table, number: int) -> None:
    first, _, _ = proposals(table)
    with pytest.raises(Invalid, match="between 1 and 2 dots"):
        table.slip(table.open("dots_scope"), 1, {first: number})


def test_a_slip_without_a_dot_counts_as_answered(table: Table) -> None:
    proposals(table)
    vote = table.open("dots_scope")
    table.cast(vote, "slip:1", {})
    assert table.round(vote).filed == 1


def test_the_dots_of_a_corrected_ballot_are_not_added_to_the_first_ones(table: Table) -> None:
    first, second, _ = proposals(table)
    vote = table.open("dots_scope")
    table.slip(vote, 1, {first: 2})
    table.slip(vote, 1, {second: 2})
    assert (table.round(vote).votes(first), table.round(vote).votes(second)) == ([], [2])


@given(
    st.lists(
        st.tuples(
            st.integers(1, 4),
            st.dictionaries(st.integers(0, 2), st.none() | st.integers(0, 3), max_size=3),
        ),
        max_size=12,
    )
)
def test_nobody_ever_spends_more_dots_than_they_have(
    ballots: list[tuple[int, dict[int, int | None]]],
) -> None:
    table = Table(people=3)
    names = proposals(table)
    vote = table.open("dots_scope")
    for number, given_dots in ballots:
        try:
            table.cast(vote, f"slip:{number}", {names[at]: n for at, n in given_dots.items()})
        except WorkshopError:
            continue
    for ballot in table.round(vote).ballots.values():
        assert sum(n or 0 for n in ballot.answers.values()) <= VOTE_KINDS["dots_scope"].budget


def test_the_dots_are_public_from_the_reveal_on(table: Table) -> None:
    first, _, _ = proposals(table)
    vote = table.open("dots_scope")
    table.slip(vote, 1, {first: 2})
    assert dots(table.state, first, "dots_scope") == 0
    table.reveal(vote)
    assert dots(table.state, first, "dots_scope") == 2


def test_what_has_dots_stays(table: Table) -> None:
    first, _, third = proposals(table)
    idea, other = table.idea(), table.idea("Ask twice")
    for scale, name in (("dots_scope", first), ("dots_ideas", idea)):
        vote = table.open(scale)
        table.slip(vote, 1, {name: 1})
        table.reveal(vote)
    with pytest.raises(NotNow, match="Dots were given on this proposal"):
        table.do(c.DeleteProposal, proposal_id=third)
    with pytest.raises(NotNow, match="Dots were given on this idea"):
        table.do(c.DeleteIdea, idea_id=other)
    with pytest.raises(NotNow, match="a ticket or has dots"):
        table.do(c.JoinIdeas, kept=idea, joined=(other,))


def test_letters_go_on_after_z() -> None:
    assert [letter(at) for at in (0, 25, 26, 27, 51, 52, 701, 702)] == [
        *("A", "Z", "AA", "AB", "AZ", "BA", "ZZ", "AAA")
    ]
