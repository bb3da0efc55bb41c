"""What a vote asks about, in the room's words."""

from __future__ import annotations

from immutables import Map

from tests.cast import Table
from workshop import commands as c
from workshop.beats import BEAT
from workshop.scales import DOT_VOTES, SCALES
from workshop.stages import STAGE
from workshop.votes import VOTE_KINDS, asked, letters, to_start


def test_there_is_a_vote_for_every_scale_and_its_beats_are_on_the_agenda() -> None:
    assert set(VOTE_KINDS) == set(SCALES) | set(DOT_VOTES)
    for vote in VOTE_KINDS.values():
        assert vote.beat in BEAT
        assert not vote.leads_to or vote.leads_to in BEAT
    assert {name: vote.points for name, vote in VOTE_KINDS.items()} == {
        "dots_scope": 2,
        "ending": 4,
        "trust": 5,
        "earned": 5,
        "how_bad": 5,
        "how_often": 5,
        "would_notice": 5,
        "dots_ideas": 3,
    }


def test_every_item_has_a_name_and_words_on_the_ballot(table: Table) -> None:
    table.do(c.RenameStage, stage="habit", base_seq=0, name="Every Monday")
    bets = (table.proposal("a rep", "write an offer"), table.proposal("a lead"))
    card = table.card("errs", stage="habit", suffers="pays")
    idea = table.idea("show sources", stage="habit")
    trust = asked(table.state, table.opened("trust"))
    assert (trust[3].name, trust[3].text) == ("4 Every Monday", STAGE["habit"].moment)
    for scale, item, words in (
        ("dots_scope", bets[0], ("a rep", "write an offer")),
        ("how_bad", card, ("Every Monday", "The AI errs, so our user pays.")),
        ("dots_ideas", idea, ("Every Monday", "We show sources.")),
        ("ending", "ending", (VOTE_KINDS["ending"].question, "")),
        ("earned", "earned", (VOTE_KINDS["earned"].question, "")),
    ):
        first = asked(table.state, table.opened(scale))[0]
        assert (first.item, (first.name, first.text)) == (item, words)


def test_a_vote_of_long_ago_about_things_that_are_gone_asks_nothing() -> None:
    table = Table()
    for _ in range(2):
        table.proposal()
        table.card()
        table.idea()
    for scale in ("dots_scope", "how_bad", "dots_ideas"):
        round_ = table.opened(scale)
        gone = table.state._replace(
            proposals=Map(),
            failure_modes=Map(),
            ideas=Map(),
        )
        assert [(about.name, about.text) for about in asked(gone, round_)] == [("", "")] * 2


def test_the_letters_of_a_dot_vote_stay_with_what_they_were_given_to(table: Table) -> None:
    """What comes after the vote began has none on anybody's slip."""
    second, first = table.idea("b", stage="habit"), table.idea("a")
    before = letters(table.state, "dots_ideas")
    assert sorted(before.values()) == ["A", "B"]
    table.open("dots_ideas")
    table.idea("late")
    assert letters(table.state, "dots_ideas") == before
    assert set(before) == {first, second}


def test_the_room_is_told_to_start_the_vote_it_came_for_until_it_was_shown(table: Table) -> None:
    table.at("scope.dots")
    assert to_start(table.state) == ""  # nothing to choose from yet
    table.proposal()
    table.proposal("a lead")
    assert to_start(table.state) == "dots_scope"
    vote = table.open("dots_scope")
    assert to_start(table.state) == ""
    table.cast(vote, "slip:1", {next(iter(table.state.proposals)): 2})
    table.reveal(vote)
    assert to_start(table.state) == ""
    table.at("walk.contact.write")
    assert to_start(table.state) == ""
