"""Who is nobody sees the door, whatever page they ask for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from data.process import Process
from tests.pages.visiting import Visit
from tests.story import Story
from workshop.roles import Actor, Role

Window = Callable[[str | None], Visit]
PAGES = ["", "plan", "scope", "walk", "trust", "wrong", "tickets", "close", "wall"]


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

    assert seen.title == "This is a workshop room"
    assert "facilitator link" in seen.words
    assert seen.keys == []
    assert seen.components == []
    assert seen.beside == ""
    for secret in ("CANARY", "Follow-up", "Ada", story.id):
        assert secret not in seen.sent


@pytest.mark.parametrize("page", ["", "trust", "wall"])
@pytest.mark.parametrize("role", [Role.PARTICIPANT, Role.OBSERVER, Role.SCREEN])
def test_who_leads_nothing_sees_the_door_too(
    window: Window, process: Process, host: Visit, story: Story, *, page: str, role: Role
) -> None:
    cookie = process.devices.issue(Actor("p1", role))

    seen = forge(window(cookie), host.run(), page, story.id)

    assert seen.title == "This is a workshop room"


def test_a_cofacilitator_of_one_workshop_is_not_let_into_the_list(
    window: Window, process: Process, host: Visit, story: Story
) -> None:
    cookie = process.devices.issue(Actor("second", Role.COFACILITATOR), story.id)

    assert forge(window(cookie), host.run(), "", story.id).title == "This is a workshop room"


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

    assert seen.title == "This is a workshop room"


def test_a_cookie_that_stops_being_valid_ends_at_the_door(host: Visit, story: Story) -> None:
    host.open("plan", story.id)
    host.token = None

    assert host.run().title == "This is a workshop room"
