"""What is hidden from whom until when: one test a row of the table, and canaries."""

from __future__ import annotations

from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from immutables import Map

from tests.cast import (
    CAST,
    COFACILITATOR,
    FACILITATOR,
    OBSERVER,
    OTHER,
    PARTICIPANT,
    SCREEN,
    Table,
    everywhere,
)
from workshop import commands as c
from workshop import events as e
from workshop.beats import BEATS
from workshop.roles import LEADERS, Actor, Role
from workshop.stages import STAGE_IDS
from workshop.state import Metric
from workshop.visibility import shown, visible


def _name(actor: Actor) -> str:
    return f"{actor.role}-{actor.id}"


EVERYBODY = pytest.mark.parametrize("viewer", CAST, ids=_name)
OTHERS = pytest.mark.parametrize(
    "viewer", [COFACILITATOR, PARTICIPANT, OBSERVER, SCREEN], ids=_name
)
"""Everybody but the facilitator at the facilitator's own page."""


@EVERYBODY
def test_step_1_the_scope_is_the_facilitators_until_the_sharpen_beat(
    table: Table, viewer: Actor
) -> None:
    table.do(c.EditScope, seen=table.state.seq, changes={"who": "a rep", "task": "write"})
    before = visible(table.state, viewer).scope.sentence
    assert before == ("a rep uses the AI to write" if viewer.role in LEADERS else "")

    table.do(c.EnterBeat, beat="scope.sharpen")
    assert visible(table.state, viewer).scope == table.state.scope


@OTHERS
def test_step_2_others_see_that_there_is_a_note_and_no_more_until_it_is_read(
    table: Table, viewer: Actor
) -> None:
    name = table.note("the secret", stage="contact")
    table.do(c.EditNote, note_id=name, seen=table.state.seq, changes={"text": "reworded"})
    sealed = visible(table.state, viewer).notes[name]
    assert (sealed.sealed, len(sealed.changed)) == (True, 0)
    assert (sealed.text, sealed.author, sealed.lane, sealed.stage) == ("", "", "", "contact")

    table.do(c.EnterBeat, beat="walk.discovery.read")
    assert visible(table.state, viewer).notes[name].sealed
    table.do(c.EnterBeat, beat="walk.contact.read")
    assert visible(table.state, viewer).notes[name] == table.state.notes[name]


def test_step_2_the_facilitator_sees_what_they_typed_and_not_what_others_write(
    table: Table,
) -> None:
    mine, theirs = table.note("mine"), table.note("theirs", COFACILITATOR)
    seen = visible(table.state, FACILITATOR).notes
    assert seen[mine].text == "mine"
    assert (seen[theirs].text, seen[theirs].sealed) == ("", True)


@EVERYBODY
def test_step_3_nobody_sees_a_score_before_the_reveal(table: Table, viewer: Actor) -> None:
    """The facilitator's screen included, also for slips they keyed in themselves."""
    round_id = table.voted([1] * 5, [5] * 5, reveal=False)
    sealed = visible(table.state, viewer).rounds[round_id]
    assert len(sealed.ballots) == 2
    assert sealed.votes("contact") == []
    assert not set(sealed.ballots) & {"slip:1", "slip:2"}

    table.reveal(round_id)
    assert visible(table.state, viewer).rounds[round_id].votes("contact") == [1, 5]


@EVERYBODY
def test_step_3_a_voter_sees_their_own_ballot_and_the_count_of_the_others(
    table: Table, viewer: Actor
) -> None:
    round_id = table.open()
    for voter, score in ((PARTICIPANT, 2), (OTHER, 5)):
        ballot: dict[str, Any] = {"round_id": round_id, "voter": voter.id, "way": "device"}
        table.do(c.CastBallot, voter, answers=everywhere(score), **ballot)
    seen = visible(table.state, viewer).rounds[round_id]
    assert len(seen.ballots) == 2
    assert seen.votes("habit") == {"p1": [2], "p2": [5]}.get(viewer.id, [])


def test_a_voters_own_ballot_never_shows_on_their_wall(table: Table) -> None:
    round_id = table.open()
    ballot: dict[str, Any] = {"round_id": round_id, "voter": "host", "way": "device"}
    table.do(c.CastBallot, FACILITATOR, answers=everywhere(2), **ballot)
    assert visible(table.state, FACILITATOR).rounds[round_id].votes("habit") == [2]
    assert visible(table.state, SCREEN).rounds[round_id].votes("habit") == []


@OTHERS
def test_step_4_cards_are_counted_and_sealed_until_they_are_read(
    table: Table, viewer: Actor
) -> None:
    name = table.card("leaks a price", suffers="loses face")
    table.do(c.EditFailureMode, mode_id=name, seen=table.state.seq, changes={"does": "leaks"})
    sealed = visible(table.state, viewer).failures[name]
    assert (sealed.sealed, sealed.does, sealed.suffers, sealed.author) == (True, "", "", "")
    assert not sealed.changed

    table.do(c.EnterBeat, beat="wrong.read")
    assert visible(table.state, viewer).failures[name] == table.state.failures[name]


@EVERYBODY
def test_step_4_ratings_are_secret_until_the_reveal(table: Table, viewer: Actor) -> None:
    card = table.card()
    round_id = table.voted([4], scale="how_bad", reveal=False)
    assert visible(table.state, viewer).rounds[round_id].votes(card) == []
    table.reveal(round_id)
    assert visible(table.state, viewer).rounds[round_id].votes(card) == [4]


@OTHERS
def test_step_5_ideas_are_counted_and_sealed_until_the_choice(table: Table, viewer: Actor) -> None:
    name = table.idea("Show the source", stops=table.card())
    changes = {"owner": "Dana", "first_step": "Ask", "goal": "60"}
    table.do(c.EditIdea, idea_id=name, seen=table.state.seq, changes=changes)
    sealed = visible(table.state, viewer).ideas[name]
    words = (sealed.change, sealed.stops, sealed.author, sealed.owner, sealed.first_step)
    assert sealed.sealed
    assert words == ("",) * 5
    assert sealed.metric == Metric()
    assert not sealed.changed

    table.do(c.EnterBeat, beat="tickets.choose")
    assert visible(table.state, viewer).ideas[name] == table.state.ideas[name]


def test_the_facilitator_sees_their_own_cards_and_ideas_while_they_type(table: Table) -> None:
    card, idea = table.card(), table.idea()
    seen = visible(table.state, FACILITATOR)
    assert seen.failures[card] == table.state.failures[card]
    assert seen.ideas[idea] == table.state.ideas[idea]


def test_the_facilitators_wall_shows_none_of_what_they_typed(table: Table) -> None:
    """One cookie, two windows: the wall sees as little as any screen."""
    note, card, idea = table.note("n"), table.card(), table.idea()
    wall = visible(table.state, SCREEN)
    assert wall.notes[note].sealed
    assert wall.failures[card].sealed
    assert wall.ideas[idea].sealed


@EVERYBODY
def test_what_was_shown_once_stays_shown_when_the_room_steps_back(
    table: Table, viewer: Actor
) -> None:
    name = table.note("seen")
    table.do(c.EnterBeat, beat="walk.contact.read")
    table.do(c.EnterBeat, beat="walk.contact.write")
    assert visible(table.state, viewer).notes[name].text == "seen"


def test_everybody_knows_how_much_they_can_undo_and_nobody_what_others_did(table: Table) -> None:
    table.note("one")
    table.note("two", COFACILITATOR)
    mine = visible(table.state, FACILITATOR).undo
    assert {who: len(steps) for who, steps in mine.items()} == {"host": 1}
    assert mine["host"][0].before == ()
    for viewer in (SCREEN, PARTICIPANT):
        assert not visible(table.state, viewer).undo


STRANGER = Actor("nobody", Role.PARTICIPANT)
AUTHORS = (FACILITATOR, COFACILITATOR, PARTICIPANT, OTHER)
SHOWN_AT = {"cards": ("wrong.read", "wrong.vote"), "ideas": ("tickets.choose",)}


class Writing(NamedTuple):
    """Something written in secret: what, for which stage, by whom; taken away later?"""

    kind: str
    stage: str
    author: Actor
    away: bool


writings = st.lists(
    st.builds(
        Writing,
        st.sampled_from(["notes", "cards", "ideas"]),
        st.sampled_from(STAGE_IDS),
        st.sampled_from(AUTHORS),
        st.booleans(),
    ),
    max_size=8,
)


def _write(table: Table, number: int, writing: Writing) -> None:
    """Write a thing full of canaries, reword it, and perhaps take it away again."""
    author = writing.author.id
    name, old, new = f"t{number}", f"<OLD{number}>", f"<NEW{number}>"
    who = f"<BY{number}>"
    mine = {"author": author, "stage": writing.stage}
    secret: dict[str, tuple[e.Event, ...]] = {
        "notes": (
            e.NoteAdded(note_id=name, lane=old, text=old, **mine),
            e.NoteEdited(note_id=name, changes={"text": new, "lane": new}),
            e.NoteDeleted(note_id=name),
        ),
        "cards": (
            e.FailureModeAdded(mode_id=name, does=old, suffers=old, **mine),
            e.FailureModeEdited(mode_id=name, changes={"does": new, "suffers": new}),
            e.FailureModeDeleted(mode_id=name),
        ),
        "ideas": (
            e.IdeaAdded(idea_id=name, change=old, stops=old, **mine),
            e.IdeaEdited(
                idea_id=name,
                changes=dict.fromkeys(("change", "stops", "owner", "first_step"), new),
            ),
            e.IdeaDeleted(idea_id=name),
        ),
    }
    added, edited, deleted = secret[writing.kind]
    table.happened(added, author, who)
    table.happened(edited, author, who)
    if writing.kind == "ideas":
        metric = dict.fromkeys(("measure", "unit", "start", "goal", "by", "guardrail"), new)
        table.happened(e.MetricEdited(idea_id=name, changes=metric), author, who)
    if writing.away:
        table.happened(deleted, author, who)


@given(
    writings,
    st.lists(st.sampled_from([beat.id for beat in BEATS]), max_size=6),
    st.sampled_from([*CAST, STRANGER]),
)
def test_no_canary_sings_before_its_time_and_all_do_afterwards(
    written: list[Writing], beats: list[str], viewer: Actor
) -> None:
    table = Table(people=2)
    for number, writing in enumerate(written):
        _write(table, number, writing)
    table.do(c.EditScope, seen=0, changes=dict.fromkeys(("who", "task", "out"), "<SCOPE>"))
    for beat in beats:
        table.do(c.EnterBeat, beat=beat)

    sung = repr(visible(table.state, viewer))

    for number, (kind, stage, author, away) in enumerate(written):
        own = author.id == viewer.id and viewer.role is not Role.SCREEN
        due = own or shown(table.state, *SHOWN_AT.get(kind, (f"walk.{stage}.read",)))
        assert (f"<NEW{number}>" in sung) == (due and not away)
        assert f"<OLD{number}>" not in sung
        assert own or f"<BY{number}>" not in sung
    scope_due = viewer.role in LEADERS or shown(table.state, "scope.sharpen")
    assert ("<SCOPE>" in sung) == scope_due


@given(
    st.lists(st.booleans(), min_size=1, max_size=3),
    st.sampled_from([*CAST, STRANGER]),
    st.lists(st.sampled_from(AUTHORS), max_size=4, unique=True),
)
def test_no_vote_sings_before_its_reveal_and_all_do_afterwards(
    revealed: list[bool], viewer: Actor, voters: list[Actor]
) -> None:
    """Numbers no scale has stand in for scores, so that each can be found again."""
    table = Table(people=2)
    for place, is_revealed in enumerate(revealed, start=1):
        name = f"trust-{place}"
        table.happened(e.RoundOpened(round_id=name, scale="trust", items=STAGE_IDS, eligible=4))
        for score, voter in enumerate(voters, start=700_000_000 + place * 1_000):
            mark = f"<{name} {voter.id}>"
            ballot = e.BallotCast(
                round_id=name,
                voter=voter.id,
                way=mark,
                entered_by=mark,
                answers={"contact": score},
            )
            table.happened(ballot, voter.id, mark)
        if is_revealed:
            table.happened(e.RoundRevealed(round_id=name))

    seen = visible(table.state, viewer)
    sung = repr(seen._replace(undo=Map()))

    for place, is_revealed in enumerate(revealed, start=1):
        name = f"trust-{place}"
        assert len(seen.rounds[name].ballots) == len(voters)
        for score, voter in enumerate(voters, start=700_000_000 + place * 1_000):
            due = is_revealed or (voter.id == viewer.id and viewer.role is not Role.SCREEN)
            assert (str(score) in sung) == due
            assert (f"<{name} {voter.id}>" in sung) == due
    assert "70000" not in repr(seen.undo)
