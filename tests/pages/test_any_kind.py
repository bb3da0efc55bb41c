"""What a plain kind costs: its declaration. Everything here works for one that has no other line.

The kind is `PARCEL` of `tests/workshop/kinds.py`, with one field of every type.
"""

from __future__ import annotations

import csv
import inspect
import io
from dataclasses import replace

import pytest

from data.files.items import items_csv
from tests.cast import COFACILITATOR
from tests.pages.visiting import Visit
from tests.story import Story
from tests.workshop import invented_kinds
from workshop import commands as c
from workshop.kinds.declared import KINDS
from workshop.state import in_order

KIND = replace(invented_kinds.PARCEL, phone="propose", visibility="kept", ask="What do we send?")
FORM = "parcel-new"


@pytest.fixture(autouse=True)
def declared(monkeypatch: pytest.MonkeyPatch) -> None:
    """The release knows the kind."""
    monkeypatch.setitem(KINDS, KIND.id, KIND)


@pytest.fixture
def desk(host: Visit, story: Story) -> Visit:
    """The desk with the kind unfolded."""
    story.people().at("scope.write")
    host.at.session_state["desk-parcel"] = True
    return host.open("scope", story.id)


def fill_in(desk: Visit) -> None:
    """Something in every field that is no date or time."""
    desk.press(f"{FORM}.open")
    for name, words in {"title": "heavy", "least": "2", "most": "3,5", "people": "4"}.items():
        desk.type(f"{FORM}.{name}", words)
    desk.type(f"{FORM}.weeks", "1.5").type(f"{FORM}.story", "two\nlines")
    desk.at.selectbox(key=f"{FORM}.size").set_value("large")
    for name, chosen in {"speed": "fast", "insured": "no"}.items():
        desk.at.button_group(key=f"{FORM}.{name}").set_value(chosen)
    for name, several in {"marks": ["wet", "fragile"], "stages": ["habit", "discovery"]}.items():
        desk.at.button_group(key=f"{FORM}.{name}").set_value(several)
    desk.press(f"{FORM}.save")


def test_its_declaration_is_short() -> None:
    source, _ = inspect.getsourcelines(invented_kinds)
    assert len(source) <= 60


def test_it_has_a_form_for_every_type_of_field(desk: Visit, story: Story) -> None:
    fill_in(desk)
    (item,) = story.state.items.values()
    assert dict(item.intended) == {
        **{"title": "heavy", "least": "2", "most": "3,5", "people": "4", "weeks": "1.5"},
        **{"story": "two\nlines", "size": "large", "speed": "fast", "insured": "no"},
        **{"marks": "fragile wet", "stages": "discovery habit"},
    }


def test_its_own_checks_refuse(desk: Visit, story: Story) -> None:
    desk.press(f"{FORM}.open").type(f"{FORM}.title", "x")
    desk.type(f"{FORM}.least", "3").type(f"{FORM}.most", "2").press(f"{FORM}.save")
    assert "The least must not be more than the most." in desk.refusal
    assert not story.state.items


def test_it_has_a_column_undo_and_a_conflict(desk: Visit, story: Story) -> None:
    fill_in(desk)
    (item,) = story.state.items.values()
    assert "Marks: Fragile, Wet" in desk.words
    desk.act("items-parcel-kept", "edit", item.id)
    changes = {item.id: {"title": "theirs"}}
    story.do(c.EditItems, COFACILITATOR, base_seq=story.state.seq, changes=changes)
    desk.type(f"parcel-{item.id}.title", "mine").press(f"parcel-{item.id}.save")
    assert "theirs" in desk.words
    desk.press(f"parcel-{item.id}.save")
    assert story.state.items[item.id].title == "mine"
    desk.press("undo:")
    assert story.state.items[item.id].title == "theirs"


def test_it_has_a_table_and_a_file(desk: Visit, story: Story) -> None:
    fill_in(desk)
    story.at("close")
    (table,) = desk.open("close", story.id).at.table
    assert list(table.value.columns)[:3] == ["Code", "Title", "Stages"]
    header, line = csv.reader(io.StringIO(items_csv(story.state, "parcel").decode(), newline=""))
    said = dict(zip(header, line, strict=True))
    assert (said["Code"], said["Size"], said["Story"]) == ("PA1", "Large", "two lines")
    assert [item.code for item in in_order(story.state.items)] == ["PA1"]
