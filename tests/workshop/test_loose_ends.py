"""What would be left hanging, and which ideas to look at first."""

from __future__ import annotations

import pytest

from tests.cast import Table
from workshop import commands as c
from workshop.loose_ends import (
    dots,
    empty_cells,
    idea_trays,
    loose_ends,
    suggested,
    without_anything,
)
from workshop.trays import CLEAR_PICK, NOT_THIS_TIME, YOUR_CALL


@pytest.fixture
def risky(table: Table) -> tuple[Table, str]:
    """A room with one card that must be fixed."""
    card = table.card(stage="habit")
    table.voted([5], scale="how_bad")
    table.voted([5], scale="how_often")
    return table, card


def test_an_empty_room_has_three_tickets_to_write_and_nothing_else(table: Table) -> None:
    ends = loose_ends(table.state)
    assert (ends.must_fix, ends.low_points, ends.short_of, ends.any) == ((), (), 3, True)


def test_a_card_that_must_be_fixed_needs_a_ticket_or_a_signature(
    risky: tuple[Table, str],
) -> None:
    table, card = risky
    idea = table.idea(stops=card)
    assert [failure_mode.id for failure_mode in loose_ends(table.state).must_fix] == [card]
    table.do(c.ChooseIdea, idea_id=idea)
    assert loose_ends(table.state).must_fix == ()
    table.do(c.DropIdea, idea_id=idea)
    table.do(c.AcceptRisk, mode_id=card, base_seq=table.state.seq, by="Ada", why="It is rare.")
    assert loose_ends(table.state).must_fix == ()


def test_a_low_point_needs_a_ticket_at_its_stage_or_against_a_card_there(table: Table) -> None:
    table.voted([2, 4, 4, 3, 5])
    assert loose_ends(table.state).low_points == ("discovery", "habit")
    table.ticket("Show sources", stage="discovery")
    assert loose_ends(table.state).low_points == ("habit",)
    table.ticket("Ask twice", stops=table.card(stage="habit"))
    assert loose_ends(table.state).low_points == ()


def test_two_or_four_tickets_are_fine_if_the_room_says_why(table: Table) -> None:
    for number in range(2):
        table.ticket(f"Change {number}")
    assert loose_ends(table.state).short_of == 1
    table.do(c.GiveReason, about="tickets", reason="Two are enough.")
    assert not loose_ends(table.state).any
    for number in range(2):
        table.ticket(f"More {number}")
    table.do(c.GiveReason, about="tickets", reason="")
    assert loose_ends(table.state).short_of == 1


def test_three_tickets_and_nothing_open_leave_no_loose_end(table: Table) -> None:
    for number in range(3):
        table.ticket(f"Change {number}")
    assert not loose_ends(table.state).any


def test_cells_that_nobody_wrote_in_are_listed_stage_by_stage(table: Table) -> None:
    assert len(empty_cells(table.state)) == 20
    table.note("one", stage="discovery", lane="want")
    table.note("parked", stage="", lane="parked")
    cells = empty_cells(table.state)
    assert len(cells) == 19
    assert cells[0] == ("discovery", "does")


def test_stages_without_a_card_are_named_and_low_points_among_them_marked(table: Table) -> None:
    table.do(c.RenameStage, stage="habit", base_seq=0, name="Every Monday")
    table.voted([2, 4, 4, 3, 5])
    for stage in ("contact", "calibration"):
        table.card(stage=stage)
    assert without_anything(table.state) == [
        "Skeptical discovery (low point)",
        "Every Monday (low point)",
        "Advocacy or exit",
    ]


def test_the_dots_of_an_idea_are_added_up_once_they_are_shown(table: Table) -> None:
    first, second = table.idea(), table.idea("Ask twice")
    vote = table.open("dots_ideas")
    table.slip(vote, 1, {first: 2, second: 1})
    table.slip(vote, 2, {first: 3})
    assert (dots(table.state, first), idea_trays(table.state)) == (0, {})
    table.reveal(vote)
    assert [dots(table.state, name) for name in (first, second, "nothing")] == [5, 1, 0]


def test_ideas_fall_into_trays_by_their_dots_and_none_without_one(table: Table) -> None:
    names = [table.idea(f"Change {n}") for n in range(6)]
    vote = table.open("dots_ideas")
    for number, spent in enumerate(((0, 0, 1), (0, 1, 1), (0, 2, 3), (0, 1, 4)), start=1):
        answers = {names[at]: spent.count(at) for at in spent}
        table.slip(vote, number, {**answers})
    table.reveal(vote)
    trays = idea_trays(table.state)
    assert [trays.get(name, "") for name in names] == [
        *(CLEAR_PICK, CLEAR_PICK, YOUR_CALL, YOUR_CALL, YOUR_CALL, ""),
    ]
    late = table.idea("Written after the dots")
    assert late not in idea_trays(table.state)


def test_an_idea_far_behind_is_not_for_this_time(table: Table) -> None:
    names = [table.idea(f"Change {n}") for n in range(4)]
    vote = table.open("dots_ideas")
    for number in range(1, 4):
        table.slip(vote, number, dict.fromkeys(names[:3], 1))
    table.slip(vote, 4, {names[3]: 1})
    table.reveal(vote)
    assert idea_trays(table.state)[names[3]] == NOT_THIS_TIME


def test_up_to_three_ideas_are_suggested_each_against_another_card(table: Table) -> None:
    worst, second, third = (table.card(f"does {n}") for n in range(3))
    table.voted([5, 4, 3], scale="how_bad")
    slow, fast = table.idea("slow", stops=worst), table.idea("fast", stops=worst)
    for idea, effort in ((slow, "months"), (fast, "days")):
        table.do(c.EditIdea, idea_id=idea, base_seq=table.state.seq, changes={"effort": effort})
    others = [table.idea("a", stops=third), table.idea("b", stops=second)]
    table.idea("stops nothing")
    assert [idea.id for idea in suggested(table.state)] == [fast, others[1], others[0]]
    table.card("a fourth")
    assert len(suggested(table.state)) == 3


def test_an_idea_without_an_effort_comes_after_one_that_says_it(table: Table) -> None:
    card = table.card()
    table.idea("vague", stops=card)
    known = table.idea("known", stops=card)
    table.do(c.EditIdea, idea_id=known, base_seq=table.state.seq, changes={"effort": "months"})
    assert [idea.id for idea in suggested(table.state)] == [known]
