"""Step 5: ideas, and the three of them that become tickets."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cast import COFACILITATOR, Table
from workshop import commands as c
from workshop import events as e
from workshop.decide.tickets import IDEAS_AT_ONCE
from workshop.errors import Invalid, NotFound, NotNow
from workshop.state import in_order


def test_an_idea_names_the_card_it_stops(table: Table) -> None:
    card = table.card()
    idea = table.idea(stops=card)
    assert table.state.ideas[idea].stops == card


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"stage": "nirvana"}, "five stages"),
        ({"changes": ("fine", " ")}, "the change"),
        ({"changes": ()}, "Between 1 and 100"),
        ({"changes": ("x",) * (IDEAS_AT_ONCE + 1)}, "Between 1 and 100"),
        ({"changes": ("x" * 10_001,)}, "10,001 characters"),
    ],
)
def test_ideas_that_do_not_fit_are_refused_whole(
    table: Table, wrong: dict[str, Any], words: str
) -> None:
    fields = {"stage": "habit", "changes": ("x",), **wrong}
    with pytest.raises(Invalid, match=words):
        table.do(c.AddIdeas, **fields)
    assert not table.state.ideas


def test_a_pasted_list_becomes_one_idea_a_line(table: Table) -> None:
    card = table.card()
    table.do(c.AddIdeas, stage="habit", changes=("one", "two", "three"), stops=card)
    ideas = in_order(table.state.ideas)
    assert [idea.change for idea in ideas] == ["one", "two", "three"]
    assert {(idea.stage, idea.stops, idea.author) for idea in ideas} == {("habit", card, "host")}


def test_an_idea_cannot_stop_a_card_that_is_not_there(table: Table) -> None:
    with pytest.raises(NotFound, match="This card"):
        table.idea(stops="nothing")
    idea = table.idea()
    with pytest.raises(NotFound, match="This card"):
        table.do(c.EditIdea, idea_id=idea, base_seq=table.state.seq, changes={"stops": "nothing"})


def test_one_form_words_the_idea_and_how_we_will_know(table: Table) -> None:
    idea = table.idea()
    changes = {"owner": "Dana", "measure": "drafts sent unchanged", "goal": "60"}
    kinds = [
        type(event) for event in table.do(c.EditIdea, idea_id=idea, base_seq=0, changes=changes)
    ]
    assert kinds == [e.IdeaEdited, e.MetricEdited]
    ticket = table.state.ideas[idea]
    assert (ticket.owner, ticket.metric.measure, ticket.metric.goal) == tuple(changes.values())


def test_only_what_changed_is_an_event(table: Table) -> None:
    idea = table.idea("Show the source")
    seen = table.state.seq
    same = {"change": "Show the source", "goal": ""}
    assert table.do(c.EditIdea, idea_id=idea, base_seq=seen, changes=same) == []
    (metric,) = table.do(c.EditIdea, idea_id=idea, base_seq=seen, changes={**same, "goal": "60"})
    assert isinstance(metric, e.MetricEdited)
    (words,) = table.do(c.EditIdea, idea_id=idea, base_seq=seen, changes={"owner": "Dana"})
    assert isinstance(words, e.IdeaEdited)


def test_what_an_idea_stops_can_be_changed_and_taken_off(table: Table) -> None:
    card = table.card()
    idea = table.idea()
    table.do(c.EditIdea, idea_id=idea, base_seq=table.state.seq, changes={"stops": card})
    assert table.state.ideas[idea].stops == card
    table.do(c.EditIdea, idea_id=idea, base_seq=table.state.seq, changes={"stops": ""})
    assert table.state.ideas[idea].stops == ""


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"change": ""}, "the change"),
        ({"stage": ""}, "the stage"),
        ({"stage": "nirvana"}, "five stages"),
        ({"ticket_number": "1"}, "version of the app"),
        ({"effort": "years"}, "Choose the effort from the list"),
        ({"direction": "sideways"}, "Choose the direction from the list"),
        ({"by": "soon"}, "Write the date as a date"),
        ({"start_by": "soon"}, "date of the start value as a date"),
        ({"start_on": "soon"}, "day of the start value as a date"),
        ({"goal": "x" * 10_001}, "the goal has 10,001 characters"),
    ],
)
def test_an_idea_that_does_not_fit_is_refused(
    table: Table, changes: dict[str, str], words: str
) -> None:
    idea = table.idea()
    with pytest.raises(Invalid, match=words):
        table.do(c.EditIdea, idea_id=idea, base_seq=table.state.seq, changes=changes)


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
    with pytest.raises(NotNow, match=r"Four\. Which one waits\?"):
        table.do(c.ChooseIdea, idea_id=ideas[3])
    assert [ticket.id for ticket in table.state.tickets] == ideas[:3]


def test_a_room_that_says_why_keeps_four(table: Table) -> None:
    reason = {"about": "tickets", "reason": "Two teams were in the room."}
    table.do(c.GiveReason, **reason)
    assert table.do(c.GiveReason, COFACILITATOR, **reason) == []
    tickets = [table.ticket(f"Change {n}") for n in range(4)]
    assert [ticket.id for ticket in table.state.tickets] == tickets
    table.do(c.GiveReason, about="tickets", reason="")
    assert len(table.state.tickets) == 4


def test_a_reason_is_for_a_rule_there_is(table: Table) -> None:
    with pytest.raises(Invalid, match="no such rule"):
        table.do(c.GiveReason, about="gravity", reason="We float.")
    with pytest.raises(Invalid, match="the reason"):
        table.do(c.GiveReason, about="tickets", reason="x" * 10_001)


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


def test_ideas_that_say_the_same_become_one_that_keeps_all_words(table: Table) -> None:
    kept, first, second = table.ticket("Show sources"), table.idea("Cite"), table.idea("Link")
    table.do(c.JoinIdeas, kept=second, joined=(first,))
    table.do(c.JoinIdeas, kept=kept, joined=(second, second, kept))
    (idea,) = table.state.tickets
    assert (idea.change, idea.also) == ("Show sources", ("Link", "Cite"))
    assert list(table.state.ideas) == [kept]


def test_a_ticket_or_an_idea_with_dots_is_joined_to_no_other(table: Table) -> None:
    idea, ticket = table.idea(), table.ticket("Ask twice")
    with pytest.raises(NotNow, match="a ticket or has dots"):
        table.do(c.JoinIdeas, kept=idea, joined=(ticket,))
    with pytest.raises(Invalid, match="at least two ideas"):
        table.do(c.JoinIdeas, kept=idea, joined=(idea,))
    with pytest.raises(NotFound, match="This idea"):
        table.do(c.JoinIdeas, kept=idea, joined=("nothing",))


def test_a_joined_or_deleted_idea_calls_off_the_vote_nobody_has_answered(table: Table) -> None:
    names = [table.idea(f"Change {n}") for n in range(4)]
    vote = table.open("dots_ideas")
    table.do(c.JoinIdeas, kept=names[0], joined=(names[1],))
    assert not table.round(vote).open
    again = table.opened("dots_ideas")
    assert again.items == (names[0], *names[2:])
    table.do(c.DeleteIdea, idea_id=names[3])
    assert not table.round(again.id).open


def test_an_idea_says_when_its_values_are_due(table: Table) -> None:
    idea = table.idea()
    words = {"start_on": "2031-01-31", "start_by": "", "by": "2031-05-01", "effort": "weeks"}
    table.do(c.EditIdea, idea_id=idea, base_seq=0, changes=words)
    edited = table.state.ideas[idea]
    assert (edited.metric.start_on, edited.metric.by, edited.effort) == (
        *("2031-01-31", "2031-05-01", "weeks"),
    )
