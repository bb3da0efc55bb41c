"""What a workshop came to: one value, and everything that leaves the house says the same."""

from __future__ import annotations

from datetime import date

import pytest

from tests.cast import FACILITATOR, Table
from workshop import commands as c
from workshop.outcome import Outcome, outcome
from workshop.outcome.trace import MOST_NOTES
from workshop.roles import Actor, Role
from workshop.stages import STAGE_IDS
from workshop.state import State
from workshop.visibility import visible

COLLEAGUE = Actor("second", Role.COFACILITATOR)
LATER = date(2040, 1, 1)


def noted(table: Table, text: str, evidence: str = "guess", stage: str = "contact") -> str:
    """Write one note and give its id."""
    table.do(c.AddNotes, stage=stage, lane="snags", texts=(text,), evidence=evidence, source="log")
    return max(table.state.notes.values(), key=lambda note: note.born).id


def texts(found: Outcome, idea: str) -> list[str]:
    """The notes that a ticket rests on, as written."""
    return [note.text for note in found.traces[idea].notes]


def checkable(table: Table, idea: str) -> None:
    """Fill in all that a ticket needs."""
    words = {"measure": "drafts sent unchanged, of 100", "unit": "%", "start": "55", "goal": "75"}
    rest = {"owner": "Ada", "by": "2031-05-01", "source": "the dashboard", "stops": table.card()}
    table.do(c.EditIdea, idea_id=idea, base_seq=table.state.seq, changes=words | rest)


# --- tickets and ideas ---------------------------------------------------------------------------


def test_a_new_workshop_came_to_nothing_yet() -> None:
    found = outcome(State("w"))

    assert (found.tickets, found.ideas, found.curves, found.inventory) == ((), (), (), ())
    assert found.checkable == 0


def test_tickets_come_as_they_were_chosen_and_the_rest_by_its_dots(table: Table) -> None:
    few, many = table.idea("few dots"), table.idea("many dots")
    table.voted([1, 2], scale="dots_ideas")
    first, second = table.ticket("first"), table.ticket("second")

    found = outcome(table.state)

    assert [(t.number, t.idea.id) for t in found.tickets] == [(1, first), (2, second)]
    assert [(left.idea.id, left.dots) for left in found.ideas] == [(many, 2), (few, 1)]
    assert all(left.tray for left in found.ideas)


def test_a_ticket_can_be_checked_until_its_day_has_passed(table: Table) -> None:
    idea = table.ticket()
    assert (outcome(table.state).checkable, outcome(table.state).tickets[0].stops) == (0, None)

    checkable(table, idea)

    (ready,) = outcome(table.state).tickets
    (late,) = outcome(table.state, LATER).tickets
    assert (ready.readiness, ready.missing) == ("measurable", ())
    assert (late.readiness, late.missing) == ("incomplete", ("a date that is still to come",))
    assert ready.stops is not None


def test_another_number_of_tickets_keeps_its_reason(table: Table) -> None:
    table.do(c.GiveReason, about="tickets", reason="one team, one month")

    assert outcome(table.state).reason == "one team, one month"


# --- the trace -----------------------------------------------------------------------------------


def test_a_ticket_leads_to_card_stages_votes_and_low_point(table: Table) -> None:
    trust = table.voted([4, 3, 1, 3, 4], [4, 3, 1, 3, 4])
    card = table.card()
    table.do(
        c.EditFailureMode,
        mode_id=card,
        base_seq=table.state.seq,
        changes={"stage_to": "calibration"},
    )
    bad = table.voted([5], [5], scale="how_bad")
    table.do(c.NoteLowPoint, stage="calibration", base_seq=table.state.seq, because="it bluffs")
    ticket = table.ticket(stops=card, stage="habit")

    trace = outcome(table.state).traces[ticket]

    assert trace.stops is not None
    assert trace.stops.risk.place == 1
    assert trace.stops.badge.startswith("Must fix or should fix.")
    assert trace.stops.answers["how_bad"].votes == (5, 5)
    assert [at.stage.id for at in trace.stages] == ["habit", "contact", "calibration"]
    assert [at.trust.middle for at in trace.stages] == [3, 3, 1]
    low = trace.stages[2].low
    assert (trace.own.low, low and low.because) == (None, "it bluffs")
    assert trace.votes == (trust, bad)
    assert trace.dots == 0


def test_what_was_seen_comes_before_guesses_and_the_own_stage_before_the_cards(
    table: Table,
) -> None:
    card = table.card(stage="habit")
    ticket = table.ticket(stops=card, stage="contact")
    noted(table, "a guess about habit", stage="habit")
    noted(table, "seen at habit", "seen", stage="habit")
    noted(table, "a guess about contact")
    noted(table, "measured at contact", "measured")
    noted(table, "about another stage", "seen", stage="advocacy")

    assert texts(outcome(table.state), ticket) == [
        "measured at contact",
        "seen at habit",
        "a guess about contact",
        "a guess about habit",
    ]
    at_habit = outcome(table.state).traces[ticket].notes_at("habit")
    assert [note.text for note in at_habit] == ["seen at habit", "a guess about habit"]


def test_notes_that_say_the_same_count_once_and_there_are_never_too_many(table: Table) -> None:
    ticket = table.ticket()
    slow, late = noted(table, "it is slow"), noted(table, "it answers late", "seen")
    table.do(c.GroupNotes, note_ids=(slow, late), name="slow answers")
    noted(table, "It Quotes Old Prices")
    noted(table, "it quotes old prices")
    assert texts(outcome(table.state), ticket) == ["it answers late", "It Quotes Old Prices"]

    for number in range(9):
        noted(table, f"one more, {number}")

    assert len(texts(outcome(table.state), ticket)) == MOST_NOTES


def test_the_parking_lot_speaks_for_no_ticket(table: Table) -> None:
    ticket = table.ticket()
    note = noted(table, "what about contracts?", "seen")
    table.do(c.MoveNotes, note_ids=(note,), lane="parked")

    assert texts(outcome(table.state), ticket) == []


# --- curve and inventory -------------------------------------------------------------------------


def test_every_task_has_a_curve_of_its_own_and_the_first_the_low_points(table: Table) -> None:
    task = table.task("answer a complaint")
    table.voted([4, 4, 2, 4, 4], [4, 4, 2, 4, 4])
    table.voted([1, 1, 1, 1, 1], task=task)

    first, second = outcome(table.state).curves

    assert (second.task, second.words) == (task, "answer a complaint")
    assert [tally.middle for tally in first.tallies] == [4, 4, 2, 4, 4]
    assert [tally.middle for tally in second.tallies] == [1, 1, 1, 1, 1]
    assert (list(first.labels), second.labels) == (["calibration"], {})
    assert [low.stage.id for low in outcome(table.state).low_points] == ["calibration"]


def test_the_inventory_is_worst_first_and_leaves_out_what_is_hidden(table: Table) -> None:
    table.card("CANARY", actor=COLLEAGUE)
    assert outcome(visible(table.state, FACILITATOR)).inventory == ()
    table = Table()
    mild, severe = table.card("is slow"), table.card("invents a price")
    assert {line.badge for line in outcome(table.state).inventory} == {""}
    table.voted([2, 5], scale="how_bad")

    found = outcome(table.state)

    assert [line.failure_mode.id for line in found.inventory] == [severe, mild]


@pytest.mark.parametrize("role", [Role.FACILITATOR, Role.SCREEN, Role.PARTICIPANT])
def test_nothing_that_a_viewer_may_not_see_gets_into_their_outcome(
    table: Table, role: Role
) -> None:
    """Words of others before they are read out, and votes before they are shown."""
    card = table.card("CANARY does", actor=COLLEAGUE)
    table.do(c.AddNotes, COLLEAGUE, stage="contact", lane="does", texts=("CANARY note",))
    table.do(c.AddIdeas, COLLEAGUE, stage="contact", changes=("CANARY idea",), stops=card)
    table.ticket("show the source", card, actor=COLLEAGUE)
    round_id = table.open()
    table.slip(round_id, 1)
    viewer = Actor("p1", role)

    found = outcome(visible(table.state, viewer))

    assert "CANARY" not in repr(found)
    assert found.curves == ()


# --- what is not known ---------------------------------------------------------------------------


def test_an_empty_room_knows_nothing_and_says_so(table: Table) -> None:
    unknown = outcome(table.state).unknown

    assert unknown.without_notes == STAGE_IDS
    assert unknown.record_unchecked
    assert (unknown.guesses_alone, unknown.cannot_tell, unknown.not_rated) == ((), (), ())


def test_a_low_point_rests_on_guesses_until_somebody_saw_it(table: Table) -> None:
    table.voted([4, 1, 4, 4, 4])
    assert outcome(table.state).unknown.guesses_alone == ()  # nobody wrote anything

    noted(table, "a guess")
    assert outcome(table.state).unknown.guesses_alone == ("contact",)

    noted(table, "seen", "seen")
    assert outcome(table.state).unknown.guesses_alone == ()
    assert "contact" not in outcome(table.state).unknown.without_notes


def test_who_finds_out_what_nobody_could_tell_is_named(table: Table) -> None:
    card = table.card()
    finder = {"finder": "Ada", "finder_by": "2031-02-01"}
    table.do(c.EditFailureMode, mode_id=card, base_seq=table.state.seq, changes=finder)
    assert [failure_mode.id for failure_mode in outcome(table.state).unknown.not_rated] == [card]
    table.voted([None, 3, 3, 3, 3])
    table.voted([None], [4], scale="how_bad")

    unknown = outcome(table.state).unknown

    stage, rating = unknown.cannot_tell
    assert (stage.scale, stage.item, stage.count) == ("trust", "discovery", 1)
    assert (rating.scale, rating.item, rating.count) == ("how_bad", card, 1)
    assert (rating.finder, rating.finder_by) == ("Ada", "2031-02-01")
    assert unknown.not_rated == ()


def test_a_record_that_somebody_checked_is_known(table: Table) -> None:
    record = {"checked": "40", "acceptable": "31"}
    table.do(c.RecordVariance, base_seq=0, changes=record)

    assert not outcome(table.state).unknown.record_unchecked
    assert outcome(table.state).model_record.checked == "40"
