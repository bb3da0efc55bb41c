"""Undo: your own latest command, never what others built on it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cast import COFACILITATOR, FACILITATOR, OTHER, PARTICIPANT, Table, everywhere
from workshop import commands as c
from workshop.errors import NotAllowed, NotNow
from workshop.state import UNDO_DEPTH, State

BUILT_ON = "Others have built on this"


def facts(state: State) -> dict[str, Any]:
    """What the room sees of a state, without the stamps that only forms look at."""
    return {
        "notes": {note.id: (note.text, note.stage, note.lane) for note in state.notes.values()},
        "cards": {card.id: card.sentence for card in state.failures.values()},
        "ideas": {idea.id: (idea.change, idea.metric, idea.stops) for idea in state.ideas.values()},
        "tickets": [ticket.id for ticket in state.tickets],
        "because": {low.stage: low.because for low in state.low_points.values()},
        "scope": (state.scope.sentence, state.scope.out, state.scope.wrong),
        "votes": {name: dict(round_.ballots) for name, round_ in state.rounds.items()},
    }


def test_every_undoable_command_is_taken_back_completely() -> None:
    table = Table()
    note, card, idea, other = table.note("n"), table.card(), table.idea(), table.idea("x")
    table.do(c.ChooseIdea, idea_id=other)
    round_id = table.open()
    commands: list[tuple[type[c.Command], dict[str, Any]]] = [
        (c.EditScope, {"seen": 99, "changes": {"who": "a rep", "task": "write"}}),
        (c.AddNotes, {"stage": "habit", "lane": "does", "texts": ("a", "b")}),
        (c.EditNote, {"note_id": note, "seen": 99, "changes": {"text": "m"}}),
        (c.DeleteNote, {"note_id": note}),
        (
            c.CastBallot,
            {"round_id": round_id, "voter": "slip:1", "way": "slip", "answers": everywhere(2)},
        ),
        (c.NoteLowPoint, {"stage": "habit", "seen": 99, "because": "reasons"}),
        (c.AddFailureMode, {"stage": "habit", "does": "d", "suffers": "s"}),
        (c.EditFailureMode, {"mode_id": card, "seen": 99, "changes": {"does": "e"}}),
        (c.DeleteFailureMode, {"mode_id": card}),
        (c.AddIdea, {"stage": "habit", "change": "c", "stops": card}),
        (c.EditIdea, {"idea_id": idea, "seen": 99, "changes": {"owner": "D", "goal": "1"}}),
        (c.ChooseIdea, {"idea_id": idea}),
        (c.DropIdea, {"idea_id": other}),
        (c.DeleteIdea, {"idea_id": idea}),
    ]
    for kind, fields in commands:
        before = facts(table.state)
        assert table.do(kind, **fields), kind
        assert facts(table.state) != before
        table.do(c.Undo)
        assert facts(table.state) == before, kind


def test_several_in_a_row_are_taken_back_latest_first(table: Table) -> None:
    note = table.note("one")
    for text in ("two", "three"):
        table.do(c.EditNote, note_id=note, seen=table.state.seq, changes={"text": text})
    seen = []
    for _ in range(2):
        table.do(c.Undo)
        seen.append(table.state.notes[note].text)
    table.do(c.Undo)
    assert seen == ["two", "one"]
    assert note not in table.state.notes


def test_a_pasted_list_of_thirty_notes_is_one_undo(table: Table) -> None:
    kept = table.note("kept")
    table.do(c.AddNotes, stage="habit", lane="does", texts=tuple(f"note {n}" for n in range(30)))
    assert len(table.state.notes) == 31
    table.do(c.Undo)
    assert list(table.state.notes) == [kept]


def test_nobody_takes_back_what_somebody_else_did(table: Table) -> None:
    table.note("hers")
    with pytest.raises(NotNow, match="nothing of yours"):
        table.do(c.Undo, COFACILITATOR)
    assert len(table.state.notes) == 1


def test_my_undo_skips_what_others_did_meanwhile(table: Table) -> None:
    mine = table.note("mine")
    theirs = table.note("theirs", COFACILITATOR)
    table.do(c.Undo)
    assert list(table.state.notes) == [theirs]
    assert mine not in table.state.notes


def test_what_somebody_reworded_stays(table: Table) -> None:
    note = table.note("mine")
    changes = {"text": "theirs"}
    table.do(c.EditNote, COFACILITATOR, note_id=note, seen=table.state.seq, changes=changes)
    with pytest.raises(NotNow, match=BUILT_ON):
        table.do(c.Undo)
    assert table.state.notes[note].text == "theirs"


def test_once_the_other_takes_theirs_back_mine_can_go_too(table: Table) -> None:
    note = table.note("mine")
    changes = {"text": "theirs"}
    table.do(c.EditNote, COFACILITATOR, note_id=note, seen=table.state.seq, changes=changes)
    table.do(c.Undo, COFACILITATOR)
    table.do(c.Undo)
    assert not table.state.notes


def test_what_somebody_took_away_cannot_be_taken_back(table: Table) -> None:
    note = table.note("mine")
    table.do(c.DeleteNote, COFACILITATOR, note_id=note)
    with pytest.raises(NotNow, match=BUILT_ON):
        table.do(c.Undo)


def test_one_note_of_thirty_reworded_by_another_keeps_all_thirty(table: Table) -> None:
    """An undo is whole or not at all."""
    texts = tuple(f"note {n}" for n in range(30))
    table.do(c.AddNotes, id="thirty-notes", stage="habit", lane="does", texts=texts)
    changes = {"text": "reworded"}
    table.do(
        c.EditNote, COFACILITATOR, note_id="thirty-notes.7", seen=table.state.seq, changes=changes
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
    with pytest.raises(NotNow, match=BUILT_ON):
        table.do(c.Undo)
    assert table.state.rounds[round_id].votes("habit") == [1]


def test_taking_back_a_corrected_ballot_brings_the_first_one_back(table: Table) -> None:
    round_id = table.open()
    table.slip(round_id, 1, everywhere(2))
    table.slip(round_id, 1, everywhere(5))
    table.do(c.Undo)
    assert table.state.rounds[round_id].votes("habit") == [2]


def test_a_reveal_cannot_be_unseen(table: Table) -> None:
    """Undo reaches past the reveal to nothing: the votes stay shown."""
    round_id = table.open()
    ballot = {"round_id": round_id, "voter": "p1", "way": "device", "answers": everywhere(3)}
    table.do(c.CastBallot, PARTICIPANT, **ballot)
    table.reveal(round_id)
    with pytest.raises(NotNow, match="nothing of yours"):
        table.do(c.Undo)
    assert table.state.rounds[round_id].revealed


def test_moving_joining_and_planning_are_not_undone(table: Table) -> None:
    table.do(c.EnterBeat, beat="scope.write")
    table.do(c.AdjustClock, step=1, by=60_000)
    table.do(c.PauseClock)
    table.do(c.EditPlan, seen=table.state.seq, changes={"title": "New"})
    with pytest.raises(NotNow, match="nothing of yours"):
        table.do(c.Undo)


def test_the_last_thirty_commands_can_be_taken_back(table: Table) -> None:
    for number in range(UNDO_DEPTH + 5):
        table.note(f"note {number}")
    for _ in range(UNDO_DEPTH):
        table.do(c.Undo)
    assert sorted(note.text for note in table.state.notes.values()) == [
        f"note {n}" for n in range(5)
    ]
    with pytest.raises(NotNow, match="nothing of yours"):
        table.do(c.Undo)


def test_undo_is_for_those_who_lead(table: Table) -> None:
    for actor in (PARTICIPANT, OTHER):
        with pytest.raises(NotAllowed):
            table.do(c.Undo, actor)
    assert FACILITATOR.role in c.Undo.ROLES
