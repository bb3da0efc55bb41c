"""Undo: what others have built on stays as it is."""

from __future__ import annotations

import pytest

from tests.cast import COFACILITATOR, PARTICIPANT, Table, everywhere
from workshop import commands as c
from workshop import events as e
from workshop.errors import NotNow

BUILT_ON = "Others have built on this"


def test_what_somebody_reworded_stays(table: Table) -> None:
    note = table.note("mine")
    changes = {"text": "theirs"}
    table.do(c.EditNote, COFACILITATOR, note_id=note, base_seq=table.state.seq, changes=changes)
    with pytest.raises(NotNow, match=BUILT_ON):
        table.do(c.Undo)
    assert table.state.notes[note].text == "theirs"


def test_what_somebody_took_away_cannot_be_taken_back(table: Table) -> None:
    note = table.note("mine")
    table.do(c.DeleteNotes, COFACILITATOR, note_ids=(note,))
    with pytest.raises(NotNow, match=BUILT_ON):
        table.do(c.Undo)


def test_one_note_of_thirty_reworded_by_another_keeps_all_thirty(table: Table) -> None:
    """An undo is whole or not at all."""
    texts = tuple(f"note {n}" for n in range(30))
    table.do(c.AddNotes, id="thirty-notes", stage="habit", lane="does", texts=texts)
    changes = {"text": "reworded"}
    table.do(
        c.EditNote,
        COFACILITATOR,
        note_id="thirty-notes.7",
        base_seq=table.state.seq,
        changes=changes,
    )
    with pytest.raises(NotNow, match=BUILT_ON):
        table.do(c.Undo)
    assert len(table.state.notes) == 30


def test_a_card_somebody_has_an_idea_against_stays(table: Table) -> None:
    card = table.card()
    table.idea(stops=card, actor=COFACILITATOR)
    with pytest.raises(NotNow, match=BUILT_ON):
        table.do(c.Undo)


def test_a_card_that_was_voted_on_stays(table: Table) -> None:
    table.card()
    round_id = table.open("how_bad")
    card = table.state.rounds[round_id].items[0]
    ballot = {"round_id": round_id, "voter": "p1", "way": "device", "answers": {card: 4}}
    table.do(c.CastBallot, PARTICIPANT, **ballot)
    with pytest.raises(NotNow, match=BUILT_ON):
        table.do(c.Undo)


def test_an_idea_somebody_chose_stays(table: Table) -> None:
    idea = table.idea()
    table.do(c.ChooseIdea, COFACILITATOR, idea_id=idea)
    with pytest.raises(NotNow, match=BUILT_ON):
        table.do(c.Undo)


def test_undoing_a_dropped_ticket_never_makes_a_fourth(table: Table) -> None:
    ideas = [table.idea(f"Change {n}") for n in range(4)]
    for idea in ideas[:3]:
        table.do(c.ChooseIdea, idea_id=idea)
    table.do(c.DropIdea, idea_id=ideas[0])
    table.do(c.ChooseIdea, COFACILITATOR, idea_id=ideas[3])
    with pytest.raises(NotNow, match=BUILT_ON):
        table.do(c.Undo)
    assert [ticket.id for ticket in table.state.tickets] == ideas[1:]


def test_undoing_a_dropped_ticket_never_shares_a_place(table: Table) -> None:
    """Two tickets with one number would change places from one machine to the next."""
    first, second = table.idea("First"), table.idea("Second")
    table.do(c.ChooseIdea, idea_id=first)
    table.do(c.DropIdea, idea_id=first)
    table.do(c.ChooseIdea, COFACILITATOR, idea_id=second)
    with pytest.raises(NotNow, match=BUILT_ON):
        table.do(c.Undo)


def test_undoing_a_deleted_idea_never_brings_back_one_against_a_card_that_is_gone(
    table: Table,
) -> None:
    card = table.card()
    idea = table.idea(stops=card)
    table.do(c.DeleteIdea, idea_id=idea)
    table.do(c.DeleteFailureMode, COFACILITATOR, mode_id=card)
    with pytest.raises(NotNow, match=BUILT_ON):
        table.do(c.Undo)


def test_a_ballot_is_taken_back_only_while_its_vote_is_open(table: Table) -> None:
    round_id = table.open()
    for number in (1, 2):
        table.slip(round_id, number, everywhere(number))
    table.do(c.Undo)
    assert table.state.rounds[round_id].votes("habit") == [1]

    table.reveal(round_id)
    with pytest.raises(NotNow, match="nothing of yours"):
        table.do(c.Undo)
    assert table.state.rounds[round_id].votes("habit") == [1]


def test_undo_reaches_past_a_closed_vote_to_what_was_done_before_and_after(table: Table) -> None:
    """Whoever keyed the slips of a vote could not undo anything older once it was shown."""
    early = table.note("early")
    round_id = table.open()
    table.slip(round_id, 1, everywhere(2))
    table.hands(round_id, "habit", 4, 4, 4)
    table.note("between", COFACILITATOR)
    for stage in ("discovery", "contact", "calibration", "advocacy"):
        table.hands(round_id, stage, 4, 4, 4)
    late = table.note("late")
    before = table.state.rounds[round_id]
    table.reveal(round_id)
    assert [step.what for step in table.state.undo["host"]] == ["note", "note"]
    for note in (late, early):
        table.undo()
        assert note not in table.state.notes
    after = table.state.rounds[round_id]
    assert (after.ballots, after.hands) == (before.ballots, before.hands)
    table.undo(COFACILITATOR)
    assert not table.state.notes


def test_undo_reaches_past_a_vote_that_was_called_off() -> None:
    table = Table(observers=1)
    note = table.note("early")
    round_id = table.open()
    table.watch(round_id, 1, everywhere(2))
    table.do(c.CloseRound, round_id=round_id)
    table.undo()
    assert note not in table.state.notes


def test_another_votes_undo_is_left_alone_when_one_closes(table: Table) -> None:
    first = table.voted([3] * 5)
    second = table.open()
    table.slip(second, 1, everywhere(2))
    table.happened(e.RoundRevealed(round_id=first))
    table.undo()
    assert not table.state.rounds[second].ballots


@pytest.mark.parametrize("way", ["box", "keypad"])
def test_a_passed_ballot_is_nobody_elses_to_undo(table: Table, way: str) -> None:
    """The facilitator's Undo at the desk must not take what somebody cast at the box."""
    note = table.note("mine")
    round_id = table.open()
    table.cast(round_id, "p1", everywhere(2), way)
    assert [step.what for step in table.state.undo["host"]] == ["note"]
    table.undo()
    assert note not in table.state.notes
    assert table.state.rounds[round_id].votes("habit") == [2]
    with pytest.raises(NotNow, match="nothing of yours"):
        table.undo()


def test_a_ballot_that_was_cast_anew_at_the_box_stays(table: Table) -> None:
    table.do(c.EditPlan, base_seq=table.state.seq, changes={"names": "yes"})
    round_id = table.open()
    table.cast(round_id, "p1", everywhere(2))
    table.cast(round_id, "p1", everywhere(5), "box", replace=True)
    with pytest.raises(NotNow, match=BUILT_ON):
        table.undo()
    assert table.state.rounds[round_id].votes("habit") == [5]


def test_undo_takes_back_what_its_button_named_or_nothing(table: Table) -> None:
    first = table.note("first")
    named = table.state.undo["host"][-1].command_id
    table.note("second")
    with pytest.raises(NotNow, match="from another window"):
        table.do(c.Undo, command_id=named)
    table.do(c.Undo, command_id=table.state.undo["host"][-1].command_id)
    assert list(table.state.notes) == [first]


def test_an_idea_or_a_proposal_with_dots_stays(table: Table) -> None:
    table.proposal("a lead")
    for scale, make in (("dots_scope", table.proposal), ("dots_ideas", table.idea)):
        name = make()
        table.cast(table.open(scale), "p1", {name: 1}, "keypad", actor=COFACILITATOR)
        table.reveal(table.state.rounds[f"{scale}-1"].id)
        with pytest.raises(NotNow, match=BUILT_ON):
            table.undo()


def test_a_card_in_a_vote_with_an_observers_answer_stays() -> None:
    """Also a single counted hand: whoever answered has seen the card."""
    table = Table(observers=1)
    card, other = table.card(), table.card("goes silent")
    round_id = table.open("how_bad")
    table.cast(round_id, "p5", {card: 4}, "keypad", actor=COFACILITATOR)
    with pytest.raises(NotNow, match=BUILT_ON):
        table.undo()
    assert set(table.state.failure_modes) == {card, other}


def test_hands_that_a_second_facilitator_counted_again_stay(table: Table) -> None:
    round_id = table.open()
    table.hands(round_id, "habit", 1, 1, 1, 1)
    again = {"round_id": round_id, "item": "habit", "counts": {"5": 4}}
    table.do(c.CountFingers, COFACILITATOR, **again)
    with pytest.raises(NotNow, match=BUILT_ON):
        table.undo()
    assert table.state.rounds[round_id].votes("habit") == [5] * 4

    table.undo(COFACILITATOR)
    table.undo()
    assert not table.state.rounds[round_id].hands


def test_an_answer_about_a_pattern_that_somebody_else_changed_stays(table: Table) -> None:
    table.do(c.JudgePattern, pattern="unseen", answer="us")
    table.do(c.JudgePattern, COFACILITATOR, pattern="unseen", answer="not us")
    with pytest.raises(NotNow, match=BUILT_ON):
        table.undo()
    assert table.state.patterns["unseen"] == "not us"


def test_a_ballot_that_was_given_up_for_a_fresh_one_never_comes_back(table: Table) -> None:
    """Neither while the place is empty nor once the person has voted anew."""
    round_id = table.open()
    table.slip(round_id, 2, everywhere(3))
    table.slip(round_id, 1, everywhere(1))
    table.do(c.VoidBallot, round_id=round_id, voter="slip:1")
    table.cast(round_id, "slip:1", everywhere(5), actor=COFACILITATOR)
    table.undo()
    assert table.state.rounds[round_id].votes("habit") == [5]
    with pytest.raises(NotNow, match="nothing of yours"):
        table.undo()
    table.undo(COFACILITATOR)
    assert not table.state.rounds[round_id].ballots


def test_joined_cards_stay_joined_once_they_were_voted_on(table: Table) -> None:
    """Else the number that the room gave one card would stand beside two."""
    kept, twin = table.card(), table.card("invents a number")
    table.do(c.JoinFailureModes, kept=kept, joined=(twin,))
    round_id = table.open("how_bad")
    table.cast(round_id, "slip:1", {kept: 4}, actor=COFACILITATOR)
    for _ in range(2):
        with pytest.raises(NotNow, match=BUILT_ON):
            table.undo()
        table.reveal(round_id)
    assert set(table.state.failure_modes) == {kept}


def test_joined_ideas_stay_joined_once_they_have_dots(table: Table) -> None:
    kept, twin = table.idea(), table.idea("Show the page")
    table.do(c.JoinIdeas, kept=kept, joined=(twin,))
    table.cast(table.open("dots_ideas"), "p1", {kept: 1}, "keypad", actor=COFACILITATOR)
    with pytest.raises(NotNow, match=BUILT_ON):
        table.undo()
    assert set(table.state.ideas) == {kept}


def test_the_form_of_a_ticket_is_undone_though_its_idea_has_dots(table: Table) -> None:
    """Its words and its measure are two events about one thing, which is no joining."""
    idea = table.idea()
    table.voted([3], scale="dots_ideas")
    changes = {"owner": "Dana", "goal": "60"}
    table.do(c.EditIdea, idea_id=idea, base_seq=table.state.seq, changes=changes)
    table.undo()
    after = table.state.ideas[idea]
    assert (after.owner, after.metric.goal) == ("", "")


def test_an_undone_card_calls_off_the_vote_nobody_has_answered(table: Table) -> None:
    """Else the room would be asked about a card that is not there."""
    table.card()
    round_id = table.open("how_bad")
    table.undo()
    assert not table.state.rounds[round_id].open
    assert not table.state.failure_modes


def test_joined_cards_fall_apart_again_with_the_ideas_against_each(table: Table) -> None:
    kept, twin = table.card(), table.card("invents a number")
    idea = table.idea(stops=twin)
    table.do(c.JoinFailureModes, kept=kept, joined=(twin,))
    assert table.state.ideas[idea].stops == kept
    table.undo()
    assert (set(table.state.failure_modes), table.state.ideas[idea].stops) == ({kept, twin}, twin)


def test_a_form_about_another_field_does_not_notice_an_undo(table: Table) -> None:
    table.do(c.EditScope, base_seq=table.state.seq, changes={"who": "a rep"})
    drawn = table.state.seq
    table.undo()
    table.do(c.EditScope, COFACILITATOR, base_seq=drawn, changes={"task": "write"})
    assert (table.state.scope.who, table.state.scope.task) == ("", "write")
