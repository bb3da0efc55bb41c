"""Step 3 at the desk: low points, what to talk about, earned trust, a second task."""

from __future__ import annotations

import pytest

from tests.pages.visiting import Visit
from tests.story import Story
from workshop import commands as c


@pytest.fixture
def curve(story: Story) -> Story:
    """A curve with one low point, just revealed."""
    story.people().at("trust.vote").voted((4, 4, 3, 1, 5), (4, 4, 3, 1, 5))
    return story


def test_a_low_point_gets_its_because(host: Visit, curve: Story) -> None:
    host.open("trust", curve.id).press("write-habit")
    host.type("low-habit.because", "nobody checks").press("low-habit.save")

    assert "Trust is low here because nobody checks" in host.words


def test_the_room_takes_a_low_point_away_and_adds_another(host: Visit, curve: Story) -> None:
    host.open("trust", curve.id).press("low.away:habit")
    assert "◆ Habitual use" not in host.words

    (add,) = (box for box in host.at.selectbox if str(box.key).startswith("low.add:"))
    host.choose(str(add.key), "contact").press("low.add")

    assert "◆ First contact" in host.words
    assert curve.state.low_points["contact"].marked


def test_a_curve_without_a_low_point_says_so(host: Visit, story: Story) -> None:
    story.people().voted((5, 5, 5, 5, 5))

    assert "No low point stands out." in host.open("trust", story.id).words


def test_a_wide_split_is_offered_to_talk_about_and_voted_on_again(
    host: Visit, story: Story
) -> None:
    story.people().at("trust.vote").voted((1, 3, 3, 3, 3), (5, 3, 3, 3, 3))
    host.open("trust", story.id).press("talk:discovery")
    assert (story.state.agenda.beat, story.state.agenda.topic) == ("trust.talk", "discovery")

    host.press("open:trust::discovery")

    vote = story.state.open_round
    assert vote is not None
    assert vote.items == ("discovery",)


def test_the_record_is_read_when_the_observers_turn_comes(host: Visit, curve: Story) -> None:
    curve.do(c.RecordVariance, base_seq=0, changes={"checked": "50", "acceptable": "41"})
    host.open("trust", curve.at("trust.record").id)
    assert "41 of 50 checked answers were good enough." in host.words
    host.press("open:earned")

    curve.slip("earned-1", "1", 3)
    curve.do(c.Reveal, round_id="earned-1")

    assert "more than earned" in host.run().words


def test_a_second_task_gets_a_vote_of_its_own(host: Visit, curve: Story) -> None:
    host.open("trust", curve.id).type("task.name:0", "answer a complaint").press("task.add")
    (task,) = curve.state.tasks
    host.choose("task", task).press("open:trust")

    vote = curve.state.open_round
    assert vote is not None
    assert vote.task == task
    curve.slip(vote.id, "1", 1, 1, 1, 1, 1)
    curve.do(c.Reveal, round_id=vote.id)
    assert "no trust (1 of 5)" in host.run().choose("task", task).words
    assert "no trust (1 of 5)" not in host.choose("task", "").words.replace(
        "Habitual use: no trust", ""
    )
