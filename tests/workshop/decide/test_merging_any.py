"""Whoever is merged with whomever, whenever: nobody's words or vote disappear."""

from __future__ import annotations

from contextlib import suppress
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from tests.cast import Table, everywhere
from workshop import commands as c
from workshop.errors import WorkshopError
from workshop.roles import Actor, Role
from workshop.state import person_of

PEOPLE = ("p1", "p2", "p3", "p4", "p5")


class Deed(NamedTuple):
    """What one person does, or which two are merged."""

    kind: str
    who: str
    other: str
    score: int
    whole: bool


DEED = st.builds(
    Deed,
    st.sampled_from(["note", "idea", "tap", "tap", "line", "merge", "reveal", "swap"]),
    st.sampled_from(PEOPLE),
    st.sampled_from(PEOPLE),
    st.integers(1, 5),
    st.booleans(),
)


class Room(Table):
    """A table at which anybody does anything, and refusals are nothing."""

    def __init__(self) -> None:
        super().__init__(observers=1)
        self.at("tickets.write", "scope.sharpen")
        self.vote = self.open()
        self.voted_by: dict[str, set[str]] = {}

    def act(self, deed: Deed) -> None:
        """One deed, for which the role is the one of the roster."""
        with suppress(WorkshopError):
            self._act(deed, Actor(deed.who, Role(self.state.people[deed.who].role)))

    def _act(self, deed: Deed, actor: Actor) -> None:
        if deed.kind == "note":
            self.note("words", actor, stage="", lane="parked")
        elif deed.kind == "idea":
            self.idea(actor=actor)
        elif deed.kind == "line":
            self.do(c.MakeRemark, actor, about="scope", text=f"by {deed.who}")
        elif deed.kind == "tap":
            answers = everywhere(deed.score)
            if not deed.whole:
                answers = {"habit": deed.score}
            self.cast(self.vote, deed.who, answers, "device", actor=actor, whole=deed.whole)
            self.voted_by.setdefault(self.vote, set()).add(deed.who)
        elif deed.kind == "merge":
            self.do(c.MergePeople, kept=deed.who, joined=deed.other)
        elif deed.kind == "swap":
            role = "observer" if actor.role is Role.PARTICIPANT else "participant"
            changes = {"role": role}
            self.do(c.EditPerson, person_id=deed.who, base_seq=self.state.seq, changes=changes)
        else:
            self.reveal(self.vote)
            self.vote = self.open()


@given(st.lists(DEED, max_size=30))
def test_nothing_is_lost_and_everybody_who_voted_has_one_ballot(deeds: list[Deed]) -> None:
    room = Room()
    for deed in deeds:
        notes, ideas = len(room.state.notes), len(room.state.ideas)
        lines = {line for r in room.state.remarks.values() for line in r.text.splitlines()}
        room.act(deed)
        assert len(room.state.notes) >= notes
        assert len(room.state.ideas) >= ideas
        assert lines <= {
            line for r in room.state.remarks.values() for line in r.text.splitlines()
        } or (deed.kind == "line")

    for entity in (*room.state.notes.values(), *room.state.ideas.values()):
        assert not room.state.people[entity.author].merged
    for vote, voters in room.voted_by.items():
        round_ = room.round(vote)
        now = {person.id for name in voters if (person := person_of(room.state, name))}
        assert sorted(now) == sorted([*round_.ballots, *round_.watching])
        assert round_.filed <= round_.seated <= round_.eligible
