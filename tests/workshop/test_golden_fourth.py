"""The workshop of release 0.4.0: a help desk that decides, on phones and at the desk."""

from __future__ import annotations

import pytest

from tests.workshop.golden import GOLDEN, folded, lines
from workshop.events import EVENTS
from workshop.links import to_review
from workshop.state import State, in_order


@pytest.fixture(scope="module")
def fourth() -> State:
    """Amara, Bruno, Chiara and Ewa, who observes."""
    return folded(GOLDEN[3])


def test_it_holds_every_event_of_items() -> None:
    kept = {line["type"] for line in lines(GOLDEN[3])}
    assert kept <= set(EVENTS)
    assert kept >= {
        *("ItemAdded", "ItemEdited", "ItemRemoved", "ItemKept"),
        *("Linked", "Unlinked", "LinkReviewed"),
    }


def test_the_codes_are_those_given_at_birth(fourth: State) -> None:
    """DC4 and DC5 were proposals not taken up, DC7 was undone, DC9 taken away."""
    codes = {item.code: item.title for item in in_order(fourth.items)}
    assert list(codes) == ["DC1", "DC2", "DC3", "DC6", "DC8", "DC10", "FC2"]
    assert codes["DC3"] == "Agents can say “wrong queue” with one click"
    assert dict(fourth.numbers) == {"decision": 10, "forecast": 2}
    assert set(fourth.dismissed_drafts) == {"cmd-0016", "cmd-0017"}


def test_what_was_decided_why_who_and_by_when(fourth: State) -> None:
    first, *_ = in_order(fourth.items)
    assert dict(first.intended) == {
        "title": "Outages never go through the AI alone",
        "why": "One wrong queue cost us a day.\nSupport saw it twice in May.",
        "owner": "Chiara Rossi",
        "due": "2026-07-01",
        "evidence": "seen",
        "source_of": "the May incident list",
    }


def test_a_proposal_of_an_observer_counts(fourth: State) -> None:
    (proposed,) = (item for item in fourth.items.values() if item.author == "p4")
    assert (proposed.draft, proposed.intended["owner"]) == ("", "Bruno Keller")
    assert proposed.intended["why"] == "Nobody reports it today: no time."


def test_a_kind_and_a_field_of_a_newer_version_are_kept(fourth: State) -> None:
    newer = next(item for item in fourth.items.values() if item.kind == "forecast")
    assert newer.intended["horizon"] == "Fewer wrong queues by autumn"
    assert [item.code for item in in_order(fourth.items) if "colour" in item.intended] == ["DC3"]


def test_what_rests_on_what(fourth: State) -> None:
    codes = {name: item.code for name, item in fourth.items.items()}
    ends = [(codes[k.source], codes.get(k.target, k.target)) for k in in_order(fourth.links)]
    assert ends == [
        ("DC1", "failure_modes/cmd-0006"),
        ("DC1", "low_points/habit"),
        ("DC2", "DC1"),
        ("DC2", "ideas/cmd-0009"),
        ("DC6", "failure_modes/cmd-0006"),
        ("DC3", "ideas/cmd-0009"),
        ("FC2", "DC3"),
    ]
    looked_at = {codes[link.source] for link in to_review(fourth)}
    assert "DC1" not in looked_at
    assert "DC6" in looked_at
