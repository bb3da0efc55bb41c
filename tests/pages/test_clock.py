"""The clock of a step, being late, and what the room answers to it."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from tests.pages.visiting import Visit
from tests.pages.walking import page_of
from tests.story import Story
from workshop import commands as c
from workshop.agenda import MINUTE
from workshop.steps import STEPS


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
    story.do(c.EditPlan, base_seq=story.state.seq, changes=changes)
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
