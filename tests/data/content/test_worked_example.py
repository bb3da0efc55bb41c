"""The worked example: real, restorable, and with something in it for every screen."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from data.content.worked_example import SOURCE, worked_example
from data.files.restoring import read_save
from data.files.save_file import left_out, save_file
from data.store.log import Log
from tests.cast import FACILITATOR, NINE
from workshop import events as e
from workshop.advice import roster_advice, scope_advice
from workshop.agenda import MINUTE, allotted
from workshop.apply import fold
from workshop.beats import BEATS
from workshop.events import EVENTS
from workshop.harm import ActionClass, why_open
from workshop.loose_ends import dots, empty_cells, idea_trays, loose_ends
from workshop.models.voting import Round
from workshop.readiness import missing, readiness
from workshop.results import earned_trust, is_revealed, tally, trust_compared, trust_tallies
from workshop.risk import Risk, risk_inventory
from workshop.scales import EVIDENCE, FEELINGS, FUNCTIONS
from workshop.state import State, in_order
from workshop.trays import TRAYS
from workshop.trust import MORE, spread

NOW = NINE
SAVED = worked_example(NOW)


@pytest.fixture
def state() -> State:
    return fold(State("w"), SAVED.entries)


@pytest.fixture
def cards(state: State) -> list[Risk]:
    return risk_inventory(state)


def test_it_is_restored_like_any_saved_workshop(log: Log, state: State) -> None:
    log.restore(SAVED, FACILITATOR, "copy")

    copy = log.state("copy")

    assert copy.restored == SOURCE
    same: dict[str, Any] = {
        "id": "w",
        "restored": "",
        "seq": state.seq,
        "at": state.at,
        "content_seq": state.content_seq,
    }
    assert copy._replace(**same) == state
    assert [line.title for line in log.workshops()] == [state.plan.title]


def test_it_goes_through_a_file_and_back() -> None:
    file = read_save(save_file("w", list(SAVED.records), NOW).body)
    assert file.entries == SAVED.entries
    assert file.digest == SAVED.digest


def test_it_is_the_same_for_the_same_moment_and_can_be_loaded_twice(log: Log) -> None:
    assert worked_example(NOW) == SAVED
    log.restore(worked_example(NOW), FACILITATOR, "one")
    log.restore(worked_example(NOW), FACILITATOR, "two")
    assert len(log.workshops()) == 2


@pytest.mark.parametrize("now", [0, NOW, NOW + 1, 4_102_444_800_000])
def test_it_has_just_ended_whenever_it_is_made(now: int) -> None:
    saved = worked_example(now + 365 * 24 * 60 * MINUTE)
    state = fold(State("w"), saved.entries)
    assert now < state.at <= now + 365 * 24 * 60 * MINUTE
    assert state.agenda.beat == "close"
    assert all(readiness(ticket) != "incomplete" for ticket in state.tickets)


def test_its_dates_lie_around_its_day(state: State) -> None:
    day = date.fromisoformat(state.plan.date)
    assert day == datetime.fromtimestamp(state.started / 1000).date()
    assert date.fromisoformat(state.model_record.checked_on) < day
    for ticket in state.tickets:
        assert missing(ticket, day) == []


def test_the_plan_and_the_room(state: State) -> None:
    assert state.plan.product
    assert state.plan.feature
    assert state.plan.ends_at
    assert len(state.voters) == 5
    assert len(state.observers) == 2
    assert set(FUNCTIONS) <= {person.function for person in state.voters}
    assert roster_advice([(p.function, p.role) for p in state.people.values()]) == []
    assert all((state.model_record.good, state.model_record.usual, state.model_record.bad))
    assert state.model_record.share == 27 / 40
    assert state.private


def test_one_person_and_one_task(state: State) -> None:
    scope = state.scope
    assert len(state.proposals) == 3
    assert [dots(state, p.id, "dots_scope") for p in in_order(state.proposals)] == [6, 2, 2]
    assert scope_advice(scope.who, scope.feature, scope.task) == []
    assert all((scope.sentence, scope.used_to_ai, scope.stakes, scope.out, scope.wrong))


def test_the_map_has_one_empty_cell(state: State) -> None:
    notes = list(state.notes.values())
    assert 40 <= len(notes) <= 50
    assert len(empty_cells(state)) == 1
    assert {note.evidence for note in notes} == set(EVIDENCE)
    assert all(note.source for note in notes if note.evidence == "measured")
    assert {note.feeling for note in notes} - {""} == set(FEELINGS) - {"2"}
    assert {note.author for note in notes} == set(state.people)
    assert len([note for note in notes if not note.stage]) == 2
    (group,) = state.groups.values()
    assert len([note for note in notes if note.group == group.id]) == 3
    assert is_revealed(state, "ending")


def test_trust_shows_every_kind_of_stage(state: State) -> None:
    tallies = trust_tallies(state)
    assert {spread(t.first) for t in tallies} == {"Agreed", "Mixed", "Split"}
    assert sum(t.unsure for t in tallies) == 1
    assert len([t for t in tallies if t.earlier]) == 1
    assert all(t.observers for t in tallies)
    assert earned_trust(state) == 3
    assert list(trust_compared(state).values()).count(MORE) == 1
    assert len([low for low in state.low_points.values() if low.because]) == 2
    (task,) = state.tasks
    second = [t.middle for t in trust_tallies(state, task)]
    assert None not in second
    assert second != [t.middle for t in tallies]


def test_what_could_go_wrong_shows_every_badge(state: State, cards: list[Risk]) -> None:
    assert len(cards) == 8
    assert all(card.votes for card in cards)
    assert {card.tray for card in cards} == set(TRAYS)
    ratings = [card.ratings for card in cards]
    settled = {r.classes.low for r in ratings if r.classes and r.classes.settled}
    assert settled == set(ActionClass)
    why = {why_open(r.bad or 0, r.often, r.notice, r.need) for r in ratings}
    assert why == {"", "missing", "split"}
    assert len([card for card in cards if card.failure_mode.also]) == 1
    assert len([card for card in cards if card.failure_mode.pattern]) == 1
    assert len([card for card in cards if card.failure_mode.accepted_by]) == 1
    assert "Split" in {card.spread for card in cards}


def test_what_nobody_could_tell_has_a_finder(state: State) -> None:
    lost = [
        failure_mode
        for failure_mode in state.failure_modes.values()
        if tally(state, "how_often", failure_mode.id).unsure
        and failure_mode.finder
        and failure_mode.finder_by
    ]
    assert len(lost) == 1
    assert tally(state, "how_often", lost[0].id).middle is None


def test_three_tickets_and_a_loose_end(state: State) -> None:
    assert len(state.ideas) == 6
    assert [readiness(ticket) for ticket in state.tickets] == [
        "measurable",
        "measurable",
        "start value pending",
    ]
    assert all(ticket.owner and ticket.first_step and ticket.effort for ticket in state.tickets)
    assert set(idea_trays(state).values()) == set(TRAYS) - {"Not this time"}
    ends = loose_ends(state)
    assert (ends.must_fix, ends.low_points, ends.short_of) == ((), ("discovery",), 0)


def test_a_step_overran_and_others_gave_the_time_back(state: State) -> None:
    agenda = state.agenda
    used = [agenda.clock.used(step, state.at, agenda.step) // MINUTE for step in range(1, 6)]
    has = [allotted(agenda, state.plan.minutes, step) // MINUTE for step in range(1, 6)]
    assert used == [20, 34, 18, 18, 30]
    assert has == [20, 30, 18, 18, 30]
    assert {beat.id for beat in BEATS} <= agenda.reached


def test_nothing_in_it_is_secret_or_open(state: State) -> None:
    assert left_out(state) == 0
    rounds: list[Round] = list(state.rounds.values())
    assert all(round_.revealed for round_ in rounds)


def test_most_that_can_happen_happens_in_it() -> None:
    seen = {type(entry.event) for entry in SAVED.entries}
    of_items = {kind.__name__ for kind in EVENTS.values() if kind.__module__.endswith(".items")}
    missing_kinds = {name for name, kind in EVENTS.items() if kind not in seen} - of_items
    assert e.AgendaRebalanced in seen
    assert len(missing_kinds) <= (len(EVENTS) - len(of_items)) / 2  # nobody in it has a phone
