"""The case the app is tried on: a mid-market sales rep and AI-drafted follow-up emails."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.desk import Desk

TITLE = "Follow-up emails, spring release"
PEOPLE = ("Mara", "Jonas", "Sam", "Sam", "Priya")
SCOPE = {
    "Kind of person, kind of company": "A mid-market sales rep",
    "Our AI feature": "the email assistant",
    "To do what, to what": "draft follow-up emails after a demo call",
    "Not today": "cold outreach and contracts",
    "An answer is wrong when…": "it states something the client never said",
}
STAGES = (
    "1 Skeptical discovery",
    "2 First contact",
    "3 Calibration",
    "4 Habitual use",
    "5 Advocacy or exit",
)
NOTES = {
    "1 Skeptical discovery": (
        ("What they want", "Fewer evenings spent on follow-ups"),
        ("What the product does", "Shows a banner after the call"),
        ("How it feels", "Shrugs: the last writing aid was useless"),
    ),
    "2 First contact": (
        ("What they want", "A thank-you mail without thinking"),
        ("What the product does", "Drafts three paragraphs in ten seconds"),
        ("Where it snags", "Sounds like a robot, not like me"),
    ),
    "3 Calibration": (
        ("What they want", "To know when it can be left alone"),
        ("Where it snags", "Prices come from last year's list"),
        ("How it feels", "Curious on easy clients, careful on big ones"),
    ),
    "4 Habitual use": (
        ("What the product does", "Puts a draft into the outbox after each call"),
        ("How it feels", "Stops rereading the second half"),
        ("Where it snags", "Nobody notices when the tone changes"),
    ),
    "5 Advocacy or exit": (
        ("What they want", "To hear why it promised a discount"),
        ("Where it snags", "A client got a discount nobody agreed"),
        ("How it feels", "Embarrassed in front of a client"),
    ),
}
TRUST_SLIPS = ("32441", "23431", "12542", "33350", "22441")
CARDS = (
    ("2 First contact", "writes in a stiff tone", "rewrites the whole mail"),
    ("3 Calibration", "quotes a price we no longer offer", "sends a wrong offer to a client"),
    ("4 Habitual use", "invents a promise from the call", "has to take it back in public"),
    ("5 Advocacy or exit", "fails again on the same client", "goes back to old templates"),
)
BAD_SLIPS = ("2443", "2342", "1450", "2443", "3532")
IDEAS = (
    ("3 Calibration", "quotes a price", "show where every price comes from"),
    ("4 Habitual use", "invents a promise", "mark every sentence that was not said in the call"),
    ("5 Advocacy or exit", "fails again", "offer redo, correct, or a person to ask"),
    ("2 First contact", "writes in a stiff", "open with three of the rep's own mails"),
)
METRICS = (
    {
        "Measure": "drafts sent with a wrong price / drafts sent",
        "Start value": "6",
        "Goal": "1",
        "Unit": "%",
        "Owner": "Mara",
        "Read from": "the weekly mail audit",
    },
    {
        "Measure": "drafts kept unchanged / drafts shown",
        "Start value": "41",
        "Goal": "60",
        "Unit": "%",
        "Owner": "Jonas",
        "Read from": "the product dashboard",
    },
    {
        "Measure": "retries after a bad draft / bad drafts",
        "Start value": "20",
        "Goal": "50",
        "Unit": "%",
        "Owner": "Priya",
        "Read from": "the event log",
    },
)

Pause = Callable[[str], None]


def nothing(_: str) -> None:
    """Look at nothing in between."""


def plan(desk: Desk) -> None:
    """Start the workshop and type the roster."""
    desk.start(TITLE)
    desk.add_people(*PEOPLE)


def scope(desk: Desk, look: Pause = nothing) -> None:
    """Step 1."""
    desk.next("One person, one task", "One person, one task")
    look("scope-form")
    desk.fill(SCOPE)
    desk.save()
    expect(desk.page.get_by_text("A mid-market sales rep uses").first).to_be_visible()
    desk.next("Show and sharpen")
    look("scope")


def walk(desk: Desk, look: Pause = nothing) -> None:
    """Step 2."""
    for place, stage in enumerate(STAGES):
        name = stage.partition(" ")[2]
        desk.next(name, "Walk the five stages")
        expect(desk.page.get_by_role("radio", name=stage)).to_be_checked()
        for lane, text in NOTES[stage]:
            desk.note(lane, text)
        expect(desk.page.get_by_text(NOTES[stage][-1][1], exact=True)).to_be_visible()
        if place == 2:
            look("walk-write")
        desk.next("Show and read")
        if place == 2:
            look("walk-read")


def trust(desk: Desk, look: Pause = nothing) -> None:
    """Step 3: five slips, one reveal, one because."""
    desk.next("Trust vote", "Trust")
    vote(desk, look)
    expect(desk.page.get_by_role("button", name="Next: Low points")).to_be_visible()
    desk.next("Low points")
    desk.press("Write the because")
    desk.fill({"Trust is low here because…": "one wrong discount reached a client"})
    desk.save()
    look("trust-because")


def vote(desk: Desk, look: Pause = nothing) -> None:
    """Open the trust vote, key in five slips, reveal."""
    look("trust-before")
    desk.press(re.compile("^Start the vote"))
    desk.slips(*TRUST_SLIPS)
    look("trust-slips")
    desk.press(re.compile("^Reveal"))
    expect(desk.page.get_by_text("Vote again on all five")).to_be_visible()
    look("trust-curve")


def wrong(desk: Desk, look: Pause = nothing) -> None:
    """Step 4: four cards, and how bad."""
    desk.next("What could go wrong", "What could go wrong")
    for card in CARDS:
        desk.card(*card)
    look("wrong-write")
    desk.next("Show the cards")
    look("wrong-read")
    desk.next("How bad")
    desk.press(re.compile("^Start the vote"))
    desk.slips(*BAD_SLIPS)
    look("wrong-vote")
    desk.press(re.compile("^Reveal"))
    expect(desk.page.get_by_role("button", name="Next: Ideas")).to_be_visible()
    look("wrong-order")


def tickets(desk: Desk, look: Pause = nothing) -> None:
    """Step 5: four ideas, three tickets, how we will know."""
    desk.next("Ideas", "Three tickets")
    for idea in IDEAS:
        desk.idea(*idea)
    look("tickets-ideas")
    desk.next("Show and choose")
    for number in (1, 2, 3):
        desk.press("Make it a ticket")
        expect(desk.page.get_by_text(f"Tickets: {number} of 3")).to_be_visible()
    look("tickets-choose")
    desk.next("How we will know")
    for place, metric in enumerate(METRICS):
        desk.page.get_by_role("button", name="How we will know").nth(place).click()
        desk.fill(metric)
        desk.date("By", "2027-01-31")
        if place == 0:
            look("tickets-form")
        desk.save()
    expect(desk.page.get_by_text(re.compile("Measurable"))).to_have_count(3)
    look("tickets-know")


def close(desk: Desk, look: Pause = nothing) -> bytes:
    """Close; what backlog.csv holds."""
    desk.next("Close", "Three tickets, three owners, three dates")
    look("close")
    return download(desk.page)


def download(page: Page) -> bytes:
    """Press the download button and read the file."""
    with page.expect_download() as started:
        page.get_by_role("link", name="Download backlog.csv").click()
    return started.value.path().read_bytes()
