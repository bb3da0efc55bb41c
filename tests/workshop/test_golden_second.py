"""The workshop of release 0.2.0: a contract team and its summaries, all five steps."""

from __future__ import annotations

import pytest

from tests.workshop.golden import GOLDEN, folded, lines
from workshop.agenda import MINUTE, allotted
from workshop.events import EVENTS
from workshop.loose_ends import dots, idea_trays, loose_ends
from workshop.readiness import readiness, sentence
from workshop.results import (
    curve,
    earned_trust,
    marked_low_points,
    proposed_low_points,
    tally,
    trust_compared,
)
from workshop.risk import risk_inventory
from workshop.state import State, in_order
from workshop.trays import CLEAR_PICK, NOT_THIS_TIME, YOUR_CALL


@pytest.fixture(scope="module")
def second() -> State:
    """Ines, Jonas, Mei-Lin and Samir, two observers, and Thandiwe who came late."""
    return folded(GOLDEN[1])


def test_it_holds_every_event_of_its_release_in_its_newest_schema() -> None:
    kept = {(line["type"], line["schema"]) for line in lines(GOLDEN[1])}
    assert {name for name, _ in kept} <= set(EVENTS)
    assert len(kept) == 50


def test_the_plan_the_people_and_the_record(second: State) -> None:
    assert (second.plan.title, second.plan.ends_at) == ("Summaries for the contract team", "11:10")
    assert [person.name for person in second.voters] == [
        *("Ines Duarte", "Mei-Lin Chen", "Samir Haddad", "Thandiwe Mokoena"),
    ]
    assert [person.name for person in second.observers] == ["Oksana Bondar", "Piet de Vries"]
    assert (second.model_record.share, second.model_record.source) == (0.75, "Mei-Lin’s sheet")
    assert second.private["1"].text == "Jonas built it. Ask Samir first."
    assert second.restored == "summaries-2026-03-01.workshop"


def test_the_proposals_their_dots_and_the_scope(second: State) -> None:
    """A slip keyed twice counts once; one with no dot at all was filed."""
    assert [dots(second, bet.id, "dots_scope") for bet in in_order(second.proposals)] == [4, 2]
    assert second.rounds["dots_scope-1"].filed == 4
    assert second.scope.sentence == (
        "A contract manager with 30 renewals a month uses Summarise to find the notice period "
        "of a contract"
    )
    assert (second.scope.used_to_ai, second.scope.stakes) == ("tries", "client")
    assert second.scope.wrong == "A date that is not in the contract."


def test_the_notes_their_marks_and_their_groups(second: State) -> None:
    notes = in_order(second.notes)
    assert len(notes) == 12
    assert [note.text for note in notes if note.lane == "parked"] == [
        "To be faster than legal",
        "Who pays for the second model?",
    ]
    (group,) = second.groups.values()
    assert group.name == "Too long to read"
    assert sum(note.group == group.id for note in notes) == 2
    assert [note.source for note in notes if note.evidence == "measured"] == [
        "https://status.example/latency"
    ]
    assert [(note.feeling, note.author) for note in notes if note.evidence == "seen"] == [
        ("-1", "p5")
    ]
    assert second.stage("habit").name == "Every renewal"
    assert tally(second, "ending", "ending").votes == (2, 3, 3, 4)


def test_the_trust_of_the_team_before_and_after_it_talked(second: State) -> None:
    """By slip, keypad, box and phone; a voided ballot, a late comer, one stage by hand."""
    assert curve(second) == [2, 3, 3, 4, 2]
    habit = tally(second, "trust", "habit")
    assert (habit.votes, habit.first) == ((3, 3, 4, 4, 4), (2, 4, 5, 5, 5))
    assert habit.observers == (2, 3)
    assert tally(second, "trust", "calibration").unsure == 1
    assert second.rounds["trust-1"].eligible == 5


def test_the_second_task_has_a_curve_of_its_own(second: State) -> None:
    (task,) = second.tasks.values()
    assert task.task == "compare two versions of a contract"
    assert curve(second, task.id) == [2.5] * 5


def test_the_low_points_and_what_was_earned(second: State) -> None:
    assert proposed_low_points(second) == ["advocacy", "discovery"]
    assert marked_low_points(second) == ["habit", "advocacy"]
    assert second.low_points["advocacy"].because == (
        "One missed notice period, and the client is gone."
    )
    assert earned_trust(second) == 3
    assert trust_compared(second)["habit"] == "More than earned"


def test_what_could_go_wrong_worst_first(second: State) -> None:
    cards = risk_inventory(second)
    assert [(card.place, card.failure_mode.does, card.tray, card.must_fix) for card in cards] == [
        (1, "names a notice period that is not in the contract", CLEAR_PICK, True),
        (2, "gets things wrong and sounds as sure as ever", CLEAR_PICK, True),
        (3, "leaves out the side letter", CLEAR_PICK, False),
        (4, "takes a minute on long contracts", NOT_THIS_TIME, False),
    ]
    assert cards[0].failure_mode.also == ("The AI invents a notice period, so our user misses it.",)
    assert cards[1].failure_mode.accepted_by == "Ines Duarte"
    assert cards[2].failure_mode.stages == ("habit", "advocacy")
    assert dict(second.patterns) == {
        "unseen": "us",
        "changed": "not us",
        "shallow": "can't tell",
    }


def test_the_ideas_and_the_two_tickets(second: State) -> None:
    assert sorted(idea_trays(second).values()) == [CLEAR_PICK, YOUR_CALL, YOUR_CALL, YOUR_CALL]
    assert [ticket.change for ticket in second.tickets] == [
        "show the page of every date",
        "read side letters first",
    ]
    assert second.tickets[0].also == ("quote the sentence",)
    assert [readiness(ticket) for ticket in second.tickets] == [
        "measurable",
        "start value pending",
    ]
    assert sentence(second.tickets[0]).startswith(
        "dates with a page / dates shown goes from 0 % to 95 % by 2026-05-29."
    )
    assert not loose_ends(second).any


def test_the_agenda(second: State) -> None:
    agenda, minutes = second.agenda, second.plan.minutes
    assert agenda.beat == "close"
    assert [allotted(agenda, minutes, step) // MINUTE for step in range(1, 6)] == [
        *(20, 30, 20, 19, 32),
    ]
    assert [agenda.clock.spent[step] // MINUTE for step in range(1, 6)] == [17, 29, 13, 12, 26]
    assert agenda.clock.topics["trust.talk.habit"] // MINUTE == 3


def test_a_vote_that_was_called_off_shows_nothing(second: State) -> None:
    assert second.open_round is None
    assert [round_.id for round_ in second.rounds.values() if not round_.revealed] == ["trust-4"]
