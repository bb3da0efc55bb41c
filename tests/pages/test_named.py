"""Names beside answers: on desk and wall, where they were agreed, once they are revealed."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.pages.visiting import Visit
from tests.story import Story
from workshop import commands as c
from workshop.roles import Actor, Role
from workshop.state import in_order

BEATS = {
    "dots_scope": ("scope", "scope.sharpen"),
    "ending": ("walk", "walk.ending"),
    "trust": ("trust", "trust.look"),
    "how_bad": ("wrong", "wrong.order"),
    "dots_ideas": ("tickets", "tickets.choose"),
}
SAID = {
    "dots_scope": ("A · A rep: write: Ada 2 dots", "B · A boss: read: Ben 1 dot"),
    "ending": ("Ada recommends it · Ben stops · Dan can't tell",),
    "trust": ("1 Skeptical discovery: Ada 1 · Ben 4 · Dan can't tell",),
    "how_bad": ("First contact: The AI errs, so our user pays: Ada 1 · Ben 4 · Dan can't tell",),
    "dots_ideas": ("First contact: We add a list: Ada 2 dots", "We add a link: Ben 1 dot"),
}


@pytest.fixture
def agreed(story: Story) -> Story:
    """A room that wants names, with something to vote on everywhere."""
    story.people()
    story.do(c.EditPlan, base_seq=story.state.seq, changes={"names": "yes"})
    return _filled(story)


def _filled(story: Story) -> Story:
    for who, task in (("A rep", "write"), ("A boss", "read")):
        story.do(c.AddProposal, who=who, task=task)
    story.card("errs", "pays")
    story.idea("add a list")
    story.idea("add a link")
    return story.at("wrong.read").at("tickets.read")


def _answers(story: Story, scale: str) -> Mapping[str, dict[str, int | None]]:
    items = story.items(scale)
    if scale.startswith("dots"):
        return {"Ada": {items[0]: 2, items[1]: None}, "Ben": {items[1]: 1}, "Dan": {}}
    given = {"Ada": 1, "Ben": 4, "Dan": None}
    return {name: dict.fromkeys(items, answer) for name, answer in given.items()}


def _vote(story: Story, scale: str) -> str:
    vote = story.open(scale)
    for name, answers in _answers(story, scale).items():
        me = Actor(story.person(name), Role.PARTICIPANT)
        story.do(c.CastBallot, me, round_id=vote, voter=me.id, way="device", answers=answers)
    return vote


def _at_desk(host: Visit, story: Story, scale: str) -> Visit:
    page, beat = BEATS[scale]
    return host.open(page, story.at(beat).id).unfold()


@pytest.mark.parametrize("scale", BEATS)
def test_on_the_desk_names_stand_beside_answers_after_the_reveal_and_never_before(
    host: Visit, agreed: Story, scale: str
) -> None:
    page, beat = BEATS[scale]
    vote = _vote(agreed.at(beat), scale)
    before = host.open(page, agreed.id).unfold().words
    assert not any(line in before for line in SAID[scale])
    agreed.do(c.Reveal, round_id=vote)

    words = host.run().words

    for line in SAID[scale]:
        assert line in words


@pytest.mark.parametrize("scale", BEATS)
def test_on_the_desk_there_are_no_names_that_were_not_agreed(
    host: Visit, story: Story, scale: str
) -> None:
    _filled(story.people())
    story.do(c.Reveal, round_id=_vote(story, scale))

    seen = _at_desk(host, story, scale)

    assert "Answers with names" not in "\n".join(seen.spoken)
    assert not any(line in seen.words for line in SAID[scale])


def test_a_stage_voted_on_again_stands_with_its_newest_answers_among_the_others(
    host: Visit, agreed: Story
) -> None:
    agreed.do(c.Reveal, round_id=_vote(agreed, "trust"))
    again = agreed.open("trust", "discovery")
    me = Actor(agreed.person("Ada"), Role.PARTICIPANT)
    answers = {"discovery": 3}
    agreed.do(c.CastBallot, me, round_id=again, voter=me.id, way="device", answers=answers)
    agreed.do(c.Reveal, round_id=again)

    words = _at_desk(host, agreed, "trust").words

    assert "1 Skeptical discovery: Ada 3\n" in words
    assert "2 First contact: Ada 1 · Ben 4 · Dan can't tell" in words


def test_the_wall_names_the_answers_to_the_stage_in_talk_and_to_no_other(
    host: Visit, agreed: Story
) -> None:
    agreed.do(c.Reveal, round_id=_vote(agreed, "trust"))
    said = "Ada 1 · Ben 4 · Dan can't tell"
    assert said not in host.open("wall", agreed.at("trust.look").id).words
    agreed.do(c.EnterBeat, beat="trust.talk", topic="contact")

    words = host.run().words

    assert f"First contact: {said}" in words
    assert words.count("Ada") == 1


def test_the_wall_names_nobody_while_votes_come_in_and_where_names_were_not_agreed(
    host: Visit, agreed: Story
) -> None:
    agreed.do(c.EnterBeat, beat="trust.talk", topic="contact")
    vote = _vote(agreed, "trust")
    assert "Ada" not in host.open("wall", agreed.id).sent
    agreed.do(c.Reveal, round_id=vote)
    agreed.do(c.EditPlan, base_seq=agreed.state.seq, changes={"names": ""})
    agreed.voted((1, 1, 1, 1, 1), (5, 5, 5, 5, 5))  # without names, and the newest counts
    agreed.do(c.EnterBeat, beat="trust.talk", topic="contact")

    assert "Ada" not in host.run().sent
    assert len(in_order(agreed.state.people)) == 4


def test_notes_of_one_group_stand_once_under_where_a_ticket_comes_from(
    host: Visit, story: Story
) -> None:
    story.do(c.AddNotes, stage="contact", lane="snags", texts=("it is slow", "too slow"))
    same = tuple(note.id for note in in_order(story.state.notes))
    story.do(c.GroupNotes, note_ids=same, name="slow")
    story.note("it forgets").ticket("add a list")

    words = host.open("close", story.at("close").id).words

    assert ": it is slow\n" in words
    assert ": it forgets" in words
    assert "too slow" not in words
