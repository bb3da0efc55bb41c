"""Whole workshops, from the terminal's link to files that other programs read."""

from __future__ import annotations

import csv
import io
import re
import time
from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser import flow
from tests.browser.case import Case
from tests.browser.chromium import Chromium
from tests.browser.desk import Desk
from tests.browser.sales_rep import SALES_REP
from tests.browser.wall import Wall
from tests.serving import Server

OWN_NOTE = "Jonas talks most, ask the quiet ones"
COUNTED = re.compile(r"●+ \d")
SENTENCE = SALES_REP.sentence
CALIBRATION = [text for _, text in SALES_REP.notes["3 Calibration"]]
CARDS = [f"The AI {does}, so our user {suffers}." for _, does, suffers in SALES_REP.cards]
IDEAS = [change for _, _, change in SALES_REP.ideas]
Check = Callable[[], None]


def test_a_workshop_from_the_link_to_three_tickets_with_a_crash_in_the_middle_of_a_vote(
    chromium: Chromium, server: Server
):
    desk = Desk(chromium, server)
    desk.enter()
    flow.plan(desk, SALES_REP)
    desk.own_note(OWN_NOTE)
    wall = Wall(desk)
    checks = Checks(desk, wall).all()

    def look(name: str) -> None:
        checks.pop(name, lambda: None)()

    for part in (flow.scope, flow.walk, flow.trust, flow.wrong, flow.tickets):
        part(desk, SALES_REP, look)
    flow.close(desk)
    wall.shows(*(f"We {change}." for change in IDEAS[:3]), "Owner: Priya")
    wall.knows_nothing_of(OWN_NOTE, "Only you see this", "Lena", "Your cue")

    assert {} == checks
    read_the_backlog(rows(flow.download(desk.page, "Backlog (CSV)")))
    read_the_ideas(rows(flow.download(desk.page, "Other ideas (CSV)")))
    bring_it_back(desk, flow.download(desk.page, "The whole workshop (save file)"))
    assert [] == desk.problems


class Checks:
    """What the wall shows at every turn, and what it was never sent before its time."""

    def __init__(self, desk: Desk, wall: Wall) -> None:
        self.desk = desk
        self.wall = wall

    def all(self) -> dict[str, Check]:
        """A check for each moment of the flow."""
        return {
            name.removeprefix("at_").replace("_", "-"): getattr(self, name)
            for name in dir(self)
            if name.startswith("at_")
        }

    # --- step 1 ---------------------------------------------------------------------------

    def at_scope_write(self) -> None:
        self.wall.asks("One person, one task: who uses the AI to do what?")
        self.wall.shows("2 proposals so far")
        self.wall.knows_nothing_of(*(task for _, task in SALES_REP.proposals))

    def at_scope_read(self) -> None:
        self.wall.shows(*(f"to {task}." for _, task in SALES_REP.proposals))

    def at_scope_dots(self) -> None:
        self.wall.shows("Five in. Ready?")
        self.wall.lacks(COUNTED)

    def at_scope_sharpen(self) -> None:
        self.wall.asks(SENTENCE)
        self.wall.shows("Not today: cold outreach and contracts.")

    def at_scope_wrong(self) -> None:
        self.wall.asks("For this task, when is an answer wrong?")
        self.wall.shows(*(SALES_REP.variance[f"A {n} answer"] for n in ("good", "usual", "bad")))

    # --- step 2 ---------------------------------------------------------------------------

    def at_walk_write(self) -> None:
        self.wall.asks("Calibration: what do they want")
        self.wall.shows(SENTENCE, "3 notes so far")
        self.wall.knows_nothing_of(*CALIBRATION)

    def at_walk_read(self) -> None:
        self.wall.shows(*CALIBRATION)
        assert self.wall.heard(CALIBRATION[0])

    def at_walk_gaps(self) -> None:
        self.wall.shows("▲ Still empty", "A client got a discount nobody agreed")

    def at_walk_ending_vote(self) -> None:
        self.wall.asks("After it let them down")
        self.wall.lacks(COUNTED)

    def at_walk_ending(self) -> None:
        self.wall.shows("2 Keeps using it quietly  ●● 2")

    # --- step 3 ---------------------------------------------------------------------------

    def at_trust_write(self) -> None:
        self.wall.asks("How sure is our user")
        self.wall.shows("Write five numbers. Silence.", "They have just read the first answer.")

    def at_trust_slips(self) -> None:
        self.wall.shows("Five in. Ready?")
        self.wall.has_curve(drawn=False)
        self.wall.knows_nothing_of("the mail audit")

    def at_trust_curve(self) -> None:
        self.wall.asks("Look for one minute.")
        self.wall.has_curve(drawn=True)

    def at_trust_again(self) -> None:
        self.wall.asks("Calibration, once more, in silence.")
        self.wall.has_curve(drawn=False)

    def at_trust_talk(self) -> None:
        self.wall.asks("Calibration: someone low, someone high")
        self.wall.has_curve(drawn=True)

    def at_trust_because(self) -> None:
        self.wall.shows(f"because {SALES_REP.because}")

    def at_trust_record(self) -> None:
        self.wall.asks("What should a sensible user do?")
        self.wall.shows("Habitual use: ")

    # --- step 4 ---------------------------------------------------------------------------

    def at_wrong_write(self) -> None:
        self.wall.asks("Advocacy or exit: what is the worst thing our AI could do here")
        self.wall.shows("4 cards so far", SALES_REP.variance["A bad answer"])
        self.wall.knows_nothing_of(*(does for _, does, _ in SALES_REP.cards))

    def at_wrong_read(self) -> None:
        self.wall.shows(*CARDS)

    def at_wrong_gaps(self) -> None:
        self.wall.asks("Nobody mentioned these.")
        self.wall.shows("Nothing yet at: Skeptical discovery")

    def at_wrong_midway(self) -> None:
        """The server is killed between the second and the third slip of "how bad"."""
        desk, wall = self.desk, self.wall
        wall.shows("2 of 5 in", *CARDS)
        left, began = clock_of(desk), time.monotonic()
        desk.server.kill()
        expect(desk.page.get_by_text(re.compile("^Reconnecting"))).to_be_visible()
        expect(wall.page.get_by_text(re.compile("^Reconnecting"))).to_be_visible()
        wall.shows(*CARDS)
        desk.server.start()
        expect(desk.page.get_by_text("Saved", exact=True)).to_be_visible()
        wall.shows("2 of 5 in", *CARDS)
        expect(wall.page.get_by_text(re.compile("^Reconnecting"))).to_have_count(0)
        expect(desk.page.get_by_text("Slip 3 of 5")).to_be_visible()
        assert 4 >= abs(left - (time.monotonic() - began) - clock_of(desk))

    def at_wrong_vote(self) -> None:
        self.wall.shows("Five in. Ready?")
        self.wall.lacks("Must fix", "Damage (")

    def at_wrong_order(self) -> None:
        self.wall.asks("What could go wrong, worst for users first.")
        self.wall.shows(*CARDS, "How bad: Damage (5 votes")

    def at_wrong_top(self) -> None:
        self.wall.shows("■ Must fix", "▲ Should fix")

    # --- step 5 ---------------------------------------------------------------------------

    def at_tickets_write(self) -> None:
        self.wall.asks("What one change would lift a low point")
        self.wall.shows("4 ideas so far", f"because {SALES_REP.because}")
        self.wall.knows_nothing_of(*IDEAS)

    def at_tickets_read(self) -> None:
        self.wall.shows(*(f"we {change}." for change in IDEAS))

    def at_tickets_dots(self) -> None:
        self.wall.shows("Five in. Ready?")
        self.wall.lacks(COUNTED)

    def at_tickets_choose(self) -> None:
        self.wall.shows(*(f"We {change}." for change in IDEAS[:3]))

    def at_tickets_know(self) -> None:
        self.wall.shows("Owner: Jonas", "41 %")


def clock_of(desk: Desk) -> int:
    """Seconds left, as the desk shows them."""
    minutes, seconds = desk.page.locator(".clock").inner_text().split(":")
    return int(minutes) * 60 + int(seconds)


def rows(file: bytes) -> list[dict[str, str]]:
    """A CSV file as another program reads it."""
    return list(csv.DictReader(io.StringIO(file.decode(), newline="")))


def titles(case: Case) -> list[str]:
    """What a tracker calls the three tickets."""
    return [f"{stage.partition(' ')[2]}: {change}" for stage, _, change in case.ideas[:3]]


def read_the_backlog(tickets: list[dict[str, str]]) -> None:
    assert titles(SALES_REP) == [ticket["Title"] for ticket in tickets]
    stages = ["Calibration", "Habitual use", "Advocacy or exit"]
    assert stages == [ticket["Stage"] for ticket in tickets]
    assert CARDS[1:] == [ticket["What it stops"] for ticket in tickets]
    badges = ["Must fix", "Must fix", "Should fix"]
    assert badges == [ticket["Must fix, should fix, can wait"] for ticket in tickets]
    assert ["Mara", "Jonas", "Priya"] == [ticket["Owner"] for ticket in tickets]
    assert ["1 %", "60 %", "50 %"] == [ticket["Goal"] for ticket in tickets]
    assert {"measurable"} == {ticket["Ready"] for ticket in tickets}
    assert {""} == {ticket["Still missing"] for ticket in tickets}
    assert {SALES_REP.goal_day} == {ticket["By"] for ticket in tickets}
    assert "Damage (5 votes; Agreed)" == tickets[0]["How bad"]
    assert tickets[0]["Who"].startswith(SENTENCE)
    assert "before the talk: 5 votes from 1 to 5" in tickets[0]["Trust votes"]
    low = f"Trust is low here because {SALES_REP.because}"
    assert ["", "", low] == [ticket["Low point"] for ticket in tickets]
    for ticket, stage in zip(tickets, ("calibration", "habit", "advocacy"), strict=True):
        for part in ("ticket", "could go wrong", "vote", "note"):
            assert re.search(rf"\b{part} \w{{8,}}", ticket["Trace"])
        assert f"stage {stage}," in ticket["Trace"]


def read_the_ideas(ideas: list[dict[str, str]]) -> None:
    assert ["First contact: open with three of the rep's own mails"] == [i["Title"] for i in ideas]
    assert ["1"] == [idea["Dots"] for idea in ideas]
    assert [CARDS[0]] == [idea["What it stops"] for idea in ideas]


def bring_it_back(desk: Desk, saved: bytes) -> None:
    """Restore the save file as a new workshop: the same three tickets are in it."""
    old = desk.address("close")
    desk.page.goto(desk.server.url)
    file = {"name": "workshop.json", "mimeType": "application/json", "buffer": saved}
    desk.page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(file)  # type: ignore[arg-type]
    expect(desk.page.get_by_text("workshop.json")).to_be_visible()
    desk.press("Restore")
    desk.see("Plan")
    desk.page.goto(desk.address("close"))
    desk.see("Three tickets, three owners, three dates")

    assert desk.page.url != old
    again = rows(flow.download(desk.page, "Backlog (CSV)"))
    assert titles(SALES_REP) == [ticket["Title"] for ticket in again]
    for change in IDEAS[:3]:
        expect(desk.page.get_by_text(f"We {change}.", exact=True)).to_be_visible()
