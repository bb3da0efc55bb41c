"""Who may read an item: its author and the leaders; the room once a kind and a leader say so."""

from __future__ import annotations

import pytest
from immutables import Map

from tests.cast import BOX, COFACILITATOR, OBSERVER, OTHER, PARTICIPANT, SCREEN, Table
from tests.workshop.invented_kinds import PARCEL
from workshop import commands as c
from workshop import events as e
from workshop.kinds.declared import KINDS
from workshop.models.items import Item
from workshop.roles import Actor
from workshop.visibility import visible

ROOM = (PARTICIPANT, OTHER, OBSERVER, SCREEN, BOX)
EVERY = (COFACILITATOR, *ROOM)


@pytest.fixture
def table(monkeypatch: pytest.MonkeyPatch) -> Table:
    """A room past the lobby, in a release that knows a kind that keeps itself sealed."""
    monkeypatch.setitem(KINDS, PARCEL.id, PARCEL)
    table = Table(observers=1)
    table.at("scope.write")
    return table


def read(table: Table, viewer: Actor, name: str) -> str:
    """What a viewer reads of an item."""
    return visible(table.state, viewer).items[name].title


@pytest.mark.parametrize("viewer", EVERY)
def test_a_decision_that_counts_is_for_the_room(table: Table, viewer: Actor) -> None:
    name = table.decide("We log it")
    assert read(table, viewer, name) == "We log it"


@pytest.mark.parametrize("viewer", EVERY)
def test_a_proposal_is_for_its_author_and_the_leaders(table: Table, viewer: Actor) -> None:
    name = table.decide("Turn it off", PARTICIPANT)
    may = viewer in (COFACILITATOR, PARTICIPANT)
    assert read(table, viewer, name) == ("Turn it off" if may else "")
    table.do(c.KeepDrafts, item_ids=(name,))
    assert read(table, viewer, name) == "Turn it off"


def test_a_sealed_item_still_counts_and_says_nothing_else(table: Table) -> None:
    name = table.decide("Turn it off", PARTICIPANT, why="nobody asks at night")
    item = table.state.items[name]
    sealed = Item(name, "decision", "DC", 1, "", draft="sealed:", sealed=True)
    seen = visible(table.state, OTHER).items[name]
    assert (seen.born, seen.rev) == (item.born, item.rev)
    assert seen == Item(
        *(sealed.id, sealed.kind, sealed.letters, sealed.number, ""),
        draft=sealed.draft,
        sealed=True,
        born=item.born,
        rev=item.rev,
    )


@pytest.mark.parametrize("viewer", ROOM)
def test_a_kind_that_says_nothing_is_sealed(table: Table, viewer: Actor) -> None:
    row = c.Row(kind="parcel", intended={"title": "heavy"})
    table.do(c.AddItems, id="one-parcel", rows=(row,))
    assert read(table, viewer, "one-parcel") == ""
    assert read(table, COFACILITATOR, "one-parcel") == "heavy"


@pytest.mark.parametrize("viewer", ROOM)
def test_a_kind_of_a_newer_version_is_for_the_leaders(table: Table, viewer: Actor) -> None:
    new = {"kind": "forecast", "letters": "FC", "number": 1, "author": "host"}
    table.happened(e.ItemAdded(item_id="f1", intended={"title": "sun"}, **new))
    assert read(table, viewer, "f1") == ""
    assert read(table, COFACILITATOR, "f1") == "sun"


def test_a_link_is_as_hidden_as_its_ends(table: Table) -> None:
    kept = table.decide("We log it", links=(("traces_to", "low_points/habit"),))
    draft = table.decide("drafted", rule="ask", ground="always", links=(("traces_to", kept),))
    assert set(visible(table.state, COFACILITATOR).links) == set(table.state.links)
    assert [link.source for link in visible(table.state, OTHER).links.values()] == [kept]
    table.do(c.KeepDrafts, item_ids=(draft,))
    assert len(visible(table.state, OTHER).links) == 2


def test_refused_drafts_are_for_the_leaders(table: Table) -> None:
    table.decide("drafted", rule="ask", ground="always")
    table.do(c.RemoveItems, item_ids=("ask.always",))
    assert visible(table.state, PARTICIPANT).dismissed_drafts == Map()
    assert set(visible(table.state, COFACILITATOR).dismissed_drafts) == {"ask.always"}
