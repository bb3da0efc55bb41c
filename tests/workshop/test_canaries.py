"""Canaries: no hidden word, number or name anywhere in what a viewer is given."""

from __future__ import annotations

import pickle
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st
from immutables import Map

from tests.cast import BOX, CAST, FACILITATOR, OTHER, PARTICIPANT, Table
from tests.cast import COFACILITATOR as SECOND
from workshop import commands as c
from workshop import events as e
from workshop.beats import BEATS
from workshop.events import Event
from workshop.pulse import pulse
from workshop.roles import LEADERS, Actor, Role
from workshop.scales import DOT_VOTES, SCALES
from workshop.stages import STAGE_IDS
from workshop.state import State
from workshop.visibility import ROOMS, shown, visible

STRANGER = Actor("nobody", Role.PARTICIPANT)
VIEWERS = st.sampled_from([*CAST, STRANGER])
AUTHORS = (FACILITATOR, SECOND, PARTICIPANT, OTHER)
SHOWN_AT = {
    "proposals": ("scope.read", "scope.dots", "scope.sharpen"),
    "cards": ("wrong.read", "wrong.gaps", "wrong.vote", "wrong.order"),
    "ideas": ("tickets.read", "tickets.dots", "tickets.choose", "tickets.know"),
}


def song(state: State, viewer: Actor) -> str:
    """All that reaches a viewer: the state as drawn, as pickled, and its pulse."""
    seen = visible(state, viewer)
    return f"{seen!r} {pickle.dumps(seen).decode('latin-1')} {pulse(seen, 99)!r}"


class Writing(NamedTuple):
    """Something written in secret: what, for which stage, by whom; taken away later?"""

    kind: str
    stage: str
    author: Actor
    away: bool


writings = st.lists(
    st.builds(
        Writing,
        st.sampled_from(["proposals", "notes", "cards", "ideas", "items"]),
        st.sampled_from(STAGE_IDS),
        st.sampled_from(AUTHORS),
        st.booleans(),
    ),
    max_size=8,
)


def _events(number: int, writing: Writing) -> list[Event]:
    """A thing full of canaries, reworded, and perhaps taken away again."""
    name, old, new, author = f"t{number}", f"<OLD{number}>", f"<NEW{number}>", writing.author.id
    mine = {"author": author, "stage": writing.stage}
    if writing.kind == "proposals":
        return [
            e.ProposalAdded(proposal_id=name, who=old, task=old, author=author),
            e.ProposalEdited(proposal_id=name, changes={"who": new, "task": new}),
            e.ProposalDeleted(proposal_id=name),
        ]
    if writing.kind == "notes":
        more = {"text": new, "lane": new, "source": new, "feeling": new, "evidence": new}
        return [
            e.NoteAdded(note_id=name, lane=old, text=old, source=old, feeling=old, **mine),
            e.NoteEdited(note_id=name, changes={**more}),
            e.NotesGrouped(group_id=f"g{number}", name=f"<NEW{number}>", notes=(name,)),
            e.NoteDeleted(note_id=name),
        ]
    if writing.kind == "cards":
        later = ("does", "suffers", "cause", "control", "group", "recovery", "finder")
        return [
            e.FailureModeAdded(mode_id=name, does=old, suffers=old, pattern=old, **mine),
            e.FailureModeEdited(mode_id=name, changes=dict.fromkeys(later, new)),
            e.RiskAccepted(mode_id=name, by=f"<RISK{number}>", why=f"<RISK{number}>"),
            e.FailureModeDeleted(mode_id=name),
        ]
    if writing.kind == "items":
        more = dict.fromkeys(("title", "why", "note", "odd"), new)
        born = {"kind": "decision", "letters": "DC", "number": number, "author": author}
        return [
            e.ItemAdded(item_id=name, draft=old, intended={"title": old, "odd": old}, **born),
            e.ItemEdited(item_id=name, side="intended", changes=more),
            e.ItemEdited(item_id=name, side="actual", changes=more),
            e.Linked(relation="traces_to", source=name, target="low_points/habit"),
            e.ItemRemoved(item_id=name),
        ]
    words = ("change", "stops", "owner", "first_step", "effort")
    metric = ("measure", "count", "unit", "start", "goal", "by", "source", "guardrail")
    return [
        e.IdeaAdded(idea_id=name, change=old, stops=old, **mine),
        e.IdeaEdited(idea_id=name, changes=dict.fromkeys(words, new)),
        e.MetricEdited(idea_id=name, changes=dict.fromkeys(metric, new)),
        e.IdeaDeleted(idea_id=name),
    ]


@given(writings, st.lists(st.sampled_from([beat.id for beat in BEATS]), max_size=6), VIEWERS)
def test_no_word_sings_before_its_time_and_all_do_afterwards(
    written: list[Writing], beats: list[str], viewer: Actor
) -> None:
    table = Table(people=2)
    for number, writing in enumerate(written):
        *said, gone = _events(number, writing)
        for event in (*said, gone) if writing.away else said:
            table.happened(event, writing.author.id, f"<BY{number}>")
    everything = dict.fromkeys(("who", "task", "out", "feature", "wrong"), "<SCOPE>")
    table.do(c.EditScope, base_seq=0, changes=everything)
    table.do(c.NotePrivately, step=1, base_seq=0, text="<PRIVATE>")
    for beat in beats:
        table.do(c.EnterBeat, beat=beat)

    sung = song(table.state, viewer)

    for number, (kind, stage, author, away) in enumerate(written):
        own = author.id == viewer.id and viewer.role not in ROOMS
        due = own or _is_due(table.state, kind, stage, viewer)
        assert (f"<NEW{number}>" in sung) == (due and not away)
        assert due or f"<RISK{number}>" not in sung
        assert due or f"<OLD{number}>" not in sung
        assert own or f"<BY{number}>" not in sung
    scope_due = viewer.role in LEADERS or shown(table.state, "scope.sharpen", "scope.wrong")
    assert ("<SCOPE>" in sung) == scope_due
    assert ("<PRIVATE>" in sung) == (viewer.role in LEADERS)


def _is_due(state: State, kind: str, stage: str, viewer: Actor) -> bool:
    """Whether the room has read it; a draft of a decision is for those who lead."""
    if kind == "items":
        return viewer.role in LEADERS
    return shown(state, *SHOWN_AT.get(kind, (f"walk.{stage}.read",)))


VOTERS = (*AUTHORS, Actor("p5", Role.OBSERVER))
CANARY = 700_000_000
"""Numbers no scale has stand in for scores, so that each can be found again."""


@given(
    st.lists(
        st.tuples(st.booleans(), st.sampled_from([*SCALES, *DOT_VOTES])), min_size=1, max_size=3
    ),
    VIEWERS,
    st.lists(st.sampled_from(VOTERS), max_size=5, unique=True),
    st.booleans(),
)
def test_no_vote_sings_before_its_reveal_and_all_do_afterwards(
    rounds: list[tuple[bool, str]], viewer: Actor, voters: list[Actor], hands: bool
) -> None:
    table = Table(people=2)
    for place, (is_revealed, scale) in enumerate(rounds, start=1):
        name = f"vote-{place}"
        table.happened(e.RoundOpened(round_id=name, scale=scale, items=STAGE_IDS, eligible=4))
        for score, voter in enumerate(voters, start=CANARY + place * 1_000):
            mark = f"<{name} {voter.id}>"
            ballot = e.BallotCast(
                round_id=name,
                voter=voter.id,
                way=mark,
                entered_by=mark,
                answers={"contact": score},
                observer=voter.role is Role.OBSERVER,
            )
            table.happened(ballot, voter.id, mark)
        if hands:
            counted = e.FingersCounted(round_id=name, item="habit", counts={"7": 3})
            table.happened(counted, "second", "hands")
        if is_revealed:
            table.happened(e.RoundRevealed(round_id=name))

    sung = song(table.state, viewer)
    seen = visible(table.state, viewer)

    for place, (is_revealed, scale) in enumerate(rounds, start=1):
        name = f"vote-{place}"
        round_ = seen.rounds[name]
        assert len(round_.ballots) + len(round_.watching) == len(voters)
        assert round_.votes("habit") == ([7] * 3 if hands and is_revealed else [])
        for score, voter in enumerate(voters, start=CANARY + place * 1_000):
            watched = voter.role is Role.OBSERVER and scale == "trust"
            own = voter.id == viewer.id and viewer.role not in ROOMS
            due = own or (is_revealed and not watched)
            assert (str(score) in sung) == due
            assert (f"<{name} {voter.id}>" in repr(seen._replace(undo=Map()))) == due
    assert str(CANARY)[:6] not in repr(seen.undo)


def test_the_pulse_counts_and_never_says_what_or_who(table: Table) -> None:
    vote = table.open()
    before = pulse(visible(table.state, BOX), table.now)
    table.cast(vote, "p1", dict.fromkeys(STAGE_IDS, 5), "box", actor=BOX)
    after = pulse(visible(table.state, BOX), table.now)
    assert {**after, "seq": 0, "votes": 0} == {**before, "seq": 0, "votes": 0}
    assert after["votes"] == [1, 4]
