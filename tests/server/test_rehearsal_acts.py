"""What simulated people do, in memory: every act fits, at every beat, and none comes early."""

from __future__ import annotations

from collections import Counter

import pytest

from data.content.rehearsal import CAST, MARK, SLOW, Member
from server.rehearsal_acts import Act, acts
from tests.cast import Table
from workshop import commands as c
from workshop.commands import parse
from workshop.errors import WorkshopError
from workshop.places import here, neighbour
from workshop.results import low_point_labels, talk_about, trust_tallies
from workshop.roles import Actor, Role
from workshop.state import in_order
from workshop.trust import SPLIT, spread
from workshop.visibility import visible
from workshop.votes import VOTE_KINDS


class Room(Table):
    """A rehearsal in memory, and its simulated people without their phones."""

    def __init__(self) -> None:
        super().__init__(people=0)
        self.members: dict[Actor, Member] = {}
        for member in CAST:
            self.do(c.AddPeople, names=(member.name,), function=member.function, role=member.role)
            person = in_order(self.state.people)[-1]
            self.do(c.Arrive, person_id=person.id)
            self.members[Actor(person.id, Role(member.role))] = member

    def next_acts(self, actor: Actor) -> list[Act]:
        return list(acts(visible(self.state, actor), actor, self.members[actor]))

    def play(self) -> list[str]:
        """Let everybody do what there is to do here; what was sent, by name of command."""
        sent: list[str] = []
        for actor in self.members:
            for _ in range(200):
                if not (found := self.next_acts(actor)):
                    break
                made = f"{actor.id}-{len(self.entries):06}"
                command = parse(found[0].command, {**found[0].fields, "id": made})
                fields = {name: value for name, value in command if name != "id"}
                self.do(type(command), actor, id=made, **fields)
                sent.append(found[0].command)
            else:
                pytest.fail(f"{actor} never gets done: {found[0]}")
        return sent

    def vote(self, scale: str, *items: str, task: str = "") -> str:
        self.do(c.OpenRound, scale=scale, items=items, task=task)
        vote = self.state.latest_round(scale, task)
        assert vote is not None
        self.play()
        newest = self.state.rounds[vote.id]
        assert (newest.filed, newest.to_come) == (5, 0)
        assert len(newest.watching) == 1
        self.do(c.Reveal, round_id=vote.id)
        return vote.id

    def due(self) -> str:
        """The vote that belongs to where the room is by now, until it was held."""
        held = {vote.scale for vote in self.state.rounds.values()}
        due = [v.scale for v in VOTE_KINDS.values() if v.beat == here(self.state).beat.id]
        return next((scale for scale in due if scale not in held), "")

    def walk_on(self) -> bool:
        """Go to the next place and do there what a facilitator does; False at the end."""
        place = neighbour(self.state, 1)
        if place is None:
            return False
        self.do(c.EnterBeat, beat=place.beat.id, topic=place.topic)
        self.play()
        while scale := self.due():
            self.vote(scale)
        if place.beat.id == "scope.dots":
            self.do(c.ChooseScope, proposal_id=in_order(self.state.proposals)[0].id)
        if place.beat.id == "trust.talk":
            self.vote("trust", place.topic)
        self.play()
        return True


@pytest.fixture(scope="module")
def finished() -> Room:
    """A rehearsal from the lobby to the close, every act of it taken."""
    room = Room()
    assert room.play() == ["CheckIn"] * 6
    while room.walk_on():
        pass
    return room


def test_a_whole_workshop_is_played_and_nothing_of_it_is_refused(finished: Room) -> None:
    state = finished.state

    assert here(state).beat.id == "close"
    assert {vote.scale for vote in state.rounds.values()} == set(VOTE_KINDS)
    assert len(state.proposals) == 5
    assert len(state.notes) > 40
    assert len(state.failure_modes) == 7
    assert len(state.ideas) == 6
    assert any(idea.stops in state.failure_modes for idea in state.ideas.values())
    kinds = Counter(remark.about.partition(":")[0] for remark in state.remarks.values())
    assert kinds.keys() == {"scope", "wrong", "talk", "low", "pattern"}


def test_the_curve_shows_a_split_and_a_low_point(finished: Room) -> None:
    tallies = trust_tallies(finished.state)

    assert SPLIT in {spread(tally.first) for tally in tallies}
    assert len(talk_about(tallies)) == 2
    assert low_point_labels(finished.state)
    assert any(tally.unsure for tally in tallies)


def test_whoever_talked_moves_towards_the_others(finished: Room) -> None:
    for tally in trust_tallies(finished.state):
        if tally.earlier is not None:
            assert tally.votes[-1] - tally.votes[0] < tally.earlier[-1] - tally.earlier[0]


def test_nobody_is_ever_ahead_of_the_room() -> None:
    """Whatever they would do at a place, the room takes; nothing is left for a second time."""
    room = Room()
    room.play()

    assert not any(room.next_acts(actor) for actor in room.members)
    with pytest.raises(WorkshopError):
        room.do(c.AddProposal, next(iter(room.members)), who="Somebody", task="something")


def test_an_open_vote_is_all_that_anybody_looks_at() -> None:
    room = Room()
    room.do(c.EnterBeat, beat="scope.write")
    room.do(c.OpenRound, scale="ending")

    found = {act.command for actor in room.members for act in room.next_acts(actor)}

    assert found == {"CastBallot"}


def test_a_ballot_is_sent_tap_by_tap_and_is_whole_at_the_last() -> None:
    room = Room()
    room.do(c.OpenRound, scale="trust")
    me = next(iter(room.members))
    taps = []
    while found := room.next_acts(me):
        taps.append(found[0].fields)
        room.do(c.CastBallot, me, **{**found[0].fields})

    assert [len(tap["answers"]) for tap in taps] == [1] * 5
    assert [tap["whole"] for tap in taps] == [False] * 4 + [True]
    assert {tap["way"] for tap in taps} == {"device"}


def test_a_voter_whom_somebody_gave_a_fresh_ballot_votes_once_more() -> None:
    room = Room()
    room.do(c.OpenRound, scale="ending")
    room.play()
    vote = room.state.open_round
    assert vote is not None
    room.do(c.VoidBallot, round_id=vote.id, voter="p1")

    assert room.play() == ["CastBallot"]


def test_who_is_away_does_nothing() -> None:
    room = Room()
    room.do(c.MarkAway, person_id="p1", away=True)

    assert "p1" not in {actor.id for actor in room.members if room.next_acts(actor)}
    assert room.play() == ["CheckIn"] * 5


def test_everybody_is_marked_as_simulated_and_one_is_slow() -> None:
    assert all(member.name.endswith(MARK) for member in CAST)
    assert [member.haste for member in CAST].count(SLOW) == 1
    assert [member.role for member in CAST].count("observer") == 1
