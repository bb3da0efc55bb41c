"""The facilitator's frame: where the room is, on to the next moment, the clock, undo."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from tests.cast import COFACILITATOR
from tests.pages.reading import as_read
from tests.pages.visiting import Visit
from tests.pages.walking import along, page_of
from tests.story import Story
from workshop import commands as c
from workshop.agenda import MINUTE
from workshop.beats import BEATS
from workshop.places import label
from workshop.steps import STEPS

TITLES = {
    "plan": "Plan",
    "scope": "One person, one task",
    "walk": "Walk the five stages",
    "trust": "Trust",
    "wrong": "What could go wrong",
    "tickets": "Three tickets",
    "close": "Three tickets, three owners, three dates",
}


def test_next_walks_the_whole_line_page_by_page_and_back_leads_the_same_way(
    host: Visit, story: Story
) -> None:
    story.people().voted((1, 3, 3, 3, 5), (5, 3, 3, 3, 1))
    line = [(place.beat.id, place.topic) for place in along(story)]
    story.at("lobby")
    host.open("plan", story.id)

    walked = [_where(story)]
    while any(key.startswith("next:") for key in host.keys):
        host.press("next:")
        walked.append(_where(story))
        assert host.title == TITLES[page_of(story)]
    assert walked == line
    assert ("trust.talk", "advocacy") in line

    back = [walked[-1]]
    while any(key.startswith("back:") for key in host.keys):
        host.press("back:")
        back.append(_where(story))
    assert back == line[::-1]


def _where(story: Story) -> tuple[str, str]:
    return story.state.agenda.beat, story.state.agenda.topic


def test_one_proposal_needs_no_dots(host: Visit, story: Story) -> None:
    story.do(c.AddProposal, who="A rep", task="draft emails")
    story.at("scope.read")

    host.open("scope", story.id).press("next:")

    assert story.state.agenda.beat == "scope.sharpen"


def test_next_says_where_it_leads(host: Visit, story: Story) -> None:
    story.people().voted((1, 3, 3, 3, 5), (5, 3, 3, 3, 1))
    story.at("trust.look")

    label = as_read(host.open("trust", story.id).button("next:").label)
    assert label == "Next: Talk: Skeptical discovery"


def test_with_votes_in_going_on_means_showing_them(host: Visit, story: Story) -> None:
    story.people().at("trust.vote")
    vote = story.open()
    assert host.open("trust", story.id).has("next:")
    story.slip(vote, "1", 1, 2, 3, 4, 5)

    assert not host.run().has("next:")
    host.press("reveal-next:")

    assert _where(story) == ("trust.look", "")
    assert host.has("next:")


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


# --- the clock -----------------------------------------------------------------------------


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

    assert "The clock was not changed." in seen.refusal
    assert story.state.agenda.clock.extra[1] == -20 * MINUTE


@pytest.mark.parametrize("beat", ["lobby", "close"])
def test_where_no_time_is_set_there_is_no_clock(host: Visit, story: Story, beat: str) -> None:
    seen = host.open(page_of(story.at(beat)), story.id)

    assert not seen.has("clock:")
    assert not seen.has("adjust:")


def late(story: Story, minutes: int) -> Story:
    """The room in step 2 with an end that comes *minutes* too early."""
    story.at("walk.contact.write")
    left = sum(step.minutes for step in STEPS[2:]) - minutes
    end = datetime.now() + timedelta(minutes=left)
    day = (end - timedelta(hours=5)).date()  # the small hours belong to the evening before
    changes = {"ends_at": f"{end:%H:%M}", "date": day.isoformat()}
    story.do(c.EditPlan, seen=story.state.seq, changes=changes)
    return story


def test_a_late_room_is_asked_and_do_it_takes_the_minutes_from_later_steps(
    host: Visit, story: Story
) -> None:
    host.open("walk", late(story, 10).id)
    assert " minutes behind. Take " in host.words
    assert "Step 5 keeps its 30." in host.words

    host.press("late.do:")

    extra = story.state.agenda.clock.extra
    assert sum(extra.values()) in (-10 * MINUTE, -11 * MINUTE)
    assert set(extra) <= {3, 4}
    assert not host.has("late.do:")
    assert "behind" not in host.words


def test_keep_hides_the_proposal_until_the_room_is_later_still(host: Visit, story: Story) -> None:
    host.open("walk", late(story, 10).id).press("late.keep:")
    assert not host.has("late.")
    assert not story.state.agenda.clock.extra

    story.do(c.AdjustClock, step=2, by=5 * MINUTE)

    assert host.run().has("late.do:")


def test_a_room_on_time_is_asked_nothing(host: Visit, story: Story) -> None:
    assert not host.open("walk", late(story, 0).id).has("late.")


def test_the_proposal_to_cut_is_for_the_facilitator_alone(host: Visit, story: Story) -> None:
    seen = host.open("wall", late(story, 10).id)

    assert "behind. Take" not in seen.words
    assert not seen.has("late.")


# --- undo ----------------------------------------------------------------------------------


def test_undo_names_what_it_takes_back_and_tells_when_there_is_nothing(
    host: Visit, story: Story
) -> None:
    host.open("walk", story.at("walk.discovery.write").id)
    host.enter("note", story, "a note too many")
    assert "a note too many" in host.words
    assert host.button("undo:").label == "Undo: note"

    host.press("undo:")

    assert "a note too many" not in host.words


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
    story.do(c.AddIdeas, COFACILITATOR, stage="contact", changes=("x",), stops=card)

    host.press("undo:")

    assert "Others have built on this, so it stays." in host.refusal
    assert card in story.state.failures


# --- trouble -------------------------------------------------------------------------------


def test_what_cannot_be_saved_is_a_sentence_and_nothing_moves(host: Visit, story: Story) -> None:
    host.open("plan", story.id)
    database = story.log.store.path
    elsewhere = database.rename(database.with_name("elsewhere.db"))

    seen = host.press("next:")
    elsewhere.rename(database)

    assert seen.refusal.startswith("Not saved: the database file was moved")
    assert story.state.agenda.beat == "lobby"
    assert host.press("next:").title == "One person, one task"


def test_a_label_never_holds_a_gap(story: Story) -> None:
    assert not [p for p in along(story) if "{" in label(story.state, p)]
