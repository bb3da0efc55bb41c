"""What is hidden from whom until when: the rows of own devices."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cast import BOX, CAST, FACILITATOR, OBSERVER, OTHER, PARTICIPANT, SCREEN, Table
from workshop import commands as c
from workshop import events as e
from workshop.attendance import done_now
from workshop.pulse import pulse
from workshop.roles import LEADERS, Actor, Role
from workshop.state import in_order
from workshop.visibility import visible


def _name(actor: Actor) -> str:
    return f"{actor.role}-{actor.id}"


EVERYBODY = pytest.mark.parametrize("viewer", CAST, ids=_name)
WRITES = ("scope.write", "walk.observers")


def arrived(people: int = 4, observers: int = 1) -> Table:
    """A room into which everybody came with a device."""
    table = Table(people, observers)
    for person in tuple(table.state.people):
        table.do(c.Arrive, person_id=person)
    return table


@EVERYBODY
def test_who_is_done_is_told_to_those_who_lead_and_to_others_only_how_many(viewer: Actor) -> None:
    table = arrived()
    table.at("scope.write")
    for actor in (PARTICIPANT, OTHER):
        table.do(c.MarkDone, actor, place="scope.write", done=True)
    seen = visible(table.state, viewer)
    named = set(seen.done["scope.write"]) & set(table.state.people)
    if viewer.role in LEADERS:
        assert named == {"p1", "p2"}
    elif viewer in (PARTICIPANT, OTHER):
        assert named == {viewer.id}
    else:
        assert named == set()
    assert done_now(seen) == (2, 4)


@given(
    st.sampled_from(WRITES),
    st.sets(st.sampled_from(["p1", "p2", "p3", "p4", "p5", "p6"])),
    st.sets(st.sampled_from(["p1", "p2", "p3", "p4", "p5", "p6"])),
    st.sets(st.sampled_from(["p1", "p4", "p6"])),
    st.sampled_from([*CAST, Actor("p6", Role.OBSERVER), Actor("nobody", Role.PARTICIPANT)]),
)
def test_every_window_counts_the_same_people_as_done(
    beat: str, arrive: set[str], done: set[str], away: set[str], viewer: Actor
) -> None:
    table = Table(observers=2)
    table.at(beat)
    for person in sorted(arrive):
        table.do(c.Arrive, person_id=person)
    for person in sorted(done):
        table.happened(e.DoneMarked(person_id=person, place=beat))
    for person in sorted(away):
        table.do(c.MarkAway, person_id=person, away=True)
    assert done_now(visible(table.state, viewer)) == done_now(table.state)


@EVERYBODY
def test_lines_are_read_by_those_who_lead_and_by_their_author(viewer: Actor) -> None:
    table = arrived()
    table.do(c.EditPlan, base_seq=table.state.seq, changes={"names": "yes"})
    table.at("scope.sharpen", "close")
    for actor in (PARTICIPANT, OTHER, OBSERVER):
        table.do(c.MakeRemark, actor, about="scope", text=f"by {actor.id}")
    read = sorted(remark.text for remark in visible(table.state, viewer).remarks.values())
    if viewer.role in LEADERS:
        assert read == ["by p1", "by p2", "by p5"]
    elif viewer in (PARTICIPANT, OTHER, OBSERVER):
        assert read == [f"by {viewer.id}"]
    else:
        assert read == []


def test_lines_have_no_names_where_votes_have_none() -> None:
    table = arrived()
    table.at("scope.sharpen", "scope.wrong")
    for actor, about in ((OTHER, "scope"), (PARTICIPANT, "scope"), (PARTICIPANT, "wrong")):
        table.do(c.MakeRemark, actor, about=about, text=f"mine, on {about}")
    seen = visible(table.state, FACILITATOR).remarks
    assert {remark.author for remark in seen.values()} == {""}
    assert sorted(remark.about for remark in seen.values()) == ["scope", "scope", "wrong"]
    assert not any(person in key for key in seen for person in table.state.people)
    own = visible(table.state, PARTICIPANT).remarks
    assert {remark.author for remark in own.values()} == {"p1"}


def test_the_walls_browser_is_the_facilitators_and_shows_no_lines() -> None:
    table = arrived()
    table.at("scope.sharpen")
    table.do(c.MakeRemark, PARTICIPANT, about="scope", text="mine")
    mine = Actor("p1", Role.SCREEN)
    for room in (SCREEN, BOX, mine):
        assert not visible(table.state, room).remarks


@EVERYBODY
def test_the_code_to_come_in_with_is_on_the_wall_and_never_in_a_box(
    table: Table, viewer: Actor
) -> None:
    table.do(c.OpenJoining, code="7KQ2MX")
    shown = visible(table.state, viewer).code
    assert shown == ("" if viewer.role is Role.BOX else "7KQ2MX")


def test_of_those_who_only_began_no_name_is_told_as_having_voted(table: Table) -> None:
    vote = table.open()
    for actor, whole in ((PARTICIPANT, True), (OTHER, False)):
        table.cast(vote, actor.id, {"habit": 2}, "device", actor=actor, whole=whole)
    for asks in (FACILITATOR, BOX):
        assert visible(table.state, asks).rounds[vote].voted == {"p1"}


@EVERYBODY
def test_every_window_counts_the_same_ballots_as_finished(viewer: Actor) -> None:
    table = Table(observers=2)
    vote = table.open()
    for name, whole in (("p1", True), ("p2", False), ("p3", False)):
        voter = Actor(name, Role.PARTICIPANT)
        table.cast(vote, name, {"habit": 2}, "device", actor=voter, whole=whole)
    table.cast(vote, "p5", {"habit": 2}, "device", actor=OBSERVER, whole=False)
    seen = visible(table.state, viewer).rounds[vote]
    assert (seen.filed, len(seen.ballots), len(seen.watching)) == (1, 3, 1)
    assert not any(ballot.whole for ballot in seen.watching.values())


@EVERYBODY
def test_the_pulse_names_nobody_who_is_done(viewer: Actor) -> None:
    table = arrived()
    table.at("scope.write")
    table.do(c.MarkDone, PARTICIPANT, place="scope.write", done=True)
    assert pulse(visible(table.state, viewer), table.now)["done"] == (1, 4)


def test_a_visible_state_lists_the_room_in_its_order(table: Table) -> None:
    assert [person.id for person in in_order(visible(table.state, SCREEN).people)] == [
        *("p1", "p2", "p3", "p4"),
    ]
