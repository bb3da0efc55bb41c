"""No byte of any page depends on what was voted before it is revealed, the desk included."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from data.process import Process
from tests.pages.visiting import Visit
from tests.pages.walking import DESK, ROOM, along, page_of
from tests.story import Story
from workshop import commands as c
from workshop.beats import BEATS
from workshop.votes import VOTE_KINDS

PAGES = (*DESK, *ROOM)
Answer = Callable[[int], int | None]
SAME: list[Answer] = [lambda _: 1, lambda _: 4, lambda place: place % 3 + 2, lambda _: None]


def dump(visit: Visit) -> str:
    """The page without what differs in every run and every workshop."""
    return re.sub(r"[0-9a-f]{12,}|secret-\d", "", visit.sent)


def ready(log_of: Process, number: int) -> Story:
    """A workshop in which everything can be voted on; all but its name is the same."""
    story = Story(log_of.log, f"secret-{number}").people().observers().scope()
    for task in ("draft offers", "sum up calls", "answer complaints"):
        story.do(c.AddProposal, who="A rep", task=task)
    for stage in ("contact", "habit", "advocacy"):
        card = story.card(f"errs at {stage}", "loses a client", stage)
        story.idea(f"mend {stage}", card, stage)
    for beat in ("scope.read", "wrong.read", "tickets.read"):
        story.at(beat)
    return story


def cast(story: Story, round_id: str, answer: Answer) -> None:
    """Two slips of the team and one of an observer."""
    vote = story.state.rounds[round_id]
    budget = VOTE_KINDS[vote.scale].budget
    given = [answer(place) for place in range(len(vote.items))]
    if budget:  # one thing gets the dots
        given = [None] * len(given)
        given[(answer(0) or 0) % len(given)] = min(answer(0) or 1, budget)
    story.slip(round_id, "1", *given)
    story.slip(round_id, "2", *given)
    story.slip(round_id, "1", *given, observer=True)


@pytest.mark.parametrize("scale", VOTE_KINDS)
def test_whatever_was_voted_every_page_is_the_same_until_it_is_revealed(
    host: Visit, process: Process, scale: str
) -> None:
    found: dict[str, set[str]] = {page: set() for page in PAGES}
    for number, answer in enumerate(SAME):
        story = ready(process, number)
        if VOTE_KINDS[scale].beat.startswith("wrong.") and scale != "how_bad":
            story.voted((3, 3, 3), scale="how_bad")
        cast(story, story.open(scale), answer)
        for page in PAGES:
            found[page].add(dump(host.open(page, story.id)))

    assert [page for page, dumps in found.items() if len(dumps) > 1] == []


@pytest.mark.parametrize("scale", ["trust", "how_bad", "ending"])
def test_raised_hands_are_as_secret_as_slips_until_the_last_is_counted(
    host: Visit, process: Process, scale: str
) -> None:
    found: dict[str, set[str]] = {page: set() for page in PAGES}
    for number, digit in enumerate("1340"):
        story = ready(process, number)
        round_id = story.open(scale)
        item, counts = story.items(scale)[0], {digit: 4}
        story.do(c.CountFingers, round_id=round_id, item=item, counts=counts)
        for page in PAGES:
            found[page].add(dump(host.open(page, story.id)))

    assert [page for page, dumps in found.items() if len(dumps) > 1] == []


def test_a_vote_that_was_repeated_stays_secret_beside_the_first_one(
    host: Visit, process: Process
) -> None:
    found: dict[str, set[str]] = {page: set() for page in PAGES}
    for number, answer in enumerate(SAME):
        story = ready(process, number)
        story.voted((1, 3, 3, 3, 3), (5, 3, 3, 3, 3))
        story.do(c.EnterBeat, beat="trust.talk", topic="discovery")
        round_id = story.open("trust", "discovery")
        story.slip(round_id, "1", answer(0))
        for page in PAGES:
            found[page].add(dump(host.open(page, story.id)))

    assert [page for page, dumps in found.items() if len(dumps) > 1] == []


@pytest.mark.parametrize("beat", ["trust.look", "trust.talk", "trust.because"])
def test_the_observers_marks_are_on_no_page_before_their_turn(
    host: Visit, process: Process, beat: str
) -> None:
    found: dict[str, set[str]] = {page: set() for page in PAGES}
    urgent_seq: set[str] = set()
    for number, answer in enumerate(SAME):
        story = ready(process, number)
        round_id = story.open()
        story.slip(round_id, "1", 3, 2, 1, 4, 5)
        story.slip(round_id, "1", *map(answer, range(5)), observer=True)
        story.do(c.Reveal, round_id=round_id)
        story.do(c.EnterBeat, beat=beat, topic="discovery" if beat == "trust.talk" else "")
        for page in PAGES:
            found[page].add(dump(host.open(page, story.id)))
        urgent_seq.add(dump(host.open("trust", story.at("trust.record").id)))

    assert [page for page, dumps in found.items() if len(dumps) > 1] == []
    assert len(urgent_seq) == len(SAME)


def test_at_every_place_a_repeated_vote_gives_nothing_away(host: Visit, process: Process) -> None:
    found: dict[tuple[str, str], set[str]] = {}
    for number, answer in enumerate(SAME[:2]):
        story = ready(process, number)
        story.voted((1, 3, 3, 3, 3), (5, 3, 3, 3, 3))
        for place in along(story):
            vote, page = story.open("trust", "habit"), page_of(story)
            story.slip(vote, "1", answer(0))
            for shown in ("wall", page):
                name = (shown, f"{place.beat.id}:{place.topic}")
                found.setdefault(name, set()).add(dump(host.open(shown, story.id)))
            story.do(c.VoidBallot, round_id=vote, voter="slip:1")
            story.do(c.CloseRound, round_id=vote)

    assert len(found) > 2 * len(BEATS)
    assert [where for where, dumps in found.items() if len(dumps) > 1] == []


def test_the_name_of_a_slip_reaches_no_page(host: Visit, story: Story) -> None:
    story.people()
    story.slip(story.open(), "CANARY", 1, 2, 3, 4, 5)

    for page in PAGES:
        assert "CANARY" not in host.open(page, story.id).sent


def test_once_revealed_the_numbers_are_on_the_wall_and_at_the_desk(
    host: Visit, process: Process
) -> None:
    """The comparison would also pass if the pages drew nothing at all."""
    found: dict[str, set[str]] = {"trust": set(), "wall": set()}
    for number, answer in enumerate(SAME):
        story = ready(process, number)
        round_id = story.open()
        cast(story, round_id, answer)
        story.do(c.Reveal, round_id=round_id)
        for page, dumps in found.items():
            dumps.add(dump(host.open(page, story.id)))

    assert [len(dumps) for dumps in found.values()] == [len(SAME)] * 2
