"""Two people and one field: nobody's words are lost, whoever saves first."""

from __future__ import annotations

import pytest

from tests.cast import COFACILITATOR, Table
from workshop import commands as c
from workshop.decide.checks import TEXT
from workshop.errors import Changed, Invalid


def test_the_second_to_save_sees_both_texts(table: Table) -> None:
    """The refusal carries what both wrote, and what the first one wrote stands."""
    drawn = table.state.seq
    table.do(c.EditScope, seen=drawn, changes={"who": "a sales rep"})

    with pytest.raises(Changed, match="Nothing was lost") as refused:
        table.do(c.EditScope, COFACILITATOR, seen=drawn, changes={"who": "an account manager"})

    assert refused.value.conflicts == {"who": ("an account manager", "a sales rep")}
    assert table.state.scope.who == "a sales rep"


def test_the_same_words_twice_are_no_conflict(table: Table) -> None:
    drawn = table.state.seq
    table.do(c.EditScope, seen=drawn, changes={"who": "a sales rep"})
    assert table.do(c.EditScope, COFACILITATOR, seen=drawn, changes={"who": "a sales rep"}) == []


def test_different_fields_of_one_form_are_no_conflict(table: Table) -> None:
    drawn = table.state.seq
    table.do(c.EditScope, seen=drawn, changes={"who": "a sales rep"})
    table.do(c.EditScope, COFACILITATOR, seen=drawn, changes={"task": "draft emails"})
    assert table.state.scope.sentence == "a sales rep uses the AI to draft emails"


def test_saving_again_after_seeing_the_other_text_is_fine(table: Table) -> None:
    drawn = table.state.seq
    table.do(c.EditScope, seen=drawn, changes={"who": "a sales rep"})
    again = table.state.seq
    table.do(c.EditScope, COFACILITATOR, seen=again, changes={"who": "a new sales rep"})
    assert table.state.scope.who == "a new sales rep"


def test_one_conflict_among_several_fields_saves_none_of_them(table: Table) -> None:
    drawn = table.state.seq
    table.do(c.EditScope, seen=drawn, changes={"who": "a sales rep"})
    with pytest.raises(Changed):
        table.do(c.EditScope, COFACILITATOR, seen=drawn, changes={"task": "x", "who": "y"})
    assert table.state.scope.task == ""


def test_every_form_notices_the_other_writer(table: Table) -> None:
    note, card, idea = table.note("n"), table.card(), table.idea()
    drawn = table.state.seq
    forms = (
        (c.EditPlan, {"changes": {"minutes.1": 15}}, {"changes": {"minutes.1": 16}}),
        (
            c.EditNote,
            {"note_id": note, "changes": {"text": "a"}},
            {"note_id": note, "changes": {"text": "b"}},
        ),
        (
            c.EditFailureMode,
            {"mode_id": card, "changes": {"does": "a"}},
            {"mode_id": card, "changes": {"does": "b"}},
        ),
        (
            c.EditIdea,
            {"idea_id": idea, "changes": {"goal": "1"}},
            {"idea_id": idea, "changes": {"goal": "2"}},
        ),
        (
            c.NoteLowPoint,
            {"stage": "contact", "because": "a"},
            {"stage": "contact", "because": "b"},
        ),
    )
    for form, first, second in forms:
        table.do(form, seen=drawn, **first)
        with pytest.raises(Changed):
            table.do(form, COFACILITATOR, seen=drawn, **second)


def test_a_form_drawn_before_an_undo_notices_the_older_words(table: Table) -> None:
    note = table.note("first")
    table.do(c.EditNote, note_id=note, seen=table.state.seq, changes={"text": "second"})
    drawn = table.state.seq
    table.do(c.Undo)
    with pytest.raises(Changed) as refused:
        table.do(
            c.EditNote, COFACILITATOR, note_id=note, seen=drawn, changes={"text": "second, better"}
        )
    assert refused.value.conflicts == {"text": ("second, better", "first")}


def test_a_text_of_exactly_the_limit_is_kept_as_typed(table: Table) -> None:
    longest = "ש🙂" * (TEXT // 2)
    note = table.note(longest)
    assert table.state.notes[note].text == longest


def test_a_text_over_the_limit_says_how_long_it_is(table: Table) -> None:
    with pytest.raises(Invalid, match=r"10,001 characters; 10,000 fit.*Nothing was lost"):
        table.note("x" * (TEXT + 1))
