"""The workshop of release 0.3.0: a claims desk that votes and writes on its own phones."""

from __future__ import annotations

import pytest

from tests.workshop.golden import GOLDEN, folded, lines
from workshop.attendance import with_devices
from workshop.events import EVENTS
from workshop.results import curve, tally
from workshop.roles import Actor, Role
from workshop.state import State, as_listed, in_order, person_of


@pytest.fixture(scope="module")
def third() -> State:
    """Amara, Bruno, Chiara (twice on the list), Deniz who came late, and Ewa who observes."""
    return folded(GOLDEN[2])


def test_it_holds_every_event_of_own_devices() -> None:
    kept = {line["type"] for line in lines(GOLDEN[2])}
    assert kept <= set(EVENTS)
    assert kept >= {
        *("PersonArrived", "PersonAway", "PersonMerged", "JoiningOpened", "JoiningClosed"),
        *("CheckedIn", "DoneMarked", "DoneCleared", "RemarkMade", "NotesKeptApart"),
    }


def test_two_entries_were_one_person(third: State) -> None:
    assert [person.name for person in third.voters] == [
        *("Amara Okafor", "Chiara Rossi", "Deniz Aydın"),
    ]
    chiara = person_of(third, "p6")
    assert chiara is not None
    assert (chiara.id, chiara.check_in, chiara.arrived) == ("p3", "fine", True)
    assert as_listed(third, Actor("p6", Role.PARTICIPANT)) == Actor("p3", Role.PARTICIPANT)


def test_who_came_by_phone_and_who_went(third: State) -> None:
    assert [person.id for person in with_devices(third)] == ["p1", "p3", "p4"]
    assert [person.id for person in third.people.values() if person.away] == ["p2"]
    assert third.people["p1"].check_in == "smooth"
    assert (third.joining, third.code) == (False, "M4TB9D")


def test_everybody_wrote_for_themselves(third: State) -> None:
    bets = [(bet.who, bet.author) for bet in in_order(third.proposals)]
    assert bets == [
        ("A claims handler in her first year", "p1"),
        ("A broker on the phone", "p2"),
    ]
    notes = [(note.author, note.entered) for note in in_order(third.notes)]
    assert notes == [
        *(("p1", "p1"), ("p2", "p2"), ("p3", "p3"), ("p3", "p3"), ("p3", "second"), ("p5", "p5")),
    ]
    (card,) = third.failure_modes.values()
    assert (card.author, card.suffers) == ("p3", "promises money nobody owes")
    (ticket,) = third.tickets
    assert (ticket.author, ticket.owner) == ("p4", "Deniz Aydın")


def test_notes_that_only_seem_to_say_the_same_stay_apart(third: State) -> None:
    (pair,) = third.distinct_notes
    assert [third.notes[name].text for name in pair] == [
        "Asks three questions back",
        "Asks three questions and never says why",
    ]


def test_the_trust_vote_counts_what_was_given_and_says_who_was_not_finished(third: State) -> None:
    """Deniz and Bruno did not get to the end; Chiara's ballot came with her second entry."""
    vote = third.rounds["trust-1"]
    assert {name: ballot.whole for name, ballot in vote.ballots.items()} == {
        **{"p1": True, "p2": False, "p3": True, "p4": False},
    }
    assert (vote.filed, vote.eligible, vote.to_come) == (2, 4, 2)
    assert curve(third) == [3, 3, 4, 4.5, 2]
    advocacy = tally(third, "trust", "advocacy")
    assert (advocacy.votes, advocacy.unsure, advocacy.silent) == ((2,), 1, 2)
    assert advocacy.observers == (1,)
    assert third.rounds["dots_scope-1"].filed == 3


def test_one_line_about_each_thing(third: State) -> None:
    said = {key: (remark.text, remark.evidence) for key, remark in third.remarks.items()}
    assert said == {
        "scope|p2": ("Only for burst pipes, not for floods.", ""),
        "scope|p5": ("First year is too new, they may not decide alone.", ""),
        "wrong|p3": ("It names a clause that the policy does not have.", ""),
        "talk:contact|p4": ("I thought of the second call, not the first.", ""),
        "low:advocacy|p1": ("One wrong clause is a lawsuit.", "guess"),
        "low:advocacy|p3": ("She signs it, not the machine.", "seen"),
        "pattern:unseen|p1": ("us", ""),
        "pattern:unseen|p3": ("not us", ""),
        "pattern:unseen|p4": ("can't tell", ""),
    }


def test_who_was_done_where(third: State) -> None:
    assert dict(third.done) == {
        "scope.write": {"p1", "p3"},
        "walk.contact.write": {"p1", "p3"},
        "walk.observers": {"p5"},
        "wrong.write:contact": {"p3"},
        "tickets.know": {"p1"},
    }
