"""Which events every phone must show at once, and which change what a phone may show."""

from __future__ import annotations

import pytest

from tests.cast import Table
from tests.workshop.apply.test_meanings import MEANINGS, Set
from workshop import events as e
from workshop.apply import QUIET, TURNS, apply
from workshop.events import EVENTS, Entry, Event
from workshop.state import State

SHOWN = {
    *(e.WorkshopStarted, e.WorkshopRestored, e.VarianceRecorded),
    *(e.ProposalAdded, e.ProposalEdited, e.ProposalDeleted),
    *(e.NoteAdded, e.NoteEdited, e.NoteDeleted, e.NotesGrouped, e.NotesUngrouped),
    *(e.TaskAdded, e.LowPointNoted, e.LowPointMarked),
    *(e.FailureModeAdded, e.FailureModeEdited, e.FailureModeDeleted, e.FailureModesJoined),
    *(e.PatternJudged, e.RiskAccepted),
    *(e.IdeaAdded, e.IdeaEdited, e.IdeaDeleted, e.IdeasJoined),
    *(e.ItemAdded, e.ItemEdited, e.ItemRemoved, e.ItemKept),
    *(e.InterventionChosen, e.InterventionDropped, e.MetricEdited, e.OverrideGiven),
}
"""What phones show when they have time: a new event belongs here, in TURNS or in QUIET."""
ONE_OF_EACH: list[Event] = [*(event for event, _, _ in MEANINGS), e.Undone(command_id="x")]


def test_every_event_is_told_at_once_or_in_time_or_not_at_all() -> None:
    assert TURNS | QUIET | SHOWN == set(EVENTS.values())
    assert len(TURNS) + len(QUIET) + len(SHOWN) == len(EVENTS)


@pytest.mark.parametrize("event", ONE_OF_EACH, ids=lambda event: type(event).__name__)
def test_an_event_moves_the_number_of_its_kind_and_no_other(event: Event) -> None:
    before = Set().state._replace(turn=1, told=1)
    after = apply(before, Entry(before.seq + 1, before.at, "host", "c", event))
    moved = (after.turn == after.seq, after.told == after.seq)
    assert moved == (type(event) in TURNS, type(event) in SHOWN)
    assert {after.turn, after.told} <= {1, after.seq}


def test_a_vote_going_on_draws_no_phone_anew(table: Table) -> None:
    vote = table.open()
    turn, told = table.state.turn, table.state.told
    for number in (1, 2, 3):
        table.slip(vote, number)
    assert (table.state.turn, table.state.told) == (turn, told)
    table.reveal(vote)
    assert table.state.turn > turn


def test_an_event_that_nobody_handles_is_nothing_to_show() -> None:
    class Unheard(Event):
        """An event of no release."""

    state = apply(State("w", turn=1, told=2), Entry(7, 9, "host", "c", Unheard()))
    assert (state.turn, state.told) == (1, 2)
