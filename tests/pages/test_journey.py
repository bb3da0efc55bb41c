"""A whole workshop, the way a facilitator walks it: every page, every button, every entry."""

from __future__ import annotations

from datetime import date

import pytest

from data.process import Process
from tests.cast import COFACILITATOR
from tests.pages.visiting import Visit
from tests.story import PEOPLE, Story
from workshop import commands as c
from workshop.readiness import readiness
from workshop.starters import MEASURES
from workshop.state import in_order


def reveal(host: Visit, story: Story, *slips: tuple[int | None, ...]) -> None:
    """Key in a slip for everybody, then show the open vote."""
    vote = story.state.open_round
    assert vote is not None
    for number, answers in enumerate(slips, start=1):
        story.slip(vote.id, str(number), *answers)
    host.run().press("reveal-next:")


def until(host: Visit, story: Story, beat: str) -> None:
    """Press Next until the room is at a beat."""
    while story.state.agenda.beat != beat:
        host.press("next:" if host.has("next:") else "skip:")  # where a vote waits to be started


def test_from_an_empty_list_to_three_measurable_tickets(host: Visit, process: Process) -> None:
    host.open("").type("title", "Follow-up emails, spring").press("start")
    (line,) = process.log.workshops()
    story = Story(process.log, line.id)
    host.press("plan.open").fill(plan__product="Northwind").press("plan.save")
    host.enter("people", story, "\n".join(PEOPLE))

    _one_task(host, story)
    _five_stages(host, story)
    _trust(host, story)
    _go_wrong(host, story)
    _three_tickets(host, story)

    until(host, story, "close")
    assert host.title == "Three tickets, three owners, three dates"
    assert all(f"We change {number}." in host.words for number in (1, 2, 3))
    assert "change 4" not in host.words
    assert "Habitual use: because nobody checks" in host.words


def _one_task(host: Visit, story: Story) -> None:
    until(host, story, "scope.write")
    for task in ("draft follow-ups", "sum up calls"):
        host.enter("proposal", story, "A sales rep", task)
    until(host, story, "scope.dots")
    host.press("open:dots_scope")
    reveal(host, story, *[(2, None)] * 4)
    first = in_order(story.state.proposals)[0].id
    host.act("proposals", "choose", first)
    assert "A sales rep uses the AI to draft follow-ups." in host.words
    host.press("scope.open").type("scope.wrong", "it invents a price").press("scope.save")


def _five_stages(host: Visit, story: Story) -> None:
    until(host, story, "walk.discovery.write")
    assert host.title == "Walk the five stages"
    host.enter("note", story, "hopes it saves time", lane="feels")
    host.enter("note", story, "first\n\n second \nthird\n", stage="habit")
    until(host, story, "walk.ending")
    assert [(note.text, note.stage) for note in in_order(story.state.notes)] == [
        ("hopes it saves time", "discovery"),
        ("first", "habit"),
        (" second ", "habit"),
        ("third", "habit"),
    ]
    host.press("open:ending")
    reveal(host, story, (1,), (3,), (3,), (4,))


def _trust(host: Visit, story: Story) -> None:
    until(host, story, "trust.vote")
    host.press("open:trust")
    for _ in ("write", "down"):
        host.press("next-cue:")
    reveal(host, story, *[(4, 3, 2, 1, 5)] * 3, (5, 3, 2, 2, None))
    assert story.state.agenda.beat == "trust.look"
    until(host, story, "trust.because")
    host.press("write-habit").type("low-habit.because", "nobody checks").press("low-habit.save")


def _go_wrong(host: Visit, story: Story) -> None:
    until(host, story, "wrong.write")
    host.enter("card", story, "invents a price", "loses a client", stage="contact")
    host.enter("card", story, "forgets the tone", "sounds rude", stage="habit")
    until(host, story, "wrong.vote")
    host.press("open:how_bad")
    reveal(host, story, *[(5, 2)] * 4)
    assert host.words.index("invents a price") < host.words.index("forgets the tone")


def _three_tickets(host: Visit, story: Story) -> None:
    until(host, story, "tickets.write")
    card = in_order(story.state.failure_modes)[0].id
    for number in range(1, 5):
        host.enter("idea", story, f"change {number}", stage="contact", stops=card)
    until(host, story, "tickets.dots")
    host.press("open:dots_ideas")
    reveal(host, story, *[(1, 1, 1, None)] * 4)
    assert "Clear pick" in host.words
    for idea in in_order(story.state.ideas)[:3]:
        host.act("ideas", "choose", idea.id)
    until(host, story, "tickets.know")
    for ticket, owner in zip(story.state.tickets, PEOPLE, strict=False):
        form = f"ticket-{ticket.id}"
        host.press(f"edit:{ticket.id}").type(f"{form}.measure", MEASURES[2].name)
        host.type(f"{form}.start", "41").type(f"{form}.goal", "60")
        host.type(f"{form}.owner", owner).type(f"{form}.source", "the dashboard")
        host.at.date_input(f"{form}.by").set_value(date(2031, 5, 1))
        host.press(f"{form}.save")
    assert {readiness(ticket) for ticket in story.state.tickets} == {"measurable"}


# --- what another leader wrote -------------------------------------------------------------------


def test_words_of_another_are_counted_until_they_are_shown(host: Visit, story: Story) -> None:
    written = {"stage": "contact", "does": "CANARY", "suffers": "CANARY"}
    story.do(c.AddNotes, COFACILITATOR, stage="contact", lane="want", texts=("CANARY",))
    story.do(c.AddFailureMode, COFACILITATOR, id="card-0123", **written)
    story.do(c.AddIdeas, COFACILITATOR, stage="contact", changes=("CANARY",))
    for page in ("walk", "wrong", "tickets"):
        assert "CANARY" not in host.open(page, story.id).sent
        assert "1 not shown yet" in host.words

    for beat in ("walk.contact.read", "wrong.read", "tickets.read"):
        story.at(beat)

    for page in ("walk", "wrong", "tickets"):
        assert "CANARY" in host.open(page, story.id).words


# --- what the entries promise to the browser -----------------------------------------------


@pytest.mark.parametrize(
    ("page", "beat", "entry", "command"),
    [
        ("plan", "lobby", "people", "AddPeople"),
        ("scope", "scope.write", "proposal", "AddProposal"),
        ("walk", "walk.habit.write", "note", "AddNotes"),
        ("wrong", "wrong.write", "card", "AddFailureMode"),
        ("tickets", "tickets.write", "idea", "AddIdeas"),
    ],
)
def test_an_entry_names_a_command_and_all_that_it_needs(
    host: Visit, story: Story, page: str, beat: str, *, entry: str, command: str
) -> None:
    given = host.open(page, story.at(beat).id).component(f"quick-{entry}")

    fields = {box["name"] for box in given["inputs"]}
    fields |= {choice["name"] for choice in given["choices"]} | set(given["fixed"])
    known = c.COMMANDS[command].model_fields
    needed = {name for name, info in known.items() if info.is_required()}
    assert given["command"] == command
    assert needed - {"id"} <= fields <= set(known)
    assert given["list"] in ("", given["inputs"][0]["name"])


def test_drafts_of_two_workshops_stay_apart(host: Visit, process: Process, story: Story) -> None:
    other = Story(process.log, "w2")

    drafts = {host.open("walk", s.id).component("quick-note")["draft"] for s in (story, other)}

    assert len(drafts) == 2


def test_a_second_vote_leaves_the_first_curve_until_it_is_revealed(
    host: Visit, story: Story
) -> None:
    story.people("Ada").at("trust.vote").voted((1, 1, 1, 1, 1))
    host.open("trust", story.id).press("open:trust")
    story.slip("trust-2", "1", 5, 5, 5, 5, 5)

    before = host.run().words
    after = host.press("reveal-panel:").words

    assert "Skeptical discovery: no trust (1 of 5)" in before
    assert "Skeptical discovery: full (5 of 5)" not in before
    assert "Skeptical discovery: full (5 of 5), from 5 to 5, 1 vote, before the talk no" in after


def test_nothing_is_drawn_before_somebody_voted(host: Visit, story: Story) -> None:
    story.people().at("trust.vote")
    host.open("trust", story.id).press("open:trust")

    assert "vega_lite_chart" not in host.kinds
