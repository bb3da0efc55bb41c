"""Going on: one primary button at a time, and no button where another one was."""

from __future__ import annotations

import pytest

from tests.pages.visiting import Visit
from tests.pages.walking import page_of
from tests.story import Story
from workshop import commands as c
from workshop.votes import VOTE_KINDS


@pytest.mark.parametrize("scale", [s for s in VOTE_KINDS if s not in ("how_often", "would_notice")])
def test_while_the_vote_of_the_moment_waits_its_start_is_the_primary_button(
    host: Visit, story: Story, scale: str
) -> None:
    story.people()
    for task in ("write", "read"):
        story.do(c.AddProposal, who="A rep", task=task)
    story.card()
    story.idea("add a list")
    vote = VOTE_KINDS[scale]
    story.at(vote.beat)
    host.open(page_of(story), story.id)
    assert (_kind(host, f"open:{scale}"), _kind(host, "skip:")) == ("primary", "secondary")
    assert not host.has("next:")

    story.do(c.Reveal, round_id=_answered(story, scale))

    assert _kind(host.run(), "next:") == "primary"


def _kind(host: Visit, name: str) -> str:
    return str(host.button(name).proto.type)


def _answered(story: Story, scale: str) -> str:
    vote = story.open(scale)
    story.slip(vote, "1", *(1 for _ in story.state.rounds[vote].items))
    return vote


def test_where_there_is_nothing_to_vote_on_next_goes_on(host: Visit, story: Story) -> None:
    assert _kind(host.open("wrong", story.people().at("wrong.vote").id), "next:") == "primary"


def test_the_wall_in_this_window_starts_the_vote_of_the_moment(host: Visit, story: Story) -> None:
    host.open("wall", story.people().at("trust.vote").id, here="1")

    host.press("open:trust")

    assert story.state.open_round is not None


def test_who_still_writes_is_asked_below_the_buttons_and_none_of_them_moves(
    host: Visit, story: Story
) -> None:
    story.people("Ada").at("scope.write")
    me = story.person("Ada")
    story.do(c.Arrive, person_id=me)
    before = [button.key for button in host.open("scope", story.id).at.button]

    host.press("next:")

    assert "Still writing: Ada. Go on anyway?" in host.words
    after = [button.key for button in host.at.button]
    assert after.index("clock:True") - before.index("clock:True") == 1  # in a row of its own
    assert host.button("asked:").disabled
    host.press("next:anyway:")
    assert (story.state.agenda.beat, story.state.agenda.topic) == ("scope.read", "")


def test_slips_of_people_with_a_phone_come_last_and_are_never_next_by_themselves(
    host: Visit, story: Story
) -> None:
    story.people().do(c.EditPlan, base_seq=0, changes={"names": "yes"})
    for name in ("Ada", "Cleo"):
        me = story.person(name)
        story.do(c.Arrive, person_id=me)
    vote = story.at("trust.vote").open()

    given = host.open("trust", story.id).choose(f"way:{vote}", "slip").component("slips")

    assert [name for _, name in given["people"]] == ["Ben", "Dan", "Ada", "Cleo"]
    assert given["first"] == [story.person("Ben"), story.person("Dan")]


def test_the_line_about_wrong_answers_is_written_on_top_of_the_page_at_its_moment(
    host: Visit, story: Story
) -> None:
    story.people().scope(wrong="")
    host.open("scope", story.at("scope.sharpen").id)
    assert not host.has("wrong.open")
    story.at("scope.wrong")

    host.run().press("wrong.open").fill(wrong__wrong="it invents a price").press("wrong.save")

    assert story.state.scope.wrong == "it invents a price"
    assert "An answer is wrong when it invents a price." in host.words


def test_after_the_dots_proposals_and_ideas_stand_in_the_order_of_their_dots(
    host: Visit, story: Story
) -> None:
    story.people()
    for task in ("write", "read"):
        story.do(c.AddProposal, who="A rep", task=task)
        story.idea(task)
    story.at("tickets.read")
    assert "write" in host.open("scope", story.id).words.partition("to read")[0]
    story.voted((None, 2), (None, 2), scale="dots_scope")
    story.voted((None, 3), (1, 2), scale="dots_ideas")

    words = host.run().words
    assert words.index("to read") < words.index("to write")
    words = host.open("tickets", story.id).words
    assert words.index("we read") < words.index("we write")
