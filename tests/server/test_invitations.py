"""Links for a second facilitator and for one person: asked before, given once, never kept."""

from __future__ import annotations

import pytest

from data.access import invitations
from data.access.invitations import co_address, join_address, person_address
from data.access.visitors import who
from data.clock import now_ms
from data.joining.devices import BY_KEY
from data.process import Process
from tests.cast import new_id
from tests.server.asking import ANOTHER_MACHINE, Address, given
from tests.server.phone import Phone, text_of
from tests.story import Story
from workshop import commands as c
from workshop.roles import Actor, Role


def path(link: str) -> str:
    """The part of a link that this machine answers."""
    return "/" + link.split("/", 3)[3]


@pytest.fixture
def ada(story: Story) -> str:
    return story.person("Ada")


def test_links_name_the_address_that_other_devices_reach(story: Story, ada: str) -> None:
    address = invitations.address()

    for link in (
        co_address(story.id),
        person_address(story.id, ada),
        invitations.box_address(story.id),
        join_address("K7M4QX"),
        invitations.code_address(),
    ):
        assert link.startswith(f"{address}/")
    assert join_address("K7M4QX") == f"{address}/j/K7M4QX"
    assert join_address("") == ""


# --- a second facilitator ------------------------------------------------------------------------


def test_opening_the_link_asks_and_pressing_its_button_leads(
    address: Address, story: Story
) -> None:
    link = path(co_address(story.id))
    asked = address.ask(link)
    answer = address.ask(link, "POST")

    assert asked.status == 200
    assert not given(asked)
    assert link.rpartition("/")[2] not in asked.text
    assert (answer.status, answer.header("Location")) == (303, f"/?w={story.id}")
    actor = who(given(answer), story.id)
    assert actor is not None
    assert actor.role is Role.COFACILITATOR
    assert actor.id.startswith("co-")
    assert who(given(answer), "another") is None
    assert who(given(answer)) is None


def test_a_guest_who_leads_from_now_on_is_no_guest_any_more(
    address: Address, phone: Phone, story: Story, ada: str
) -> None:
    phone.come(person=ada)

    led = given(address.ask(path(co_address(story.id)), "POST", token=phone.token))

    assert led != phone.token
    assert who(phone.token, story.id) is None


def test_a_leader_keeps_their_own_token(address: Address, story: Story, token: str) -> None:
    for link in (path(co_address(story.id)), path(person_address(story.id, story.person("Ada")))):
        answer = address.ask(link, "POST", token=token)
        assert answer.status == 303
        assert not given(answer)
    assert who(token) is not None


def test_a_new_key_ends_the_second_facilitator(
    address: Address, process: Process, story: Story
) -> None:
    token = given(address.ask(path(co_address(story.id)), "POST"))
    process.devices.revoke_roles(BY_KEY)

    assert who(token, story.id) is None


# --- one person ----------------------------------------------------------------------------------


def test_a_personal_link_gives_the_person_to_whoever_opens_it(
    address: Address, phone: Phone, story: Story, ada: str
) -> None:
    phone.come(person=ada)
    link = path(person_address(story.id, ada))
    asked = address.ask(link)
    answer = address.ask(link, "POST")

    assert "Go on as Ada" in text_of(asked)
    assert not given(asked)
    assert who(phone.token, story.id) is None
    assert (answer.status, answer.header("Location")) == (303, f"/?w={story.id}")
    assert who(given(answer), story.id) == Actor(ada, Role.PARTICIPANT)


def test_it_works_for_a_quarter_of_an_hour(
    address: Address, story: Story, ada: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = now_ms()
    link = path(person_address(story.id, ada))
    for minutes, status in ((14, 303), (16, 403)):
        later = now + minutes * 60_000
        monkeypatch.setattr(invitations, "now_ms", lambda later=later: later)
        assert address.ask(link, "POST").status == status
        assert address.ask(link).status == (200 if status == 303 else 403)


def test_it_works_while_the_door_is_shut_and_from_another_machine(
    address: Address, story: Story, ada: str
) -> None:
    assert not story.state.joining
    link = path(person_address(story.id, ada))

    assert address.ask(link, source=ANOTHER_MACHINE).status == 200
    assert given(address.ask(link, "POST", source=ANOTHER_MACHINE))


def test_a_link_of_somebody_who_was_removed_gives_nobody(
    address: Address, story: Story, ada: str
) -> None:
    link = path(person_address(story.id, ada))
    story.do(c.RemovePerson, person_id=ada)

    assert address.ask(link).status == 403
    answer = address.ask(link, "POST")
    assert answer.status == 403
    assert not given(answer)
    assert "not on the list any more" in text_of(answer)


FAILURE_MODES = [
    "/co/{id}/" + "0" * 32,
    "/co/{id}/{box}",
    "/co/other/{co}",
    "/co/{id}/%ED%A0%80",
    "/co/%ED%A0%80/{co}",
    "/p/{id}/p1/{expires}/" + "0" * 32,
    "/p/{id}/p2/{expires}/{secret}",
    "/p/other/p1/{expires}/{secret}",
    "/p/{id}/p1/{later}/{secret}",
    "/p/{id}/p1/%D9%A3/{secret}",
    "/p/{id}/p1/-1/{secret}",
    "/p/{id}/p1/" + "9" * 5000 + "/{secret}",
    "/p/{id}/%00/{expires}/{secret}",
]


@pytest.mark.parametrize("pattern", FAILURE_MODES)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_wrong_link_opens_nothing(
    address: Address, story: Story, ada: str, pattern: str, method: str
) -> None:
    *_, expires, secret = person_address(story.id, ada).split("/")
    wrong = pattern.format(
        id=story.id,
        expires=expires,
        later=int(expires) + 1,
        secret=secret,
        co=co_address(story.id).rpartition("/")[2],
        box=invitations.box_address(story.id).rpartition("/")[2],
    )

    answer = address.ask(wrong, method)

    assert answer.status == 403
    assert not given(answer)
    assert "does not work any more" in answer.text


def test_another_page_cannot_press_the_buttons(address: Address, story: Story, ada: str) -> None:
    for link in (path(co_address(story.id)), path(person_address(story.id, ada))):
        answer = address.ask(link, "POST", origin="http://evil.test")
        assert answer.status == 403
        assert not given(answer)


def test_a_workshop_that_is_gone_is_a_sentence(address: Address) -> None:
    name = new_id()
    link = path(person_address(name, "p1"))

    for method in ("GET", "POST"):
        assert "no such workshop" in text_of(address.ask(link, method))
