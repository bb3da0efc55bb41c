"""Shared words: edited on purpose, kept when refused, and when their thing is gone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from data.process import this_process
from tests.cast import COFACILITATOR
from tests.pages.test_conflicts import FORMS, Form, both, each, first, full
from tests.pages.visiting import Visit
from tests.story import Story
from workshop import commands as c
from workshop.decide.field_checks import NAME, TEXT
from workshop.state import State

__all__ = ["full"]  # a fixture

LONG = {"plan": NAME, "person": NAME, "stage name": NAME}
"""How much fits; into all others more."""


@contextmanager
def database_away(story: Story) -> Iterator[None]:
    """The time during which the file is not in its place."""
    database = this_process().settings.database
    elsewhere = database.rename(database.with_name("elsewhere.db"))
    yield
    elsewhere.rename(database)


def test_the_first_scope_is_typed_and_then_stands_as_a_sentence(host: Visit, story: Story) -> None:
    host.open("scope", story.at("scope.sharpen").id).press("scope.open")
    host.fill(scope__who="A rep", scope__task="draft emails").press("scope.save")

    assert "A rep uses the AI to draft emails." in host.words
    assert not host.has("scope.save")
    assert (story.state.scope.who, story.state.scope.task) == ("A rep", "draft emails")


@each
def test_cancel_leaves_what_stands_and_starts_from_there_the_next_time(
    host: Visit, full: Story, form: Form
) -> None:
    key = both(form, full, host)
    before = form.stands(full.state, form.field)

    host.type(f"{key}.{form.field}", "never said").press(f"{key}.cancel")
    form.open(host, full.state)

    assert form.stands(full.state, form.field) == before
    assert host.box(f"{key}.{form.field}").value != "never said"


@each
def test_saving_what_was_not_changed_writes_nothing(host: Visit, full: Story, form: Form) -> None:
    key = both(form, full, host)
    before = full.state.seq

    host.press(f"{key}.save")

    assert full.state.seq == before
    assert not host.has(f"{key}.save")


@pytest.mark.parametrize("name", FORMS)
def test_a_text_that_is_too_long_stays_in_its_box_with_the_reason_above(
    host: Visit, full: Story, name: str
) -> None:
    form = FORMS[name]
    key, most = both(form, full, host), LONG.get(name, TEXT)
    long = "x" * (most + 1)

    host.type(f"{key}.{form.field}", long).press(f"{key}.save")

    assert f"has {most + 1:,} characters; {most:,} fit" in host.refusal
    assert host.box(f"{key}.{form.field}").value == long
    host.type(f"{key}.{form.field}", "shorter").press(f"{key}.save")
    assert form.stands(full.state, form.field) == "shorter"


@pytest.mark.parametrize("name", FORMS)
def test_a_text_of_any_length_that_fits_is_kept_whole(host: Visit, full: Story, name: str) -> None:
    form = FORMS[name]
    key, whole = both(form, full, host), "ü" * LONG.get(name, TEXT)

    host.type(f"{key}.{form.field}", whole).press(f"{key}.save")

    assert form.stands(full.state, form.field) == whole


@each
def test_a_text_that_cannot_be_saved_now_stays_in_its_box(
    host: Visit, full: Story, form: Form
) -> None:
    key = both(form, full, host)
    with database_away(full):
        host.type(f"{key}.{form.field}", "kept words").press(f"{key}.save")
        assert host.refusal.startswith("Not saved")
        assert host.box(f"{key}.{form.field}").value == "kept words"

    host.press(f"{key}.save")

    assert form.stands(full.state, form.field) == "kept words"


def test_a_field_that_may_not_be_empty_says_so_and_keeps_the_others(
    host: Visit, story: Story
) -> None:
    host.open("plan", story.id).press("plan.open")
    host.fill(plan__title="  ", plan__product="Northwind").press("plan.save")

    assert "Write something for the title first." in host.refusal
    assert host.box("plan.product").value == "Northwind"
    assert story.state.plan.title == "Follow-up emails"


def test_measured_needs_a_source_and_the_words_stay(host: Visit, full: Story) -> None:
    key = both(FORMS["note"], full, host)
    host.at.selectbox(f"{key}.evidence").set_value("measured")
    host.type(f"{key}.text", "they check every draft").press(f"{key}.save")
    assert "“Measured” needs a source" in host.refusal
    assert host.box(f"{key}.text").value == "they check every draft"

    host.type(f"{key}.source", "survey of May").press(f"{key}.save")

    (note,) = full.state.notes.values()
    assert (note.evidence, note.source) == ("measured", "survey of May")


# --- what somebody else took away meanwhile -------------------------------------------------

Away = Callable[[Story, State], object]
TAKEN_AWAY: dict[str, tuple[str, Away]] = {
    "a note was deleted": (
        "note",
        lambda story, state: story.do(c.DeleteNotes, note_ids=(first(state, "notes"),)),
    ),
    "a proposal was deleted": (
        "proposal",
        lambda story, state: story.do(c.DeleteProposal, proposal_id=first(state, "proposals")),
    ),
    "a card was undone": (
        "card",
        lambda story, state: story.do(c.Undo, COFACILITATOR),
    ),
    "an idea was deleted": (
        "idea",
        lambda story, state: story.do(c.DeleteIdea, idea_id=first(state, "ideas")),
    ),
    "a ticket was dropped": (
        "ticket",
        lambda story, state: story.do(c.DropIdea, idea_id=state.tickets[0].id),
    ),
    "a ticket was dropped and deleted": (
        "ticket",
        lambda story, state: [
            story.do(kind, idea_id=state.tickets[0].id) for kind in (c.DropIdea, c.DeleteIdea)
        ],
    ),
    "somebody was taken off the roster": (
        "person",
        lambda story, state: story.do(c.RemovePerson, person_id="p1"),
    ),
    "a low point was taken away": (
        "because",
        lambda story, state: story.do(c.MarkLowPoint, stage="habit", marked=False),
    ),
    "the room went on to the next step": (
        "private note",
        lambda story, state: story.at("wrong.write"),
    ),
}
STILL_SAVED = (
    "a ticket was dropped",
    "a low point was taken away",
    "the room went on to the next step",
    "somebody was taken off the roster",
)


@pytest.mark.parametrize("what", TAKEN_AWAY)
def test_a_form_stays_open_with_its_words_when_its_thing_is_gone(
    host: Visit, full: Story, what: str
) -> None:
    name, take_away = TAKEN_AWAY[what]
    form = FORMS[name]
    if name == "card":  # one of somebody who takes it back
        unstop = {"stops": ""}
        full.do(
            c.EditIdea, idea_id=full.state.tickets[0].id, base_seq=full.state.seq, changes=unstop
        )
        full.do(c.DeleteFailureMode, mode_id=first(full.state, "failure_modes"))
        full.do(c.AddFailureMode, COFACILITATOR, stage="habit", does="errs", suffers="loses")
    key = both(form, full, host)
    drawn = host.box(f"{key}.{form.field}").id

    take_away(full, full.state)
    host.run()
    assert host.box(f"{key}.{form.field}").id == drawn
    host.type(f"{key}.{form.field}", "my better words").press(f"{key}.save")

    if what in STILL_SAVED:
        assert not host.refusal
    else:
        assert "somebody took it away" in host.refusal
        assert host.box(f"{key}.{form.field}").value == "my better words"
        host.press(f"{key}.cancel")
    assert not host.has(f"{key}.save")


# --- what the browser remembers ----------------------------------------------------------------


def test_a_saved_form_is_forgotten_by_the_browser(host: Visit, story: Story) -> None:
    """Half-typed words are kept there; words that were saved must not come back."""
    host.open("scope", story.at("scope.sharpen").id).press("scope.open")
    before = host.component("live")["forgotten"]
    host.fill(scope__who="A rep", scope__task="draft emails").press("scope.save")
    after = host.component("live")["forgotten"]

    host.press("scope.open").press("scope.cancel")
    again = host.component("live")["forgotten"]

    assert "scope" not in before
    assert after["scope"]
    assert again["scope"] != after["scope"]


def test_a_form_that_was_refused_is_not_forgotten(host: Visit, story: Story) -> None:
    host.open("plan", story.id).press("plan.open").type("plan.title", " ").press("plan.save")

    assert "plan" not in host.component("live")["forgotten"]
