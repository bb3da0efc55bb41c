"""Two entries that were one person: nothing of either is lost, and one person has one vote."""

from __future__ import annotations

import pytest

from tests.cast import FACILITATOR, OBSERVER, OTHER, PARTICIPANT, Table, everywhere
from workshop import commands as c
from workshop import events as e
from workshop.errors import Invalid, NotAllowed, NotFound
from workshop.results import tally
from workshop.roles import Actor, Role
from workshop.state import as_listed, person_of

THIRD = Actor("p3", Role.PARTICIPANT)


def merge(table: Table, kept: str = "p1", joined: str = "p2") -> int:
    return len(table.do(c.MergePeople, kept=kept, joined=joined))


def tap(table: Table, vote: str, actor: Actor, score: int, *, whole: bool = True) -> None:
    answers: dict[str, int | None] = everywhere(score) if whole else {"habit": score}
    table.cast(vote, actor.id, answers, "device", actor=actor, whole=whole)


def test_one_entry_is_left_and_the_other_leads_to_it(table: Table) -> None:
    merge(table)
    assert [person.id for person in table.state.voters] == ["p1", "p3", "p4"]
    kept = person_of(table.state, "p2")
    assert kept is not None
    assert kept.id == "p1"


def test_what_was_known_of_either_is_known_of_the_one(table: Table) -> None:
    table.do(c.AddPeople, names=("Person 1",), function="design")
    table.do(c.MarkAway, person_id="p1", away=True)
    table.do(c.Arrive, person_id="p5")
    table.do(c.CheckIn, Actor("p5", Role.PARTICIPANT), answer="fine")
    merge(table, joined="p5")
    person = table.state.people["p1"]
    assert (person.function, person.check_in) == ("design", "fine")
    assert (person.arrived, person.away) == (True, False)


def test_what_is_known_of_the_entry_that_is_kept_stands(table: Table) -> None:
    words = {"function": "design", "name": "Dana"}
    table.do(c.EditPerson, person_id="p1", base_seq=table.state.seq, changes=words)
    table.do(
        c.EditPerson, person_id="p2", base_seq=table.state.seq, changes={"function": "product"}
    )
    merge(table)
    assert table.state.people["p1"].name == "Dana"
    assert table.state.people["p1"].function == "design"


@pytest.mark.parametrize(("kept", "joined"), [("p1", "p1"), ("p1", "p4"), ("p4", "p1")])
def test_only_two_entries_of_the_list_are_one_person(table: Table, kept: str, joined: str) -> None:
    table.do(c.RemovePerson, person_id="p4")
    with pytest.raises(Invalid, match="two entries of the list"):
        merge(table, kept, joined)
    with pytest.raises(NotFound, match="This person"):
        merge(table, kept, "p99")


def test_merging_twice_is_once(table: Table) -> None:
    merge(table)
    assert merge(table) == 0
    with pytest.raises(Invalid, match="two entries of the list"):
        merge(table, "p2", "p1")
    with pytest.raises(Invalid, match="two entries of the list"):
        merge(table, "p3", "p2")


def test_a_chain_of_merges_leads_to_its_end(table: Table) -> None:
    note = table.note("mine", PARTICIPANT, stage="", lane="parked")
    merge(table, "p2", "p1")
    merge(table, "p3", "p2")
    for name in ("p1", "p2", "p3"):
        assert as_listed(table.state, Actor(name, Role.PARTICIPANT)) == THIRD
    assert table.state.notes[note].author == "p3"
    table.do(c.RemovePerson, person_id="p3")
    assert person_of(table.state, "p1") is None


def test_everything_written_is_by_the_one_who_is_kept(table: Table) -> None:
    table.at("scope.write", "walk.contact.write", "wrong.write", "tickets.write")
    bet, card = table.proposal(actor=OTHER), table.card(actor=OTHER)
    idea, note = table.idea(actor=OTHER), table.note("mine", OTHER)
    merge(table)
    state = table.state
    written = (
        state.proposals[bet],
        state.failure_modes[card],
        state.ideas[idea],
        state.notes[note],
    )
    assert {entity.author for entity in written} == {"p1"}
    assert state.notes[note].entered == "p1"
    table.do(c.DeleteNotes, PARTICIPANT, note_ids=(note,))


def test_what_was_typed_for_somebody_else_stays_theirs(table: Table) -> None:
    note = table.note("mine", PARTICIPANT, stage="", lane="parked")
    typed = {"stage": "", "lane": "parked", "texts": ("hers",), "author": "p3"}
    table.do(c.AddNotes, id="typed-for-p3", **typed)
    merge(table, "p1", "p2")
    assert table.state.notes[note].author == "p1"
    assert table.state.notes["typed-for-p3.1"].author == "p3"


def test_a_note_typed_for_an_entry_that_is_gone_is_by_who_is_left(table: Table) -> None:
    merge(table)
    table.do(c.AddNotes, stage="habit", lane="does", texts=("x",), author="p2")
    assert [note.author for note in table.state.notes.values()] == ["p1"]


def test_a_deletion_taken_back_brings_the_note_to_the_right_person(table: Table) -> None:
    note = table.note("mine", OTHER, stage="", lane="parked")
    table.do(c.DeleteNotes, note_ids=(note,))
    merge(table)
    table.undo()
    assert table.state.notes[note].author == "p1"


def test_the_facilitators_own_undo_is_left_as_it_was(table: Table) -> None:
    note = table.note("by the host")
    merge(table)
    table.undo()
    assert note not in table.state.notes


def test_a_ballot_goes_along_in_an_open_vote(table: Table) -> None:
    vote = table.open()
    tap(table, vote, OTHER, 4)
    merge(table)
    round_ = table.round(vote)
    assert (round_.filed, round_.eligible, set(round_.ballots)) == (1, 3, {"p1"})
    assert (round_.ballots["p1"].voter, round_.ballots["p1"].entered_by) == ("p1", "p1")
    tap(table, vote, PARTICIPANT, 5)
    assert table.round(vote).votes("habit") == [5]


def test_a_ballot_goes_along_in_a_vote_that_was_shown(table: Table) -> None:
    vote = table.open()
    tap(table, vote, OTHER, 4)
    tap(table, vote, THIRD, 2)
    table.reveal(vote)
    merge(table)
    assert table.round(vote).votes("habit") == [2, 4]
    assert set(table.round(vote).ballots) == {"p1", "p3"}


def test_a_ballot_from_a_passed_keypad_says_who_passed_it(table: Table) -> None:
    vote = table.open()
    table.cast(vote, "p2", everywhere(4), "keypad")
    merge(table)
    assert table.round(vote).ballots["p1"].entered_by == FACILITATOR.id


@pytest.mark.parametrize("shown", [False, True])
def test_who_voted_twice_has_the_ballot_of_the_entry_that_is_kept(
    table: Table, shown: bool
) -> None:
    vote = table.open()
    for actor, score in ((PARTICIPANT, 1), (OTHER, 4), (THIRD, 2)):
        tap(table, vote, actor, score)
    if shown:
        table.reveal(vote)
    merge(table)
    round_ = table.round(vote)
    assert (round_.votes("habit"), round_.filed, round_.eligible) == ([1, 2], 2, 3)
    if shown:
        assert tally(table.state, "trust", "habit").silent == 1


def test_a_finished_ballot_comes_before_one_that_was_only_begun(table: Table) -> None:
    vote = table.open()
    tap(table, vote, PARTICIPANT, 1, whole=False)
    tap(table, vote, OTHER, 4)
    merge(table)
    assert (table.round(vote).votes("habit"), table.round(vote).filed) == ([4], 1)


@pytest.mark.parametrize(("kept", "joined"), [("p1", "p5"), ("p5", "p1")])
def test_a_voter_who_was_listed_as_an_observer_too_has_one_ballot(kept: str, joined: str) -> None:
    table = Table(observers=1)
    vote = table.open()
    tap(table, vote, PARTICIPANT, 1)
    tap(table, vote, OBSERVER, 4)
    merge(table, kept, joined)
    round_ = table.round(vote)
    team, watching = ([1], set()) if kept == "p1" else ([], {"p5"})
    assert (round_.votes("habit"), set(round_.watching)) == (team, watching)


def test_an_observers_ballot_stays_an_observers_ballot_until_they_vote_anew() -> None:
    table = Table(observers=1)
    vote = table.open()
    tap(table, vote, OBSERVER, 4)
    merge(table, "p1", "p5")
    assert set(table.round(vote).watching) == {"p1"}
    tap(table, vote, PARTICIPANT, 2)
    round_ = table.round(vote)
    assert (round_.votes("habit"), len(round_.watching)) == ([2], 0)


def test_lines_go_along_and_words_about_one_thing_are_put_together(table: Table) -> None:
    table.at("scope.sharpen", "scope.wrong")
    for actor, about, text in (
        (PARTICIPANT, "scope", "not floods"),
        (OTHER, "scope", "only pipes"),
        (OTHER, "wrong", "a clause"),
        (THIRD, "scope", "theirs"),
    ):
        table.do(c.MakeRemark, actor, about=about, text=text)
    merge(table)
    assert {key: remark.text for key, remark in table.state.remarks.items()} == {
        "scope|p1": "not floods\nonly pipes",
        "wrong|p1": "a clause",
        "scope|p3": "theirs",
    }
    assert {remark.author for remark in table.state.remarks.values()} == {"p1", "p3"}


def test_the_same_words_twice_are_once_and_an_answer_stands(table: Table) -> None:
    table.at("scope.sharpen", "wrong.gaps")
    for actor, answer in ((PARTICIPANT, "us"), (OTHER, "not us")):
        table.do(c.MakeRemark, actor, about="scope", text="same")
        table.do(c.MakeRemark, actor, about="pattern:unseen", text=answer)
    merge(table)
    assert {key: remark.text for key, remark in table.state.remarks.items()} == {
        "scope|p1": "same",
        "pattern:unseen|p1": "us",
    }


def test_who_was_done_under_either_name_is_done(table: Table) -> None:
    table.at("scope.write")
    for actor in (OTHER, THIRD):
        table.do(c.MarkDone, actor, place="scope.write", done=True)
    table.do(c.MarkDone, THIRD, place="lobby", done=True)
    merge(table)
    assert dict(table.state.done) == {"scope.write": {"p1", "p3"}, "lobby": {"p3"}}


def test_an_entry_that_is_gone_does_nothing_any_more(table: Table) -> None:
    merge(table)
    with pytest.raises(NotAllowed, match="not on the list of this room any more"):
        table.note("still me", OTHER, stage="", lane="parked")


def test_a_merge_of_an_older_log_that_makes_no_sense_changes_nothing(table: Table) -> None:
    merge(table)
    people = table.state.people
    for kept, joined in (("p2", "p1"), ("p3", "p2"), ("p2", "p3"), ("p1", "p1")):
        table.happened(e.PersonMerged(kept=kept, joined=joined))
    assert table.state.people == people
