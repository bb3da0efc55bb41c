"""Shared words: edited on purpose, kept when refused, and never lost to another window."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.pages.visiting import Visit
from tests.story import Story
from workshop import commands as c
from workshop.decide.checks import NAME, TEXT

CONFLICT = "Somebody changed this while you were writing. Nothing was lost"


@contextmanager
def database_away(story: Story) -> Iterator[None]:
    """The time during which the file is not in its place."""
    database = story.log.store.path
    elsewhere = database.rename(database.with_name("elsewhere.db"))
    yield
    elsewhere.rename(database)


def test_the_first_scope_is_typed_at_once_and_then_stands_as_a_sentence(
    host: Visit, story: Story
) -> None:
    host.open("scope", story.id).fill(scope__who="A rep", scope__task="draft emails").press("Save")

    assert "A rep uses the AI to draft emails." in host.words
    assert not host.has("Save")
    assert (story.state.scope.who, story.state.scope.task) == ("A rep", "draft emails")


def test_nothing_can_be_cancelled_before_there_is_something(host: Visit, story: Story) -> None:
    assert not host.open("scope", story.id).has("Cancel")


def test_cancel_leaves_what_stands_and_starts_from_there_the_next_time(
    host: Visit, story: Story
) -> None:
    story.scope(who="A rep")
    host.open("scope", story.id).press("edit-scope").type("scope.who", "Nobody").press("Cancel")
    assert story.state.scope.who == "A rep"

    host.press("edit-scope")

    assert host.box("scope.who").value == "A rep"


def test_saving_what_was_not_changed_writes_nothing(host: Visit, story: Story) -> None:
    story.scope()
    before = story.state.seq

    host.open("scope", story.id).press("edit-scope").press("Save")

    assert story.state.seq == before
    assert not host.has("Save")


def test_a_refused_text_stays_in_its_box_with_the_reason_above(host: Visit, story: Story) -> None:
    host.open("plan", story.id).press("edit-plan")
    long = "x" * (NAME + 1)

    host.fill(plan__title=long, plan__product="Northwind").press("Save")

    assert f"has {NAME + 1} characters; {NAME} fit" in host.at.error[0].value
    assert host.box("plan.title").value == long
    assert host.box("plan.product").value == "Northwind"
    assert story.state.plan.product == ""
    host.type("plan.title", "Shorter").press("Save")
    assert (story.state.plan.title, story.state.plan.product) == ("Shorter", "Northwind")


def test_a_blank_title_is_refused(host: Visit, story: Story) -> None:
    host.open("plan", story.id).press("edit-plan").type("plan.title", "  ").press("Save")

    assert "Write something for the title first." in host.at.error[0].value
    assert story.state.plan.title == "Follow-up emails"


def test_a_text_that_cannot_be_saved_stays_in_its_box(host: Visit, story: Story) -> None:
    host.open("scope", story.id).fill(scope__who="A rep", scope__task="draft emails")
    with database_away(story):
        host.press("Save")
        assert host.at.error[0].value.startswith("Not saved")
        assert host.box("scope.who").value == "A rep"

    host.press("Save")

    assert "A rep uses the AI to draft emails." in host.words


def test_a_box_stays_the_same_box_whatever_others_do(host: Visit, story: Story) -> None:
    """A browser keeps half-typed words in a box as long as the page draws that very box."""
    host.open("plan", story.id).press("edit-plan")
    drawn = host.box("plan.title").id
    story.people().note("something else").at("scope.write").at("lobby")
    story.do(c.EditPlan, seen=story.state.seq, changes={"product": "Northwind", "title": "Other"})

    assert host.run().box("plan.title").id == drawn


# --- two windows, one field --------------------------------------------------------------


@pytest.fixture
def both(host: Visit, second: Visit, story: Story) -> tuple[Visit, Visit]:
    """Two windows in which the same scope is being edited."""
    story.scope(who="A rep", task="draft emails")
    for visit in (host, second):
        visit.open("scope", story.id).press("edit-scope")
    return host, second


def test_the_second_to_save_sees_both_texts_and_can_save_again(
    both: tuple[Visit, Visit], story: Story
) -> None:
    first, second = both
    first.type("scope.who", "The first's person").press("Save")

    second.type("scope.who", "The second's person").press("Save")

    assert CONFLICT in second.at.warning[0].value
    assert "The first's person" in second.words
    assert second.box("scope.who").value == "The second's person"
    assert story.state.scope.who == "The first's person"
    second.type("scope.who", "Both persons").press("Save")
    assert story.state.scope.who == "Both persons"
    assert not second.at.warning


def test_keeping_my_own_text_after_a_conflict_is_possible(
    both: tuple[Visit, Visit], story: Story
) -> None:
    first, second = both
    first.type("scope.who", "The first's person").press("Save")
    second.type("scope.who", "The second's person").press("Save").press("Save")

    assert story.state.scope.who == "The second's person"


def test_giving_way_after_a_conflict_is_possible(both: tuple[Visit, Visit], story: Story) -> None:
    first, second = both
    first.type("scope.who", "The first's person").press("Save")
    second.type("scope.who", "The second's person").press("Save").press("Cancel")

    assert story.state.scope.who == "The first's person"
    assert "The first's person uses the AI" in second.words


def test_a_third_version_is_another_conflict(both: tuple[Visit, Visit], story: Story) -> None:
    """While the second thought about it, the first went on writing."""
    first, second = both
    first.type("scope.who", "One").press("Save")
    second.type("scope.who", "Mine").press("Save")
    first.press("edit-scope").type("scope.who", "Two").press("Save")

    second.press("Save")

    assert "Two" in second.words
    assert story.state.scope.who == "Two"


def test_the_same_words_twice_are_no_conflict(both: tuple[Visit, Visit], story: Story) -> None:
    _, second = both
    for visit in both:
        visit.type("scope.who", "The same person").press("Save")

    assert story.state.scope.who == "The same person"
    assert not second.at.warning


def test_two_fields_of_one_form_are_no_conflict(both: tuple[Visit, Visit], story: Story) -> None:
    first, second = both
    first.type("scope.who", "The first's person").press("Save")

    second.type("scope.task", "the second's task").press("Save")

    assert not second.at.warning
    assert (story.state.scope.who, story.state.scope.task) == (
        "The first's person",
        "the second's task",
    )


def test_two_conflicts_in_one_form_are_both_shown(both: tuple[Visit, Visit], story: Story) -> None:
    """Otherwise saving again would write over words that were never shown."""
    first, second = both
    first.fill(scope__who="The first's person", scope__task="the first's task").press("Save")
    second.fill(scope__who="The second's person", scope__task="the second's task").press("Save")
    shown = second.words

    second.press("Save")

    assert "The first's person" in shown
    assert "the first's task" in shown + second.words


def test_a_note_somebody_deleted_meanwhile_keeps_my_words(host: Visit, story: Story) -> None:
    story.note("a note")
    note_id = next(iter(story.state.notes))
    host.open("walk", story.id).choose("walk.chosen", note_id)
    host.type(f"note-{note_id}.text", "my better words")
    story.do(c.DeleteNote, note_id=note_id)

    host.press("Save")

    assert "somebody took it away" in _everything_said(host)


def _everything_said(visit: Visit) -> str:
    return "\n".join([visit.words, *(str(e.value) for e in visit.at.error)])


def test_a_text_of_any_length_that_fits_is_kept_whole(host: Visit, story: Story) -> None:
    story.note("short")
    note_id = next(iter(story.state.notes))
    whole = "ü" * TEXT
    host.open("walk", story.id).choose("walk.chosen", note_id)

    host.type(f"note-{note_id}.text", whole).press("Save")

    assert story.state.notes[note_id].text == whole
