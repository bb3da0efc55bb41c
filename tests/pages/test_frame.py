"""The facilitator's frame: where the room is, on to the next moment, the clock, undo."""

from __future__ import annotations

from data.process import this_process
from tests.cast import COFACILITATOR
from tests.pages.reading import as_read
from tests.pages.visiting import Visit
from tests.pages.walking import along, page_of
from tests.story import Story
from workshop import commands as c
from workshop.beats import BEATS
from workshop.places import label

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
    while ways := [key for key in host.keys if key.startswith(("next:", "skip:"))]:
        host.press(ways[0])
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


def test_before_slips_come_in_going_on_means_telling_the_room_what_to_do(
    host: Visit, story: Story
) -> None:
    story.people().at("trust.vote")
    vote = story.open()
    host.open("trust", story.id).press("next-cue:")
    assert story.state.rounds[vote].phase == "write"

    host.press("next-cue:")

    assert story.state.rounds[vote].phase == "down"
    assert not host.has("next-cue:")
    assert host.has("next:")


def test_with_all_votes_in_going_on_means_showing_them(host: Visit, story: Story) -> None:
    story.people("Ada").at("trust.vote")
    story.slip(story.open(), "1", 1, 2, 3, 4, 5)
    assert not host.open("trust", story.id).has("next:")

    host.press("reveal-next:")

    assert _where(story) == ("trust.look", "")
    assert host.has("next:")


def test_a_vote_that_somebody_has_not_answered_is_shown_only_when_asked_twice(
    host: Visit, story: Story
) -> None:
    vote = story.people().at("trust.vote").open()
    story.slip(vote, "1", 1, 2, 3, 4, 5)

    host.open("trust", story.id).press("ask-next:")
    assert "3 of 4 are missing. Reveal anyway?" in host.words
    assert not story.state.rounds[vote].revealed
    story.slip(vote, "2", 1, 2, 3, 4, 5)
    assert not host.run().has("early-next:")  # what it asked about has changed

    host.press("ask-next:").press("early-next:")

    assert story.state.rounds[vote].revealed


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


def test_the_room_can_be_brought_to_the_page_one_looks_at(host: Visit, story: Story) -> None:
    story.at("walk.contact.write")
    host.open("walk", story.id).open("wrong", story.id).press("elsewhere.come:")

    assert _where(story) == ("wrong.write", "discovery")
    assert host.title == "What could go wrong"


def test_news_never_takes_away_a_page_on_which_a_form_is_open(
    host: Visit, second: Visit, story: Story
) -> None:
    host.open("scope", story.at("scope.sharpen").id).press("scope.open")
    second.open("scope", story.id).press("next:").press("next:")
    assert second.title == "Walk the five stages"

    host.send("live", "news", 1)

    assert host.title == "One person, one task"
    assert host.box("scope.who")
    assert host.press("scope.cancel").send("live", "news", 2).title == "Walk the five stages"


def test_on_the_page_of_the_room_there_is_nowhere_else_to_go(host: Visit, story: Story) -> None:
    assert not host.open("plan", story.id).has("elsewhere.go")


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
    assert [toast.value for toast in host.at.toast] == [
        "Taken back\\: note\\. Do it again by hand if that was a mistake\\."
    ]
    assert not host.run().at.toast


def test_undo_says_so_when_it_takes_back_what_stands_on_another_page(
    host: Visit, story: Story
) -> None:
    story.people().do(c.RecordVariance, base_seq=0, changes={"good": "a good answer"})
    host.open("scope", story.at("scope.write").id)

    assert as_read(host.button("undo:").label) == "Undo: plan edited (how the AI answers)"


def test_undo_names_whose_note_it_takes_back(host: Visit, story: Story) -> None:
    story.people("Ada *x*")
    me = story.person("Ada *x*")
    story.do(c.AddNotes, stage="contact", lane="snags", texts=("one",), author=me)
    label = host.open("walk", story.id).button("undo:").label
    assert as_read(label) == "Undo: note by Ada *x*"
    assert "*x*" not in label.replace("\\*", "")

    story.do(c.AddNotes, stage="contact", lane="snags", texts=("two", "three"), author=me)

    assert host.run().button("undo:").label == "Undo: 2 notes"


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
    assert card in story.state.failure_modes


# --- trouble -------------------------------------------------------------------------------


def test_what_cannot_be_saved_is_a_sentence_and_nothing_moves(host: Visit, story: Story) -> None:
    host.open("plan", story.id)
    database = this_process().settings.database
    elsewhere = database.rename(database.with_name("elsewhere.db"))

    seen = host.press("next:")
    elsewhere.rename(database)

    assert seen.refusal.startswith("Not saved: the database file was moved")
    assert story.state.agenda.beat == "lobby"
    assert host.press("next:").title == "One person, one task"


def test_a_label_never_holds_a_gap(story: Story) -> None:
    assert not [p for p in along(story) if "{" in label(story.state, p)]
