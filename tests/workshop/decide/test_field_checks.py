"""Two people and one field: nobody's words are lost, whoever saves first."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cast import COFACILITATOR, Table
from workshop import commands as c
from workshop.commands import COMMANDS
from workshop.decide.field_checks import TEXT
from workshop.errors import Changed, Invalid


def test_the_second_to_save_sees_both_texts(table: Table) -> None:
    """The refusal carries what both wrote, and what the first one wrote stands."""
    drawn = table.state.seq
    table.do(c.EditScope, base_seq=drawn, changes={"who": "a sales rep"})

    with pytest.raises(Changed, match="Nothing was lost") as refused:
        table.do(c.EditScope, COFACILITATOR, base_seq=drawn, changes={"who": "an account manager"})

    assert refused.value.conflicts == {"who": ("an account manager", "a sales rep")}
    assert table.state.scope.who == "a sales rep"


def test_the_same_words_twice_are_no_conflict(table: Table) -> None:
    drawn = table.state.seq
    table.do(c.EditScope, base_seq=drawn, changes={"who": "a sales rep"})
    assert (
        table.do(c.EditScope, COFACILITATOR, base_seq=drawn, changes={"who": "a sales rep"}) == []
    )


def test_different_fields_of_one_form_are_no_conflict(table: Table) -> None:
    drawn = table.state.seq
    table.do(c.EditScope, base_seq=drawn, changes={"who": "a sales rep"})
    table.do(c.EditScope, COFACILITATOR, base_seq=drawn, changes={"task": "draft emails"})
    assert table.state.scope.sentence == "a sales rep uses the AI to draft emails"


def test_saving_again_after_seeing_the_other_text_is_fine(table: Table) -> None:
    drawn = table.state.seq
    table.do(c.EditScope, base_seq=drawn, changes={"who": "a sales rep"})
    again = table.state.seq
    table.do(c.EditScope, COFACILITATOR, base_seq=again, changes={"who": "a new sales rep"})
    assert table.state.scope.who == "a new sales rep"


def test_one_conflict_among_several_fields_saves_none_of_them(table: Table) -> None:
    drawn = table.state.seq
    table.do(c.EditScope, base_seq=drawn, changes={"who": "a sales rep"})
    with pytest.raises(Changed):
        table.do(c.EditScope, COFACILITATOR, base_seq=drawn, changes={"task": "x", "who": "y"})
    assert table.state.scope.task == ""


PARTS = {"why": "accepted_why"}
"""How a card calls a field that its form calls otherwise."""


def test_every_form_notices_the_other_writer(table: Table) -> None:
    """One list of every form there is: a new one must notice, too."""
    forms: dict[type[c.Command], tuple[dict[str, Any], str, Any, Any]] = {
        c.EditPlan: ({}, "minutes.1", 15, 16),
        c.EditPerson: ({"person_id": "p1"}, "name", "a", "b"),
        c.RecordVariance: ({}, "good", "a", "b"),
        c.EditProposal: ({"proposal_id": table.proposal()}, "who", "a", "b"),
        c.EditScope: ({}, "who", "a", "b"),
        c.EditNote: ({"note_id": table.note("n")}, "text", "a", "b"),
        c.EditFailureMode: ({"mode_id": table.card()}, "does", "a", "b"),
        c.EditIdea: ({"idea_id": table.idea()}, "goal", "1", "2"),
        c.RenameStage: ({"stage": "habit"}, "name", "a", "b"),
        c.NoteLowPoint: ({"stage": "contact"}, "because", "a", "b"),
        c.NotePrivately: ({"step": 1}, "text", "a", "b"),
        c.AcceptRisk: ({"mode_id": table.card(), "by": "Ada"}, "why", "a", "b"),
    }
    edits = {kind for kind in COMMANDS.values() if "base_seq" in kind.model_fields}
    assert set(forms) == edits - {c.EditItems}  # test_items.py has that: it may edit several
    drawn = table.state.seq
    for form, (entity, field, first, second) in forms.items():
        in_changes = "changes" in form.model_fields

        def said(
            words: Any, entity: Any = entity, field: str = field, several: bool = in_changes
        ) -> dict[str, Any]:
            return {**entity, **({"changes": {field: words}} if several else {field: words})}

        table.do(form, base_seq=drawn, **said(first))
        with pytest.raises(Changed) as refused:
            table.do(form, COFACILITATOR, base_seq=drawn, **said(second))
        assert refused.value.conflicts == {PARTS.get(field, field): (str(second), str(first))}
        table.do(form, COFACILITATOR, base_seq=refused.value.base_seq, **said(second))


def test_a_form_drawn_before_an_undo_notices_the_older_words(table: Table) -> None:
    note = table.note("first")
    table.do(c.EditNote, note_id=note, base_seq=table.state.seq, changes={"text": "second"})
    drawn = table.state.seq
    table.do(c.Undo)
    with pytest.raises(Changed) as refused:
        table.do(
            c.EditNote,
            COFACILITATOR,
            note_id=note,
            base_seq=drawn,
            changes={"text": "second, better"},
        )
    assert refused.value.conflicts == {"text": ("second, better", "first")}


def test_a_text_of_exactly_the_limit_is_kept_as_typed(table: Table) -> None:
    longest = "ש🙂" * (TEXT // 2)
    note = table.note(longest)
    assert table.state.notes[note].text == longest


def test_a_text_over_the_limit_says_how_long_it_is(table: Table) -> None:
    with pytest.raises(Invalid, match=r"10,001 characters; 10,000 fit.*Nothing was lost"):
        table.note("x" * (TEXT + 1))


HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "'; DROP TABLE events; --",
    '=HYPERLINK("https://evil.example")',
    " \u202eright to left\u202c \x00 nul \r\n\t tab ",
    "{stage} {0} %s ${x}",
    "👩🏽‍🚀 ½ “quotes” שלום",
)


@pytest.mark.parametrize("typed", HOSTILE)
def test_whatever_is_typed_is_kept_letter_by_letter(table: Table, typed: str) -> None:
    note, card, idea = table.note(typed), table.card(typed, suffers=typed), table.idea(typed)
    bet = table.proposal(typed, typed)
    words = {"who": typed, "task": typed, "wrong": typed}
    table.do(c.EditScope, base_seq=table.state.seq, changes=words)
    table.do(c.NoteLowPoint, stage="habit", base_seq=0, because=typed)
    table.do(c.AcceptRisk, mode_id=card, base_seq=0, by="Ada", why=typed)
    state = table.state
    assert {
        state.notes[note].text,
        state.failure_modes[card].does,
        state.failure_modes[card].suffers,
        state.failure_modes[card].accepted_why,
        state.ideas[idea].change,
        state.proposals[bet].who,
        state.scope.wrong,
        state.low_points["habit"].because,
    } == {typed}


def test_every_text_has_a_limit_that_the_refusal_names(table: Table) -> None:
    long = "x" * (TEXT + 1)
    card, idea = table.card(), table.idea()
    wishes: list[tuple[type[c.Command], dict[str, Any]]] = [
        (c.EditPlan, {"base_seq": 99, "changes": {"product": long}}),
        (c.AddPeople, {"names": (long,)}),
        (c.NotePrivately, {"step": 1, "base_seq": 99, "text": long}),
        (c.RecordVariance, {"base_seq": 99, "changes": {"bad": long}}),
        (c.AddProposal, {"who": long, "task": "t"}),
        (c.EditScope, {"base_seq": 99, "changes": {"stakes": long}}),
        (c.RenameStage, {"stage": "habit", "base_seq": 99, "name": long}),
        (c.AddNotes, {"stage": "habit", "lane": "does", "texts": (long,)}),
        (c.AddNotes, {"stage": "habit", "lane": "does", "texts": ("x",), "source": long}),
        (c.AddTask, {"task": long}),
        (c.NoteLowPoint, {"stage": "habit", "base_seq": 99, "because": long}),
        (c.AddFailureMode, {"stage": "habit", "does": long, "suffers": "s"}),
        (c.EditFailureMode, {"mode_id": card, "base_seq": 99, "changes": {"cause": long}}),
        (c.AcceptRisk, {"mode_id": card, "base_seq": 99, "by": long, "why": "w"}),
        (c.AddIdeas, {"stage": "habit", "changes": (long,)}),
        (c.EditIdea, {"idea_id": idea, "base_seq": 99, "changes": {"owner": long}}),
        (c.GiveReason, {"about": "tickets", "reason": long}),
    ]
    before = table.state
    for kind, wish in wishes:
        with pytest.raises(Invalid, match=r"has 10,001 characters; (10,000|120) fit"):
            table.do(kind, **wish)
    assert table.state is before
