"""The wall belongs to the room: no cue, nothing hidden, and all of it once it is shown."""

from __future__ import annotations

import re

import pytest

from data.process import Process
from tests.cast import COFACILITATOR
from tests.pages.visiting import Visit
from tests.story import Story
from workshop import commands as c
from workshop.beats import BEATS, STEPS
from workshop.stages import STAGE_IDS
from workshop.state import in_order


@pytest.fixture
def wall(host: Visit) -> Visit:
    """The projector: a window of the facilitator's own browser."""
    return host


@pytest.fixture
def secret(story: Story) -> Story:
    """A workshop in which everything is written and nothing was shown yet."""
    story.people().scope(who="CANARY-who", task="CANARY-task", wrong="CANARY-wrong")
    for stage in STAGE_IDS:
        story.note(f"CANARY-note-{stage}", stage)
        story.do(
            c.AddNotes, COFACILITATOR, stage=stage, lane="want", texts=(f"CANARY-second-{stage}",)
        )
    card = story.card("CANARY-does", "CANARY-suffers")
    story.ticket(
        "CANARY-ticket", card, owner="CANARY-owner", measure="CANARY-measure", source="CANARY-src"
    )
    story.idea("CANARY-idea", card)
    return story


@pytest.mark.parametrize("beat", BEATS, ids=lambda beat: beat.id)
def test_the_wall_shows_the_prompt_of_the_moment_and_never_the_cue(
    wall: Visit, story: Story, beat: object
) -> None:
    now = next(b for b in BEATS if b is beat)
    story.tell().at(now.id)

    seen = wall.open("wall", story.id)

    assert seen.title == now.wall
    assert now.aside in seen.words
    for other in BEATS:
        for private in (other.do, other.say):
            assert private not in seen.words
    assert seen.beside == ""
    assert "only you see this" not in seen.words


def test_nobody_can_press_or_type_anything_on_the_wall(wall: Visit, story: Story) -> None:
    story.tell()
    for beat in BEATS:
        seen = wall.open("wall", story.at(beat.id).id)

        assert seen.keys == []
        assert not list(seen.at.text_input)
        assert not list(seen.at.selectbox)
        assert seen.components == ["workshop_live_wall"]


STILL_SECRET = [
    beat.id
    for beat in BEATS
    if not re.search(r"read|sharpen|wrong.vote|choose|know|close", beat.id)
]


@pytest.mark.parametrize("beat", STILL_SECRET)
def test_nothing_written_is_on_the_wall_before_it_is_shown(
    wall: Visit, secret: Story, beat: str
) -> None:
    """Not in a text, not in a chart's data, not in any byte of the page."""
    seen = wall.open("wall", secret.at(beat).id)

    assert "CANARY" not in seen.sent


@pytest.mark.parametrize("page", [step.page for step in STEPS])
def test_a_wall_that_asks_for_a_desk_page_still_only_gets_what_a_screen_may_see(
    wall: Visit, process: Process, secret: Story, page: str
) -> None:
    """Pages and rights are two things: the window at /wall is a screen on every page."""
    wall.open("wall", secret.id)
    hashes = {info["url_pathname"]: name for name, info in wall.at._registered_pages.items()}
    wall.at._page_hash = hashes[page]

    seen = wall.run()

    assert "CANARY" not in seen.sent
    assert "only you see this" not in seen.words


def test_the_scope_is_on_the_wall_when_it_is_sharpened(wall: Visit, secret: Story) -> None:
    seen = wall.open("wall", secret.at("scope.sharpen").id)

    assert "CANARY-who uses the AI to CANARY-task." in seen.words
    assert "An answer is wrong when CANARY-wrong." in seen.words


@pytest.mark.parametrize("stage", STAGE_IDS)
def test_the_notes_of_a_stage_are_counted_then_shown_those_of_others_not(
    wall: Visit, secret: Story, stage: str
) -> None:
    assert "2 notes so far" in wall.open("wall", secret.at(f"walk.{stage}.write").id).words

    seen = wall.open("wall", secret.at(f"walk.{stage}.read").id)

    assert set(re.findall(r"CANARY-[a-z]+-[a-z]+", seen.sent)) == {
        f"CANARY-note-{stage}",
        f"CANARY-second-{stage}",
    }


def test_a_note_that_comes_late_is_shown_with_the_others(wall: Visit, secret: Story) -> None:
    secret.at("walk.habit.read")

    secret.note("CANARY-late", "habit")

    assert "CANARY-late" in wall.open("wall", secret.id).words


def test_going_back_to_writing_hides_nothing_that_was_shown(wall: Visit, secret: Story) -> None:
    """What was seen cannot be unseen."""
    secret.at("walk.habit.read").at("walk.habit.write")

    assert "CANARY-note-habit" in wall.open("wall", secret.id).words


VOTES = [(1, 1, 1, 1, 1), (5, 5, 5, 5, 5), (None, None, None, None, None)]


def dump(visit: Visit) -> str:
    """The page without what differs in every run and every workshop."""
    return re.sub(r"[0-9a-f]{12,}", "", visit.sent)


@pytest.mark.parametrize("beat", ["trust.vote", "trust.look", "trust.because", "close"])
@pytest.mark.parametrize("closed", [False, True], ids=["open", "with a second vote open"])
def test_the_page_is_the_same_whatever_was_voted_until_it_is_revealed(
    wall: Visit, process: Process, beat: str, *, closed: bool
) -> None:
    pages = []
    for number, answers in enumerate(VOTES):
        story = Story(process.log, f"vote-{number}").people()
        if closed:
            story.voted((3, 3, 3, 3, 3))
        round_id = story.open()
        story.slip(round_id, "1", *answers)
        story.slip(round_id, "2", *answers)
        pages.append(dump(wall.open("wall", story.at(beat).id)).replace(f"vote-{number}", ""))

    assert pages[0] == pages[1] == pages[2]


@pytest.mark.parametrize("page", ["trust", "wrong", "close"])
def test_the_facilitators_own_pages_do_not_know_either(
    host: Visit, process: Process, page: str
) -> None:
    pages = []
    for number, answers in enumerate(VOTES):
        story = Story(process.log, f"vote-{number}").people()
        story.slip(story.open(), "1", *answers)
        pages.append(dump(host.open(page, story.id)).replace(f"vote-{number}", ""))

    assert pages[0] == pages[1] == pages[2]


def test_after_the_reveal_the_wall_shows_the_curve(wall: Visit, story: Story) -> None:
    story.people().at("trust.vote").voted((4, 3, 2, 1, 5), (4, 3, 2, 1, None))

    seen = wall.open("wall", story.id)

    assert story.state.agenda.beat == "trust.look"
    assert "vega_lite_chart" in [element.type for element in seen.elements]


def test_while_the_room_votes_the_wall_shows_the_question_again(wall: Visit, story: Story) -> None:
    story.people().voted((4, 3, 2, 1, 5))

    seen = wall.open("wall", story.at("trust.vote").id)

    assert "vega_lite_chart" not in [element.type for element in seen.elements]
    assert "How sure is our user" in seen.words


def test_the_reason_for_a_low_point_is_on_the_wall_with_the_curve(
    wall: Visit, story: Story
) -> None:
    story.people().voted((4, 3, 2, 1, 5))
    story.do(c.NoteLowPoint, stage="habit", seen=story.state.seq, because="nobody checks")

    seen = wall.open("wall", story.at("trust.because").id)

    assert "Habitual use: because nobody checks" in seen.words


def test_cards_are_counted_then_shown_then_ranked(wall: Visit, story: Story) -> None:
    story.people()
    story.card("CANARY-a", "loses", "discovery")
    story.card("CANARY-b", "loses", "habit")
    counted = wall.open("wall", story.at("wrong.write").id).sent
    shown = wall.open("wall", story.at("wrong.read").id).words
    asked = wall.open("wall", story.at("wrong.vote").id).words
    round_id = story.open("how_bad")
    story.slip(round_id, "1", 2, 4)
    voting = wall.run().words
    story.do(c.Reveal, round_id=round_id)
    ranked = wall.run().words

    assert "CANARY" not in counted
    assert "2 written, not shown yet" in counted
    for words in (shown, asked, voting):
        assert words.index("CANARY-a") < words.index("CANARY-b")
    assert "How bad" not in voting.partition("CANARY-a")[2]
    assert ranked.index("CANARY-b") < ranked.index("CANARY-a")
    assert "How bad: **Damage**" in ranked


def test_ideas_are_counted_then_the_tickets_are_shown(wall: Visit, secret: Story) -> None:
    counted = wall.open("wall", secret.at("tickets.write").id)
    assert "2 ideas so far" in counted.words
    assert "CANARY" not in counted.sent

    chosen = wall.open("wall", secret.at("wrong.read").at("tickets.choose").id).words
    known = wall.open("wall", secret.at("tickets.know").id).words

    for words in (chosen, known):
        assert "CANARY-ticket" in words
    assert "CANARY-suffers" in chosen
    assert "CANARY-idea" not in known
    assert "CANARY-owner reads it from CANARY-src." in known


def test_at_the_close_all_three_tickets_stand_on_the_wall(wall: Visit, story: Story) -> None:
    words = wall.open("wall", story.tell().id).words

    for number, ticket in enumerate(story.state.tickets, start=1):
        assert f"**{number}**" in words.replace("Ticket ", "")
        assert ticket.change in words
        assert ticket.owner in words


def test_names_are_never_on_the_wall_but_as_owners(wall: Visit, story: Story) -> None:
    story.people("CANARY-Ada", "CANARY-Ben")
    for beat in BEATS:
        assert "CANARY" not in wall.open("wall", story.at(beat.id).id).sent


def test_the_order_on_the_wall_is_the_order_of_the_slips(wall: Visit, story: Story) -> None:
    """A digit in the wrong place would count for another card."""
    story.people()
    for number, stage in enumerate(reversed(STAGE_IDS)):
        story.card(f"does {number}", "x", stage)
    story.at("wrong.read").at("wrong.vote")
    round_id = story.open("how_bad")

    words = wall.open("wall", story.id).words

    asked = [story.state.failures[item].does for item in story.state.rounds[round_id].items]
    assert sorted(asked, key=words.index) == asked
    assert [mode.does for mode in in_order(story.state.failures)] != asked
