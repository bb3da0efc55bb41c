"""Step 5 before the tickets: ideas written, reworded, joined, and starters for the stuck."""

from __future__ import annotations

from tests.cast import COFACILITATOR
from tests.pages.test_tickets import four, picked
from tests.pages.visiting import Visit
from tests.story import Story
from workshop import commands as c
from workshop.starters import IDEA_STARTERS
from workshop.state import in_order

__all__ = ["four"]  # a fixture


def test_an_idea_is_reworded_moved_and_pointed_at_another_card(
    host: Visit, story: Story, four: list[str]
) -> None:
    other = story.card("forgets the tone", "sounds rude", "habit")
    host.open("tickets", story.id).act("ideas", "edit", four[0])
    form = f"idea-{four[0]}"
    picked(host, form, change="show the source", stage="habit", stops=other)

    idea = story.state.ideas[four[0]]
    assert (idea.change, idea.stage, idea.stops) == ("show the source", "habit", other)


def test_ideas_that_say_the_same_are_joined(host: Visit, story: Story, four: list[str]) -> None:
    host.open("tickets", story.id).act("ideas", "join", *four[:3])

    assert set(story.state.ideas) == {four[0], four[3]}
    assert "Also: change 2 · change 3" in host.words


def test_an_idea_is_deleted_and_undo_brings_it_back(
    host: Visit, story: Story, four: list[str]
) -> None:
    host.open("tickets", story.id).act("ideas", "delete", four[0])
    assert "change 1" not in host.words

    assert "change 1" in host.press("undo:").words


def test_an_idea_can_be_against_every_card_the_room_has_seen(host: Visit, story: Story) -> None:
    card = story.card("invents a price", "loses a client")
    story.do(c.AddFailureMode, COFACILITATOR, stage="habit", does="CANARY", suffers="CANARY")
    story.at("tickets.write")

    choices = host.open("tickets", story.id).component("quick-idea")["choices"]

    (stops,) = (choice for choice in choices if choice["name"] == "stops")
    assert stops["options"] == [[card, "The AI invents a price, so our user loses a client."]]
    assert not stops["needed"]


def test_whoever_is_stuck_takes_a_starter_as_an_idea(host: Visit, story: Story) -> None:
    story.at("tickets.read")
    host.open("tickets", story.id).press("starter:habit:0")

    (idea,) = in_order(story.state.ideas)
    assert idea.stage == "habit"
    first = IDEA_STARTERS["habit"]
    assert idea.change == f"{first[0].lower()}{first[1:]}".rstrip(".")
