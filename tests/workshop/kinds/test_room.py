"""What is known of the things of a room stands in one place, and nothing is left out there."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest
from immutables import Map

from tests.cast import COFACILITATOR, FACILITATOR, PARTICIPANT, SCREEN
from tests.workshop.golden import GOLDEN, folded
from workshop.agenda import Agenda
from workshop.beats import BEATS
from workshop.commands import COMMANDS
from workshop.decide.field_checks import find
from workshop.errors import NotFound
from workshop.kinds.entity import Entity
from workshop.kinds.room import (
    AUTHORED,
    ENTITIES,
    IDEA,
    ITEM,
    LINK,
    METRIC,
    OVERRIDE,
    PATTERN,
    REMARK,
)
from workshop.models.tickets import Metric
from workshop.roles import GUESTS, Actor
from workshop.stages import STAGE_IDS
from workshop.state import State
from workshop.undo_labels import UNDO_WORDS
from workshop.visibility import visible

AROUND = {
    *(
        "id",
        "seq",
        "at",
        "urgent_seq",
        "content_seq",
        "started",
        "restored",
        "code",
        "joining",
        "done",
    ),
    *("distinct_notes", "agenda", "undo", "numbers", "dismissed_drafts"),
}
"""What a state holds besides things that people write or answer."""
IDENTITY = {"id", "author", "entered"}
NO_FORM = {
    "people": {"check_in", "merged"},
    "remarks": {"about"},
    "private": {"step"},
    "stage_names": {"stage"},
    "low_points": {"stage"},
    "rounds": {"scale", "task", "phase", "item"},
    "failure_modes": {"pattern"},
}
"""Texts that say what a thing is about, or that are tapped, and stand in no form."""
WRITTEN = [entity for entity in AUTHORED if entity not in (REMARK, ITEM)]
"""Of an item its kind says what is in it, and who may see that."""


def _id(entity: Entity) -> str:
    return entity.collection


EACH = pytest.mark.parametrize("entity", [e for e in ENTITIES if e not in (ITEM, LINK)], ids=_id)
EACH_WRITTEN = pytest.mark.parametrize("entity", WRITTEN, ids=_id)


def test_every_collection_that_people_fill_is_described_once() -> None:
    collections = [entity.collection for entity in ENTITIES]
    assert len(collections) == len(set(collections))
    assert set(State._fields) - AROUND == set(collections)


@EACH
def test_every_text_of_a_thing_has_its_field_and_every_field_its_text(entity: Entity) -> None:
    asked = {field.name for field in (*entity.fields, *entity.others)}
    if entity in (PATTERN, OVERRIDE):  # mere texts
        return
    texts = {part.name for part in fields(entity.model) if part.type == "str"}
    assert texts - IDENTITY - NO_FORM.get(entity.collection, set()) == entity.editable
    assert {name for name in asked if "." not in name} == entity.editable


def test_a_form_can_ask_some_of_the_fields_in_an_order_of_its_own() -> None:
    assert [field.name for field in IDEA.only("stops", "change")] == ["stops", "change"]


def test_how_we_will_know_has_a_field_for_each_of_its_parts() -> None:
    assert {field.name for field in METRIC} == {part.name for part in fields(Metric)}


@EACH_WRITTEN
def test_what_one_person_writes_waits_for_a_beat_that_there_is(entity: Entity) -> None:
    """Without a beat, the room would see it at once."""
    assert entity.shown
    known = {beat.id for beat in BEATS}
    assert {beat for stage in STAGE_IDS for beat in entity.shown_at(stage)} <= known


def full(entity: Entity) -> Any:
    """A thing with a canary in each of its texts, but for those that are no secret."""
    texts = dict.fromkeys((p.name for p in fields(entity.model) if p.type == "str"), "<CANARY>")
    texts |= {"id": "n1"} | ({"stage": "habit"} if "stage" in texts else {})
    return entity.model(**texts)


@EACH_WRITTEN
@pytest.mark.parametrize("viewer", [FACILITATOR, COFACILITATOR, PARTICIPANT, SCREEN], ids=str)
def test_no_text_of_it_is_there_for_others_before_and_all_of_it_is_afterwards(
    entity: Entity, viewer: Actor
) -> None:
    written: Any = {entity.collection: Map({"n1": full(entity)})}
    state = State("w")._replace(**written)
    sealed = getattr(visible(state, viewer), entity.collection)["n1"]
    assert sealed.sealed
    assert "<CANARY>" not in repr(sealed)

    read = state._replace(agenda=Agenda(reached=frozenset(entity.shown_at("habit"))))
    assert visible(read, viewer) == read


@EACH_WRITTEN
def test_a_guest_may_send_what_counts_as_their_share(entity: Entity) -> None:
    assert entity.share
    assert all(COMMANDS[name].ROLES >= GUESTS for name in entity.share)
    assert any(field.quick and field.prose for field in entity.fields)


@pytest.mark.parametrize("entity", [entity for entity in ENTITIES if entity.gone], ids=_id)
def test_what_was_taken_away_is_named_in_a_sentence(entity: Entity) -> None:
    with pytest.raises(
        NotFound, match=r"^This \w+ is not there any more: somebody took it away\.$"
    ):
        find(State("w"), entity.collection, "nothing")


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.name)
def test_every_act_of_an_old_log_that_can_be_undone_has_its_words(path: Any) -> None:
    for steps in folded(path).undo.values():
        for step in steps:
            (collection, _), *_ = step.before[0]
            kind = "rounds" if "/" in collection else collection
            assert (kind, step.what) in UNDO_WORDS
