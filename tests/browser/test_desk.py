"""The desk and the wall in a browser: whose slip it is, and light that goes dark."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.chromium import Chromium
from tests.browser.voting_room import VotingRoom
from tests.serving import Server
from tests.story import Story
from workshop import commands as c

INK = """[...document.querySelectorAll('[data-testid="stVegaLiteChart"] svg text')]
    .map((text) => text.getAttribute("fill")).join()"""
"""The colours of the letters of a chart."""


def _all_on_phones(story: Story) -> None:
    story.do(c.EditPlan, base_seq=story.state.seq, changes={"names": "yes"})
    for person in story.state.voters:
        story.do(c.Arrive, person_id=person.id)


def test_digits_are_nobodys_until_somebody_with_a_phone_is_chosen(
    chromium: Chromium, server: Server
) -> None:
    room = VotingRoom(chromium, server, _all_on_phones, vote="trust")
    room.sit_down()
    room.page.get_by_role("radio", name="Slips").click()
    whose = room.page.get_by_label("Whose slip?")
    expect(whose).to_have_value("")

    room.page.get_by_label("Slip 1 of 5").focus()
    room.page.keyboard.type("12345")

    expect(room.page.get_by_text("Choose whose slip it is first.")).to_be_visible()
    expect(room.page.locator(".votes")).to_have_text("0 of 5 in")

    whose.select_option(label="Ben")
    room.page.get_by_label("Slip 1 of 5: Ben").focus()
    room.page.keyboard.type("12345")
    expect(room.page.locator(".votes")).to_have_text("1 of 5 in")
    expect(whose).to_have_value("")


def _voted(story: Story) -> None:
    story.voted((1, 2, 3, 4, 5), (2, 2, 3, 4, 4))


def test_a_chart_is_drawn_anew_when_the_window_goes_dark(
    chromium: Chromium, server: Server
) -> None:
    wall = VotingRoom(chromium, server, _voted, beat="trust.look").own_window("wall")
    expect(wall.get_by_test_id("stVegaLiteChart").get_by_text("5 Full")).to_be_visible()
    light = wall.evaluate(INK)

    wall.emulate_media(color_scheme="dark")

    wall.wait_for_function(f"(light) => {INK} !== light", arg=light)
