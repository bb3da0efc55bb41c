"""The order of what could go wrong, against METHOD's overriding decision 5."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from immutables import Map

from tests.cast import Table
from workshop import commands as c
from workshop.harm import ActionClass, ClassRange
from workshop.models.failure_modes import FailureMode
from workshop.models.voting import Ballot, Round
from workshop.risk import (
    RATINGS,
    Ratings,
    not_rated,
    risk_inventory,
    stages_without_failure_modes,
    widest,
    worst,
)
from workshop.stages import STAGE_IDS
from workshop.state import State
from workshop.trays import CLEAR_PICK, NOT_THIS_TIME, YOUR_CALL

Card = Sequence[Any]
"""A stage, how bad the room said it is, and perhaps how often and would they notice."""


def rated(cards: Sequence[Card], trust: list[int | None]) -> State:
    """A state with these cards, and one voter's revealed answers."""
    failure_modes = {
        f"f{n}": FailureMode(f"f{n}", card[0], "errs", "suffers", "host", born=n)
        for n, card in enumerate(cards)
    }
    rounds = {"trust-1": _one_voter("trust", dict(zip(STAGE_IDS, trust, strict=True)))}
    for at, scale in enumerate(RATINGS, start=1):
        answers = {f"f{n}": card[at] for n, card in enumerate(cards) if len(card) > at}
        rounds[f"{scale}-1"] = _one_voter(scale, answers)
    return State("w")._replace(failure_modes=Map(failure_modes), rounds=Map(rounds))


def _one_voter(scale: str, answers: dict[str, int | None]) -> Round:
    ballots = Map({"slip:1": Ballot("slip:1", "slip", "host", Map(answers))})
    items = tuple(answers)
    return Round(f"{scale}-1", scale, items, 1, open=False, revealed=True, ballots=ballots)


def order(state: State) -> list[tuple[str, int]]:
    return [(card.failure_mode.id, card.place) for card in risk_inventory(state)]


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
    assert risk_inventory(state)[1].ratings.bad is None


def test_before_any_vote_all_cards_share_the_first_place(table: Table) -> None:
    table.card("a")
    table.card("b")
    assert [card.place for card in risk_inventory(table.state)] == [1, 1]


def test_an_unrevealed_vote_orders_nothing(table: Table) -> None:
    table.card("a", "discovery")
    table.card("b", "contact")
    table.voted([1, 5], scale="how_bad", reveal=False)
    assert [card.place for card in risk_inventory(table.state)] == [1, 1]
    assert [card.tray for card in risk_inventory(table.state)] == ["", ""]
    assert worst(table.state) == []


def test_how_bad_alone_gives_every_card_a_place_and_a_badge(table: Table) -> None:
    """The normal case in a room: nobody knows how often."""
    names = [table.card(f"does {n}") for n in range(4)]
    table.voted([5, 3, 3, 1], scale="how_bad")
    cards = risk_inventory(table.state)
    assert [(card.failure_mode.id, card.place) for card in cards] == list(
        zip(names, (1, 2, 2, 4), strict=True)
    )
    assert all(card.ratings.classes for card in cards)
    assert all(card.ratings.classes and not card.ratings.classes.settled for card in cards[:3])


def test_of_two_as_bad_the_higher_class_comes_first_then_the_greater_harm(table: Table) -> None:
    names = [table.card(f"does {n}") for n in range(3)]
    table.voted([4, 4, 4], scale="how_bad")
    table.voted([1, 5, 5], scale="how_often")
    order_asked = table.opened("would_notice").items
    by_name = dict(zip(names, (1, 4, 5), strict=True))
    table.slips("would_notice-1", [by_name[name] for name in order_asked])
    table.reveal("would_notice-1")
    cards = risk_inventory(table.state)
    assert [(card.failure_mode.id, card.place) for card in cards] == [
        (names[2], 1),
        (names[1], 2),
        (names[0], 3),
    ]
    assert [card.must_fix for card in cards] == [True, True, False]


def test_what_is_known_to_be_harmful_comes_before_what_nobody_could_say(table: Table) -> None:
    known, unknown = table.card("known"), table.card("unknown")
    table.voted([2, 2], scale="how_bad")
    table.voted([3, None], scale="how_often")
    table.voted([1, None], scale="would_notice")
    places = {card.failure_mode.id: card.place for card in risk_inventory(table.state)}
    classes = {card.failure_mode.id: card.ratings.classes for card in risk_inventory(table.state)}
    assert classes[known] != classes[unknown]
    assert places == {unknown: 1, known: 2}


def test_a_card_between_two_stages_takes_the_lower_trust(table: Table) -> None:
    card = table.card(stage="contact")
    changes = {"stage_to": "calibration"}
    table.do(c.EditFailureMode, mode_id=card, base_seq=table.state.seq, changes=changes)
    table.voted([5, 4, 2, 5, 5])
    (only,) = risk_inventory(table.state)
    assert (only.ratings.trust, only.ratings.need) == (2, 0.75)
    assert stages_without_failure_modes(table.state) == ["discovery", "habit", "advocacy"]


def test_low_trust_lifts_a_card_that_could_wait(table: Table) -> None:
    table.card(stage="contact")
    table.voted([1], scale="how_bad")
    (before,) = risk_inventory(table.state)
    table.voted([5, 2, 5, 5, 5])
    (after,) = risk_inventory(table.state)
    assert before.ratings.classes == ClassRange(ActionClass.CAN, ActionClass.CAN)
    assert after.ratings.classes == ClassRange(ActionClass.SHOULD, ActionClass.SHOULD)
    assert (before.ratings.lifted, after.ratings.lifted) == (False, True)


def test_low_trust_lifts_no_card_that_is_not_rated_or_must_be_fixed_anyway() -> None:
    assert not Ratings(trust=1).lifted
    assert not Ratings(bad=5, often=5, notice=5, trust=1).lifted


def test_half_a_vote_is_not_rounded_in_silence(table: Table) -> None:
    table.card()
    table.voted([3], [4], scale="how_bad")
    (card,) = risk_inventory(table.state)
    assert (card.ratings.bad, card.spread, card.votes) == (3.5, "Agreed", (3, 4))


def test_the_second_tasks_trust_orders_no_card(table: Table) -> None:
    table.card(stage="contact")
    table.voted([1], scale="how_bad")
    table.voted([1] * 5, task=table.task())
    assert risk_inventory(table.state)[0].ratings.trust is None


def test_the_worst_five_are_asked_about_again_worst_first(table: Table) -> None:
    names = [table.card(f"does {n}") for n in range(7)]
    table.voted([1, 5, 2, 4, 3, 5, None], scale="how_bad")
    assert worst(table.state) == [names[n] for n in (1, 5, 3, 4, 2)]


def test_the_widest_split_is_what_to_talk_about(table: Table) -> None:
    names = [table.card(f"does {n}") for n in range(3)]
    table.voted([3, 2, 1], [3, 4, 5], scale="how_bad")
    split = widest(risk_inventory(table.state))
    assert split is not None
    assert split.failure_mode.id == names[2]
    table.voted([3, 3, 3], [3, 4, 4], scale="how_bad")
    assert widest(risk_inventory(table.state)) is None


def test_a_clear_pick_is_in_the_top_three_whoever_is_left_out(table: Table) -> None:
    for n in range(5):
        table.card(f"does {n}")
    table.voted([5, 5, 4, 3, 1], [5, 5, 3, 4, 1], [5, 5, 4, 3, 1], scale="how_bad")
    assert [card.tray for card in risk_inventory(table.state)] == [
        *(CLEAR_PICK, CLEAR_PICK, YOUR_CALL, YOUR_CALL, NOT_THIS_TIME),
    ]


def test_raised_hands_are_left_out_one_by_one_like_anybody(table: Table) -> None:
    """Lowest first: hands have no names, so the lowest ones are taken for one person."""
    names = [table.card(f"does {n}") for n in range(4)]
    vote = table.open("how_bad")
    for name, hands in zip(names, ([5] * 4, [5] * 4, [3, 4, 4, 4], [3, 3, 4, 4]), strict=True):
        table.hands(vote, name, *hands)
    table.reveal(vote)
    trays = {card.failure_mode.id: card.tray for card in risk_inventory(table.state)}
    assert [card.place for card in risk_inventory(table.state)] == [1, 1, 3, 4]
    assert [trays[name] for name in names] == [CLEAR_PICK, CLEAR_PICK, YOUR_CALL, YOUR_CALL]


def test_a_card_that_nobody_rated_is_in_no_tray(table: Table) -> None:
    table.card("a")
    table.card("b")
    table.voted([3, None], scale="how_bad")
    assert [card.tray for card in risk_inventory(table.state)] == [CLEAR_PICK, ""]
    assert risk_inventory(table.state)[1].spread == ""
    assert not risk_inventory(table.state)[1].must_fix


def test_cards_that_nobody_rated_change_no_tray_of_the_others(table: Table) -> None:
    """They came after the vote; a fourth place among three rated cards is nobody's."""
    names = [table.card(f"does {n}") for n in range(5)]
    table.voted([5, 5, 4, 3, 1], [5, 5, 3, 4, 1], [5, 5, 4, 3, 1], scale="how_bad")
    before = [(card.failure_mode.id, card.place, card.tray) for card in risk_inventory(table.state)]
    late = [table.card(f"late {n}", "discovery") for n in range(4)]
    after = [(card.failure_mode.id, card.place, card.tray) for card in risk_inventory(table.state)]
    assert after == [*before, *((name, 6, "") for name in late)]
    assert [name for name, _, _ in before] == names


def test_the_cards_that_came_after_the_vote_are_still_to_be_rated(table: Table) -> None:
    """A card that all answered with "can't tell" was asked about and is not asked again."""
    table.card("a")
    unknown = table.card("b")
    assert len(not_rated(table.state)) == 2
    table.voted([3, None], scale="how_bad", reveal=False)
    assert len(not_rated(table.state)) == 2
    table.reveal("how_bad-1")
    late = table.card("late")
    assert not_rated(table.state) == [late]
    assert worst(table.state)[-1] != unknown
    table.again("how_bad", late, 5)
    assert not_rated(table.state) == []


def test_a_vote_again_on_one_card_moves_that_card_only(table: Table) -> None:
    first, second = table.card("a"), table.card("b")
    table.voted([5, 3], scale="how_bad")
    table.again("how_bad", first, 1)
    assert [(card.failure_mode.id, card.ratings.bad) for card in risk_inventory(table.state)] == [
        (second, 3),
        (first, 1),
    ]


scores = st.none() | st.integers(1, 5)
card = st.tuples(st.sampled_from(STAGE_IDS), scores, scores, scores)
cards = st.lists(card, max_size=12)
trusts = st.lists(scores, min_size=5, max_size=5)


@given(cards, card, trusts)
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
