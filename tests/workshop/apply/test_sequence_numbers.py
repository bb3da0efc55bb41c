"""Which events every phone must show at once, and which change what a phone may show."""

from __future__ import annotations

import pytest

from tests.cast import Table
from tests.workshop.apply.test_meanings import MEANINGS, Set
from workshop import events as e
from workshop.apply import QUIET, URGENT, apply
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
    assert URGENT | QUIET | SHOWN == set(EVENTS.values())
    assert len(URGENT) + len(QUIET) + len(SHOWN) == len(EVENTS)


@pytest.mark.parametrize("event", ONE_OF_EACH, ids=lambda event: type(event).__name__)
def test_an_event_moves_the_number_of_its_kind_and_no_other(event: Event) -> None:
    before = Set().state._replace(urgent_seq=1, content_seq=1)
    after = apply(before, Entry(before.seq + 1, before.at, "host", "c", event))
    moved = (after.urgent_seq == after.seq, after.content_seq == after.seq)
    assert moved == (type(event) in URGENT, type(event) in SHOWN)
    assert {after.urgent_seq, after.content_seq} <= {1, after.seq}


def test_a_vote_going_on_draws_no_phone_anew(table: Table) -> None:
    vote = table.open()
    urgent_seq, content_seq = table.state.urgent_seq, table.state.content_seq
    for number in (1, 2, 3):
        table.slip(vote, number)
    assert (table.state.urgent_seq, table.state.content_seq) == (urgent_seq, content_seq)
    table.reveal(vote)
    assert table.state.urgent_seq > urgent_seq


def test_an_event_that_nobody_handles_is_nothing_to_show() -> None:
    class Unheard(Event):
        """An event of no release."""

    state = apply(State("w", urgent_seq=1, content_seq=2), Entry(7, 9, "host", "c", Unheard()))
    assert (state.urgent_seq, state.content_seq) == (1, 2)
