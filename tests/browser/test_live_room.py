"""A whole workshop live: a facilitator, a wall, six phones, a slip of paper, and mishaps.

Everything that phones and the wall receive is searched for what they may not know yet.
"""

from __future__ import annotations

import re

from playwright.sync_api import expect

from data.joining.codes import shown
from tests.browser.chromium import Chromium
from tests.browser.live_cast import (
    BECAUSE,
    CARDS,
    FAILURE_MODES,
    IDEAS,
    NOTES,
    OWN_NOTE,
    PROPOSALS,
    TASK,
    TICKETS,
    TRUST,
    WHO,
    Evening,
    read_the_backlog,
    tell,
)
from tests.browser.mishaps import come_late, offline, restart, take_over, write_at_once
from tests.browser.phones import asks, choose, connected, done, vote, write
from tests.serving import Server
from workshop.stages import STAGE_IDS

NOTE = re.compile("^One thought")


def test_six_phones_a_wall_and_a_slip_go_all_the_way_to_three_tickets(
    chromium: Chromium, server: Server
) -> None:
    room = Evening(chromium, server, tell, beat="lobby")
    for part in PARTS:
        part(room)
    read_the_backlog(room)

    assert [] == room.problems


def lobby(room: Evening) -> None:
    room.gather()
    room.own_note(OWN_NOTE)
    room.press("Let phones in")
    expect(room.wall.locator(".st-key-qr img")).to_be_visible()
    room.code = room.state().code
    expect(room.wall.get_by_text(shown(room.code))).to_be_visible()
    for name in ("Quillan", "Brunhild", "Oswin", "Tamsin", "Leocadia"):
        room.comes(name, room.phone(name))
    for page in room.who.values():
        page.get_by_role("button", name="Fine").click()
    expect(room.wall.get_by_text("Fine 5")).to_be_visible()
    expect(room.page.get_by_text("● phone")).to_have_count(5)
    room.page.get_by_text("A second facilitator", exact=True).click()
    room.link = room.page.get_by_text(re.compile("/co/")).inner_text().strip()
    room.look("lobby")


def scope(room: Evening) -> None:
    room.go("One person, one task")
    asks("Fill in: who uses it to do what.", *room.who.values())
    for name, words in PROPOSALS.items():
        page = room.who[name]
        page.get_by_label(WHO).fill(words[0])
        page.get_by_label(TASK).fill(words[1])
        room.canaries.hide(words[1], known=(name,))
        page.get_by_label(TASK).press("Enter")
        expect(page.get_by_text(f"{words[0]} uses it to {words[1]}.")).to_be_visible()
    expect(room.wall.get_by_text("2 proposals so far")).to_be_visible()
    room.look("scope-write")
    tasks = [task for _, task in PROPOSALS.values()]
    with room.canaries.shown(*tasks):
        room.go("Show and read aloud", anyway=True)
        room.show(*tasks)
    room.go("Dots")
    room.press(re.compile("^Start the dots"))
    for page in room.voters():
        choose(page, tasks[0], tasks[0])
    room.look("scope-dots")
    room.canaries.hide("●●●●●●●● 8 dots")
    with room.canaries.shown("●●●●●●●● 8 dots"):
        room.reveal_early()
        room.show("8 dots")
    room.pick(tasks[0])
    room.press("Map this one")
    sentence = f"A mid-market sales rep uses the email assistant to {tasks[0]}."
    room.show(sentence)
    room.look("scope-sharpen")
    room.go("When is it wrong")
    asks("An answer is wrong when…", *room.who.values())
    room.canaries.hide(FAILURE_MODES, known=("Tamsin",))
    write(room.who["Tamsin"], "An answer is wrong when…", FAILURE_MODES)
    expect(room.page.get_by_text("From the phones")).to_be_visible()
    room.look("scope-wrong")
    with room.canaries.shown(FAILURE_MODES):
        room.press("Take this one")
        expect(room.wall.get_by_text(f"An answer is wrong when {FAILURE_MODES}.")).to_be_visible()


def walk(room: Evening) -> None:
    room.go("Skeptical discovery", anyway=True)
    asks("Skeptical discovery", *room.who.values())
    mid = room.who["Oswin"]
    words = NOTES["Oswin"]
    mid.bring_to_front()
    mid.get_by_label(NOTE).press_sequentially(words[:12])
    mid.reload()
    connected(mid)
    expect(mid.get_by_label(NOTE)).to_have_value(words[:12])
    mid.get_by_label(NOTE).press("End")
    mid.get_by_label(NOTE).press_sequentially(words[12:])
    mid.get_by_label(NOTE).press("Enter")
    room.canaries.hide(words, known=("Oswin",))
    for name in ("Tamsin", "Leocadia"):
        room.canaries.hide(NOTES[name], known=(name,))
        write(room.who[name], NOTE, NOTES[name])
    expect(room.wall.get_by_text("3 notes so far")).to_be_visible()
    for page in room.voters():
        done(page)
    expect(room.wall.get_by_text("4 of 4 done")).to_be_visible()
    room.look("walk-write")
    with room.canaries.shown(*NOTES.values()):
        room.go("Show and read")
        room.show(*NOTES.values())
    room.look("walk-read")
    for stage in ("First contact", "Calibration", "Habitual use", "Advocacy or exit"):
        room.go(stage)
        room.go("Show and read", anyway=True)
    room.go("Empty cells")
    room.look("walk-gaps")
    room.go("The ending", anyway=True)
    room.press("Start the vote on the ending")
    for page in room.voters():
        vote(page, 2)
    room.look("walk-ending")
    room.canaries.hide("●●●● 4")
    with room.canaries.shown("●●●● 4"):
        room.reveal_early()
        expect(room.wall.get_by_text("●●●● 4")).to_be_visible()
    room.go("Observers")
    asks("Observers: what did we get wrong about you?", *room.who.values())
    room.look("walk-observers")


def trust(room: Evening) -> None:
    """Everything goes wrong while the room votes, and nothing is lost."""
    room.go("Trust vote", anyway=True)
    room.look("trust-before")
    room.press(re.compile("^Start the vote"))
    ballots = {name: dict(zip(STAGE_IDS, TRUST[name], strict=True)) for name in TRUST}
    room.canaries.hide_scores(ballots)
    room.canaries.hide("lowest to highest", "the mail audit of March")
    room.canaries.hide(*room.people, "Leocadia", known=("Yorick", *room.who))  # from the wall
    vote(room.who["Quillan"], *TRUST["Quillan"])
    come_late(room, "Yorick")
    offline(room, "Brunhild")
    room.look("trust-vote")
    restart(room, "Oswin", "Tamsin")
    vote(room.who["Yorick"], *TRUST["Yorick"])
    expect(room.who["Leocadia"].get_by_text("kept apart")).to_be_visible()
    vote(room.who["Leocadia"], *TRUST["Leocadia"])
    expect(room.wall.get_by_text("5 of 6 in", exact=True)).to_be_visible()
    expect(room.page.get_by_text("No phone here: Eudora.")).to_be_visible()
    take_over(room)
    room.way("Slips")
    room.some_slips("21530")
    with room.canaries.shown("lowest to highest"):
        room.show_votes()
        for page in room.all():
            expect(page.locator("[data-testid=stVegaLiteChart]").first).to_be_visible()
    room.look("trust-curve")
    first = next(r for r in room.state().rounds.values() if r.scale == "trust")
    for name, answers in ballots.items():
        kept = first.watching if name == "Leocadia" else first.ballots
        assert answers == dict(kept[room.person(name)].answers)
        assert len(answers) == room.taps_on_disk(first.id, name)
    for item, value in ballots["Quillan"].items():
        assert "Quillan" in room.canaries.heard(f"{item}: {value}")  # their own phone knows


def talk(room: Evening) -> None:
    label = room.next_label()
    room.press(f"Next: {label}")
    asks("Listening.", *room.who.values())
    write(room.who["Quillan"], "What I picture…", "a rep who reads it on the train")
    room.look("trust-talk")
    room.press(re.compile("^Vote again: "))
    for page in room.voters():
        expect(page.locator(".question")).to_have_count(1)
        vote(page, 3)
    room.look("trust-again")
    room.reveal_early()
    while (label := room.next_label()) != "Low points":
        room.go(label)
    room.go("Low points")
    page = room.who["Tamsin"]
    room.canaries.hide(BECAUSE, known=("Tamsin",))
    page.bring_to_front()
    write(page, "Trust is low at First contact because…", BECAUSE)
    room.look("trust-because")
    with room.canaries.shown(BECAUSE):
        room.press("Take this one")
        expect(room.wall.get_by_text(BECAUSE)).to_be_visible()
    room.canaries.hide("observers say", known=("Leocadia",))
    with room.canaries.shown("observers say"):
        room.go("Observers and earned trust", anyway=True)
        words = room.who["Quillan"]
        words.get_by_text("The curve in words").click()
        expect(words.get_by_text("observers say 5")).to_be_visible()
    room.look("trust-record")


def wrong(room: Evening) -> None:
    stages = ("Skeptical discovery", "First contact", "Calibration", "Habitual use")
    room.go(f"What could go wrong: {stages[0]}")
    for name, (does, suffers) in CARDS.items():
        page = room.who[name]
        page.get_by_label("The AI…").fill(does)
        page.get_by_label("…so our user…").fill(suffers)
        room.canaries.hide(does, suffers, known=(name,))
        page.get_by_label("…so our user…").press("Enter")
        expect(page.get_by_text(f"The AI {does}, so our user {suffers}.")).to_be_visible()
    expect(room.wall.get_by_text("2 cards so far")).to_be_visible()
    room.look("wrong-write")
    for stage in (*stages[1:], "Advocacy or exit"):
        room.go(f"What could go wrong: {stage}", anyway=True)
    texts = [text for card in CARDS.values() for text in card]
    with room.canaries.shown(*texts):
        room.go("Show the cards", anyway=True)
        room.show(*texts)
    room.go("What nobody mentioned")
    pattern = room.who["Oswin"].get_by_role("button", name="Happens to us").first
    pattern.click()
    expect(room.page.get_by_text("From the phones: Happens to us 1")).to_be_visible()
    room.look("wrong-gaps")
    happens = room.page.get_by_role("button", name="Happens to us")
    asked = happens.count()
    room.press("Happens to us")
    expect(happens).to_have_count(asked - 1)  # it is a card by now; only then the room goes on
    room.go("How bad")
    room.press(re.compile("^Start the vote: how bad"))
    for number, page in enumerate(room.voters()):
        vote(page, 4, 3 + number % 2, 2)
    room.look("wrong-vote")
    room.canaries.hide("How bad: Damage")
    with room.canaries.shown("How bad: Damage"):
        room.reveal_early()
        room.show("How bad: Damage")
    room.look("wrong-order")
    while (label := room.next_label()) != "Ideas":
        room.go(label)


def tickets(room: Evening) -> None:
    room.go("Ideas")
    for name, change in IDEAS.items():
        page = room.who[name]
        expect(page.get_by_label("At this stage, we…")).to_be_visible()
        page.get_by_role("radio", name="3 Calibration").check()
        room.canaries.hide(change, known=(name,))
        write(page, "At this stage, we…", change)
    room.look("tickets-write")
    with room.canaries.shown(*IDEAS.values()):
        room.go("Show and read aloud", anyway=True)
        room.show(*IDEAS.values())
    room.go("Dots")
    room.press(re.compile("^Start the dots"))
    for page in room.voters():
        choose(page, *IDEAS.values())
    room.look("tickets-dots")
    room.canaries.hide("●●●●● 5 dots")
    with room.canaries.shown("●●●●● 5 dots"):
        room.reveal_early()
        expect(room.wall.get_by_text("●●●●● 5 dots").first).to_be_visible()
    for number, change in enumerate(IDEAS.values(), start=1):
        room.pick(change)
        room.press("Make it a ticket")
        expect(room.page.get_by_text(f"Tickets: {number} of 3")).to_be_visible()
    room.look("tickets-choose")
    while room.next_label() != "How we will know":
        room.go(room.next_label())
    room.go("How we will know")
    with room.canaries.shown(*TICKETS):
        write_at_once(room)
        for name in TICKETS:
            expect(room.wall.get_by_text(f"Owner: {name}")).to_be_visible()
    room.go("Read aloud", anyway=True)
    asks("Each ticket, one minute.", *room.who.values())
    room.look("tickets-aloud")
    room.go("Close")
    asks("Thank you. Your notes are saved.", *room.who.values())
    room.look("close")


PARTS = (lobby, scope, walk, trust, talk, wrong, tickets)
