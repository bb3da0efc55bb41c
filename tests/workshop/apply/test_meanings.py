"""What each event means, and that it means nothing about things that are not there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from immutables import Map

from tests.cast import Table, everywhere
from workshop import events as e
from workshop.apply import apply
from workshop.events import EVENTS, Entry, Event
from workshop.state import State

Look = Callable[[State], Any]


class Set(Table):
    """A workshop with one of everything, under names that an event can be written with."""

    def __init__(self) -> None:
        super().__init__(observers=1)
        author: dict[str, Any] = {"author": "host"}
        place: dict[str, Any] = {"stage": "contact", **author}
        for event in (
            *(e.ProposalAdded(proposal_id="bet", who="a rep", task="write", **author),),
            *(e.NoteAdded(note_id=n, lane="does", text=n, **place) for n in ("n1", "n2")),
            *(e.NotesGrouped(group_id="g", name="same", notes=("n1",)),),
            *(e.FailureModeAdded(mode_id=n, does=n, suffers="s", **place) for n in ("f1", "f2")),
            *(e.IdeaAdded(idea_id=n, change=n, stops="f2", **place) for n in ("i1", "i2")),
            *(e.IdeaAdded(idea_id="t", change="t", stops="", **place),),
            *(e.InterventionChosen(idea_id="t"),),
            *(e.RoundOpened(round_id="r", scale="trust", items=("habit",), eligible=4),),
            *(_cast("v"), _cast("w", observer=True)),
            *(e.RoundOpened(round_id="done", scale="trust", items=("habit",), eligible=4),),
            *(e.RoundClosed(round_id="done"),),
            *(_item("dc"), _item("draft", draft="ask|always", number=2)),
            *(e.Linked(**LINK),),
            *(e.DoneMarked(person_id="p1", place="close"), e.JoiningOpened(code="ABCDEF")),
        ):
            self.happened(event, command_id=f"c{self.state.seq}")
        self.note("undo me")
        self.last = self.state.undo["host"][-1].command_id


def _item(name: str, **more: Any) -> e.ItemAdded:
    item: dict[str, Any] = {"kind": "decision", "letters": "DC", "number": 1, "author": "host"}
    return e.ItemAdded(item_id=name, **{**item, "intended": {"title": name, "why": ""}, **more})


LINK = {"relation": "traces_to", "source": "dc", "target": "ideas/i1"}


def _cast(voter: str, round_id: str = "r", observer: bool = False) -> e.BallotCast:
    ballot: dict[str, Any] = {"way": "slip", "entered_by": "host", "answers": {"habit": 2}}
    return e.BallotCast(round_id=round_id, voter=voter, observer=observer, **ballot)


MEANINGS: list[tuple[Event, Look, Any]] = [
    (_item("new", number=7), lambda s: (s.items["new"].code, s.numbers["decision"]), ("DC7", 7)),
    (
        e.ItemEdited(item_id="dc", side="actual", changes={"title": "is", "owner": ""}),
        lambda s: (s.items["dc"].intended, s.items["dc"].actual),
        (Map({"title": "dc"}), Map({"title": "is"})),
    ),
    (e.ItemRemoved(item_id="draft"), lambda s: dict(s.dismissed_drafts), {"draft": "decision"}),
    (e.ItemKept(item_id="draft"), lambda s: s.items["draft"].draft, ""),
    (
        e.Linked(relation="traces_to", source="draft", target="dc"),
        lambda s: s.links["traces_to|draft|dc"].reviewed_seq == s.seq,
        True,
    ),
    (e.Unlinked(**LINK), lambda s: dict(s.links), {}),
    (
        e.LinkReviewed(**LINK),
        lambda s: s.links["traces_to|dc|ideas/i1"].reviewed_seq == s.seq,
        True,
    ),
    (e.WorkshopStarted(title="New"), lambda s: s.plan.title, "New"),
    (e.WorkshopRestored(source="a file", left_out=2), lambda s: s.restored, "a file"),
    (e.PlanEdited(changes={"minutes.1": 9, "title": "X"}), lambda s: s.plan.minutes[1], 9),
    (e.VarianceRecorded(changes={"bad": "b"}), lambda s: s.model_record.bad, "b"),
    (e.PersonAdded(person_id="p9", name="Z"), lambda s: s.people["p9"].name, "Z"),
    (
        e.PersonEdited(person_id="p1", changes={"role": "observer"}),
        lambda s: len(s.observers),
        2,
    ),
    (e.PersonRemoved(person_id="p1"), lambda s: len(s.voters), 3),
    (e.PersonArrived(person_id="p1"), lambda s: s.people["p1"].arrived, True),
    (e.PersonAway(person_id="p1", away=True), lambda s: len(s.voters), 3),
    (e.PersonMerged(kept="p1", joined="p2"), lambda s: s.people["p2"].merged, "p1"),
    (e.JoiningOpened(code="7KQ2MX"), lambda s: (s.joining, s.code), (True, "7KQ2MX")),
    (e.JoiningClosed(), lambda s: (s.joining, s.code), (False, "ABCDEF")),
    (e.CheckedIn(person_id="p1", answer="fine"), lambda s: s.people["p1"].check_in, "fine"),
    (e.DoneMarked(person_id="p2", place="close"), lambda s: s.done["close"], {"p1", "p2"}),
    (e.DoneCleared(person_id="p1", place="close"), lambda s: s.done["close"], set()),
    (
        e.RemarkMade(about="scope", author="p1", text="x", evidence="seen"),
        lambda s: s.remarks["scope|p1"].evidence,
        "seen",
    ),
    (e.NotesKeptApart(notes=("n1", "n2")), lambda s: s.distinct_notes, {("n1", "n2")}),
    (e.StepEntered(step=2), lambda s: s.agenda.step, 2),
    (e.BeatEntered(beat="trust.talk", topic="habit"), lambda s: s.agenda.topic, "habit"),
    (e.ClockStarted(), lambda s: s.agenda.clock.since is not None, True),
    (e.ClockPaused(), lambda s: s.agenda.clock.spent.get(0), 0),
    (e.ClockAdjusted(step=1, by=5), lambda s: s.agenda.clock.extra[1], 5),
    (e.AgendaRebalanced(by={"4": -5, "x": 1}), lambda s: dict(s.agenda.clock.extra), {4: -5}),
    (e.PrivatelyNoted(step=1, text="x"), lambda s: s.private["1"].text, "x"),
    (
        e.ProposalAdded(proposal_id="b", who="w", task="t", author="a"),
        lambda s: len(s.proposals),
        2,
    ),
    (
        e.ProposalEdited(proposal_id="bet", changes={"who": "x"}),
        lambda s: s.proposals["bet"].who,
        "x",
    ),
    (e.ProposalDeleted(proposal_id="bet"), lambda s: len(s.proposals), 0),
    (e.ScopeChosen(proposal_id="bet"), lambda s: (s.scope.who, s.scope.task), ("a rep", "write")),
    (e.ScopeEdited(changes={"out": "x", "rev": "9"}), lambda s: s.scope.out, "x"),
    (e.StageRenamed(stage="habit", name="X"), lambda s: s.stage("habit").name, "X"),
    (
        e.NoteAdded(note_id="n", stage="habit", lane="does", text="x", author="a", feeling="1"),
        lambda s: s.notes["n"].feeling,
        "1",
    ),
    (e.NoteEdited(note_id="n1", changes={"text": "x"}), lambda s: s.notes["n1"].text, "x"),
    (e.NoteDeleted(note_id="n1"), lambda s: "n1" in s.notes, False),
    (
        e.NotesGrouped(group_id="g2", name="x", notes=("n1", "n2", "gone")),
        lambda s: (s.groups["g2"].name, s.notes["n2"].group),
        ("x", "g2"),
    ),
    (e.NotesUngrouped(group_id="g"), lambda s: (len(s.groups), s.notes["n1"].group), (0, "")),
    (e.TaskAdded(task_id="t2", task="x"), lambda s: s.tasks["t2"].task, "x"),
    (
        e.RoundOpened(round_id="r2", scale="trust", items=(), eligible=3, task="t2", named=True),
        lambda s: (s.rounds["r2"].task, s.rounds["r2"].named, s.rounds["r2"].by_hand),
        ("t2", True, 0),
    ),
    (
        e.RoundCued(round_id="r", phase="show", item="habit"),
        lambda s: (s.rounds["r"].phase, s.rounds["r"].item),
        ("show", "habit"),
    ),
    (_cast("x"), lambda s: s.rounds["r"].votes("habit"), [2, 2]),
    (
        e.FingersCounted(round_id="r", item="habit", counts={"5": 2, "0": 1, "x": 3, "55": 1}),
        lambda s: s.rounds["r"].hands["habit"],
        (None, 5, 5),
    ),
    (e.BallotVoided(round_id="r", voter="v"), lambda s: len(s.rounds["r"].ballots), 0),
    (e.RoundClosed(round_id="r"), lambda s: s.rounds["r"].open, False),
    (
        e.RoundRevealed(round_id="r"),
        lambda s: (s.rounds["r"].open, s.rounds["r"].revealed),
        (False, True),
    ),
    (e.LowPointNoted(stage="habit", because="x"), lambda s: s.low_points["habit"].because, "x"),
    (e.LowPointMarked(stage="habit", marked=False), lambda s: s.low_points["habit"].marked, False),
    (
        e.FailureModeAdded(
            mode_id="f", stage="habit", does="d", suffers="s", author="a", stage_to="advocacy"
        ),
        lambda s: s.failure_modes["f"].stages,
        ("habit", "advocacy"),
    ),
    (
        e.FailureModeEdited(mode_id="f1", changes={"cause": "x"}),
        lambda s: s.failure_modes["f1"].cause,
        "x",
    ),
    (e.FailureModeDeleted(mode_id="f1"), lambda s: list(s.failure_modes), ["f2"]),
    (
        e.FailureModesJoined(kept="f1", joined=("f2", "gone")),
        lambda s: (list(s.failure_modes), s.ideas["i1"].stops, s.failure_modes["f1"].also),
        (["f1"], "f1", ("The AI f2, so our user s.",)),
    ),
    (e.PatternJudged(pattern="unseen", answer="us"), lambda s: s.patterns["unseen"], "us"),
    (
        e.RiskAccepted(mode_id="f1", by="A", why="w"),
        lambda s: s.failure_modes["f1"].accepted_by,
        "A",
    ),
    (
        e.IdeaAdded(idea_id="i", stage="habit", change="c", stops="", author="a"),
        lambda s: s.ideas["i"].change,
        "c",
    ),
    (e.IdeaEdited(idea_id="i1", changes={"owner": "x"}), lambda s: s.ideas["i1"].owner, "x"),
    (e.IdeaDeleted(idea_id="i1"), lambda s: "i1" in s.ideas, False),
    (
        e.IdeasJoined(kept="i1", joined=("i2", "gone")),
        lambda s: (s.ideas["i1"].also, "i2" in s.ideas),
        (("i2",), False),
    ),
    (e.InterventionChosen(idea_id="i1"), lambda s: s.ideas["i1"].ticket_number, 2),
    (e.InterventionDropped(idea_id="t"), lambda s: s.tickets, []),
    (e.MetricEdited(idea_id="i1", changes={"goal": "9"}), lambda s: s.ideas["i1"].metric.goal, "9"),
    (e.OverrideGiven(about="tickets", reason="x"), lambda s: s.overrides["tickets"], "x"),
]


@pytest.mark.parametrize(("event", "look", "expected"), MEANINGS, ids=lambda v: type(v).__name__)
def test_what_an_event_means(event: Event, look: Look, expected: Any) -> None:
    table = Set()
    was = look_or_none(look, table.state)
    table.happened(event)
    assert look(table.state) == expected
    assert was != expected or isinstance(event, e.ClockPaused)


def look_or_none(look: Look, state: State) -> Any:
    """What there was before, None if it was not there."""
    try:
        return look(state)
    except KeyError:
        return None


def test_an_undone_event_takes_back_the_command_it_names() -> None:
    table = Set()
    count = len(table.state.notes)
    table.happened(e.Undone(command_id=table.last))
    assert len(table.state.notes) == count - 1


def test_every_event_has_a_meaning_here() -> None:
    content_seq = {type(event) for event, _, _ in MEANINGS}
    assert content_seq | {e.Undone} == set(EVENTS.values())


CREATING = (
    *(e.WorkshopStarted, e.WorkshopRestored, e.PlanEdited, e.VarianceRecorded, e.PersonAdded),
    *(e.BeatEntered, e.ClockStarted, e.ClockPaused, e.ClockAdjusted, e.AgendaRebalanced),
    *(e.PrivatelyNoted, e.ProposalAdded, e.ScopeEdited, e.StageRenamed, e.NoteAdded),
    *(e.NotesGrouped, e.TaskAdded, e.RoundOpened, e.LowPointNoted, e.LowPointMarked),
    *(e.FailureModeAdded, e.PatternJudged, e.IdeaAdded, e.OverrideGiven),
    *(e.JoiningOpened, e.JoiningClosed, e.DoneMarked, e.NotesKeptApart),
    *(e.ItemAdded, e.Linked),
)
"""Events that need nothing to be there before them."""
GONE: list[Event] = [
    e.StepEntered(step=99),
    e.StepEntered(step=-1),
    e.Undone(command_id="x"),
    e.PersonEdited(person_id="x", changes={"name": "y"}),
    e.PersonRemoved(person_id="x"),
    e.PersonArrived(person_id="x"),
    e.PersonAway(person_id="x", away=True),
    e.CheckedIn(person_id="x", answer="fine"),
    e.PersonMerged(kept="x", joined="p1"),
    e.PersonMerged(kept="p1", joined="x"),
    e.PersonMerged(kept="p1", joined="p1"),
    e.DoneCleared(person_id="p1", place="lobby"),
    e.DoneCleared(person_id="x", place="close"),
    e.RemarkMade(about="scope", author="x", text=""),
    e.ItemEdited(item_id="x", side="intended", changes={"title": "y"}),
    e.ItemEdited(item_id="dc", side="nowhere", changes={"title": "y"}),
    e.ItemRemoved(item_id="x"),
    e.ItemKept(item_id="x"),
    e.ItemKept(item_id="dc"),
    e.Unlinked(relation="traces_to", source="x", target="dc"),
    e.LinkReviewed(relation="evaluates", source="dc", target="ideas/i1"),
    e.ProposalEdited(proposal_id="x", changes={"who": "y"}),
    e.ProposalDeleted(proposal_id="x"),
    e.ScopeChosen(proposal_id="x"),
    e.NoteEdited(note_id="x", changes={"text": "y"}),
    e.NoteDeleted(note_id="x"),
    e.NotesUngrouped(group_id="x"),
    e.RoundCued(round_id="x", phase="show"),
    _cast("v", "x"),
    _cast("v", "done"),
    e.FingersCounted(round_id="x", item="habit", counts={"1": 1}),
    e.FingersCounted(round_id="done", item="habit", counts={"1": 1}),
    e.BallotVoided(round_id="x", voter="v"),
    e.BallotVoided(round_id="r", voter="nobody"),
    e.RoundClosed(round_id="x"),
    e.RoundRevealed(round_id="x"),
    e.FailureModeEdited(mode_id="x", changes={"does": "y"}),
    e.FailureModeDeleted(mode_id="x"),
    e.FailureModesJoined(kept="x", joined=("f1",)),
    e.RiskAccepted(mode_id="x", by="A", why="w"),
    e.IdeaEdited(idea_id="x", changes={"change": "y"}),
    e.IdeaDeleted(idea_id="x"),
    e.IdeasJoined(kept="x", joined=("i1",)),
    e.InterventionChosen(idea_id="x"),
    e.InterventionChosen(idea_id="t"),
    e.InterventionDropped(idea_id="x"),
    e.MetricEdited(idea_id="x", changes={"goal": "1"}),
]


@pytest.mark.parametrize("event", GONE, ids=repr)
def test_an_event_about_something_that_is_not_there_changes_nothing_else(event: Event) -> None:
    before = Set().state
    after = apply(before, Entry(99, before.at, "host", "c", event))
    assert after._replace(urgent_seq=0, content_seq=0) == before._replace(
        seq=99, urgent_seq=0, content_seq=0
    )


def test_every_other_event_needs_nothing_to_be_there() -> None:
    assert {type(event) for event in GONE} | set(CREATING) == set(EVENTS.values())


def test_a_running_clock_is_not_started_anew(table: Table) -> None:
    table.happened(e.ClockStarted())
    since = table.state.agenda.clock.since
    table.wait(5)
    table.happened(e.ClockStarted())
    assert table.state.agenda.clock.since == since


def test_a_ballot_of_one_way_keeps_its_answers_and_another_way_starts_anew(table: Table) -> None:
    vote = table.open()
    for way, answers in (
        ("device", everywhere(2)),
        ("device", {"habit": 4}),
        ("box", {"habit": 1}),
    ):
        event = e.BallotCast(round_id=vote, voter="p1", way=way, entered_by="p1", answers=answers)
        table.happened(event)
    assert table.round(vote).ballots["p1"].answers == Map({"habit": 1})


def test_only_fields_that_forms_have_are_changed_by_an_edit(table: Table) -> None:
    note = table.note("n")
    table.happened(e.NoteEdited(note_id=note, changes={"text": None, "author": "x", "rev": 9}))
    edited = table.state.notes[note]
    assert (edited.text, edited.author, edited.rev) == ("", "host", table.state.seq)
