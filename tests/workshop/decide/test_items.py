"""Items of any kind: what fits is written, everything else is refused in a sentence."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cast import COFACILITATOR, FACILITATOR, OBSERVER, OTHER, PARTICIPANT, SCREEN, Table
from tests.workshop.invented_kinds import PARCEL, SEAL
from workshop import commands as c
from workshop import events as e
from workshop.decide import items
from workshop.decide.share import LETTERS, MOST_ENTITIES
from workshop.errors import Changed, Invalid, NotAllowed, NotFound, NotNow
from workshop.kinds.declared import KINDS
from workshop.models.items import Item
from workshop.roles import Actor
from workshop.state import in_order
from workshop.visibility import visible


@pytest.fixture
def table(monkeypatch: pytest.MonkeyPatch) -> Table:
    """A room past the lobby, in a release that knows two more kinds."""
    for kind in (PARCEL, SEAL):
        monkeypatch.setitem(KINDS, kind.id, kind)
    table = Table(observers=1)
    table.at("scope.write")
    return table


def add(table: Table, kind: str, actor: Actor = FACILITATOR, **words: str) -> Item:
    """Write one item down."""
    words = {"title": "One"} | words
    table.do(c.AddItems, actor, rows=(c.Row(kind=kind, intended=words),))
    return in_order(table.state.items)[-1]


def edit(table: Table, name: str, actor: Actor = FACILITATOR, **words: str) -> Any:
    """Reword an item as somebody does who sees it as it is."""
    return table.do(c.EditItems, actor, base_seq=table.state.seq, changes={name: words})


def test_a_decision_is_written_down_with_a_code_of_its_own(table: Table) -> None:
    words = {"why": "They are wrong", "owner": "Dana", "due": "2027-01-31"}
    name = table.decide("No prices without a source", FACILITATOR, **words)
    decided = table.state.items[name]
    assert decided.code == "DC1"
    assert dict(decided.intended) == {"title": "No prices without a source", **words}
    assert (decided.author, decided.draft) == ("host", "")


def test_blank_fields_are_left_out(table: Table) -> None:
    item = add(table, "decision", why="", note="  ", owner="Dana")
    assert dict(item.intended) == {"title": "One", "owner": "Dana"}


def test_a_code_is_never_given_twice(table: Table) -> None:
    first = table.decide("One")
    table.do(c.RemoveItems, item_ids=(first,))
    table.decide("Two")
    table.undo()
    third = table.decide("Three")
    assert table.state.items[third].code == "DC3"


def test_every_kind_counts_for_itself(table: Table) -> None:
    rows = tuple(c.Row(kind=kind, intended={"title": "x"}) for kind in ("parcel", "decision") * 2)
    table.do(c.AddItems, rows=rows)
    codes = [item.code for item in in_order(table.state.items)]
    assert codes == ["PA1", "DC1", "PA2", "DC2"]


@pytest.mark.parametrize(
    ("kind", "words", "refusal"),
    [
        ("weather", {"title": "x"}, "does not know what weather is"),
        ("decision", {"title": "x", "mood": "good"}, "knows no field mood of Decision"),
        ("decision", {"title": " "}, "Write something for what was decided first"),
        ("decision", {"why": "x"}, "Write something for what was decided first"),
        ("decision", {"title": "x" * 121}, "has 121 characters; 120 fit"),
        ("decision", {"title": "x", "owner": "x" * 121}, "120 fit"),
        ("decision", {"title": "x", "why": "x" * 10_001}, "10,000 fit"),
        ("decision", {"title": "x", "due": "31.1.2027"}, "Write by when as a date"),
        ("decision", {"title": "x", "evidence": "hearsay"}, "Choose How do you know. from"),
        ("parcel", {"title": "x", "least": "some"}, "Write At least as a number"),
        ("parcel", {"title": "x", "people": "2.5"}, "Write People as a whole number"),
        ("parcel", {"title": "x", "day": "soon"}, "Write the day as a date"),
        ("parcel", {"title": "x", "at": "noon"}, "Write the time as a time of day"),
        ("parcel", {"title": "x", "weeks": "-1"}, "how long it takes as a number of weeks"),
        ("parcel", {"title": "x", "weeks": "a few"}, "how long it takes as a number of weeks"),
        ("parcel", {"title": "x", "size": "huge"}, "Choose the size from the list"),
        ("parcel", {"title": "x", "speed": "wild"}, "Choose the speed from the list"),
        ("parcel", {"title": "x", "marks": "wet hot"}, "Choose the marks from the list"),
        ("parcel", {"title": "x", "stages": "nirvana"}, "Choose Stages from the list"),
        ("parcel", {"title": "x", "insured": "perhaps"}, "whether it is insured from the list"),
        ("parcel", {"title": "x", "least": "3", "most": "2"}, "must not be more than the most"),
    ],
)
def test_what_does_not_fit_is_refused_by_name(
    table: Table, kind: str, words: dict[str, str], refusal: str
) -> None:
    with pytest.raises(Invalid, match=refusal):
        table.do(c.AddItems, rows=(c.Row(kind=kind, intended=words),))
    assert not table.state.items


def test_what_fits_is_stored_as_typed_and_options_in_their_own_order(table: Table) -> None:
    typed = {
        **{"least": "about 2", "most": "3,5", "people": " 4 ", "day": "2027-01-31"},
        **{"at": "12:30", "weeks": "1.5", "size": "small", "speed": "fast"},
        **{"marks": "wet fragile", "stages": "habit discovery", "insured": "yes", "story": "a\nb"},
    }
    item = add(table, "parcel", FACILITATOR, **typed)
    kept = {"people": "4", "marks": "fragile wet", "stages": "discovery habit"}
    assert dict(item.intended) == {"title": "One"} | typed | kept


def test_there_is_one_of_a_single_kind(table: Table) -> None:
    twice = (c.Row(kind="seal", intended={"title": "x"}),) * 2
    with pytest.raises(NotNow, match="one entry Seal at most"):
        table.do(c.AddItems, rows=twice)
    add(table, "seal")
    with pytest.raises(NotNow, match="Edit that one"):
        add(table, "seal")


def test_one_that_was_taken_away_comes_back_only_while_there_is_no_other(table: Table) -> None:
    seal = add(table, "seal")
    table.do(c.RemoveItems, item_ids=(seal.id,))
    table.do(c.AddItems, COFACILITATOR, rows=(c.Row(kind="seal", intended={"title": "another"}),))
    with pytest.raises(NotNow, match="Others have built on this"):
        table.undo()


@pytest.mark.parametrize("count", [0, items.ROWS + 1])
def test_some_go_in_at_once_but_not_none_and_not_all_of_them(table: Table, count: int) -> None:
    with pytest.raises(Invalid, match="Between 1 and 200"):
        table.do(c.AddItems, rows=(c.Row(kind="decision", intended={"title": "x"}),) * count)


def test_a_workshop_holds_so_many_and_no_more(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(items, "ITEMS", 2)
    table.decide(), table.decide()
    with pytest.raises(NotNow, match="holds 2 entries at most"):
        table.decide()


def test_two_people_edit_one_field_and_both_read_both_texts(table: Table) -> None:
    name = table.decide("We log it", why="because")
    drawn = table.state.seq
    edit(table, name, COFACILITATOR, title="We log everything")
    changes = {name: {"title": "We log some", "why": "audits"}}
    with pytest.raises(Changed) as refused:
        table.do(c.EditItems, base_seq=drawn, changes=changes)
    assert refused.value.conflicts == {"title": ("We log some", "We log everything")}
    assert refused.value.base_seq == table.state.seq


def test_a_clash_among_several_items_says_which(table: Table) -> None:
    first, second = table.decide(), table.decide()
    edit(table, first, COFACILITATOR, title="theirs")
    changes = {first: {"title": "mine"}, second: {"title": "mine, too"}}
    with pytest.raises(Changed) as refused:
        table.do(c.EditItems, base_seq=table.state.seq - 1, changes=changes)
    assert refused.value.conflicts == {f"{first}.title": ("mine", "theirs")}
    assert table.state.items[second].title == "We log it"


def test_other_fields_and_the_other_side_are_nobody_elses_business(table: Table) -> None:
    name = table.decide()
    drawn = table.state.seq
    edit(table, name, COFACILITATOR, title="reworded")
    table.do(c.EditItems, base_seq=drawn, changes={name: {"why": "audits"}})
    table.do(c.EditItems, base_seq=drawn, changes={name: {"title": "we do"}}, side="actual")
    item = table.state.items[name]
    assert dict(item.intended) == {"title": "reworded", "why": "audits"}
    assert dict(item.actual) == {"title": "we do"}


def test_the_actual_side_may_be_blank(table: Table) -> None:
    name = table.decide()
    for words in ("we do", ""):
        changes = {name: {"title": words}}
        table.do(c.EditItems, base_seq=table.state.seq, changes=changes, side="actual")
    assert not table.state.items[name].actual


@pytest.mark.parametrize(
    ("changes", "side", "refusal"),
    [
        ({"title": ""}, "intended", "Write something for what was decided"),
        ({"mood": "x"}, "intended", "knows no field mood"),
        ({"title": "x"}, "both", "Reload the page"),
    ],
)
def test_an_edit_that_does_not_fit_changes_nothing(
    table: Table, changes: dict[str, str], side: str, refusal: str
) -> None:
    name = table.decide()
    before = table.state
    with pytest.raises(Invalid, match=refusal):
        table.do(c.EditItems, base_seq=table.state.seq, changes={name: changes}, side=side)
    assert table.state == before


def test_fields_that_fit_together_no_more_are_refused(table: Table) -> None:
    item = add(table, "parcel", least="2", most="3")
    with pytest.raises(Invalid, match="must not be more"):
        edit(table, item.id, least="4")


def test_saying_the_same_again_is_nothing(table: Table) -> None:
    name = table.decide()
    assert edit(table, name, title="We log it") == []
    assert table.do(c.KeepDrafts, item_ids=(name,)) == []


@pytest.mark.parametrize("kind", [c.EditItems, c.KeepDrafts])
def test_what_is_gone_is_not_found(table: Table, kind: type[c.Command]) -> None:
    fields: dict[str, Any] = {"item_ids": ("x",)}
    if kind is c.EditItems:
        fields = {"base_seq": 0, "changes": {"x": {"title": "y"}}}
    with pytest.raises(NotFound, match="not there any more"):
        table.do(kind, **fields)
    assert table.do(c.RemoveItems, item_ids=("x",)) == []


class Draft:
    """What a rule drafts from something that was written."""

    ROW = c.Row(
        kind="decision", intended={"title": "Notice it"}, rule="monitor", ground="failure_modes/ab"
    )


def test_drafting_twice_adds_nothing(table: Table) -> None:
    table.do(c.AddItems, rows=(Draft.ROW,))
    (draft,) = table.state.items.values()
    assert (draft.id, draft.draft) == ("monitor.failure_modes/ab", "monitor|failure_modes/ab")
    assert table.do(c.AddItems, rows=(Draft.ROW,)) == []


def test_a_refused_draft_does_not_come_back_unless_the_refusal_is_taken_back(table: Table) -> None:
    table.do(c.AddItems, rows=(Draft.ROW,))
    table.do(c.RemoveItems, item_ids=("monitor.failure_modes/ab",))
    assert table.do(c.AddItems, rows=(Draft.ROW,)) == []
    table.undo()
    assert table.state.items["monitor.failure_modes/ab"].title == "Notice it"
    assert not table.state.dismissed_drafts


def test_a_kept_draft_is_an_item_like_any_other(table: Table) -> None:
    table.do(c.AddItems, rows=(Draft.ROW,))
    table.do(c.KeepDrafts, item_ids=("monitor.failure_modes/ab",) * 2)
    table.do(c.RemoveItems, item_ids=("monitor.failure_modes/ab",))
    assert not table.state.dismissed_drafts


def test_a_rule_has_a_plain_name(table: Table) -> None:
    with pytest.raises(Invalid, match="no rule ideas/ that drafts"):
        table.do(c.AddItems, rows=(c.Row(kind="decision", rule="ideas/", ground="x"),))


def test_what_a_newer_version_wrote_stays_as_it_is(table: Table) -> None:
    added = e.ItemAdded(
        item_id="f1", kind="forecast", letters="FC", number=4, author="host", draft="x|y"
    )
    table.happened(added)
    for kind, fields in (
        (c.EditItems, {"base_seq": 99, "changes": {"f1": {"title": "x"}}}),
        (c.RemoveItems, {"item_ids": ("f1",)}),
        (c.KeepDrafts, {"item_ids": ("f1",)}),
    ):
        with pytest.raises(Invalid, match="does not know what forecast is, and leaves it"):
            table.do(kind, **fields)
    assert table.state.items["f1"].code == "FC4"


def propose(table: Table, actor: Actor = PARTICIPANT, **more: Any) -> str:
    """Propose a decision from a phone."""
    return table.decide("Turn it off at night", actor, **more)


@pytest.mark.parametrize("actor", [PARTICIPANT, OBSERVER])
def test_a_guest_proposes_and_a_leader_keeps_it(table: Table, actor: Actor) -> None:
    name = propose(table, actor)
    assert table.state.items[name].draft == items.PROPOSED
    table.do(c.KeepDrafts, item_ids=(name,))
    assert (table.state.items[name].draft, table.state.items[name].author) == ("", actor.id)


def test_nothing_is_decided_in_the_lobby() -> None:
    with pytest.raises(NotNow, match="The room is not there yet"):
        propose(Table())


@pytest.mark.parametrize(
    "row",
    [
        {"kind": "parcel"},
        {"kind": "decision", "rule": "monitor", "ground": "x"},
        {"kind": "decision", "actual": {"title": "x"}},
        {"kind": "decision", "links": (("traces_to", "low_points/habit"),)},
    ],
)
def test_a_guest_does_nothing_more(table: Table, row: dict[str, Any]) -> None:
    with pytest.raises(NotAllowed, match="Only the facilitator"):
        table.do(c.AddItems, PARTICIPANT, rows=({"intended": {"title": "x"}, **row},))


@pytest.mark.parametrize("kind", [c.EditItems, c.RemoveItems])
def test_a_guest_changes_only_what_is_their_own_and_still_a_draft(
    table: Table, kind: type[c.Command]
) -> None:
    name = propose(table)
    fields: dict[str, Any] = {"item_ids": (name,)}
    if kind is c.EditItems:
        fields = {"base_seq": table.state.seq, "changes": {name: {"title": "At weekends"}}}
    with pytest.raises(NotAllowed, match="Somebody else wrote this"):
        table.do(kind, OTHER, **fields)
    table.do(c.KeepDrafts, item_ids=(name,))
    with pytest.raises(NotAllowed, match="This was taken up"):
        table.do(kind, PARTICIPANT, **fields)
    table.undo()
    assert table.do(kind, PARTICIPANT, **fields)


@pytest.mark.parametrize("actor", [PARTICIPANT, SCREEN])
def test_keeping_linking_and_reviewing_are_for_those_who_lead(table: Table, actor: Actor) -> None:
    name = propose(table)
    for kind, fields in (
        (c.KeepDrafts, {"item_ids": (name,)}),
        (c.LinkItems, {"links": (("traces_to", name, "low_points/habit"),)}),
        (c.MarkReviewed, {"links": ()}),
    ):
        with pytest.raises(NotAllowed):
            table.do(kind, actor, **fields)


def test_one_guest_does_not_fill_the_room(table: Table) -> None:
    rows = (c.Row(kind="decision", intended={"title": "x"}),) * MOST_ENTITIES
    table.do(c.AddItems, PARTICIPANT, rows=rows)
    with pytest.raises(NotNow, match="more than one person can add"):
        propose(table)


def test_one_guest_does_not_write_a_book(table: Table) -> None:
    names = [propose(table, why="x" * 10_000) for _ in range(LETTERS // 10_000 - 1)]
    with pytest.raises(NotNow, match="more than one person can add"):
        edit(table, names[0], PARTICIPANT, why="y" * 10_000)


def test_what_two_entries_of_one_person_proposed_is_one_persons(table: Table) -> None:
    name = propose(table, OTHER)
    table.do(c.MergePeople, kept="p1", joined="p2")
    assert table.state.items[name].author == "p1"


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (lambda t: t.decide(), "DC3 added"),
        (lambda t: edit(t, t.first, title="x"), "DC1 edited"),
        (lambda t: t.do(c.KeepDrafts, item_ids=(t.draft,)), "DC2 accepted"),
        (lambda t: t.do(c.RemoveItems, item_ids=(t.first,)), "DC1 taken away"),
        (lambda t: t.do(c.RemoveItems, item_ids=(t.first, t.draft)), "2 entries"),
        (
            lambda t: t.do(c.LinkItems, links=(("traces_to", t.first, "low_points/habit"),)),
            "link",
        ),
    ],
)
def test_the_undo_button_says_what_it_takes_back(act: Any, said: str) -> None:
    table: Any = Table()
    table.first, table.draft = table.decide(), table.decide("Two", rule="ask")
    act(table)
    assert visible(table.state, FACILITATOR).undo["host"][-1].what == said
