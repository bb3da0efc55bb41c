"""Step 5: ideas, three of them tickets, each with how we will know; and what is left hanging."""

from __future__ import annotations

from datetime import date

import pytest

from tests.pages.visiting import Visit
from tests.story import Story
from workshop.readiness import readiness
from workshop.starters import MEASURES

KEPT = next(measure for measure in MEASURES if measure.id == "first_kept")
DAYS = next(measure for measure in MEASURES if measure.id == "again")


@pytest.fixture
def four(story: Story) -> list[str]:
    """Four ideas against one card, everybody sees them."""
    story.people()
    card = story.card()
    story.at("wrong.read")
    made = [story.idea(f"change {number}", card) for number in range(1, 5)]
    story.at("tickets.read").at("tickets.choose")
    return made


def opened(host: Visit, story: Story, idea: str) -> str:
    """Make an idea a ticket and open its form; the form's key."""
    host.open("tickets", story.id).act("ideas", "choose", idea).press(f"edit:{idea}")
    return f"ticket-{idea}"


def picked(host: Visit, form: str, **words: object) -> Visit:
    """Fill in inputs of a ticket of every kind, then save."""
    for name, value in words.items():
        if isinstance(value, str) and name not in {"stage", "stops"}:
            host.type(f"{form}.{name}", value)
        else:
            host.at.get_by_key(f"{form}.{name}").set_value(value)  # type: ignore[union-attr]
    return host.press(f"{form}.save")


# --- how we will know ------------------------------------------------------------------------


def test_six_inputs_make_a_ticket_measurable(host: Visit, story: Story, four: list[str]) -> None:
    form = opened(host, story, four[0])

    picked(
        host,
        form,
        measure=KEPT.name,
        start="41",
        goal="60",
        by=date(2031, 5, 1),
        owner="Ada",
        source="the dashboard",
    )

    (ticket,) = story.state.tickets
    assert readiness(ticket) == "measurable"
    assert " Measurable]" in host.words
    assert "Still missing" not in host.words
    sentence = f"{KEPT.name} goes from 41 % to 60 % by 2031-05-01. Ada reads it from the dashboard."
    assert f"How we will know: {sentence}" in host.words


def test_six_inputs_make_a_ticket_whose_start_value_is_promised(
    host: Visit, story: Story, four: list[str]
) -> None:
    form = opened(host, story, four[0])

    picked(
        host,
        form,
        measure=KEPT.name,
        goal="60",
        by=date(2031, 5, 1),
        owner="Ada",
        source="the dashboard",
        start_by=date(2031, 3, 1),
    )

    assert readiness(story.state.tickets[0]) == "start value pending"
    assert "Start value pending" in host.words
    assert "its start value (Ada brings it by 2031-03-01)" in host.words


def test_a_measure_that_was_picked_brings_formula_unit_and_direction(
    host: Visit, story: Story, four: list[str]
) -> None:
    picked(host, opened(host, story, four[0]), measure=KEPT.name)

    known = story.state.tickets[0].metric
    assert (known.count, known.out_of) == (KEPT.count, KEPT.out_of)
    assert (known.unit, known.direction) == (KEPT.unit, KEPT.direction)


def test_another_measure_takes_the_formula_of_the_one_before_along(
    host: Visit, story: Story, four: list[str]
) -> None:
    form = opened(host, story, four[0])
    picked(host, form, measure=KEPT.name)
    picked(host.press(f"edit:{four[0]}"), form, measure=DAYS.name)
    assert story.state.tickets[0].metric.count == DAYS.count
    assert story.state.tickets[0].metric.out_of == DAYS.out_of

    picked(host.press(f"edit:{four[0]}"), form, measure="complaints / mails sent")

    known = story.state.tickets[0].metric
    assert (known.measure, known.count, known.out_of) == ("complaints / mails sent", "", "")


def test_a_formula_that_people_typed_stays_whatever_is_picked(
    host: Visit, story: Story, four: list[str]
) -> None:
    form = opened(host, story, four[0])
    host.type(f"{form}.count", "drafts sent as they are").press(f"{form}.save")

    picked(host.press(f"edit:{four[0]}"), form, measure=KEPT.name)

    known = story.state.tickets[0].metric
    assert (known.count, known.out_of) == ("drafts sent as they are", KEPT.out_of)


def test_measures_to_pick_from_begin_with_those_of_the_stage(
    host: Visit, story: Story, four: list[str]
) -> None:
    form = opened(host, story, four[0])

    measures = host.at.selectbox(f"{form}.picked")
    assert measures.options[0].startswith("Try it on day one: ")


def test_a_ticket_says_what_it_still_lacks(host: Visit, story: Story, four: list[str]) -> None:
    host.open("tickets", story.id).act("ideas", "choose", four[0])

    assert "Not measurable yet" in host.words
    assert "Still missing: owner, measure" in host.words


def test_a_wish_without_a_number_is_asked_what_to_count(
    host: Visit, story: Story, four: list[str]
) -> None:
    picked(host, opened(host, story, four[0]), measure="improve trust", goal="better")

    assert "What would you count, and out of how many?" in host.words


def test_a_date_is_taken_away_again(host: Visit, story: Story, four: list[str]) -> None:
    form = opened(host, story, four[0])
    picked(host, form, by=date(2031, 5, 1))

    picked(host.press(f"edit:{four[0]}"), form, by=None)

    assert story.state.tickets[0].metric.by == ""


def test_a_writer_gets_a_window_with_one_ticket_alone(
    host: Visit, story: Story, four: list[str]
) -> None:
    for idea in four[:2]:
        story.choose_ticket(idea)

    seen = host.open("tickets", story.at("tickets.know").id, t=four[1])

    assert "We change 2." in seen.words
    assert "We change 1." not in seen.words
    assert not any(name.startswith("quick-") for name in seen.components)
    story.at("close")
    assert seen.run().title == "Three tickets"  # it stays where its writer is


# --- three, and why not ------------------------------------------------------------------------


def test_a_fourth_ticket_needs_a_reason(host: Visit, story: Story, four: list[str]) -> None:
    host.open("tickets", story.id)
    for idea in four[:3]:
        host.act("ideas", "choose", idea)
    host.act("ideas", "choose", four[3])
    assert "Four. Which one waits?" in host.refusal
    assert [ticket.id for ticket in story.state.tickets] == four[:3]

    host.press("reason.open").type("reason.reason", "all are small").press("reason.save")
    host.act("ideas", "choose", four[3])

    assert [ticket.id for ticket in story.state.tickets] == four
    assert "Tickets: 4 of 3" in host.words


def test_dropping_one_makes_room_for_another(host: Visit, story: Story, four: list[str]) -> None:
    host.open("tickets", story.id)
    for idea in four[:3]:
        host.act("ideas", "choose", idea)

    host.press(f"drop:{four[0]}").act("ideas", "choose", four[3])

    assert [ticket.id for ticket in story.state.tickets] == four[1:]


def test_what_would_be_left_hanging_is_named_when_the_tickets_are_read_aloud(
    host: Visit, story: Story
) -> None:
    story.people().voted((4, 3, 2, 1, 5))
    card = story.card("invents a price", "loses a client", "habit")
    _must_fix(story, card)
    story.at("tickets.choose")
    assert "Before you close" not in host.open("tickets", story.id).words

    words = host.open("tickets", story.at("tickets.aloud").id).words

    assert "Before you close" in words
    assert "Must fix without a ticket: The AI invents a price" in words
    assert "Low point without a change: Habitual use" in words
    assert "No of three tickets, and no reason." in words


def _must_fix(story: Story, card: str) -> None:
    for scale in ("how_bad", "how_often", "would_notice"):
        story.voted((5,), scale=scale)
    assert card in story.state.failure_modes


@pytest.fixture
def hanging(story: Story) -> str:
    """A card that must be fixed and no ticket against it; the form in which it is accepted."""
    story.people()
    card = story.card("invents a price", "loses a client", "habit")
    _must_fix(story, card)
    story.at("tickets.aloud")
    return f"accept-{card}"


def test_a_risk_is_accepted_by_somebody_for_a_reason(
    host: Visit, story: Story, hanging: str
) -> None:
    host.open("tickets", story.id).press(f"{hanging}.open")
    host.type(f"{hanging}.accepted_by", "Ben").type(f"{hanging}.accepted_why", "sold in May")
    host.press(f"{hanging}.save")

    (card,) = story.state.failure_modes.values()
    assert (card.accepted_by, card.accepted_why) == ("Ben", "sold in May")
    assert "Must fix without a ticket" not in host.words
    assert "Accepted by Ben: sold in May" in host.open("wrong", story.id).words


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        (("", "sold in May"), "Write who accepts that first."),
        (("  ", ""), "Write who accepts that first."),
        (("Ben", ""), "Write something for the reason first."),
    ],
)
def test_nobody_accepts_a_risk_without_a_name_and_a_reason(
    host: Visit, story: Story, hanging: str, given: tuple[str, str], refusal: str
) -> None:
    by, why = given
    host.open("tickets", story.id).press(f"{hanging}.open")
    host.type(f"{hanging}.accepted_by", by).type(f"{hanging}.accepted_why", why)
    host.press(f"{hanging}.save")

    assert refusal in host.refusal
    assert host.box(f"{hanging}.accepted_why").value == why
    assert "Must fix without a ticket" in host.words


def test_with_nothing_left_hanging_nothing_is_named(host: Visit, story: Story) -> None:
    story.people()
    card = story.card()
    for number in range(3):
        story.ticket(f"change {number}", card)

    assert "Before you close" not in host.open("tickets", story.at("tickets.aloud").id).words
