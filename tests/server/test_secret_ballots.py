"""Attacks on a vote, by hand-made messages: from strangers, people, and the ballot box itself."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed

from data.access.invitations import box_link
from data.exports import EXPORT
from data.joining.facilitator_key import box_secret
from data.process import Process
from tests.cast import new_id
from tests.server.asking import Address, Window, given, window
from tests.server.test_live import COUNTS, ballot, sample
from tests.story import Story
from workshop import commands as c
from workshop.commands import COMMANDS
from workshop.roles import Actor, Role
from workshop.stages import STAGE_IDS

BOX = "box"


class Box:
    """A device that became the ballot box, and its window on the live socket."""

    def __init__(self, token: str, actor: Actor, opened: Window) -> None:
        self.token = token
        self.id = actor.id
        self.ask = opened.ask
        self.window = opened


@pytest.fixture
def box(address: Address, process: Process, story: Story) -> Iterator[Box]:
    """The ballot box of the story."""
    token = given(address.ask(box_link(story.id), "POST"))
    actor = process.devices.find(token, story.id)
    assert actor is not None
    with window(address, story.id, token, actor.id, BOX) as opened:
        yield Box(token, actor, opened)


def passed(round_id: str, voter: str, score: int | None = 3, **changes: Any) -> dict[str, Any]:
    """The message of a box."""
    return ballot(round_id, voter, score, way=BOX, **changes)


# --- reading -----------------------------------------------------------------------------------


@pytest.mark.parametrize("role", ["participant", "observer", "screen", "box"])
def test_no_window_hears_an_answer_before_the_reveal(
    address: Address, process: Process, story: Story, role: str
) -> None:
    name = story.observers("Olga").person("Olga" if role == "observer" else "Ada")
    cookie = process.devices.issue(Actor(name, Role(role)), story.id)
    with window(address, story.id, cookie, name, "facilitator") as spy:
        round_id = story.open()
        for number, answers in enumerate([(1, 5, 1, 5, 1), (5, 1, 5, 1, None)]):
            story.slip(round_id, f"CANARY-{number}", *answers)
        story.do(c.CueRound, round_id=round_id, phase="down")
        heard = spy.caught_up(story.state.seq)
        frames = "".join(spy.frames)

    assert set(heard) == COUNTS
    assert heard["votes"] == [2, 4]
    assert "CANARY" not in frames
    assert "answers" not in frames


@pytest.mark.parametrize("file", sorted(EXPORT))
def test_no_file_tells_of_an_open_vote(
    address: Address, token: str, story: Story, file: str
) -> None:
    story.ticket("show the source")
    round_id = story.open()
    story.slip(round_id, "CANARY-1", 1, 5, 1, 5, 1)
    story.slip(round_id, "CANARY-2", 1, 1, 1, 1, None, observer=False)
    body = address.ask(f"/workshops/{story.id}/{file}", token=token).body

    assert b"CANARY" not in body
    assert b"BallotCast" not in body


def test_a_strangers_way_to_the_box_is_a_secret_of_128_bits(
    address: Address, process: Process, story: Story
) -> None:
    """Nothing near the right link opens it, and many guesses do not lock the right one out."""
    right = box_secret(process.key, story.id)
    near = [right[:-1], right.upper(), right[::-1], f"{right} ", f"{right}/", right[:16] * 2]
    near += [box_secret(process.key, f"{story.id} "), box_secret("", story.id), ""]
    near += [secrets.token_hex(16) for _ in range(100)]
    paths = [f"/box/{story.id}/{guess.replace(' ', '%20')}" for guess in near if guess != right]
    found = [address.ask(path, "POST") for path in paths]

    assert all(not given(answer) for answer in found)
    assert {answer.status for answer in found} <= {403, 404, 200}
    assert given(address.ask(box_link(story.id), "POST"))


# --- casting for others --------------------------------------------------------------------------


@pytest.mark.parametrize("way", ["device", "slip", "box", "keypad", "", "BOX", "pigeon"])
@pytest.mark.parametrize("role", [Role.PARTICIPANT, Role.OBSERVER, Role.SCREEN])
def test_nobody_casts_a_ballot_for_another(
    address: Address, process: Process, story: Story, way: str, role: Role
) -> None:
    round_id, ada = story.open(), story.person("Ada")
    cookie = process.devices.issue(Actor(story.person("Ben"), role), story.id)
    with window(address, story.id, cookie, story.person("Ben"), "facilitator") as phone:
        for voter in (ada, "host", "slip:1", "watch:1", "", f"{ada} "):
            answer = phone.ask(ballot(round_id, voter, 1, way=way, replace=True))
            assert "refused" in answer

    assert not story.state.rounds[round_id].has_answers


@pytest.mark.parametrize(
    "changes",
    [
        {"way": "device"},
        {"way": "slip"},
        {"way": "slip", "voter": "slip:1"},
        {"voter": "slip:1"},
        {"voter": "watch:1", "observer": True},
        {"voter": "host"},
        {"voter": "box"},
        {"voter": ""},
        {"voter": "p99"},
        {"voter": "sealed:0"},
    ],
    ids=str,
)
def test_a_box_takes_ballots_of_its_people_only(
    story: Story, box: Box, changes: dict[str, Any]
) -> None:
    round_id = story.open()
    message = passed(round_id, story.person("Ada"))
    message["fields"] |= changes

    assert "refused" in box.ask(message)
    assert not story.state.rounds[round_id].has_answers


def test_a_box_cannot_say_that_it_is_itself_a_voter(story: Story, box: Box) -> None:
    round_id = story.open()
    assert "refused" in box.ask(ballot(round_id, box.id, way="device"))
    assert not story.state.rounds[round_id].has_answers


def test_a_box_makes_no_team_of_observers_and_no_observer_of_the_team(
    story: Story, box: Box
) -> None:
    """On which side somebody counts is a matter of the roster, not of the message."""
    story.observers("Olga")
    round_id = story.open()
    assert "ack" in box.ask(passed(round_id, story.person("Olga"), 1, observer=False))
    assert "ack" in box.ask(passed(round_id, story.person("Ada"), 5, observer=True))
    vote = story.state.rounds[round_id]

    assert list(vote.watching) == [story.person("Olga")]
    assert list(vote.ballots) == [story.person("Ada")]


def test_a_box_of_one_workshop_votes_in_no_other(
    address: Address, process: Process, story: Story, box: Box
) -> None:
    other = Story(process.log, new_id()[:12]).people("Ada")
    round_id = other.open()
    story.open("earned")
    assert "refused" in box.ask(passed(round_id, other.person("Ada")))
    with window(address, other.id, box.token, box.id, BOX) as opened:
        assert opened.closed_with() == 4403

    assert not other.state.rounds[round_id].has_answers


@pytest.mark.parametrize("person", ["host", "", "box-0000000000000000", "p1"])
def test_a_box_cannot_open_a_window_as_somebody_else(
    address: Address, story: Story, box: Box, person: str
) -> None:
    with window(address, story.id, box.token, person, "facilitator") as opened:
        assert opened.closed_with() == 4403


@pytest.mark.parametrize("name", sorted(set(COMMANDS) - {"CastBallot"}))
def test_a_box_gives_no_other_order(story: Story, box: Box, name: str) -> None:
    before = story.state.seq
    answer = box.ask(sample(name))

    assert answer["sentence"].endswith(".")
    assert "refused" in answer
    assert story.state.seq == before


# --- too late, twice, too much --------------------------------------------------------------------


def test_a_ballot_sent_again_changes_nothing_not_even_after_the_reveal(
    story: Story, box: Box
) -> None:
    round_id, ada = story.open(), story.person("Ada")
    message = passed(round_id, ada, 4)
    first = box.ask(message)
    again = [box.ask(message) for _ in range(5)]
    story.do(c.Reveal, round_id=round_id)
    late = box.ask(message)
    other = passed(round_id, story.person("Ben"), 1)

    assert again == [first] * 5
    assert late == first
    assert "This vote is closed" in box.ask(other)["sentence"]
    assert story.state.rounds[round_id].answers("habit") == [4]


def test_a_voided_ballot_cannot_be_brought_back_by_sending_it_again(
    address: Address, process: Process, story: Story, box: Box
) -> None:
    """Neither by the box that sent it, nor by another, nor by its id with other answers."""
    round_id, ada = story.open(), story.person("Ada")
    message = passed(round_id, ada, 1)
    box.ask(message)
    story.do(c.VoidBallot, round_id=round_id, voter=ada)
    box.ask(message)
    forged = {**passed(round_id, ada, 5), "id": message["id"]}
    assert "refused" in box.ask(forged)
    token = given(address.ask(box_link(story.id), "POST"))
    second = process.devices.find(token, story.id)
    assert second is not None
    with window(address, story.id, token, second.id, BOX) as opened:
        opened.ask(message)

    assert not story.state.rounds[round_id].has_answers


def test_a_second_ballot_of_a_person_is_refused_by_the_box(story: Story, box: Box) -> None:
    round_id, ada = story.open(), story.person("Ada")
    box.ask(passed(round_id, ada, 4))
    for replace in (False, True):
        answer = box.ask(passed(round_id, ada, 1, replace=replace))
        assert "Ada's ballot is in already" in answer["sentence"]

    assert story.state.rounds[round_id].answers("habit") == [4]


def test_answers_to_a_closed_or_another_vote_are_counted_nowhere(story: Story, box: Box) -> None:
    first = story.open()
    story.do(c.CloseRound, round_id=first)
    second = story.open("earned")
    assert "refused" in box.ask(passed(first, story.person("Ada")))
    assert "refused" in box.ask(passed(second, story.person("Ada")))

    assert not any(round_.has_answers for round_ in story.state.rounds.values())


def test_more_dots_than_there_are_come_from_no_box(story: Story, box: Box) -> None:
    for task in ("draft", "sum up"):
        story.do(c.AddProposal, who="A rep", task=task)
    round_id = story.open("dots_scope")
    one, two = story.items("dots_scope")
    ada = story.person("Ada")
    for answers in ({one: 2, two: 1}, {one: 3}, {one: -1, two: 2}, {one: 10**9}, {one: 1.5}):
        assert "refused" in box.ask(passed(round_id, ada, answers=answers))
    assert "ack" in box.ask(passed(round_id, ada, answers={one: 1, two: 1}))
    assert story.state.rounds[round_id].votes(one) == [1]


def test_a_giant_message_closes_its_own_window_only(address: Address, story: Story, box: Box):
    round_id = story.open()
    giant = passed(round_id, story.person("Ada"), padding="x" * 20_000_000)
    with (
        window(address, story.id, box.token, box.id, BOX) as opened,
        pytest.raises(ConnectionClosed),
    ):
        opened.ask(giant)

    assert "ack" in box.ask(passed(round_id, story.person("Ada")))


def test_a_hundred_thousand_answers_are_refused(story: Story, box: Box) -> None:
    round_id = story.open()
    answers = dict.fromkeys(STAGE_IDS, 3) | {f"x{number}": 3 for number in range(100_000)}

    assert "refused" in box.ask(passed(round_id, story.person("Ada"), answers=answers))


@pytest.mark.parametrize(
    "origin", [None, "http://evil.test", "null", "http://localhost.evil.test", "file://"]
)
def test_a_page_of_somebody_else_opens_no_window_with_the_boxs_cookie(
    address: Address, story: Story, box: Box, origin: str | None
) -> None:
    path = f"/live?workshop={story.id}&role=box&person={box.id}"
    assert address.refusal(path, token=box.token, origin=origin) == 403
