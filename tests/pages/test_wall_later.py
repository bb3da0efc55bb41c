"""The wall in steps 4 and 5: cards, patterns, ideas, tickets."""

from __future__ import annotations

import pytest

from tests.cast import COFACILITATOR
from tests.pages.reading import cards
from tests.pages.visiting import Visit
from tests.story import Story
from workshop import commands as c
from workshop.stages import STAGE_IDS
from workshop.starters import PATTERNS
from workshop.state import in_order


@pytest.fixture
def wall(host: Visit) -> Visit:
    """The projector: a window of the facilitator's own browser."""
    return host


def test_cards_are_counted_then_shown_then_ranked(wall: Visit, story: Story) -> None:
    story.people()
    story.card("errs early", "loses", "discovery")
    story.card("errs late", "loses", "habit")
    counted = wall.open("wall", story.at("wrong.write").id)
    assert "2 cards so far" in counted.words
    assert "errs" not in counted.sent
    shown = wall.open("wall", story.at("wrong.read").id).words
    vote = story.open("how_bad")
    voting = wall.run().words
    story.slip(vote, "1", 2, 4)
    story.do(c.Reveal, round_id=vote)
    risk_inventory = wall.run().words

    for words in (shown, voting):
        assert words.index("errs early") < words.index("errs late")
        assert "Damage (" not in words
    assert risk_inventory.index("errs late") < risk_inventory.index("errs early")
    assert "How bad: Damage" in risk_inventory


def test_the_order_on_the_wall_is_the_order_of_the_slips(wall: Visit, story: Story) -> None:
    """A digit in the wrong place would count for another card."""
    story.people()
    for number, stage in enumerate(reversed(STAGE_IDS)):
        story.card(f"does {number}", "x", stage)
    story.at("wrong.read")
    vote = story.open("how_bad")

    board = cards(wall.open("wall", story.id).component("ballot"))

    assert list(board) == list(story.state.rounds[vote].items)
    assert [failure_mode.id for failure_mode in in_order(story.state.failure_modes)] != list(board)


def test_the_letters_on_the_wall_are_the_letters_of_the_slips(wall: Visit, story: Story) -> None:
    story.people()
    for number, stage in enumerate(("habit", "contact", "discovery")):
        story.idea(f"change {number}", stage=stage)
    story.at("tickets.read")
    before = wall.open("wall", story.id).words
    vote = story.open("dots_ideas")
    during = wall.run().words

    items = [story.state.ideas[item].change for item in story.state.rounds[vote].items]
    assert items == ["change 2", "change 1", "change 0"]
    for words in (before, during):
        places = [words.index(text) for text in ("A", *items[:1], "B", items[1], "C", items[2])]
        assert places == sorted(places)
    assert "Write up to three letters; the same one twice gives it two dots." in during


def test_the_bad_answer_is_shown_while_the_room_writes_what_could_go_wrong(
    wall: Visit, story: Story
) -> None:
    samples = {"good": "a fine mail", "usual": "a mail", "bad": "a mail with a wrong price"}
    story.do(c.RecordVariance, base_seq=0, changes=samples)

    words = wall.open("wall", story.at("wrong.write").id).words

    assert "a mail with a wrong price" in words
    assert "a fine mail" not in words


def test_what_nobody_mentioned_is_asked_and_leaves_the_wall_once_answered(
    wall: Visit, story: Story
) -> None:
    story.card("errs", "loses", "habit")
    first, second, *rest = PATTERNS
    story.do(c.AddPattern, pattern=first.id)
    story.do(c.JudgePattern, pattern=second.id, answer="not us")
    story.do(c.JudgePattern, pattern=rest[0].id, answer="can't tell")

    words = wall.open("wall", story.at("wrong.gaps").id).words

    assert first.name not in words
    assert second.name not in words
    assert all(pattern.name in words for pattern in rest)
    assert "Nothing yet at: " in words
    assert "Habitual use" not in words.partition("Nothing yet at: ")[2].partition("\n")[0]


def test_a_card_with_how_bad_alone_shows_all_that_it_may_be(wall: Visit, story: Story) -> None:
    story.people()
    story.card()
    story.voted((4,), (4,), scale="how_bad")

    words = wall.open("wall", story.at("wrong.order").id).words

    assert "■▲● Open: must fix, should fix or can wait" in words


def test_while_ideas_are_written_low_points_and_cards_stand_there(
    wall: Visit, story: Story
) -> None:
    story.people().voted((4, 3, 2, 1, 5))
    story.card("invents a price", "loses a client")
    story.at("wrong.read")
    story.idea("a secret idea")

    seen = wall.open("wall", story.at("tickets.write").id)

    assert "◆ Habitual use: because …" in seen.words
    assert "The AI invents a price" in seen.words
    assert "1 idea so far" in seen.words
    assert "a secret idea" not in seen.sent


def test_ideas_get_their_dots_and_trays_when_they_are_shown(wall: Visit, story: Story) -> None:
    story.people()
    for number in range(1, 6):
        story.idea(f"change {number}")
    story.at("tickets.read")
    story.voted((3, None, None, None, None), (2, 1, None, None, None), scale="dots_ideas")

    words = wall.open("wall", story.at("tickets.choose").id).words

    assert "A · ●●●●● 5 dots" in words
    assert "Clear pick" in words
    assert "Not this time" in words


def test_the_tickets_are_on_the_wall_with_how_we_will_know_only_when_that_is_asked(
    wall: Visit, story: Story
) -> None:
    card = story.card("invents a price", "loses a client")
    story.at("wrong.read").ticket(
        "show the source", card, owner="Mara", measure="kept / shown", source="the dashboard"
    )
    story.idea("an idea that waits")
    choose = wall.open("wall", story.at("tickets.choose").id).words
    know = wall.open("wall", story.at("tickets.know").id).words

    for words in (choose, know):
        assert "We show the source." in words
    assert "an idea that waits" in choose
    assert "reads it from" not in choose
    assert "an idea that waits" not in know
    assert "The AI invents a price, so our user loses a client." in know
    assert "Mara reads it from the dashboard." in know


def test_at_the_close_all_tickets_stand_on_the_wall(wall: Visit, story: Story) -> None:
    words = wall.open("wall", story.tell().id).words

    for number, ticket in enumerate(story.state.tickets, start=1):
        assert f"{number} · First contact" in words
        assert ticket.change in words
        assert ticket.owner in words


def test_more_than_three_tickets_find_their_place(wall: Visit, story: Story) -> None:
    story.do(c.GiveReason, about="tickets", reason="all four are small")
    for number in range(4):
        story.ticket(f"change {number}")

    for beat in ("tickets.choose", "close"):
        words = wall.open("wall", story.at(beat).id).words
        assert all(f"change {number}" in words for number in range(4))


def test_no_name_is_on_the_wall_but_those_of_owners(wall: Visit, story: Story) -> None:
    story.people("Quilla", "Ruben")
    texts = ("somebody's note",)
    story.do(c.AddNotes, COFACILITATOR, stage="habit", lane="want", texts=texts, author="p1")
    story.ticket("show the source", owner="Mara")
    for beat in ("walk.habit.read", "walk.gaps", "tickets.know", "close"):
        words = wall.open("wall", story.at(beat).id).words
        assert "Quilla" not in words
        assert "Ruben" not in words
    assert "Mara" in words
