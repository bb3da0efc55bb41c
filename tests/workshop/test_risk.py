"""The order of what could go wrong, against METHOD's overriding decision 5."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st
from immutables import Map

from tests.cast import Table
from workshop.risk import curve, ranked, revealed
from workshop.stages import STAGE_IDS
from workshop.state import State
from workshop.things.failures import FailureMode
from workshop.things.voting import Ballot, Round

Card = tuple[str, int | None]
"""A stage, and how bad the room said it is."""


def rated(cards: list[Card], trust: list[int | None]) -> State:
    """A state with these cards, and one voter's revealed answers."""
    modes = {
        f"f{n}": FailureMode(f"f{n}", stage, "errs", "suffers", "host", born=n)
        for n, (stage, _) in enumerate(cards)
    }
    how_bad = Map({f"f{n}": bad for n, (_, bad) in enumerate(cards)})
    trusted = Map(dict(zip(STAGE_IDS, trust, strict=True)))
    return State("w")._replace(
        failures=Map(modes),
        rounds=Map(
            {
                "how_bad-1": _one_voter("how_bad-1", "how_bad", tuple(modes), how_bad),
                "trust-1": _one_voter("trust-1", "trust", STAGE_IDS, trusted),
            }
        ),
    )


def _one_voter(
    name: str, scale: str, items: tuple[str, ...], answers: Map[str, int | None]
) -> Round:
    ballots = Map({"slip:1": Ballot("slip:1", "slip", "host", answers)})
    return Round(name, scale, items, 1, open=False, revealed=True, ballots=ballots)


def order(state: State) -> list[tuple[str, int]]:
    return [(card.mode.id, card.place) for card in ranked(state)]


def test_worse_for_the_user_comes_first_whatever_the_trust() -> None:
    state = rated([("discovery", 3), ("habit", 5)], [1, 3, 3, 5, 3])
    assert order(state) == [("f1", 1), ("f0", 2)]


def test_of_two_as_bad_the_one_at_the_lower_trust_comes_first() -> None:
    state = rated([("habit", 4), ("contact", 4)], [3, 2, 3, 4, 3])
    assert order(state) == [("f1", 1), ("f0", 2)]


def test_full_ties_share_a_place_and_the_next_one_is_skipped() -> None:
    state = rated([("habit", 2), ("contact", 4), ("contact", 4), ("discovery", 5)], [3, 3, 3, 3, 3])
    assert order(state) == [("f3", 1), ("f1", 2), ("f2", 2), ("f0", 4)]


def test_a_card_rated_without_any_trust_score_is_ranked_like_any_other() -> None:
    state = rated([("habit", 3), ("contact", 5)], [3, None, 3, 3, 3])
    assert order(state) == [("f1", 1), ("f0", 2)]


def test_a_stage_nobody_scored_counts_as_the_least_worrying_of_equals() -> None:
    state = rated([("contact", 4), ("habit", 4)], [3, None, 3, 5, 3])
    assert order(state) == [("f1", 1), ("f0", 2)]


def test_a_card_nobody_rated_stands_last() -> None:
    state = rated([("contact", None), ("habit", 1)], [1, 1, 1, 5, 1])
    assert order(state) == [("f1", 1), ("f0", 2)]
    assert ranked(state)[1].bad is None


def test_before_any_vote_all_cards_share_the_first_place(table: Table) -> None:
    table.card("a")
    table.card("b")
    assert [card.place for card in ranked(table.state)] == [1, 1]


def test_an_unrevealed_vote_orders_nothing(table: Table) -> None:
    table.card("a", "discovery")
    table.card("b", "contact")
    table.voted([1, 5], scale="how_bad", reveal=False)
    assert [card.place for card in ranked(table.state)] == [1, 1]
    assert revealed(table.state, "how_bad") is None


def test_a_revote_counts_once_it_is_revealed_and_not_before(table: Table) -> None:
    first = table.voted([1, 1, 1, 1, 1])
    second = table.voted([5, 4, 4, 4, 4], reveal=False)
    assert getattr(revealed(table.state, "trust"), "id", None) == first
    assert curve(table.state, STAGE_IDS) == [1, 1, 1, 1, 1]

    table.reveal(second)
    assert curve(table.state, STAGE_IDS) == [5, 4, 4, 4, 4]


def test_the_tenth_round_is_newer_than_the_ninth(table: Table) -> None:
    """Round numbers are compared as numbers, not as text."""
    for score in (1, 2, 3, 4, 5, 1, 2, 3, 4, 5):
        table.voted([score] * 5)
    assert curve(table.state, STAGE_IDS) == [5, 5, 5, 5, 5]


def test_the_curve_has_a_gap_where_nobody_could_tell(table: Table) -> None:
    table.voted([2, None, 3, 4, 3], [3, None, 3, 4, None])
    assert curve(table.state, STAGE_IDS) == [2.5, None, 3, 4, 3]


def test_without_a_vote_the_curve_is_all_gaps(table: Table) -> None:
    assert curve(table.state, STAGE_IDS) == [None] * 5


scores = st.none() | st.integers(1, 5)
cards = st.lists(st.tuples(st.sampled_from(STAGE_IDS), scores), max_size=12)
trusts = st.lists(scores, min_size=5, max_size=5)


@given(cards, st.tuples(st.sampled_from(STAGE_IDS), scores), trusts)
def test_one_more_card_never_changes_how_two_others_stand(
    some: list[Card], one_more: Card, trust: list[int | None]
) -> None:
    before = dict(order(rated(some, trust)))
    after = dict(order(rated([*some, one_more], trust)))
    for (one, place), (other, other_place) in combinations(before.items(), 2):
        assert (place < other_place) == (after[one] < after[other])
        assert (place > other_place) == (after[one] > after[other])


@given(cards, trusts)
def test_places_are_shared_or_counted_on_and_never_out_of_range(
    some: list[Card], trust: list[int | None]
) -> None:
    places = [place for _, place in order(rated(some, trust))]
    assert places == sorted(places)
    for place in places:
        assert sum(other < place for other in places) == place - 1
