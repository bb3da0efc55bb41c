"""What happens to a live room: somebody late, no network, no server, no facilitator."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.case import NEXT_YEAR
from tests.browser.chromium import LAPTOP
from tests.browser.live_cast import OWN_NOTE, TICKETS, TRUST, Evening
from tests.browser.phones import VOTED, connected, tap


def come_late(room: Evening, name: str) -> None:
    """Somebody whom nobody expected comes while a vote is open."""
    page = room.stranger()
    page.goto(room.door)
    page.get_by_text("I’m not listed").click()
    page.get_by_label("Your name", exact=True).fill(name)
    page.get_by_role("button", name="Come in").click()
    connected(page)
    room.comes(name, page)
    expect(page.get_by_text("A vote is open, and yours counts until it closes.")).to_be_visible()
    room.look("trust-late")
    page.get_by_role("button", name="Got it").click()
    expect(page.locator(".question")).to_have_count(5)


def offline(room: Evening, name: str) -> None:
    """A phone is without a network while its owner votes, and comes back."""
    page = room.who[name]
    expect(page.locator(".question")).to_have_count(5)
    page.context.set_offline(True)
    tap(page, *TRUST[name])
    expect(page.get_by_text("Keeping it here until it is saved…")).to_be_visible()
    assert room.person(name) not in room.state().open_round.ballots  # type: ignore[union-attr]
    page.context.set_offline(False)
    expect(page.get_by_text(VOTED)).to_be_visible()


def restart(room: Evening, *names: str) -> None:
    """The server dies with taps on their way, and comes back."""
    for name in names:
        expect(room.who[name].locator(".question")).to_have_count(5)
    room.server.kill()
    for name in names:
        expect(room.who[name].locator('.status[data-status="reconnecting"]')).to_be_attached()
        tap(room.who[name], *TRUST[name])
    room.server.start()
    for name in names:
        expect(room.who[name].get_by_text(VOTED)).to_be_visible()


def take_over(room: Evening) -> None:
    """The facilitator's browser is gone; the second facilitator has a link."""
    desk, room.page = room.page, room.stranger()
    room.page.set_viewport_size(LAPTOP)  # type: ignore[arg-type]
    room.page.goto(room.link)
    room.page.get_by_role("button", name="Continue as facilitator").click()
    expect(room.page.get_by_text("Saved", exact=True)).to_be_visible()
    told = b"".join(room.ears[desk].received)
    assert OWN_NOTE.encode() in told  # so the search could have found it elsewhere
    assert b"/co/" in told
    desk.context.close()
    room.see("Trust")


def write_at_once(room: Evening) -> None:
    """Three tickets on three phones, letter by letter in turns."""
    pages = [room.who[name] for name in TICKETS]
    for number, page in enumerate(pages):
        page.get_by_role("button", name="How we will know").nth(number).click()
        expect(page.get_by_label("Measure", exact=True)).to_be_visible()
    room.look("tickets-form")
    labels = ("Measure", "Goes from (start value)", "to (goal)", "reads it from")
    for place, label in enumerate(labels):
        for part in range(2):
            for name, page in zip(TICKETS, pages, strict=True):
                words = TICKETS[name][place]
                half = len(words) // 2
                page.bring_to_front()
                box = page.get_by_label(label, exact=True).first
                box.focus()
                box.press("End")
                box.press_sequentially(words[half:] if part else words[:half])
    for name, page in zip(TICKETS, pages, strict=True):
        page.bring_to_front()
        page.get_by_label("Owner", exact=True).fill(name)
        group = page.get_by_role("group", name="by", exact=True)
        group.get_by_role("spinbutton").first.click()
        page.keyboard.type(f"{NEXT_YEAR}0131")
        page.get_by_role("button", name="Save", exact=True).click()
        expect(page.get_by_role("button", name="Save", exact=True)).to_have_count(0)
