"""Another product, another room: renamed stages, a pasted list, ballots of every kind."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace

from playwright.sync_api import expect

from tests.browser import flow
from tests.browser.chromium import Chromium
from tests.browser.clinic import CLINIC
from tests.browser.desk import PHONE, Desk
from tests.browser.voting_room import put_in, score, take
from tests.browser.wall import Wall
from tests.serving import Server

OURS = "Every shift"
CASE = replace(CLINIC.renamed("Habitual use", OURS), trust=CLINIC.trust[:4])
LIST = [f"Call {number:02}: the note came out well" for number in range(1, 31)]
SECOND_TASK = "sort tomorrow's callbacks"
SECOND = ("44444", "54444", "45444", "44544", "44454")


def test_a_clinic_goes_the_whole_way_with_words_and_habits_of_its_own(
    chromium: Chromium, server: Server
):
    desk = Desk(chromium, server)
    desk.enter()
    flow.plan(desk, CASE)
    rename(desk)
    wall = Wall(desk)
    looks = {"walk-read": lambda: work_on_notes(desk, wall)}
    looks["trust-write"] = lambda: vote_by_box(desk, wall)
    looks["trust-slips"] = lambda: desk.observers_slips("22221")
    looks["trust-curve"] = lambda: score_a_second_task(desk, wall)
    for part in (flow.scope, flow.walk, flow.trust, flow.wrong, flow.tickets):
        part(desk, CASE, lambda name: looks.pop(name, lambda: None)())
    flow.close(desk)
    assert {} == looks

    file = flow.download(desk.page, "Backlog (CSV)").decode()
    tickets = list(csv.DictReader(io.StringIO(file, newline="")))
    assert ["Calibration", OURS, "Advocacy or exit"] == [ticket["Stage"] for ticket in tickets]
    assert f"{OURS}: ask for the birthday before a note is filed" == tickets[1]["Title"]
    assert tickets[1]["Change"].startswith(f"At {OURS}, we ask for the birthday")
    assert "Habitual use" not in file
    assert "observers: 1 vote from 2 to 2" in tickets[0]["Trust votes"]
    assert {"measurable"} == {ticket["Ready"] for ticket in tickets}
    assert ["Ruth", "Idris", "Mei"] == [ticket["Owner"] for ticket in tickets]
    assert {CLINIC.goal_day} == {ticket["By"] for ticket in tickets}
    expect(desk.page.get_by_text(SECOND_TASK, exact=True)).to_be_visible()
    curves = desk.page.get_by_role("heading", name=re.compile("^Where trust is low"))
    expect(curves).to_have_count(2)
    assert [] == desk.problems


def rename(desk: Desk) -> None:
    """Call the fourth stage something else, in the plan."""
    desk.page.get_by_text("Call the stages something else").click()
    desk.press("Rename stage 4")
    desk.fill({"Stage 4": OURS})
    desk.save()


def work_on_notes(desk: Desk, wall: Wall) -> None:
    """A pasted list, one Undo for all of it, a group, another lane, the parking lot."""
    first, second, third = (text for _, text in CASE.notes["3 Calibration"])
    desk.choose("How it feels")
    box = desk.page.get_by_label(re.compile("^One thought"))
    box.fill("\n".join(LIST))
    desk.press("Add all 30")
    expect(desk.page.get_by_role("checkbox").filter(has_text="the note came out")).to_have_count(30)
    wall.shows(LIST[0])
    desk.press(re.compile("^Undo: "))
    expect(desk.page.get_by_role("checkbox").filter(has_text="the note came out")).to_have_count(0)
    wall.lacks(re.compile("the note came out"))
    wall.shows(first, second, third)

    desk.pick(first)
    desk.with_picked("Move")
    desk.pick_or_type("Lane", "Where it snags")
    desk.save("Move 1")
    cells = wall.page.locator(".cell")
    snags = cells.filter(has=wall.page.get_by_role("heading", name="Where it snags"))
    expect(snags).to_contain_text(first)
    desk.pick(first, second)
    desk.with_picked("Group")
    desk.fill({"What do they say together?": "Nobody knows where it ends"})
    desk.save("Group 2")
    expect(snags.get_by_text("Group: Nobody knows where it ends")).to_have_count(2)
    desk.note("How it feels", "Do callers have to be told?")
    desk.pick("Do callers have to be told?")
    desk.with_picked("Park it")
    expect(desk.page.get_by_role("heading", name="Parking lot")).to_be_visible()
    wall.lacks("Do callers have to be told?")


def vote_by_box(desk: Desk, wall: Wall) -> None:
    """One ballot goes through the box; it has the room's own name for the stage, as the wall."""
    wall.shows(f"4 {OURS}")
    box = desk.open_window("box", PHONE)
    take(box, "Hanna")
    expect(box.get_by_text(f"4 {OURS}: An ordinary working day, nobody watching.")).to_be_visible()
    expect(box.get_by_text(re.compile("Habitual use"))).to_have_count(0)
    score(box, 4, 2, 4, 3, 1)
    put_in(box)
    box.close()
    expect(desk.page.get_by_text("Slip 2 of 5")).to_be_visible()


def score_a_second_task(desk: Desk, wall: Wall) -> None:
    """Another task of the same person has a curve of its own."""
    desk.page.get_by_text("The curve in words").click()
    expect(desk.page.get_by_text(re.compile(OURS)).last).to_be_visible()
    assert wall.heard(OURS)
    assert not wall.heard("Habitual use")
    desk.page.get_by_text("Another task of the same person").click()
    desk.fill({"A second task": SECOND_TASK})
    desk.press("Add the task")
    desk.page.locator(".st-key-task label").filter(has_text=SECOND_TASK).click()
    desk.press(re.compile("^Start the vote"))
    desk.slips(*SECOND)
    wall.asks(f"How sure is our user that the AI gets this task right? ({SECOND_TASK})")
    wall.has_curve(drawn=False)
    desk.show_votes()
    wall.shows(SECOND_TASK)
    wall.has_curve(drawn=True)
    desk.page.locator(".st-key-task label").filter(has_text=CASE.proposals[0][1]).click()
    expect(desk.page.get_by_role("heading", name="Low points")).to_be_visible()
