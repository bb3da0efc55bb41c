"""Step 4 at the desk: cards, their order and why, and what nobody mentioned."""

from __future__ import annotations

import pytest

from tests.cast import COFACILITATOR
from tests.pages.visiting import Visit
from tests.story import Story
from workshop import commands as c
from workshop.stages import STAGE_IDS
from workshop.starters import PATTERNS
from workshop.state import in_order


def test_a_card_is_reworded_filled_in_and_deleted(host: Visit, story: Story) -> None:
    card = story.card("invents", "loses")
    host.open("wrong", story.id).act("cards", "edit", card)
    host.type(f"card-{card}.does", "invents a price").type(f"card-{card}.cause", "no price list")
    host.press(f"card-{card}.save")
    assert "The AI invents a price, so our user loses." in host.words
    assert story.state.failure_modes[card].cause == "no price list"

    host.act("cards", "delete", card)

    assert card not in story.state.failure_modes


def test_cards_that_say_the_same_are_joined_and_keep_their_words(host: Visit, story: Story) -> None:
    kept, twin = story.card("invents a price"), story.card("makes prices up")
    story.at("wrong.read")

    host.open("wrong", story.id).act("cards", "join", kept, twin)

    assert list(story.state.failure_modes) == [kept]
    assert "Also: The AI makes prices up" in host.words


def test_a_card_with_an_idea_against_it_stays_and_says_why(host: Visit, story: Story) -> None:
    card = story.card()
    story.idea("show the source", card)

    host.open("wrong", story.id).act("cards", "delete", card)

    assert "so it stays. Reword it." in host.refusal
    assert card in story.state.failure_modes


def test_without_cards_there_is_nothing_to_rate(host: Visit, story: Story) -> None:
    story.people().at("wrong.vote")

    assert not host.open("wrong", story.id).has("open:how_bad")


def test_each_vote_is_started_in_its_turn(host: Visit, story: Story) -> None:
    story.people()
    story.card()
    host.open("wrong", story.at("wrong.vote").id).press("open:how_bad")
    for scale in ("how_bad", "how_often", "would_notice"):
        vote = story.state.open_round
        assert vote is not None
        assert vote.scale == scale
        for number in range(1, 5):
            story.slip(vote.id, str(number), 5)
        host.run().press("reveal-panel:")
        if scale == "how_bad":
            assert not host.has("open:how_often")
            story.at("wrong.often")
            host.run().press("open:how_often")
        elif scale == "how_often":
            host.press("open:would_notice")

    assert story.state.agenda.beat == "wrong.top"
    assert "■ Must fix" in host.words


@pytest.fixture
def rated(story: Story) -> list[str]:
    """Two cards in the order of how bad they are."""
    story.people()
    mild, bad = (
        story.card("forgets the tone", "sounds rude", "habit"),
        story.card("invents a price", "loses a client", "contact"),
    )
    story.at("wrong.vote").voted((5, 1), (4, 1), (5, 1), scale="how_bad")
    return [bad, mild]


def test_the_order_says_why_each_card_stands_where_it_stands(
    host: Visit, story: Story, rated: list[str]
) -> None:
    words = host.open("wrong", story.id).words

    assert words.index("invents a price") < words.index("forgets the tone")
    assert "How bad: No way back (3 votes, agreed)" in words
    assert "First, because: no way back." in words
    assert "vega_lite_chart" in host.kinds


def test_the_widest_split_is_named_and_voted_on_again(host: Visit, story: Story) -> None:
    story.people()
    card = story.card("invents a price", "loses a client")
    story.at("wrong.vote").voted((1,), (5,), scale="how_bad")

    host.open("wrong", story.id)
    assert "Talk about the widest split: The AI invents a price" in host.words
    host.press(f"open:how_bad::{card}")

    vote = story.state.open_round
    assert vote is not None
    assert vote.items == (card,)


def test_a_card_that_came_after_the_vote_can_be_voted_on_alone(
    host: Visit, story: Story, rated: list[str]
) -> None:
    late = story.card("quotes old terms", "has to call back")

    host.open("wrong", story.id).press(f"open:how_bad::{late}")

    vote = story.state.open_round
    assert vote is not None
    assert vote.items == (late,)
    assert "Not rated" in host.words


def test_a_known_pattern_that_happens_to_us_becomes_a_card(host: Visit, story: Story) -> None:
    first = PATTERNS[0]
    host.open("wrong", story.at("wrong.gaps").id).press(f"us:{first.id}")

    (card,) = story.state.failure_modes.values()
    assert (card.does, card.suffers) == (first.does, first.suffers)
    assert not host.has(f"us:{first.id}")


def test_a_pattern_that_is_not_us_or_unknown_is_remembered(host: Visit, story: Story) -> None:
    first, second, *_ = PATTERNS
    host.open("wrong", story.at("wrong.gaps").id)
    host.press(f"not us:{first.id}").press(f"can't tell:{second.id}")

    assert dict(story.state.patterns) == {first.id: "not us", second.id: "can't tell"}
    assert f"**{first.name}** · Not us" in host.words
    assert host.button(f"not us:{first.id}").disabled


def test_stages_without_a_card_are_named_low_points_marked(host: Visit, story: Story) -> None:
    story.people().voted((4, 3, 2, 1, 5))
    story.card(stage="contact")

    words = host.open("wrong", story.at("wrong.gaps").id).words

    line = words.partition("Nothing yet at: ")[2].partition("\n")[0]
    assert "Habitual use (low point)" in line
    assert "First contact" not in line


def test_the_stage_in_hand_is_the_one_to_write_for(host: Visit, story: Story) -> None:
    for stage in STAGE_IDS:
        story.do(c.EnterBeat, beat="wrong.write", topic=stage)

        (choice,) = host.open("wrong", story.id).component("quick-card")["choices"]

        assert choice["value"] == stage


def test_who_finds_out_is_kept_and_said(host: Visit, story: Story, rated: list[str]) -> None:
    host.open("wrong", story.id).act("cards", "edit", rated[0])
    host.type(f"card-{rated[0]}.finder", "Ben").press(f"card-{rated[0]}.save")

    assert "Ben finds out" in host.words


def test_an_answer_about_a_card_that_is_gone_changes_nothing(host: Visit, story: Story) -> None:
    story.do(c.AddFailureMode, COFACILITATOR, stage="habit", does="errs", suffers="loses")
    story.at("wrong.read")
    (card,) = in_order(story.state.failure_modes)
    host.open("wrong", story.id)
    story.do(c.Undo, COFACILITATOR)
    before = story.state.seq

    host.send("cards", "act", {"verb": "delete", "ids": [card.id], "stamp": "1"})

    assert story.state.seq == before
    assert not host.refusal
