"""What the facilitator does on the first pages: people, proposals, notes."""

from __future__ import annotations

import pytest

from tests.pages.visiting import Visit
from tests.story import Story
from workshop import commands as c
from workshop.models.journey import Note
from workshop.stages import STAGE_IDS
from workshop.state import in_order


def notes(story: Story) -> list[Note]:
    """All notes, oldest first."""
    return in_order(story.state.notes)


# --- the plan ------------------------------------------------------------------------------------


def test_people_are_taken_off_the_roster(host: Visit, story: Story) -> None:
    story.people()

    host.open("plan", story.id).press("remove:p2")

    assert [person.name for person in story.state.voters] == ["Ada", "Cleo", "Dan"]
    assert not host.has("remove:p2")


def test_two_people_may_share_a_name(host: Visit, story: Story) -> None:
    host.open("plan", story.id).enter("people", story, "Mara\nMara")

    assert [person.name for person in story.state.voters] == ["Mara", "Mara"]
    host.press("remove:p1")
    assert [person.id for person in story.state.voters] == ["p2"]


def test_observers_are_listed_apart_and_can_become_voters(host: Visit, story: Story) -> None:
    host.open("plan", story.id).enter("people", story, "Olga", role="observer")
    assert "**Observes** · 1" in host.words

    host.press("person:p1")
    host.at.selectbox("person-p1.role").set_value("participant")
    host.press("person-p1.save")

    assert "**Votes** · 1" in host.words
    assert [person.name for person in story.state.voters] == ["Olga"]


def test_minutes_end_and_names_are_planned(host: Visit, story: Story) -> None:
    host.open("plan", story.id).press("plan.open")
    host.at.number_input("plan.minutes.2").set_value(25)
    host.at.selectbox("plan.names").set_value("yes")
    host.press("plan.save")

    assert story.state.plan.minutes[2] == 25
    assert story.state.plan.names == "yes"
    assert "Minutes: 20 + 25 + 20 + 20 + 30 = 115" in host.words
    assert "Names: Votes with names" in host.words


def test_how_the_ai_answers_is_kept_with_who_checked(host: Visit, story: Story) -> None:
    host.open("plan", story.id)
    assert "Nobody has checked the answers yet. Put a name and a date to it." in host.words
    host.press("variance.open").fill(
        variance__bad="a wrong price", variance__checked="50", variance__acceptable="41"
    )
    host.type("variance.source", "Ada").press("variance.save")

    assert "41 of 50 checked answers were good enough, Ada." in host.words
    assert "a wrong price" in host.words


def test_more_good_answers_than_were_checked_is_a_question(host: Visit, story: Story) -> None:
    host.open("plan", story.id).press("variance.open")
    host.fill(variance__checked="4", variance__acceptable="41").press("variance.save")

    assert "Swap the two numbers?" in host.refusal
    assert host.box("variance.acceptable").value == "41"


def test_the_room_is_tested_with_the_wall_of_this_workshop(host: Visit, story: Story) -> None:
    given = host.open("plan", story.id).component("room-test")

    assert given["wall"] == f"/wall?w={story.id}"


# --- proposals -----------------------------------------------------------------------------------


@pytest.fixture
def bets(story: Story) -> tuple[str, ...]:
    """Two proposals that were read aloud."""
    for task in ("draft emails", "sum up calls"):
        story.do(c.AddProposal, who="A rep", task=task)
    story.people().at("scope.read")
    return story.items("dots_scope")


def test_a_proposal_is_made_what_we_map_today(
    host: Visit, story: Story, bets: tuple[str, ...]
) -> None:
    host.open("scope", story.id).act("proposals", "choose", bets[1])

    assert (story.state.scope.who, story.state.scope.task) == ("A rep", "sum up calls")
    assert "A rep uses the AI to sum up calls." in host.words


def test_a_proposal_is_deleted(host: Visit, story: Story, bets: tuple[str, ...]) -> None:
    host.open("scope", story.id).act("proposals", "delete", bets[0])

    assert list(story.state.proposals) == [bets[1]]
    assert "draft emails" not in host.words


def test_the_dots_are_started_counted_and_shown(
    host: Visit, story: Story, bets: tuple[str, ...]
) -> None:
    host.open("scope", story.id).press("open:dots_scope")
    vote = story.state.open_round
    assert vote is not None
    assert host.component("slips")["letters"]
    for number in range(1, 5):
        story.slip(vote.id, str(number), 2, None)

    host.run().press("reveal-panel:")

    assert "●●●●●●●● 8 dots" in host.words
    assert story.state.agenda.beat == "scope.sharpen"


# --- notes ---------------------------------------------------------------------------------------


def test_a_note_is_reworded_moved_and_marked(host: Visit, story: Story) -> None:
    story.note("speling")
    (note,) = notes(story)
    form = f"notes-edit-{note.id}"
    host.open("walk", story.id).act("notes", "edit", note.id)

    host.type(f"{form}.text", "spelling")
    for name, value in (("stage", "habit"), ("lane", "feels"), ("evidence", "seen")):
        host.at.selectbox(f"{form}.{name}").set_value(value)
    host.press(f"{form}.save")

    (note,) = notes(story)
    assert (note.text, note.stage, note.lane) == ("spelling", "habit", "feels")
    assert "◐ Seen" in host.words


def test_several_notes_move_together_and_keep_what_was_left_empty(
    host: Visit, story: Story
) -> None:
    story.note("one", "contact", "want").note("two", "habit", "snags").note(
        "three", "habit", "does"
    )
    one, two, three = notes(story)
    host.open("walk", story.id).act("notes", "move", one.id, two.id)
    host.at.selectbox(f"notes-move-{one.id}.stage").set_value("contact")
    host.press(f"notes-move-{one.id}.save")

    assert [(n.stage, n.lane) for n in notes(story)] == [
        ("contact", "want"),
        ("contact", "snags"),
        (three.stage, three.lane),
    ]


def test_notes_are_grouped_under_a_name_and_fall_apart_again(host: Visit, story: Story) -> None:
    story.note("slow").note("late")
    one, two = notes(story)
    host.open("walk", story.id).act("notes", "group", one.id, two.id)
    host.type(f"notes-group-{one.id}.name", "waiting").press(f"notes-group-{one.id}.save")
    assert host.words.count("Group: waiting") == 2

    host.act("notes", "ungroup", one.id)

    assert "Group: waiting" not in host.words
    assert [note.text for note in notes(story)] == ["slow", "late"]


def test_a_note_is_parked_and_comes_back(host: Visit, story: Story) -> None:
    story.note("what about contracts?")
    (note,) = notes(story)
    host.open("walk", story.id).act("notes", "park", note.id)
    assert "Parking lot" in host.words

    host.act("parked", "move", note.id)
    form = f"notes-move-{note.id}"
    host.at.selectbox(f"{form}.stage").set_value("habit")
    host.at.selectbox(f"{form}.lane").set_value("want")
    host.press(f"{form}.save")

    (note,) = notes(story)
    assert (note.stage, note.lane) == ("habit", "want")


def test_notes_are_deleted_and_undo_brings_them_back(host: Visit, story: Story) -> None:
    story.note("one").note("two")
    host.open("walk", story.id).act("notes", "delete", *(note.id for note in notes(story)))
    assert not story.state.notes

    host.press("undo:")

    assert sorted(note.text for note in notes(story)) == ["one", "two"]


def test_something_is_parked_from_any_page(host: Visit, story: Story) -> None:
    host.open("trust", story.id)
    host.at.session_state["park"] = True
    host.run().enter("park", story, "what about contracts?")

    (note,) = notes(story)
    assert (note.lane, note.stage) == ("parked", "")


def test_the_stage_of_the_room_is_the_one_to_write_for(host: Visit, story: Story) -> None:
    for stage in STAGE_IDS:
        story.at(f"walk.{stage}.write")

        (choice, *_) = host.open("walk", story.id).component("quick-note")["choices"]

        assert choice["value"] == stage


def test_what_a_browser_sends_that_fits_no_board_does_nothing(host: Visit, story: Story) -> None:
    story.note("stays")
    (note,) = notes(story)
    before = story.state.seq
    for sent in (
        {"verb": "delete", "ids": ["nobody"], "stamp": "1"},
        {"verb": "explode", "ids": [note.id], "stamp": "1"},
        {"verb": "group", "ids": [note.id], "stamp": "1"},
        {"verb": "delete", "ids": [note.id]},
        {"verb": 3, "ids": None, "stamp": 1},
        ["delete", note.id],
        "delete",
        None,
    ):
        host.open("walk", story.id).send("notes", "act", sent)

    assert story.state.seq == before
