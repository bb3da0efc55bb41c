"""A whole workshop as a facilitator runs it, in the words of a case."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.case import Case
from tests.browser.desk import Desk

Pause = Callable[[str], None]


def nothing(_: str) -> None:
    """Look at nothing in between."""


def plan(desk: Desk, case: Case, look: Pause = nothing) -> None:
    """Start the workshop, fill in the plan and type the roster."""
    desk.start(case.title)
    desk.edit("plan")
    desk.fill(case.plan)
    desk.save()
    desk.edit("variance")
    desk.fill(case.variance)
    desk.save()
    desk.add_people(*case.people)
    desk.choose("Observes")
    desk.add_people(*case.observers)
    look("plan")


def scope(desk: Desk, case: Case, look: Pause = nothing) -> None:
    """Step 1: two proposals, dots, and what is out."""
    desk.next("One person, one task", "One person, one task")
    for who, task in case.proposals:
        desk.quick({"Kind of person, kind of company": who, "…uses the AI to…": task})
        desk.press("Add the proposal")
        expect(desk.page.get_by_text(f"to {task}.").first).to_be_visible()
    look("scope-write")
    desk.next("Show and read aloud")
    look("scope-read")
    desk.next("Dots")
    desk.press(re.compile("^Start the dots"))
    desk.slips(*case.scope_dots)
    look("scope-dots")
    desk.reveal("When is it wrong")
    desk.pick(case.proposals[0][1])
    desk.press("Map this one")
    expect(desk.page.locator(".st-key-scope-card")).to_contain_text(case.sentence)
    desk.edit("scope")
    look("scope-form")
    desk.fill(case.scope)
    desk.save()
    look("scope-sharpen")
    desk.next("When is it wrong")
    look("scope-wrong")


def walk(desk: Desk, case: Case, look: Pause = nothing) -> None:
    """Step 2: notes stage by stage, empty cells, and the ending."""
    for place, stage in enumerate(case.stages):
        name = stage.partition(" ")[2]
        desk.next(name, "Walk the five stages")
        expect(desk.page.get_by_role("radio", name=stage)).to_be_checked()
        for lane, text in case.notes[stage]:
            desk.note(lane, text)
        expect(desk.page.get_by_text(case.notes[stage][-1][1], exact=True)).to_be_visible()
        if place == 2:
            look("walk-write")
        desk.next("Show and read")
        if place == 2:
            look("walk-read")
    desk.next("Empty cells")
    look("walk-gaps")
    desk.next("The ending")
    desk.press("Start the vote on the ending")
    desk.fingers(case.ending)
    look("walk-ending-vote")
    desk.reveal("Observers")
    look("walk-ending")
    desk.next("Observers")


def trust(desk: Desk, case: Case, look: Pause = nothing) -> None:
    """Step 3: five slips, one reveal, one talk with a second vote, one because."""
    desk.next("Trust vote", "Trust")
    look("trust-before")
    desk.press(re.compile("^Start the vote"))
    desk.press("Write: one minute of silence")
    look("trust-write")
    desk.press("Pens down")
    desk.slips(*case.trust)
    look("trust-slips")
    desk.reveal(re.compile("^Next: Talk: "))
    look("trust-curve")
    desk.press(re.compile("^Next: Talk: "))
    desk.press(re.compile("^Vote again: "))
    desk.fingers(case.again)
    look("trust-again")
    desk.show_votes()
    expect(desk.page.get_by_role("button", name=re.compile("^Vote again: "))).to_be_visible()
    look("trust-talk")
    while (label := desk.next_label()) != "Low points":
        desk.next(label)
    desk.next("Low points")
    lowest = desk.page.locator("[class*=st-key-low-point-]").filter(has_text="lowest of all")
    lowest.get_by_role("button", name="Write the because").click()
    desk.fill({"Trust is low here because…": case.because})
    desk.save()
    look("trust-because")
    desk.next("Observers and earned trust")
    desk.press(re.compile("^Ask: what should"))
    desk.fingers("33320")
    desk.show_votes()
    expect(
        desk.page.get_by_text(re.compile("than earned|About right", re.IGNORECASE)).first
    ).to_be_visible()
    look("trust-record")


def wrong(desk: Desk, case: Case, look: Pause = nothing) -> None:
    """Step 4: a card at each stage, what nobody mentioned, and three votes."""
    for stage in case.stages:
        desk.next(f"What could go wrong: {stage.partition(' ')[2]}", "What could go wrong")
        for card in case.cards:
            if card[0] == stage:
                desk.card(*card)
    look("wrong-write")
    desk.next("Show the cards")
    look("wrong-read")
    desk.next("What nobody mentioned")
    look("wrong-gaps")
    desk.press("Not us")
    desk.next("How bad")
    desk.press(re.compile("^Start the vote: how bad"))
    desk.some_slips(*case.bad[:2])
    look("wrong-midway")
    desk.slips(*case.bad[2:])
    look("wrong-vote")
    desk.reveal("How often")
    look("wrong-order")
    desk.next("How often")
    desk.vote("how often", case.often)
    desk.reveal("The top three")
    desk.vote("would they notice", case.notice)
    desk.reveal("Ideas")
    look("wrong-top")


def tickets(desk: Desk, case: Case, look: Pause = nothing) -> None:
    """Step 5: ideas, dots, three tickets, how we will know."""
    desk.next("Ideas", "Three tickets")
    for idea in case.ideas:
        desk.idea(*idea)
    look("tickets-write")
    desk.next("Show and read aloud")
    look("tickets-read")
    desk.next("Dots")
    desk.press(re.compile("^Start the dots"))
    desk.slips(*case.idea_dots)
    look("tickets-dots")
    desk.reveal("How we will know")
    for number, (_, _, change) in enumerate(case.ideas[:3], start=1):
        desk.pick(change)
        desk.press("Make it a ticket")
        expect(desk.page.get_by_text(f"Tickets: {number} of 3")).to_be_visible()
    look("tickets-choose")
    desk.next("How we will know")
    for place, metric in enumerate(case.metrics):
        know(desk, place, metric, case.goal_day)
        if place == 0:
            look("tickets-form")
        desk.save()
    expect(desk.page.get_by_text(re.compile("Measurable"))).to_have_count(3)
    look("tickets-know")
    desk.next("Read aloud")
    look("tickets-aloud")


def know(desk: Desk, place: int, metric: dict[str, str], day: str) -> None:
    """Open a ticket and fill in how we will know."""
    desk.page.get_by_role("button", name="How we will know").nth(place).click()
    for label, text in metric.items():
        desk.fill({label: text})
    desk.date("by", day)


def close(desk: Desk, look: Pause = nothing) -> None:
    """Step 5 is done."""
    desk.next("Close", "Three tickets, three owners, three dates")
    look("close")


def download(page: Page, name: str) -> bytes:
    """Press a download link and read the file."""
    with page.expect_download() as started:
        page.get_by_role("link", name=name).first.click()
    return started.value.path().read_bytes()
