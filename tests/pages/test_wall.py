"""The wall belongs to the room: each moment's question, what was shown, and counts of the rest."""

from __future__ import annotations

import re

import pytest

from tests.cast import COFACILITATOR, new_id
from tests.pages.reading import rows
from tests.pages.visiting import Visit
from tests.pages.walking import along
from tests.story import Story
from workshop import commands as c
from workshop.beats import BEATS
from workshop.places import here, worded
from workshop.scales import ENDING, TRUST
from workshop.stages import STAGE_IDS


@pytest.fixture
def wall(host: Visit) -> Visit:
    """The projector: a window of the facilitator's own browser."""
    return host


@pytest.mark.parametrize("beat", BEATS, ids=lambda beat: beat.id)
def test_the_wall_asks_the_question_of_the_moment(wall: Visit, story: Story, beat: object) -> None:
    now = next(b for b in BEATS if b is beat)
    story.tell().at(now.id)

    seen = wall.open("wall", story.id)

    assert seen.title == worded(story.state, now.wall, here(story.state))
    assert now.aside in seen.words


def test_nobody_can_press_or_type_anything_on_the_wall(wall: Visit, story: Story) -> None:
    story.tell()
    for place in along(story):
        seen = wall.open("wall", story.id)

        inputs = {"button", "text_input", "text_area", "selectbox", "radio", "link_button"}
        assert inputs.isdisjoint(seen.kinds), place
        assert set(seen.components) <= {
            "workshop_live_wall",
            "workshop_live_news",
            "workshop_board",
        }
        sent = [e.proto.bytes.decode() for e in seen.elements if e.type == "bidi_component"]
        boards = [data for data in sent if "verbs" in data]
        assert all('"verbs": []' in data for data in boards), place


def test_the_scope_stays_on_the_wall_once_step_one_is_over(wall: Visit, story: Story) -> None:
    story.scope()
    for place in along(story):
        said = "A sales rep uses the AI to draft a follow-up." in wall.open("wall", story.id).words
        assert said == (place.beat.step > 1 or place.beat.id in ("scope.sharpen", "scope.wrong"))


def test_a_stage_is_called_what_the_room_calls_it(wall: Visit, story: Story) -> None:
    story.do(c.RenameStage, stage="habit", base_seq=0, name="Every Monday")

    assert wall.open("wall", story.at("walk.habit.write").id).title.startswith("Every Monday: ")


def test_a_long_question_is_set_smaller_below_the_name_of_its_step(
    wall: Visit, story: Story
) -> None:
    name = "Once the whole team has got used to it and nobody remembers how it was before"
    story.do(c.RenameStage, stage="habit", base_seq=0, name=name)

    seen = wall.open("wall", story.at("walk.habit.write").id)

    assert seen.title == "Walk the five stages"
    assert f"{name}: what do they want" in seen.words


# --- step 1 and 2 ----------------------------------------------------------------------------


def test_proposals_are_counted_then_shown_by_letter_then_with_their_dots(
    wall: Visit, story: Story
) -> None:
    story.people()
    for task in ("draft", "sum up"):
        story.do(c.AddProposal, COFACILITATOR, who="A rep", task=task)
    counted = wall.open("wall", story.at("scope.write").id).words
    shown = wall.open("wall", story.at("scope.read").id).words
    story.voted((2, None), (1, 1), scale="dots_scope")
    dotted = wall.open("wall", story.at("scope.dots").id).words

    assert "2 proposals so far" in counted
    assert "A rep" not in counted
    assert re.search(r"A\nA rep uses the AI to draft\.\nB\nA rep uses the AI to sum up\.", shown)
    assert "dots" not in shown.replace("Two dots each.", "")
    assert "●●● 3 dots" in dotted
    assert "● 1 dot" in dotted


@pytest.mark.parametrize("stage", STAGE_IDS)
def test_the_notes_of_a_stage_are_counted_then_shown_those_of_others_not(
    wall: Visit, story: Story, stage: str
) -> None:
    for each in STAGE_IDS:
        story.note(f"first of {each}", each).note(f"second of {each}", each, "want")
    assert "2 notes so far" in wall.open("wall", story.at(f"walk.{stage}.write").id).words

    seen = wall.open("wall", story.at(f"walk.{stage}.read").id)

    assert set(re.findall(r"(?:first|second) of [a-z]+", seen.sent)) == {
        f"first of {stage}",
        f"second of {stage}",
    }


def test_a_note_that_comes_late_is_shown_with_the_others(wall: Visit, story: Story) -> None:
    story.at("walk.habit.read")

    story.note("a late note", "habit")

    assert "a late note" in wall.open("wall", story.id).words


def test_going_back_to_writing_hides_nothing_that_was_shown(wall: Visit, story: Story) -> None:
    """What was seen cannot be unseen."""
    story.note("seen once", "habit").at("walk.habit.read").at("walk.habit.write")

    assert "seen once" in wall.open("wall", story.id).words


def test_notes_carry_their_evidence_and_never_who_wrote_them(wall: Visit, story: Story) -> None:
    story.people("Quilla")
    story.do(
        c.AddNotes,
        stage="habit",
        lane="feels",
        texts=("relief",),
        feeling="1",
        author=story.person("Quilla"),
        evidence="measured",
        source="survey of May",
    )

    words = wall.open("wall", story.at("walk.habit.read").id).words

    assert "● Measured" in words
    assert "Pleased · survey of May" in words
    assert "Quilla" not in words


def test_empty_cells_are_pointed_out_when_the_room_looks_for_gaps(
    wall: Visit, story: Story
) -> None:
    story.note("one note").at("walk.contact.read")

    words = wall.open("wall", story.at("walk.gaps").id).words

    assert words.count("▲ Still empty") == len(STAGE_IDS) * 4 - 1


def test_the_ending_is_asked_with_its_answers_then_counted(wall: Visit, story: Story) -> None:
    story.people().voted((1,), (4,), (4,), scale="ending")

    words = wall.open("wall", story.at("walk.ending").id).words

    for point in ENDING.points:
        assert f"{point.value} {point.chip}" in words
    assert "4 Stops  ●● 2" in words


# --- votes -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("phase", "words"),
    [
        ("", "Write five numbers. Silence."),
        ("write", "Write five numbers."),
        ("down", "Pens down."),
    ],
)
def test_the_wall_says_what_to_do_with_pen_and_paper(
    wall: Visit, story: Story, phase: str, words: str
) -> None:
    vote = story.people().open()
    if phase:
        story.do(c.CueRound, round_id=vote, phase=phase)

    assert words in wall.open("wall", story.id).words


def test_slips_that_come_in_are_equal_dots_without_a_digit(wall: Visit, story: Story) -> None:
    vote = story.people().open()
    story.slip(vote, "1", 5, 5, 5, 5, 5)
    assert "1 of 4 in ● ○ ○ ○" in wall.open("wall", story.id).words
    for number in "234":
        story.slip(vote, number, 1, 1, 1, 1, 1)

    assert "Four in. Ready?" in wall.run().words


def test_fingers_are_asked_for_one_question_at_a_time(wall: Visit, story: Story) -> None:
    vote = story.people().open()
    story.do(c.CueRound, round_id=vote, phase="decide", item="habit")

    seen = wall.open("wall", story.id)
    assert "Decide now. Hand on the table." in seen.words
    assert "An ordinary working day" in seen.words
    assert "About ten tries in" not in seen.words
    story.do(c.CueRound, round_id=vote, phase="show", item="habit")
    assert "3, 2, 1, show." in seen.run().words

    story.do(c.CountFingers, round_id=vote, item="habit", counts={"3": 4})

    assert "Counted. The next one comes in a moment." in seen.run().words


def test_after_the_reveal_the_wall_shows_the_curve(wall: Visit, story: Story) -> None:
    story.people().at("trust.vote").voted((4, 3, 2, 1, 5), (4, 3, 2, 1, None))

    seen = wall.open("wall", story.id)

    assert story.state.agenda.beat == "trust.look"
    (chart,) = (e for e in seen.elements if e.type == "vega_lite_chart")
    assert any(row["kind"] == "dot" for row in rows(chart))


def test_while_the_room_votes_the_wall_shows_the_question_again(wall: Visit, story: Story) -> None:
    story.people().voted((4, 3, 2, 1, 5))

    seen = wall.open("wall", story.at("trust.vote").id)

    assert "vega_lite_chart" not in seen.kinds
    assert "How sure is our user" in seen.words
    assert TRUST.reminder in seen.words


def test_a_stage_that_is_voted_on_again_is_named(wall: Visit, story: Story) -> None:
    story.people().voted((1, 3, 3, 3, 3), (5, 3, 3, 3, 3))
    story.do(c.EnterBeat, beat="trust.talk", topic="discovery")
    story.open("trust", "discovery")

    assert wall.open("wall", story.id).title == "Skeptical discovery, once more, in silence."


def test_what_to_talk_about_and_the_low_points_are_marked_in_their_turn(
    wall: Visit, story: Story
) -> None:
    story.people().voted((1, 4, 3, 2, 5), (5, 4, 3, 2, 5))
    story.do(c.NoteLowPoint, stage="habit", base_seq=story.state.seq, because="nobody checks")

    look = wall.open("wall", story.at("trust.look").id).words
    story.do(c.EnterBeat, beat="trust.talk", topic="discovery")
    talk = wall.run().words
    because = wall.open("wall", story.at("trust.because").id).words

    assert "Talk about it" not in look
    assert "**Talk about it:** Skeptical discovery" in talk
    assert "nobody checks" not in look + talk
    assert "◆ Habitual use: because nobody checks" in because


def test_trust_is_compared_with_what_it_earned_once_the_room_was_asked(
    wall: Visit, story: Story
) -> None:
    story.people().voted((5, 3, 3, 1, 3))
    assert "than earned" not in wall.open("wall", story.at("trust.record").id).words
    story.voted((3,), (3,), scale="earned")

    words = wall.open("wall", story.id).words

    assert "▲ Skeptical discovery: more than earned" in words
    assert "Habitual use: less than earned" in words


def test_a_second_task_has_a_curve_of_its_own(wall: Visit, story: Story) -> None:
    task = new_id()
    story.people().voted((5, 5, 5, 5, 5))
    story.do(c.AddTask, id=task, task="answer a complaint")
    story.voted((1, 1, 1, 1, 1), task=task)

    seen = wall.open("wall", story.at("trust.look").id)

    assert "answer a complaint" in seen.words
    (chart,) = (e for e in seen.elements if e.type == "vega_lite_chart")
    assert {row["y"] for row in rows(chart) if row["kind"] == "dot"} == {1}
