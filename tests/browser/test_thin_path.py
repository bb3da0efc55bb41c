"""The whole path, from the terminal's link to a parsed backlog.csv, with a crash in it."""

from __future__ import annotations

import csv
import io
import re

from playwright.sync_api import Browser, expect

from tests.browser import sales_rep
from tests.browser.desk import Desk
from tests.serving import Server


def test_a_workshop_from_the_link_to_three_tickets_with_a_crash_in_the_middle(
    chromium: Browser, server: Server
):
    desk = Desk(chromium, server)
    desk.enter()
    sales_rep.plan(desk)
    wall = desk.open_wall()
    sales_rep.scope(desk)
    expect(wall.get_by_text("A mid-market sales rep uses the email assistant")).to_be_visible()
    sales_rep.walk(desk)
    expect(wall.get_by_text("A client got a discount nobody agreed")).to_be_visible()
    sales_rep.trust(desk)
    expect(wall.get_by_text("because one wrong discount reached a client")).to_be_visible()

    before = clock_of(desk)
    server.kill()
    expect(desk.page.get_by_text(re.compile("Reconnecting"))).to_be_visible()
    server.start()
    expect(desk.page.get_by_text(re.compile("^Saved"))).to_be_visible()
    expect(wall.get_by_text("because one wrong discount reached a client")).to_be_visible()
    assert 0 <= before - clock_of(desk) < 60

    sales_rep.wrong(desk)
    expect(wall.get_by_text("The AI invents a promise from the call")).to_be_visible()
    sales_rep.tickets(desk)
    tickets = list(csv.DictReader(io.StringIO(sales_rep.close(desk).decode())))

    assert [
        "Calibration: show where every price comes from",
        "Habitual use: mark every sentence that was not said in the call",
        "Advocacy or exit: offer redo, correct, or a person to ask",
    ] == [ticket["Title"] for ticket in tickets]
    assert ["Mara", "Jonas", "Priya"] == [ticket["Owner"] for ticket in tickets]
    assert {"measurable"} == {ticket["Ready"] for ticket in tickets}
    assert {"2027-01-31"} == {ticket["By"] for ticket in tickets}
    assert "The AI quotes a price we no longer offer" in tickets[0]["What it stops"]
    assert "Damage (5 votes)" == tickets[0]["How bad"]
    assert "A mid-market sales rep uses the email assistant" in tickets[0]["Who"]
    assert "5 votes from 3 to 5, middle 4" in tickets[0]["Trust votes"]
    assert [] == desk.problems


def clock_of(desk: Desk) -> int:
    """Seconds left, as the desk shows them."""
    minutes, seconds = desk.page.locator(".clock").inner_text().split(":")
    return int(minutes) * 60 + int(seconds)
