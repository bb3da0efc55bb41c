"""What is stored can be read back, by this release and by every later one."""

from __future__ import annotations

import json
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop import events as e
from workshop.errors import CannotOpen
from workshop.events import EVENTS, UPCAST, Event, dump, load
from workshop.unknown_fields import EDITED, refuse_unknown

events = st.one_of([st.builds(kind) for kind in EVENTS.values()])


@given(events)
def test_every_event_comes_back_as_it_was_stored(event: Event) -> None:
    assert load(type(event).__name__, event.SCHEMA, dump(event)) == event


def test_every_letter_people_type_comes_back() -> None:
    typed = "שלום \u202eاختبار\u202c 👩🏽‍🚀 \x00 naïve “quotes” \\n \u2028 ½"
    event = e.LowPointNoted(stage="contact", because=typed)
    assert load("LowPointNoted", 1, dump(event)) == event


@pytest.mark.parametrize(("name", "schema"), [("WorkshopStarted", 2), ("Teleported", 1)])
def test_an_event_of_a_newer_release_is_refused_in_a_sentence(name: str, schema: int) -> None:
    with pytest.raises(CannotOpen, match="newer version of the app"):
        load(name, schema, '{"title": "x"}')


@pytest.mark.parametrize(
    "payload", ["", "{", "[]", "5", "null", '{"name": "x"}', '{"title": 3}', '{"title": "x"']
)
def test_a_damaged_payload_is_refused_in_a_sentence(payload: str) -> None:
    with pytest.raises(CannotOpen, match=r"damaged \(WorkshopStarted\).*newest backup"):
        load("WorkshopStarted", 1, payload)


def test_a_field_of_a_newer_release_is_refused_by_its_name_and_never_dropped() -> None:
    with pytest.raises(CannotOpen, match=r"\(WorkshopStarted\).*know: mood\..*Update the app"):
        load("WorkshopStarted", 1, '{"title": "x", "mood": 1}')


def test_a_field_of_an_edit_is_refused_by_its_name_too() -> None:
    with pytest.raises(CannotOpen, match=r"\(NoteEdited\).*know: mood\."):
        refuse_unknown(e.NoteEdited(note_id="n1", changes={"text": "x", "mood": "good"}))


@pytest.mark.parametrize(
    "event",
    [
        e.NoteDeleted(note_id="n1"),
        e.NoteEdited(note_id="n1", changes={"text": "x"}),
        e.PlanEdited(changes={"title": "x", "minutes.1": 9}),
        e.ItemEdited(item_id="i1", side="intended", changes={"mood": "good"}),
    ],
)
def test_what_is_known_passes_and_so_does_any_field_of_an_item(event: Event) -> None:
    refuse_unknown(event)


@pytest.mark.parametrize("kind", [k for k in EVENTS.values() if "changes" in k.model_fields])
def test_every_edit_says_which_fields_it_knows(kind: type[Event]) -> None:
    """A new one that is not on the list would let a field go in silence."""
    assert (kind in EDITED) is (kind is not e.ItemEdited)


def test_a_kind_and_a_field_of_an_item_are_data_and_come_back_as_they_were() -> None:
    event = e.ItemAdded(
        item_id="i1", kind="story", letters="ST", number=3, author="p1", intended={"lane": "red"}
    )
    assert load("ItemAdded", 1, dump(event)) == event


class Renamed(Event):
    """An event whose third schema has other fields than its first."""

    SCHEMA: ClassVar[int] = 3

    label: str
    size: int


@pytest.fixture
def renamed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A release in which `Renamed` has come to its third schema."""
    monkeypatch.setitem(EVENTS, "Renamed", Renamed)
    monkeypatch.setitem(UPCAST, ("Renamed", 1), lambda old: {"label": old["title"]})
    monkeypatch.setitem(UPCAST, ("Renamed", 2), lambda old: {**old, "size": 1})


@pytest.mark.usefixtures("renamed")
@pytest.mark.parametrize(
    ("schema", "payload", "label", "size"),
    [
        (1, {"title": "old"}, "old", 1),
        (2, {"label": "middle"}, "middle", 1),
        (3, {"label": "new", "size": 7}, "new", 7),
    ],
)
def test_an_old_payload_is_raised_one_schema_after_the_other(
    schema: int, payload: dict[str, object], label: str, size: int
) -> None:
    assert load("Renamed", schema, json.dumps(payload)) == Renamed(label=label, size=size)


@pytest.mark.usefixtures("renamed")
@pytest.mark.parametrize(
    ("schema", "payload"), [(1, "{}"), (1, "5"), (1, "[1]"), (1, "{"), (0, "{}")]
)
def test_a_damaged_old_payload_is_refused_in_a_sentence(schema: int, payload: str) -> None:
    with pytest.raises(CannotOpen, match="damaged"):
        load("Renamed", schema, payload)


def test_every_event_is_known_by_its_name() -> None:
    assert all(name == kind.__name__ for name, kind in EVENTS.items())
