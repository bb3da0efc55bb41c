"""Who is nobody sees the door, whatever page they ask for; a ballot box sees its box."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from data.process import Process
from tests.pages.visiting import Visit
from tests.story import Story
from workshop import commands as c
from workshop.roles import Actor, Role

Window = Callable[[str | None], Visit]
PAGES = ["", "plan", "scope", "walk", "trust", "wrong", "tickets", "close", "wall", "box", "keypad"]
DOOR = "This is a workshop room"


def forge(visit: Visit, known: Visit, page: str, workshop: str) -> Visit:
    """Ask for a page by its hash, as a browser could that knows the app."""
    hashes = {info["url_pathname"]: name for name, info in known.at._registered_pages.items()}
    visit.run()
    visit.at.context = {"url": f"http://localhost:8501/{page}?w={workshop}"}
    visit.at.query_params["w"] = workshop
    visit.at._page_hash = hashes[page]
    return visit.run()


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("cookie", [None, "", "x" * 43])
def test_a_stranger_sees_the_door_and_nothing_else(
    window: Window, host: Visit, story: Story, page: str, cookie: str | None
) -> None:
    story.tell("CANARY ")
    seen = forge(window(cookie), host.run(), page, story.id)

    assert seen.title == DOOR
    assert "facilitator link" in seen.words
    assert seen.keys == []
    assert seen.components == []
    assert seen.beside == ""
    for secret in ("CANARY", "Follow-up", "Ada", story.id):
        assert secret not in seen.sent


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("role", [Role.PARTICIPANT, Role.OBSERVER, Role.SCREEN])
def test_a_token_of_nobody_on_the_roster_opens_nothing(
    window: Window, process: Process, host: Visit, story: Story, *, page: str, role: Role
) -> None:
    story.tell("CANARY ")
    cookie = process.devices.issue(Actor("p99", role), story.id)

    seen = forge(window(cookie), host.run(), page, story.id)

    assert seen.title == DOOR
    assert "CANARY" not in seen.sent


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("name", ["Ada", "Olga"])
def test_whoever_is_on_the_roster_gets_their_phone_whatever_page_they_ask_for(
    window: Window, process: Process, host: Visit, story: Story, *, page: str, name: str
) -> None:
    story.people().observers().note("CANARY note")
    story.do(c.NotePrivately, step=0, base_seq=0, text="CANARY private")
    person = story.state.people[story.person(name)]
    cookie = process.devices.issue(Actor(person.id, Role(person.role)), story.id)

    seen = forge(window(cookie), host.run(), page, story.id)

    assert seen.title == "How was your way here?"
    assert "CANARY" not in seen.sent
    assert seen.keys == []
    assert seen.beside == ""
    assert {info["page_name"] for info in seen.at._registered_pages.values()} == {"Workshop"}


def test_a_phone_of_one_workshop_is_a_stranger_in_another(
    window: Window, process: Process, host: Visit, story: Story
) -> None:
    story.people()
    other = Story(process.log, "w2", "CANARY").tell("CANARY ")
    cookie = process.devices.issue(Actor("p1", Role.PARTICIPANT), story.id)

    seen = forge(window(cookie), host.run(), "", other.id)

    assert seen.title == DOOR
    assert "CANARY" not in seen.sent


@pytest.mark.parametrize("page", PAGES)
def test_a_ballot_box_gets_the_box_whatever_page_it_asks_for(
    window: Window, process: Process, host: Visit, story: Story, page: str
) -> None:
    story.tell("CANARY ")
    cookie = process.devices.issue(Actor("box-1", Role.BOX), story.id)

    seen = forge(window(cookie), host.run(), page, story.id)

    assert seen.title == "Ballot box"
    assert "CANARY" not in seen.sent
    assert seen.keys == []
    assert seen.beside == ""
    offered = seen.at._registered_pages.values()
    assert {info["page_name"] for info in offered} == {"Ballot box"}


@pytest.mark.parametrize("page", ["", "wall", "box"])
def test_the_box_of_one_workshop_is_a_stranger_in_another(
    window: Window, process: Process, host: Visit, story: Story, page: str
) -> None:
    other = Story(process.log, "w2", "CANARY").tell("CANARY ")
    cookie = process.devices.issue(Actor("box-1", Role.BOX), story.id)

    seen = forge(window(cookie), host.run(), page, other.id)

    assert seen.title == DOOR
    assert "CANARY" not in seen.sent


def test_a_cofacilitator_of_one_workshop_leads_there(
    window: Window, process: Process, host: Visit, story: Story
) -> None:
    cookie = process.devices.issue(Actor("second", Role.COFACILITATOR), story.id)

    assert forge(window(cookie), host.run(), "walk", story.id).title == "Walk the five stages"


def test_a_cofacilitator_of_one_workshop_comes_to_its_desk_and_not_to_the_list(
    window: Window, process: Process, host: Visit, story: Story
) -> None:
    Story(process.log, "w2", "CANARY")
    cookie = process.devices.issue(Actor("second", Role.COFACILITATOR), story.id)

    seen = forge(window(cookie), host.run(), "", story.id)

    assert seen.title == "Plan"
    assert "CANARY" not in seen.sent


def test_a_cofacilitator_of_one_workshop_is_a_stranger_in_another(
    window: Window, process: Process, host: Visit, story: Story
) -> None:
    other = Story(process.log, "w2")
    cookie = process.devices.issue(Actor("second", Role.COFACILITATOR), story.id)

    assert forge(window(cookie), host.run(), "walk", other.id).title == DOOR


def test_nothing_typed_into_the_session_makes_a_stranger_somebody(
    window: Window, host: Visit, story: Story
) -> None:
    """The role comes from the cookie on every run, never from what the session holds."""
    host.open("plan", story.id)
    stranger = window(None).run()
    stranger.at.session_state["viewer"] = host.at.session_state["viewer"]
    stranger.at.session_state["room"] = host.at.session_state["room"]
    stranger.at.session_state["workshop"] = story.id

    seen = forge(stranger, host, "plan", story.id)

    assert seen.title == DOOR


def test_a_cookie_that_stops_being_valid_ends_at_the_door(host: Visit, story: Story) -> None:
    host.open("plan", story.id)
    host.token = None

    assert host.run().title == DOOR
