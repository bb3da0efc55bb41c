"""Links: only where they may lead, never in a circle, and never with an end missing."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from tests.cast import COFACILITATOR, Table
from tests.workshop.invented_kinds import PARCEL
from workshop import commands as c
from workshop import events as e
from workshop.errors import Invalid, NotFound, NotNow
from workshop.kinds.declared import KINDS
from workshop.state import in_order


class Parcels(Table):
    """Four parcels, a decision, and something of the workshop to link them to."""

    def __init__(self) -> None:
        super().__init__()
        rows = tuple(c.Row(kind="parcel", intended={"title": n}) for n in "abcd")
        self.do(c.AddItems, rows=rows)
        self.a, self.b, self.c, self.d = (item.id for item in in_order(self.state.items))
        self.decided = self.decide()

    def link(self, *links: tuple[str, str, str], on: bool = True, **who: Any) -> list[Any]:
        """Make or cut links."""
        return self.do(c.LinkItems, *who.values(), links=links, on=on)


@pytest.fixture
def table(monkeypatch: pytest.MonkeyPatch) -> Parcels:
    """The parcels, in a release that knows them."""
    monkeypatch.setitem(KINDS, PARCEL.id, PARCEL)
    return Parcels()


def test_a_row_links_to_another_row_of_the_same_command(table: Parcels) -> None:
    rows = (
        c.Row(kind="decision", intended={"title": "first"}, links=(("traces_to", "#2"),)),
        c.Row(kind="decision", intended={"title": "second"}, links=(("traces_to", table.a),)),
    )
    table.do(c.AddItems, id="addition", rows=rows)
    ends = [(link.source, link.target) for link in in_order(table.state.links)]
    assert ends == [("addition.1", "addition.2"), ("addition.2", table.a)]
    table.undo()
    assert not table.state.links
    assert "addition.1" not in table.state.items


@pytest.mark.parametrize("row", ["#0", "#3"])
def test_there_is_no_other_row(table: Parcels, row: str) -> None:
    with pytest.raises(Invalid, match=f"no row {row[1:]} here"):
        table.decide(links=(("traces_to", row),))


def test_a_link_to_a_refused_draft_is_left_out(table: Parcels) -> None:
    table.decide("drafted", rule="ask", ground="always")
    table.do(c.RemoveItems, item_ids=("ask.always",))
    draft = c.Row(kind="decision", intended={"title": "x"}, rule="ask", ground="always")
    other = c.Row(kind="decision", intended={"title": "y"}, links=(("traces_to", "#1"),))
    table.do(c.AddItems, rows=(draft, other))
    assert not table.state.links


@pytest.mark.parametrize("target", ["ideas", "failure_modes", "notes", "low_points"])
def test_an_item_rests_on_what_the_workshop_holds(table: Parcels, target: str) -> None:
    made = {"ideas": table.idea, "failure_modes": table.card, "notes": lambda: table.note("x")}
    end = f"{target}/{made[target]() if target in made else 'habit'}"
    table.link(("traces_to", table.decided, end))
    assert [link.target for link in table.state.links.values()] == [end]


@pytest.mark.parametrize(
    "target", ["ideas/x", "low_points/nirvana", "rounds/trust-1", "people/p1", "x", ""]
)
def test_a_link_leads_to_something_that_is_there(table: Parcels, target: str) -> None:
    with pytest.raises(NotFound, match="not there any more"):
        table.link(("traces_to", table.decided, target))
    with pytest.raises(NotFound, match="not there any more"):
        table.link(("traces_to", "x", table.a))


def test_a_link_leads_only_where_the_kind_says(table: Parcels) -> None:
    for relation, source, target in (
        ("depends_on", table.a, table.decided),
        ("evaluates", table.decided, table.a),
        ("loves", table.a, table.b),
    ):
        with pytest.raises(Invalid, match="cannot be linked to that in this way"):
            table.link((relation, source, target))
    table.link(("evaluates", table.a, table.decided))
    assert len(table.state.links) == 1


@pytest.mark.parametrize(
    ("before", "last"),
    [
        (("depends_on",), "depends_on"),
        (("depends_on", "has_part"), "depends_on"),
        (("has_part",), "depends_on"),
        (("traces_to",), "traces_to"),
        ((), "has_part"),
    ],
)
def test_a_circle_is_refused_by_its_codes(
    table: Parcels, before: tuple[str, ...], last: str
) -> None:
    chain = [table.a, table.b, table.c][: len(before) + 1]
    codes = [table.state.items[name].code for name in chain]
    for relation, (source, target) in zip(before, pairwise(chain), strict=True):
        table.link((relation, source, target))
    with pytest.raises(Invalid, match="wait for each other") as refused:
        table.link((last, chain[-1], chain[0]))
    said = refused.value.sentence.partition(" wait")[0].split(" → ")
    assert said[0] == said[-1]
    assert "".join(codes) in "".join(said[:-1]) * 2


def test_what_rests_on_something_may_come_before_it(table: Parcels) -> None:
    table.link(("traces_to", table.a, table.b), ("depends_on", table.b, table.a))
    assert len(table.state.links) == 2


def test_a_circle_within_one_command_is_refused(table: Parcels) -> None:
    rows = tuple(
        c.Row(kind="parcel", intended={"title": "x"}, links=(("depends_on", other),))
        for other in ("#2", "#1")
    )
    with pytest.raises(Invalid, match=r"PA5 → PA6 → PA5|PA6 → PA5 → PA6"):
        table.do(c.AddItems, rows=rows)


def test_linking_twice_and_cutting_what_is_not_linked_is_nothing(table: Parcels) -> None:
    link = ("traces_to", table.a, table.b)
    table.link(link)
    assert table.link(link, link) == []
    assert len(table.link(link, link, on=False)) == 1
    assert table.link(link, on=False) == []


def test_what_others_rest_on_goes_only_when_they_are_cut_loose(table: Parcels) -> None:
    for name in (table.b, table.c, table.d):
        table.link(("depends_on", name, table.a))
    table.link(("traces_to", table.a, "low_points/habit"))
    with pytest.raises(NotNow) as refused:
        table.do(c.RemoveItems, item_ids=(table.a,))
    assert refused.value.sentence == (
        "3 things rest on this: PA2, PA3, PA4. Take it away and cut them loose?"
    )
    table.do(c.RemoveItems, item_ids=(table.a,), unlink=True)
    assert not table.state.links
    table.undo()
    assert len(table.state.links) == 4


def test_one_that_rests_on_it_is_named_and_what_goes_along_is_not(table: Parcels) -> None:
    table.link(("depends_on", table.b, table.a), ("traces_to", table.b, table.a))
    with pytest.raises(NotNow, match=r"One thing rests on this: PA2\."):
        table.do(c.RemoveItems, item_ids=(table.a,))
    table.do(c.RemoveItems, item_ids=(table.a, table.b))
    assert not table.state.links


@pytest.mark.parametrize("part", ["notes", "failure_modes", "ideas"])
def test_what_the_room_takes_away_takes_its_links_along(table: Parcels, part: str) -> None:
    name = {"notes": lambda: table.note("x"), "failure_modes": table.card, "ideas": table.idea}[
        part
    ]()
    table.link(("traces_to", table.a, f"{part}/{name}"))
    gone: dict[str, tuple[type[c.Command], dict[str, Any]]] = {
        "notes": (c.DeleteNotes, {"note_ids": (name,)}),
        "failure_modes": (c.DeleteFailureMode, {"mode_id": name}),
        "ideas": (c.DeleteIdea, {"idea_id": name}),
    }
    kind, fields = gone[part]
    table.do(kind, **fields)
    assert not table.state.links
    table.undo()
    assert [link.target for link in table.state.links.values()] == [f"{part}/{name}"]


@pytest.mark.parametrize("part", ["failure_modes", "ideas"])
def test_a_link_to_one_of_twins_leads_to_the_one_that_stays(table: Parcels, part: str) -> None:
    add = table.card if part == "failure_modes" else table.idea
    kind = c.JoinFailureModes if part == "failure_modes" else c.JoinIdeas
    kept, joined = add(), add()
    table.link(("traces_to", table.a, f"{part}/{joined}"))
    table.link(("traces_to", table.b, f"{part}/{joined}"), ("traces_to", table.b, f"{part}/{kept}"))
    table.do(kind, kept=kept, joined=(joined,))
    ends = {(link.source, link.target) for link in table.state.links.values()}
    assert ends == {(table.a, f"{part}/{kept}"), (table.b, f"{part}/{kept}")}
    table.undo()
    assert len(table.state.links) == 3


def test_undo_leaves_no_link_with_an_end_missing(table: Parcels) -> None:
    """What somebody else linked to meanwhile stays, and a cut link needs both its ends."""
    name = table.idea()
    theirs = {"links": (("traces_to", table.a, f"ideas/{name}"),)}
    table.do(c.LinkItems, COFACILITATOR, **theirs)
    with pytest.raises(NotNow, match="Others have built on this"):
        table.undo()
    table.link(*theirs["links"], on=False)
    table.do(c.RemoveItems, COFACILITATOR, item_ids=(table.a,))
    with pytest.raises(NotNow, match="Others have built on this"):
        table.undo()


def test_undo_closes_no_circle(table: Parcels) -> None:
    table.link(("depends_on", table.a, table.b))
    table.link(("depends_on", table.a, table.b), on=False)
    table.do(c.LinkItems, COFACILITATOR, links=(("depends_on", table.b, table.a),))
    with pytest.raises(NotNow, match="Others have built on this"):
        table.undo()


def test_only_links_to_look_at_again_are_marked_as_reviewed(table: Parcels) -> None:
    table.link(("traces_to", table.decided, table.a))
    (key,) = table.state.links
    assert table.do(c.MarkReviewed, links=(key, "x")) == []
    changes = {table.a: {"title": "reworded"}}
    table.do(c.EditItems, base_seq=table.state.seq, changes=changes)
    assert [type(event) for event in table.do(c.MarkReviewed, links=(key, key))] == [e.LinkReviewed]
