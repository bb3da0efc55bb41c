"""Two windows, one field: no update is lost, both texts are shown, nothing typed goes away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from tests.pages.visiting import Visit
from tests.story import Story
from workshop import commands as c
from workshop.state import State, in_order

CONFLICT = "Somebody changed this while you were writing. Nothing was lost"


@dataclass(frozen=True)
class Form:
    """A form that two windows can open: how, where its fields are, and what stands."""

    page: str
    beat: str
    key: Callable[[State], str]
    open: Callable[[Visit, State], object]
    field: str
    other: str
    stands: Callable[[State, str], str]


def first(state: State, collection: str) -> str:
    """The id of the oldest thing of a collection."""
    name: str = in_order(getattr(state, collection))[0].id
    return name


def on_board(board: str, collection: str) -> Callable[[Visit, State], object]:
    """Select the first card of a board and press Edit."""
    return lambda visit, state: visit.act(board, "edit", first(state, collection))


FORMS = {
    "plan": Form(
        "plan",
        "lobby",
        lambda _: "plan",
        lambda visit, _: visit.press("plan.open"),
        "product",
        "feature",
        lambda state, field: str(getattr(state.plan, field)),
    ),
    "record": Form(
        "plan",
        "lobby",
        lambda _: "variance",
        lambda visit, _: visit.press("variance.open"),
        "good",
        "bad",
        lambda state, field: str(getattr(state.model_record, field)),
    ),
    "person": Form(
        "plan",
        "lobby",
        lambda _: "person-p1",
        lambda visit, _: visit.press("person:p1"),
        "name",
        "",
        lambda state, _: state.people["p1"].name,
    ),
    "stage name": Form(
        "plan",
        "lobby",
        lambda _: "stage-habit",
        lambda visit, _: visit.press("stage-habit.open"),
        "name",
        "",
        lambda state, _: state.stage("habit").name,
    ),
    "scope": Form(
        "scope",
        "scope.sharpen",
        lambda _: "scope",
        lambda visit, _: visit.press("scope.open"),
        "who",
        "task",
        lambda state, field: str(getattr(state.scope, field)),
    ),
    "proposal": Form(
        "scope",
        "scope.read",
        lambda state: f"proposal-{first(state, 'proposals')}",
        on_board("proposals", "proposals"),
        "who",
        "task",
        lambda state, field: str(getattr(in_order(state.proposals)[0], field)),
    ),
    "note": Form(
        "walk",
        "walk.contact.read",
        lambda state: f"notes-edit-{first(state, 'notes')}",
        on_board("notes", "notes"),
        "text",
        "source",
        lambda state, field: str(getattr(in_order(state.notes)[0], field)),
    ),
    "because": Form(
        "trust",
        "trust.because",
        lambda _: "low-habit",
        lambda visit, _: visit.press("write-habit"),
        "because",
        "",
        lambda state, _: state.low_points["habit"].because if state.low_points else "",
    ),
    "card": Form(
        "wrong",
        "wrong.read",
        lambda state: f"card-{first(state, 'failure_modes')}",
        on_board("cards", "failure_modes"),
        "does",
        "cause",
        lambda state, field: str(getattr(in_order(state.failure_modes)[0], field)),
    ),
    "idea": Form(
        "tickets",
        "tickets.read",
        lambda state: f"idea-{first(state, 'ideas')}",
        on_board("ideas", "ideas"),
        "change",
        "",
        lambda state, _: in_order(state.ideas)[0].change,
    ),
    "ticket": Form(
        "tickets",
        "tickets.know",
        lambda state: f"ticket-{state.tickets[0].id}",
        lambda visit, state: visit.press(f"edit:{state.tickets[0].id}"),
        "goal",
        "first_step",
        lambda state, field: str(
            getattr(state.tickets[0], field, "") or getattr(state.tickets[0].metric, field, "")
        ),
    ),
    "private note": Form(
        "trust",
        "trust.vote",
        lambda _: "private-3",
        lambda visit, _: visit.press("private-3.open"),
        "text",
        "",
        lambda state, _: state.private["3"].text if "3" in state.private else "",
    ),
}
each = pytest.mark.parametrize("form", FORMS.values(), ids=list(FORMS))


@pytest.fixture
def full(story: Story) -> Story:
    """One of everything that can be edited."""
    story.people("Ada").scope(who="A rep", task="draft emails")
    story.do(c.AddProposal, who="A rep", task="draft")
    story.note("a note").voted((4, 3, 2, 1, 5))
    card = story.card()
    story.idea("an idea")
    story.ticket("a ticket", card)
    return story


def both(form: Form, story: Story, *visits: Visit) -> str:
    """Open the same form in all windows; its key."""
    story.at(form.beat)
    for visit in visits:
        visit.open(form.page, story.id)
        form.open(visit, story.state)
    return form.key(story.state)


@each
def test_the_second_to_save_sees_both_texts_and_can_save_again(
    host: Visit, second: Visit, full: Story, form: Form
) -> None:
    key = both(form, full, host, second)
    host.type(f"{key}.{form.field}", "the first's words").press(f"{key}.save")
    assert form.stands(full.state, form.field) == "the first's words"

    second.type(f"{key}.{form.field}", "the second's words").press(f"{key}.save")

    assert CONFLICT in second.at.warning[0].value
    assert "the first's words" in second.words
    assert second.box(f"{key}.{form.field}").value == "the second's words"
    assert form.stands(full.state, form.field) == "the first's words"
    second.type(f"{key}.{form.field}", "both").press(f"{key}.save")
    assert form.stands(full.state, form.field) == "both"
    assert not second.at.warning
    assert not second.has(f"{key}.save")


@each
def test_keeping_my_own_words_after_a_conflict_is_saving_once_more(
    host: Visit, second: Visit, full: Story, form: Form
) -> None:
    key = both(form, full, host, second)
    host.type(f"{key}.{form.field}", "the first's words").press(f"{key}.save")

    second.type(f"{key}.{form.field}", "mine").press(f"{key}.save").press(f"{key}.save")

    assert form.stands(full.state, form.field) == "mine"


@each
def test_giving_way_after_a_conflict_is_cancel(
    host: Visit, second: Visit, full: Story, form: Form
) -> None:
    key = both(form, full, host, second)
    host.type(f"{key}.{form.field}", "the first's words").press(f"{key}.save")

    second.type(f"{key}.{form.field}", "mine").press(f"{key}.save").press(f"{key}.cancel")

    assert form.stands(full.state, form.field) == "the first's words"
    assert not second.has(f"{key}.save")


@each
def test_a_third_version_is_another_conflict(
    host: Visit, second: Visit, full: Story, form: Form
) -> None:
    """While the second thought about it, the first went on writing."""
    key = both(form, full, host, second)
    host.type(f"{key}.{form.field}", "one").press(f"{key}.save")
    second.type(f"{key}.{form.field}", "mine").press(f"{key}.save")
    form.open(host, full.state)
    host.type(f"{key}.{form.field}", "two").press(f"{key}.save")

    second.press(f"{key}.save")

    assert "two" in second.words
    assert form.stands(full.state, form.field) == "two"


@each
def test_the_same_words_twice_are_no_conflict(
    host: Visit, second: Visit, full: Story, form: Form
) -> None:
    key = both(form, full, host, second)
    for visit in (host, second):
        visit.type(f"{key}.{form.field}", "the same").press(f"{key}.save")

    assert form.stands(full.state, form.field) == "the same"
    assert not second.at.warning
    assert not second.has(f"{key}.save")


@pytest.mark.parametrize("form", [f for f in FORMS.values() if f.other])
def test_two_fields_of_one_form_are_no_conflict(
    host: Visit, second: Visit, full: Story, form: Form
) -> None:
    key = both(form, full, host, second)
    host.type(f"{key}.{form.field}", "the first's words").press(f"{key}.save")

    second.type(f"{key}.{form.other}", "the second's words").press(f"{key}.save")

    assert not second.at.warning
    assert form.stands(full.state, form.field) == "the first's words"
    assert form.stands(full.state, form.other) == "the second's words"


@pytest.mark.parametrize("form", [f for f in FORMS.values() if f.other])
def test_two_conflicts_in_one_form_are_both_shown(
    host: Visit, second: Visit, full: Story, form: Form
) -> None:
    """Otherwise saving again would write over words that were never shown."""
    key = both(form, full, host, second)
    for visit, whose in ((host, "the first's"), (second, "the second's")):
        visit.type(f"{key}.{form.field}", f"{whose} words")
        visit.type(f"{key}.{form.other}", f"{whose} other words").press(f"{key}.save")

    assert "the first's words" in second.words
    assert "the first's other words" in second.words
    assert second.box(f"{key}.{form.field}").value == "the second's words"
    assert second.box(f"{key}.{form.other}").value == "the second's other words"


@each
def test_a_box_stays_the_same_box_whatever_others_do(
    host: Visit, second: Visit, full: Story, form: Form
) -> None:
    """A browser keeps half-typed words in a box as long as the page draws that very box."""
    key = both(form, full, host, second)
    drawn = host.box(f"{key}.{form.field}").id
    full.note("something else").people("Zoe")
    second.type(f"{key}.{form.field}", "other words").press(f"{key}.save")

    assert host.run().box(f"{key}.{form.field}").id == drawn
