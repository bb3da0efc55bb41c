"""Step 5: ideas, and the three of them that become tickets."""

from __future__ import annotations

import pytest

from tests.cast import COFACILITATOR, Table
from workshop import commands as c
from workshop import events as e
from workshop.errors import Invalid, NotFound, NotNow


def test_an_idea_names_the_card_it_stops(table: Table) -> None:
    card = table.card()
    idea = table.idea(stops=card)
    assert table.state.ideas[idea].stops == card


@pytest.mark.parametrize(("stage", "change"), [("nirvana", "x"), ("habit", " ")])
def test_an_idea_needs_a_stage_and_a_change(table: Table, stage: str, change: str) -> None:
    with pytest.raises(Invalid):
        table.do(c.AddIdea, stage=stage, change=change, stops="")


def test_an_idea_cannot_stop_a_card_that_is_not_there(table: Table) -> None:
    with pytest.raises(NotFound, match="This card"):
        table.idea(stops="nothing")
    idea = table.idea()
    with pytest.raises(NotFound, match="This card"):
        table.do(c.EditIdea, idea_id=idea, seen=table.state.seq, changes={"stops": "nothing"})


def test_one_form_words_the_idea_and_how_we_will_know(table: Table) -> None:
    idea = table.idea()
    changes = {"owner": "Dana", "measure": "drafts sent unchanged", "goal": "60"}
    kinds = [type(event) for event in table.do(c.EditIdea, idea_id=idea, seen=0, changes=changes)]
    assert kinds == [e.IdeaEdited, e.MetricEdited]
    ticket = table.state.ideas[idea]
    assert (ticket.owner, ticket.metric.measure, ticket.metric.goal) == tuple(changes.values())


def test_only_what_changed_is_an_event(table: Table) -> None:
    idea = table.idea("Show the source")
    seen = table.state.seq
    same = {"change": "Show the source", "goal": ""}
    assert table.do(c.EditIdea, idea_id=idea, seen=seen, changes=same) == []
    (metric,) = table.do(c.EditIdea, idea_id=idea, seen=seen, changes={**same, "goal": "60"})
    assert isinstance(metric, e.MetricEdited)
    (words,) = table.do(c.EditIdea, idea_id=idea, seen=seen, changes={"owner": "Dana"})
    assert isinstance(words, e.IdeaEdited)


def test_what_an_idea_stops_can_be_changed_and_taken_off(table: Table) -> None:
    card = table.card()
    idea = table.idea()
    table.do(c.EditIdea, idea_id=idea, seen=table.state.seq, changes={"stops": card})
    assert table.state.ideas[idea].stops == card
    table.do(c.EditIdea, idea_id=idea, seen=table.state.seq, changes={"stops": ""})
    assert table.state.ideas[idea].stops == ""


@pytest.mark.parametrize(
    "changes", [{"change": ""}, {"stage": ""}, {"stage": "nirvana"}, {"chosen": "1"}]
)
def test_an_idea_that_does_not_fit_is_refused(table: Table, changes: dict[str, str]) -> None:
    idea = table.idea()
    with pytest.raises(Invalid):
        table.do(c.EditIdea, idea_id=idea, seen=table.state.seq, changes=changes)


def test_an_idea_can_be_taken_away_once(table: Table) -> None:
    idea = table.idea()
    assert len(table.do(c.DeleteIdea, idea_id=idea)) == 1
    assert table.do(c.DeleteIdea, idea_id=idea) == []
    for command in (c.ChooseIdea, c.DropIdea):
        with pytest.raises(NotFound):
            table.do(command, idea_id=idea)


def test_the_room_leaves_with_three_tickets_and_no_more(table: Table) -> None:
    ideas = [table.idea(f"Change {n}") for n in range(4)]
    for idea in ideas[:3]:
        table.do(c.ChooseIdea, idea_id=idea)
    with pytest.raises(NotNow, match="Three tickets are chosen already"):
        table.do(c.ChooseIdea, idea_id=ideas[3])
    assert [ticket.id for ticket in table.state.tickets] == ideas[:3]


def test_choosing_and_dropping_twice_is_once(table: Table) -> None:
    idea = table.idea()
    assert table.do(c.DropIdea, idea_id=idea) == []
    table.do(c.ChooseIdea, idea_id=idea)
    assert table.do(c.ChooseIdea, COFACILITATOR, idea_id=idea) == []
    assert len(table.do(c.DropIdea, idea_id=idea)) == 1
    assert table.state.tickets == []


def test_a_ticket_must_be_dropped_before_its_idea_goes(table: Table) -> None:
    idea = table.idea()
    table.do(c.ChooseIdea, idea_id=idea)
    with pytest.raises(NotNow, match="Drop the ticket first"):
        table.do(c.DeleteIdea, idea_id=idea)


def test_a_dropped_place_is_free_and_the_order_of_choosing_stays(table: Table) -> None:
    first, second, third, fourth = (table.idea(f"Change {n}") for n in range(4))
    for idea in (first, second, third):
        table.do(c.ChooseIdea, idea_id=idea)
    table.do(c.DropIdea, idea_id=first)
    table.do(c.ChooseIdea, idea_id=fourth)
    assert [ticket.id for ticket in table.state.tickets] == [second, third, fourth]
