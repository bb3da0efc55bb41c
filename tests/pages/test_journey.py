"""A whole workshop, the way a facilitator walks it: every page, every button, every entry."""

from __future__ import annotations

from datetime import date

import pytest

from data.process import Process
from tests.cast import COFACILITATOR
from tests.pages.visiting import Visit
from tests.story import PEOPLE, Story
from workshop import commands as c
from workshop.decide.tickets import TICKETS
from workshop.readiness import readiness
from workshop.stages import STAGE_IDS
from workshop.state import Idea, Note, in_order


def test_from_an_empty_list_to_three_measurable_tickets(host: Visit, process: Process) -> None:
    host.open("").type("title", "Follow-up emails, spring").press("Start a workshop")
    (line,) = process.log.workshops()
    story = Story(process.log, line.id)
    assert host.title == "Plan"

    host.press("edit-plan").fill(plan__product="Northwind", plan__ends_at="12:00").press("Save")
    host.enter("people", story, "\n".join(PEOPLE))
    assert all(name in host.words for name in PEOPLE)

    host.press("next:").fill(
        scope__who="A sales rep", scope__task="draft follow-ups", scope__wrong="it invents a price"
    ).press("Save")
    assert "A sales rep uses the AI to draft follow-ups." in host.words

    host.press("next:").press("next:")
    assert host.title == "Walk the five stages"
    host.enter("note", story, "hopes it saves time", lane="feels")
    host.enter("note", story, "first\n\n second \nthird\n", stage="habit")
    assert [note.text for note in _notes(story)] == [
        "hopes it saves time",
        "first",
        " second ",
        "third",
    ]
    assert {note.stage for note in _notes(story)} == {"discovery", "habit"}

    for _ in range(10):
        host.press("next:")
    assert host.title == "Trust"
    host.press("open-trust")
    for number, answers in enumerate([(4, 3, 2, 1, 5), (5, 3, 2, 2, None)], start=1):
        story.slip("trust-1", str(number), *answers)
    host.run().press("reveal:trust-1")
    assert story.state.agenda.beat == "trust.look"
    assert "Trust is low at habitual use because …" in host.words
    host.press("write-habit").type("low-habit.because", "nobody checks").press("Save")
    assert "Trust is low at habitual use because nobody checks" in host.words

    host.press("next:").press("next:")
    assert host.title == "What could go wrong"
    host.enter("card", story, "invents a price", "loses a client", stage="contact")
    host.enter("card", story, "forgets the tone", "sounds rude", stage="habit")
    host.press("next:").press("next:").press("open-bad")
    story.slip("how_bad-1", "1", 4, 2)
    host.run().press("reveal:how_bad-1")
    assert host.words.index("invents a price") < host.words.index("forgets the tone")

    host.press("next:")
    assert host.title == "Three tickets"
    card = story.items("how_bad")[0]
    for number in range(1, 5):
        host.enter("idea", story, f"change {number}", stage="contact", stops=card)
    host.press("next:")
    for _ in range(TICKETS):
        host.press("choose:")
    assert len(story.state.tickets) == TICKETS
    host.press("next:")
    for ticket, owner in zip(story.state.tickets, PEOPLE, strict=False):
        _measure(host, ticket, owner)
    assert {readiness(ticket) for ticket in story.state.tickets} == {"measurable"}

    host.press("next:")
    assert host.title == "Three tickets, three owners, three dates"
    assert all(f"change {number}" in host.words for number in (1, 2, 3))


def _notes(story: Story) -> list[Note]:
    return in_order(story.state.notes)


def _measure(host: Visit, ticket: Idea, owner: str) -> None:
    form = f"ticket-{ticket.id}"
    host.press(f"edit:{ticket.id}")
    words = {
        "owner": owner,
        "measure": "kept / shown",
        "start": "55",
        "goal": "75",
        "unit": "%",
        "source": "the dashboard",
    }
    for name, text in words.items():
        host.type(f"{form}.{name}", text)
    host.at.date_input(f"{form}.by").set_value(date(2031, 5, 1))
    host.press("Save")


# --- the list ----------------------------------------------------------------------------


def test_a_workshop_without_a_name_is_refused_and_nothing_is_started(
    host: Visit, process: Process
) -> None:
    host.open("").type("title", "  ").press("Start a workshop")

    assert "Write something for the title first." in host.at.error[0].value
    assert process.log.workshops() == []


def test_a_name_that_is_too_long_comes_back_into_the_box(host: Visit, process: Process) -> None:
    host.open("").type("title", "x" * 200).press("Start a workshop")

    assert "has 200 characters" in host.at.error[0].value
    assert host.box("title").value == "x" * 200
    assert process.log.workshops() == []


# --- the plan ----------------------------------------------------------------------------


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


# --- notes -------------------------------------------------------------------------------


def test_a_note_is_reworded_and_moved(host: Visit, story: Story) -> None:
    story.note("speling")
    note_id = next(iter(story.state.notes))
    host.open("walk", story.id).choose("walk.chosen", note_id)

    host.type(f"note-{note_id}.text", "spelling")
    host.at.selectbox(f"note-{note_id}.stage").set_value("habit")
    host.at.selectbox(f"note-{note_id}.lane").set_value("feels")
    host.press("Save")

    note = story.state.notes[note_id]
    assert (note.text, note.stage, note.lane) == ("spelling", "habit", "feels")
    assert "spelling" in host.words


def test_a_note_is_deleted_and_undo_brings_it_back(host: Visit, story: Story) -> None:
    story.note("a note")
    note_id = next(iter(story.state.notes))
    host.open("walk", story.id).choose("walk.chosen", note_id)

    host.press("delete:")
    assert "a note" not in host.words
    host.press("undo:")

    assert "a note" in host.words


def test_the_stage_of_the_room_is_the_one_to_write_for(host: Visit, story: Story) -> None:
    for stage in STAGE_IDS:
        story.at(f"walk.{stage}.write")

        (choice, *_) = host.open("walk", story.id).component("quick-note")["choices"]

        assert choice["value"] == stage


# --- votes -------------------------------------------------------------------------------


def test_without_people_there_is_no_vote(host: Visit, story: Story) -> None:
    host.open("trust", story.id).press("open-trust")

    assert "Nobody is on the roster yet." in host.at.error[0].value
    assert not story.state.rounds


def test_nothing_is_revealed_before_somebody_voted(host: Visit, story: Story) -> None:
    story.people()
    host.open("trust", story.id).press("open-trust")

    assert host.button("reveal:").disabled
    assert "vega_lite_chart" not in [e.type for e in host.elements]


def test_a_second_vote_leaves_the_first_curve_until_it_is_revealed(
    host: Visit, story: Story
) -> None:
    story.people().voted((1, 1, 1, 1, 1))
    host.open("trust", story.id).press("again")
    story.slip("trust-2", "1", 5, 5, 5, 5, 5)

    before = host.run().words
    after = host.press("reveal:trust-2").words

    assert "no trust (1 of 5)" in before
    assert "full (5 of 5)" in after
    assert "no trust (1 of 5)" not in after


def test_a_curve_without_a_low_point_says_so(host: Visit, story: Story) -> None:
    story.people().voted((5, 5, 5, 5, 5))

    assert "No low point stands out." in host.open("trust", story.id).words


def test_a_wide_split_is_pointed_out(host: Visit, story: Story) -> None:
    story.people().voted((1, 3, 3, 3, 3), (5, 3, 3, 3, 3))

    assert "**Talk about it:** Skeptical discovery" in host.open("trust", story.id).words


def test_without_cards_there_is_nothing_to_rate(host: Visit, story: Story) -> None:
    assert not host.open("wrong", story.id).has("open-bad")


# --- cards and tickets -------------------------------------------------------------------


def test_a_card_is_reworded_and_deleted(host: Visit, story: Story) -> None:
    card = story.card("invents", "loses")
    host.open("wrong", story.id).choose("wrong.chosen", card)

    host.type(f"card-{card}.does", "invents a price").press("Save")
    assert "The AI invents a price, so our user loses." in host.words
    host.choose("wrong.chosen", card).press("delete:")

    assert card not in story.state.failures


def test_a_card_with_an_idea_against_it_stays_and_says_why(host: Visit, story: Story) -> None:
    card = story.card()
    story.idea("show the source", card)
    host.open("wrong", story.id).choose("wrong.chosen", card)

    host.press("delete:")

    assert "so it stays. Reword it." in host.at.error[0].value
    assert card in story.state.failures


@pytest.fixture
def four(story: Story) -> list[str]:
    """Four ideas, everybody sees them."""
    made = [story.idea(f"change {number}") for number in range(1, 5)]
    story.at("tickets.choose")
    return made


def test_a_fourth_ticket_is_refused_with_a_sentence(
    host: Visit, story: Story, four: list[str]
) -> None:
    host.open("tickets", story.id)
    for idea in four[:3]:
        host.press(f"choose:{idea}")

    host.press(f"choose:{four[3]}")

    assert "Three tickets are chosen already." in host.at.error[0].value
    assert [ticket.id for ticket in story.state.tickets] == four[:3]
    host.press(f"drop:{four[0]}").press(f"choose:{four[3]}")
    assert [ticket.id for ticket in story.state.tickets] == four[1:]


def test_an_idea_is_deleted(host: Visit, story: Story, four: list[str]) -> None:
    host.open("tickets", story.id).press(f"delete:{four[0]}")

    assert four[0] not in story.state.ideas
    assert "change 1" not in host.words


def test_a_ticket_says_what_it_still_lacks(host: Visit, story: Story, four: list[str]) -> None:
    host.open("tickets", story.id).press(f"choose:{four[0]}")

    assert "Still missing: what it stops, owner, measure" in host.words


def test_how_we_will_know_is_saved_and_read_as_a_sentence(
    host: Visit, story: Story, four: list[str]
) -> None:
    host.open("tickets", story.id).press(f"choose:{four[0]}")

    _measure(host, story.state.tickets[0], "Mara")

    assert "kept / shown goes from 55 % to 75 % by 2031-05-01." in host.words
    assert "Mara reads it from the dashboard." in host.words
    assert story.state.tickets[0].metric.goal == "75"


def test_a_date_is_taken_away_again(host: Visit, story: Story, four: list[str]) -> None:
    host.open("tickets", story.id).press(f"choose:{four[0]}")
    _measure(host, story.state.tickets[0], "Mara")

    host.press(f"edit:{four[0]}")
    host.at.date_input(f"ticket-{four[0]}.by").set_value(None)
    host.press("Save")

    assert story.state.tickets[0].metric.by == ""


def test_an_idea_can_be_against_every_card_the_room_has_seen(host: Visit, story: Story) -> None:
    card = story.card("invents a price", "loses a client")

    choices = host.open("tickets", story.id).component("quick-idea")["choices"]

    (stops,) = (choice for choice in choices if choice["name"] == "stops")
    assert stops["options"] == [[card, "The AI invents a price, so our user loses a client."]]
    assert not stops["needed"]


def test_an_idea_of_another_is_hidden_until_it_is_shown(host: Visit, story: Story) -> None:
    story.do(c.AddIdea, COFACILITATOR, stage="contact", change="CANARY", stops="")
    host.open("tickets", story.id)
    assert "CANARY" not in host.sent
    assert "An idea, not shown yet" in host.words

    story.at("tickets.choose")

    assert "CANARY" in host.run().words


def test_notes_and_cards_of_another_are_hidden_until_they_are_shown(
    host: Visit, story: Story
) -> None:
    story.do(c.AddNotes, COFACILITATOR, stage="contact", lane="want", texts=("CANARY note",))
    story.do(
        c.AddFailureMode, COFACILITATOR, stage="contact", does="CANARY does", suffers="CANARY hurts"
    )
    assert "CANARY" not in host.open("walk", story.id).sent
    assert "1 not shown yet" in host.words
    assert "CANARY" not in host.open("wrong", story.id).sent
    assert "1 written, not shown yet" in host.words

    story.at("walk.contact.read").at("wrong.read")

    assert "CANARY note" in host.open("walk", story.id).words
    assert "CANARY does" in host.open("wrong", story.id).words


# --- what the entries promise to the browser -----------------------------------------------


@pytest.mark.parametrize(
    ("page", "entry", "command"),
    [
        ("plan", "people", "AddPeople"),
        ("walk", "note", "AddNotes"),
        ("wrong", "card", "AddFailureMode"),
        ("tickets", "idea", "AddIdea"),
    ],
)
def test_an_entry_names_a_command_and_all_of_its_fields(
    host: Visit, story: Story, page: str, entry: str, command: str
) -> None:
    given = host.open(page, story.id).component(f"quick-{entry}")

    fields = {box["name"] for box in given["boxes"]} | {
        choice["name"] for choice in given["choices"]
    }
    needed = {n for n, info in c.COMMANDS[command].model_fields.items() if info.is_required()}
    assert given["command"] == command
    assert fields == needed - {"id"}
    assert given["list"] in ("", given["boxes"][0]["name"])


def test_drafts_of_two_workshops_stay_apart(host: Visit, process: Process, story: Story) -> None:
    other = Story(process.log, "w2")

    drafts = {host.open("walk", s.id).component("quick-note")["draft"] for s in (story, other)}

    assert len(drafts) == 2


def test_a_saved_form_is_forgotten_by_the_browser(host: Visit, story: Story) -> None:
    """Half-typed words are kept there; words that were saved must not come back."""
    host.open("scope", story.id)
    before = host.component("live")["forgotten"]
    host.fill(scope__who="A rep", scope__task="draft emails").press("Save")
    after = host.component("live")["forgotten"]

    host.press("edit-scope").press("Cancel")
    again = host.component("live")["forgotten"]

    assert "scope" not in before
    assert after["scope"]
    assert again["scope"] != after["scope"]
