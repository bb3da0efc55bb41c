"""Step 1: proposals, the scope sentence, and what the room calls the stages."""

from __future__ import annotations

import pytest

from tests.cast import COFACILITATOR, PARTICIPANT, Table
from workshop import commands as c
from workshop.errors import Invalid, NotAllowed, NotFound
from workshop.stages import STAGE


def test_a_proposal_is_a_person_and_a_task_and_can_be_reworded(table: Table) -> None:
    bet = table.proposal("a rep", "write an offer")
    table.do(c.EditProposal, proposal_id=bet, base_seq=table.state.seq, changes={"who": "a lead"})
    proposal = table.state.proposals[bet]
    assert (proposal.who, proposal.task, proposal.author) == ("a lead", "write an offer", "host")
    assert table.do(c.EditProposal, proposal_id=bet, base_seq=0, changes={"who": "a lead"}) == []


@pytest.mark.parametrize(
    ("wrong", "words"),
    [({"who": " "}, "the person"), ({"task": ""}, "the task"), ({"task": "x" * 10_001}, "10,001")],
)
def test_a_proposal_needs_both(table: Table, wrong: dict[str, str], words: str) -> None:
    with pytest.raises(Invalid, match=words):
        table.do(c.AddProposal, **{"who": "a rep", "task": "write", **wrong})
    bet = table.proposal()
    with pytest.raises(Invalid, match=words):
        table.do(c.EditProposal, proposal_id=bet, base_seq=table.state.seq, changes=wrong)


def test_a_proposal_can_be_taken_away_once_and_its_vote_with_it(table: Table) -> None:
    names = [table.proposal(f"person {n}") for n in range(3)]
    vote = table.open("dots_scope")
    assert len(table.do(c.DeleteProposal, proposal_id=names[0])) == 2
    assert not table.round(vote).open
    assert table.do(c.DeleteProposal, proposal_id=names[0]) == []
    with pytest.raises(NotFound, match="This proposal"):
        table.do(c.EditProposal, proposal_id=names[0], base_seq=0, changes={"who": "x"})


def test_the_chosen_proposal_becomes_the_scope_once(table: Table) -> None:
    bet = table.proposal("a rep", "write an offer")
    table.do(c.EditScope, base_seq=table.state.seq, changes={"feature": "the drafter"})
    table.do(c.ChooseScope, proposal_id=bet)
    assert table.state.scope.sentence == "a rep uses the drafter to write an offer"
    assert table.do(c.ChooseScope, proposal_id=bet) == []
    with pytest.raises(NotFound, match="This proposal"):
        table.do(c.ChooseScope, proposal_id="gone")


def test_a_participants_phone_does_not_write_the_scope(table: Table) -> None:
    with pytest.raises(NotAllowed, match="Only the facilitator can do this"):
        table.do(c.EditScope, PARTICIPANT, base_seq=0, changes={"who": "me"})


def test_the_scope_sentence_waits_for_a_person_and_a_task(table: Table) -> None:
    table.do(c.EditScope, base_seq=table.state.seq, changes={"who": "a sales rep"})
    assert table.state.scope.sentence == ""
    words = {"task": "draft follow-up emails", "feature": "the drafter"}
    table.do(c.EditScope, base_seq=table.state.seq, changes=words)
    assert table.state.scope.sentence == ("a sales rep uses the drafter to draft follow-up emails")


def test_a_part_of_the_scope_can_be_emptied(table: Table) -> None:
    table.do(c.EditScope, base_seq=table.state.seq, changes={"out": "cold emails"})
    table.do(c.EditScope, base_seq=table.state.seq, changes={"out": ""})
    assert table.state.scope.out == ""


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"who": "x" * 10_001}, "the person"),
        ({"rev": "9"}, "version of the app"),
        ({"used_to_ai": "a bit"}, "Choose how used to AI they are"),
        ({"stakes": "high"}, "Choose what is at stake"),
    ],
)
def test_a_scope_that_does_not_fit_is_refused(
    table: Table, changes: dict[str, str], words: str
) -> None:
    with pytest.raises(Invalid, match=words):
        table.do(c.EditScope, base_seq=table.state.seq, changes=changes)


def test_one_tap_says_how_used_to_ai_they_are_and_what_is_at_stake(table: Table) -> None:
    words = {"used_to_ai": "tries", "stakes": "client", "wrong": "It invents a price."}
    table.do(c.EditScope, base_seq=table.state.seq, changes=words)
    assert (table.state.scope.used_to_ai, table.state.scope.stakes) == ("tries", "client")


def test_the_room_calls_a_stage_what_it_likes_and_empty_brings_the_name_back(table: Table) -> None:
    renamed = {"stage": "habit", "seen": 0, "name": " Every Monday "}
    table.do(c.RenameStage, **renamed)
    assert table.state.stage("habit").name == "Every Monday"
    assert [stage.name for stage in table.state.stages][3] == "Every Monday"
    assert table.do(c.RenameStage, COFACILITATOR, **renamed) == []
    table.do(c.RenameStage, stage="habit", base_seq=table.state.seq, name="")
    assert table.state.stage("habit") == STAGE["habit"]


def test_only_the_five_stages_get_a_name_and_a_short_one(table: Table) -> None:
    for stage, name in (("nirvana", "x"), ("habit", "x" * 121)):
        with pytest.raises(Invalid):
            table.do(c.RenameStage, stage=stage, base_seq=0, name=name)
