"""The laptop changes its network in the middle of a vote."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect

from tests.browser.chromium import Chromium
from tests.browser.desk import PHONE
from tests.browser.network import Machine, ServerOn, namespaces
from tests.browser.phones import VOTED, LiveRoom, connected, tap

pytestmark = pytest.mark.skipif(not namespaces(), reason="needs network namespaces, and root")
FIRST, SECOND = "192.168.50", "10.77.0"
SOON = 10_000
"""Milliseconds within which everything follows the laptop."""
PATIENCE = 15_000
"""Milliseconds after which a phone that was left behind with a tap has noticed."""


class Room(LiveRoom):
    """A room on a laptop that other machines reach by nothing but its address."""

    def enter_unseen(self) -> None:
        """Only a browser on the laptop itself reaches it."""
        self.enter()


@dataclass
class Building:
    """The laptop with the app, and a phone in the same network."""

    laptop: Machine
    phone: Machine
    room: Room
    pocket: Browser

    def move_to(self, network: str) -> None:
        """Everybody goes over to another network."""
        self.laptop.join(f"{network}.10")
        self.phone.join(f"{network}.20")

    def door(self, network: str) -> str:
        """Where phones come in while the laptop is in this network."""
        return f"http://{network}.10:{self.room.server.port}/j/{self.room.code}"


@pytest.fixture
def building(playwright: Playwright, tmp_path: Path) -> Iterator[Building]:
    """Both machines in the first network, and a trust vote open."""
    laptop, phone = Machine(), Machine()
    laptop.plug_into(phone)
    laptop.join(f"{FIRST}.10")
    phone.join(f"{FIRST}.20")
    server = ServerOn(laptop, tmp_path)
    server.start()
    desk = laptop.chromium(playwright, tmp_path, "desk")
    pocket = phone.chromium(playwright, tmp_path, "pocket")
    room = Room(Chromium(desk, server.url), server, vote="trust")
    room.let_in()
    yield Building(laptop, phone, room, pocket)
    desk.close()
    pocket.close()
    server.stop()
    laptop.switch_off()
    phone.switch_off()


def sit_down(page: Page, door: str, name: str) -> None:
    """Open the door and tap a name."""
    page.goto(door)
    page.get_by_role("button", name=re.compile(f"^{name}")).click()
    connected(page)


def test_wall_and_door_follow_and_nobody_loses_a_tap(building: Building) -> None:
    room = building.room
    wall = room.own_window("wall")
    expect(wall.get_by_text(f"{FIRST}.10")).to_be_visible()
    browser = building.pocket.new_context(viewport=PHONE)  # type: ignore[arg-type]
    phone = browser.new_page()
    sit_down(phone, building.door(FIRST), "Ada")
    for question, number in zip(phone.locator(".question").all()[:3], (4, 2, 5), strict=True):
        question.locator(".choice").nth(number - 1).click()
    expect(phone.get_by_text("3 of 5. Not put in yet.", exact=True)).to_be_visible()
    connected(phone)

    building.move_to(SECOND)

    expect(wall.get_by_text(f"{SECOND}.10")).to_be_visible(timeout=SOON)
    lost = phone.locator('.status[data-status="reconnecting"]')
    phone.locator(".question").nth(3).locator(".choice").first.click()  # it never arrives
    expect(lost).to_be_visible(timeout=PATIENCE)
    again = browser.new_page()
    sit_down(again, building.door(SECOND), "Ada")
    pressed = again.locator('.choice[aria-checked="true"], .choice[aria-pressed="true"]')
    expect(pressed).to_have_count(3)
    tap(again, 4, 2, 5, 1, 1)
    expect(again.get_by_text(VOTED)).to_be_visible()
    expect(wall.get_by_text("1 of 5 in", exact=True)).to_be_visible()
