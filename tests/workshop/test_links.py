"""Which links to look at again: those whose target says something else by now."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.cast import FACILITATOR, Table
from workshop import commands as c
from workshop import events as e
from workshop.links import links_from, links_to, to_review
from workshop.state import State


def marked(state: State) -> list[str]:
    """What is to be looked at again, by what rests on it."""
    return [state.items[link.source].title for link in to_review(state)]


@pytest.fixture
def table() -> Table:
    """A room with nothing to look at again."""
    return Table()


def rated(table: Table, card: str) -> None:
    """The room says how bad one card is."""
    table.again("how_bad", card, 5, 4)


def test_a_card_rated_anew_marks_what_rests_on_it_and_nothing_else(table: Table) -> None:
    a, b = table.card("invents a price"), table.card("goes silent")
    for title, card in (("loop", a), ("story", a), ("other", b)):
        table.decide(title, links=(("traces_to", f"failure_modes/{card}"),))
    assert marked(table.state) == []
    rated(table, a)
    assert marked(table.state) == ["loop", "story"]
    table.do(c.MarkReviewed, links=tuple(table.state.links))
    assert marked(table.state) == []
    changes = {"finder": "Dana", "finder_by": "2027-01-31"}
    table.do(c.EditFailureMode, mode_id=a, base_seq=table.state.seq, changes=changes)
    assert marked(table.state) == []


def test_a_rating_that_is_still_secret_says_nothing(table: Table) -> None:
    card = table.card()
    vote = table.open("how_bad", card)
    table.decide("loop", links=(("traces_to", f"failure_modes/{card}"),))
    table.slip(vote, 1, {card: 5})
    assert marked(table.state) == []
    table.reveal(vote)
    assert marked(table.state) == ["loop"]


def _edit_note(table: Table, name: str) -> None:
    table.do(c.EditNote, note_id=name, base_seq=table.state.seq, changes={"text": "reworded"})


def _edit_idea(table: Table, name: str) -> None:
    table.do(c.EditIdea, idea_id=name, base_seq=table.state.seq, changes={"goal": "60 %"})


def _edit_card(table: Table, name: str) -> None:
    table.do(c.EditFailureMode, mode_id=name, base_seq=table.state.seq, changes={"does": "errs"})


@pytest.mark.parametrize(
    ("collection", "add", "edit"),
    [
        ("notes", lambda t: t.note("x"), _edit_note),
        ("ideas", lambda t: t.ticket(), _edit_idea),
        ("failure_modes", lambda t: t.card(), _edit_card),
    ],
)
def test_new_words_are_to_be_looked_at(
    table: Table, collection: str, add: Callable[[Table], str], edit: Callable[[Table, str], None]
) -> None:
    name = add(table)
    table.decide("loop", links=(("traces_to", f"{collection}/{name}"),))
    edit(table, name)
    assert marked(table.state) == ["loop"]


def test_who_has_a_ticket_and_by_when_is_no_content(table: Table) -> None:
    name = table.ticket()
    table.decide("loop", links=(("traces_to", f"ideas/{name}"),))
    changes = {"owner": "Dana", "by": "2027-01-31", "first_step": "ask"}
    table.do(c.EditIdea, idea_id=name, base_seq=table.state.seq, changes=changes)
    assert marked(table.state) == []


def test_the_card_that_a_ticket_stops_is_part_of_it(table: Table) -> None:
    card = table.card()
    name = table.ticket(stops=card)
    table.decide("loop", links=(("traces_to", f"ideas/{name}"),))
    _edit_card(table, card)
    assert marked(table.state) == ["loop"]


def test_a_low_point_that_is_worded_or_marked_anew(table: Table) -> None:
    table.decide("loop", links=(("traces_to", "low_points/habit"),))
    assert marked(table.state) == []
    table.do(c.NoteLowPoint, stage="habit", base_seq=table.state.seq, because="it forgets")
    assert marked(table.state) == ["loop"]
    table.do(c.MarkReviewed, links=tuple(table.state.links))
    table.do(c.MarkLowPoint, stage="habit", marked=True)
    assert marked(table.state) == ["loop"]


def test_an_item_marks_only_what_rests_on_it_directly(table: Table) -> None:
    ground = table.decide("ground")
    floor = table.decide("floor", links=(("traces_to", ground),))
    table.decide("roof", links=(("traces_to", floor),))
    for words, found in (({"owner": "Dana", "due": "2027-01-31"}, []), ({"why": "x"}, ["floor"])):
        table.do(c.EditItems, base_seq=table.state.seq, changes={ground: words})
        assert marked(table.state) == found


def test_any_field_of_an_unknown_kind_is_content(table: Table) -> None:
    new = {"kind": "forecast", "letters": "FC", "number": 1, "author": "host"}
    table.happened(e.ItemAdded(item_id="f1", intended={"title": "sun"}, **new))
    table.decide("loop", links=(("traces_to", "f1"),))
    table.happened(e.ItemEdited(item_id="f1", side="intended", changes={"sky": "grey"}))
    assert marked(table.state) == ["loop"]


@pytest.mark.parametrize("target", ["nothing", "ideas/nothing", "people/p1"])
def test_what_is_not_there_has_not_changed(table: Table, target: str) -> None:
    """No decision leaves such a link; a log from outside may."""
    name = table.decide("loop")
    table.happened(e.Linked(relation="traces_to", source=name, target=target))
    assert marked(table.state) == []


def test_links_are_found_from_both_ends_oldest_first(table: Table) -> None:
    first, second = table.decide("one"), table.decide("two")
    table.do(c.LinkItems, FACILITATOR, links=(("traces_to", second, first),))
    table.do(c.LinkItems, links=(("traces_to", second, "low_points/habit"),))
    assert [link.source for link in links_to(table.state.links)[first]] == [second]
    assert [link.target for link in links_from(table.state.links)[second]] == [
        *(first, "low_points/habit"),
    ]
