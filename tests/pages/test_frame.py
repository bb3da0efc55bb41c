"""The facilitator's frame: where the room is, on to the next moment, the clock, undo, the cue."""

from __future__ import annotations

import pytest

from tests.pages.visiting import Visit
from tests.story import Story
from workshop import commands as c
from workshop.agenda import MINUTE
from workshop.beats import BEATS, STEPS
from workshop.roles import Actor, Role


def test_next_and_back_walk_the_whole_agenda_page_by_page(host: Visit, story: Story) -> None:
    host.open("plan", story.id)

    for beat in BEATS[1:]:
        host.press("next:")
        assert story.state.agenda.beat == beat.id
        assert host.title == _title_of(beat.step)
    assert not any(key.startswith("next:") for key in host.keys)
    for beat in reversed(BEATS[:-1]):
        host.press("back:")
        assert story.state.agenda.beat == beat.id
    assert not any(key.startswith("back:") for key in host.keys)


def _title_of(step: int) -> str:
    titles = ["Plan", "One person, one task", "Walk the five stages", "Trust"]
    titles += ["What could go wrong", "Three tickets", "Three tickets, three owners, three dates"]
    return titles[step]


def test_next_says_where_it_leads(host: Visit, story: Story) -> None:
    assert host.open("plan", story.id).button("next:").label == f"Next: {BEATS[1].label}"


def test_a_press_on_an_old_page_moves_nobody(host: Visit, second: Visit, story: Story) -> None:
    """Two taps, or two windows: both meant this one step."""
    host.open("plan", story.id)
    second.open("plan", story.id)
    host.press("next:")

    second.press("next:")

    assert story.state.agenda.beat == BEATS[1].id


def test_the_other_window_follows_the_room(host: Visit, second: Visit, story: Story) -> None:
    host.open("plan", story.id)
    second.open("plan", story.id)
    host.press("next:")

    assert second.run().title == "One person, one task"


def test_looking_back_at_a_page_is_not_moving_the_room(host: Visit, story: Story) -> None:
    story.at("scope.write").at("walk.contact.write")
    host.open("walk", story.id)

    host.open("scope", story.id)

    assert host.title == "One person, one task"
    assert "The room is at: Walk the five stages." in host.words
    assert story.state.agenda.beat == "walk.contact.write"
    assert host.press("elsewhere.go").title == "Walk the five stages"


def test_on_the_page_of_the_room_there_is_nowhere_else_to_go(host: Visit, story: Story) -> None:
    assert not host.open("plan", story.id).has("elsewhere.go")


def test_the_clock_starts_with_the_step_and_can_be_paused(host: Visit, story: Story) -> None:
    host.open("plan", story.id).press("next:")
    assert story.state.agenda.clock.since is not None

    host.press("clock:")
    assert story.state.agenda.clock.since is None

    host.press("clock:")
    assert story.state.agenda.clock.since is not None


@pytest.mark.parametrize(("minutes", "key"), [(-1, "-1"), (1, "1"), (5, "5")])
def test_minutes_are_given_and_taken(host: Visit, story: Story, minutes: int, key: str) -> None:
    story.at("scope.write")

    host.open("scope", story.id).press(f"adjust:{key}")

    assert story.state.agenda.clock.extra[1] == minutes * MINUTE


def test_more_minutes_than_there_are_is_a_sentence(host: Visit, story: Story) -> None:
    story.at("scope.write").do(c.AdjustClock, step=1, by=-20 * MINUTE)

    seen = host.open("scope", story.id).press("adjust:-1")

    assert "The clock was not changed." in seen.at.error[0].value
    assert story.state.agenda.clock.extra[1] == -20 * MINUTE


@pytest.mark.parametrize("beat", ["lobby", "close"])
def test_where_no_time_is_set_there_is_no_clock(host: Visit, story: Story, beat: str) -> None:
    story.at(beat)
    page = STEPS[story.state.agenda.step].page

    seen = host.open(page, story.id)

    assert not seen.has("clock:")
    assert not seen.has("adjust:")


def test_undo_takes_back_my_latest_and_tells_when_there_is_nothing(
    host: Visit, story: Story
) -> None:
    host.open("walk", story.id)
    assert not any(key.startswith("undo:") for key in host.keys)
    host.enter("note", story, "a note too many")
    assert "a note too many" in host.words

    host.press("undo:")

    assert "a note too many" not in host.words
    assert not any(key.startswith("undo:") for key in host.keys)


def test_an_old_undo_button_takes_back_nothing_else(
    host: Visit, second: Visit, story: Story
) -> None:
    """Two windows press Undo for the same note; the note before it stays."""
    story.note("first").note("second")
    host.open("walk", story.id)
    second.open("walk", story.id)
    host.press("undo:")

    second.press("undo:")

    assert [note.text for note in story.state.notes.values()] == ["first"]


def test_what_others_built_on_stays_and_says_so(host: Visit, story: Story) -> None:
    card = story.card()
    host.open("wrong", story.id)
    second = Actor("second", Role.COFACILITATOR)
    story.do(c.AddIdea, second, stage="contact", change="x", stops=card)

    host.press("undo:")

    assert "Others have built on this, so it stays." in host.at.error[0].value
    assert card in story.state.failures


@pytest.mark.parametrize("beat", BEATS, ids=lambda beat: beat.id)
def test_the_cue_says_what_to_do_and_say_and_stands_beside_the_page(
    host: Visit, story: Story, beat: object
) -> None:
    found = next(b for b in BEATS if b is beat)
    story.at(found.id)

    seen = host.open(STEPS[found.step].page, story.id)

    assert found.do in seen.beside
    assert found.say in seen.beside
    assert found.wall in seen.beside
    assert "only you see this" in seen.beside


def test_the_wall_is_opened_in_a_window_of_its_own(host: Visit, story: Story) -> None:
    assert f"/wall?w={story.id}" in host.open("plan", story.id).sent


def test_what_cannot_be_saved_is_a_sentence_and_nothing_moves(host: Visit, story: Story) -> None:
    host.open("plan", story.id)
    database = story.log.store.path
    elsewhere = database.rename(database.with_name("elsewhere.db"))

    seen = host.press("next:")
    elsewhere.rename(database)

    assert seen.at.error[0].value.startswith("Not saved: the database file was moved")
    assert story.state.agenda.beat == "lobby"
    assert host.press("next:").title == "One person, one task"
