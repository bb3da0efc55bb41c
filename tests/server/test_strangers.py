"""Other machines: answered while somebody lets phones in, or when they are known."""

from __future__ import annotations

import pytest

from data.access.invitations import box_address, box_link, co_address, person_address
from data.process import Process, this_process
from server.hosts import from_elsewhere
from server.startup import OPEN
from tests.cast import new_id
from tests.server.asking import ANOTHER_MACHINE, Address, given
from tests.server.phone import CODES, Phone
from tests.server.test_guard import guarded, scope, status
from tests.story import Story
from workshop import commands as c
from workshop.roles import Actor, Role

HERE = ("192.168.1.7", 8501)
NO = "Ask the facilitator to let phones in."
PATHS = ["/", "/j", "/j/K7M4QX", "/wall", "/box", "/_stcore/health", "/_stcore/host-config"]


@pytest.fixture(autouse=True)
def all_shut(process: Process) -> None:
    """No other test's door stands open."""
    for line in process.log.workshops():
        Story(process.log, line.id).do(c.CloseJoining)


@pytest.mark.parametrize(
    ("client", "elsewhere"),
    [
        ("127.0.0.1", False),
        ("::1", False),
        ("::ffff:127.0.0.1", False),
        ("192.168.1.7", False),
        ("::FFFF:192.168.1.7", False),
        ("127.0.0.2", True),
        ("192.168.1.8", True),
        ("fe80::1%eth0", True),
        ("10.0.0.1", True),
    ],
)
def test_which_machine_asks(client: str, elsewhere: bool) -> None:
    asked = scope(host="192.168.1.7:8501", server=HERE, client=(client, 5))

    assert from_elsewhere(asked) is elsewhere
    assert status(asked) == (403 if elsewhere else 200)
    assert status(asked, guarded(known="/")) == 200


def test_the_same_address_in_another_spelling_is_the_same() -> None:
    asked = scope(host="[fe80::7]:8501", server=("fe80::7%eth0", 1), client=("FE80::7%wlan0", 5))

    assert status(asked) == 200


def test_behind_a_socket_file_everybody_comes_through_this_machine() -> None:
    assert status(scope(host="workshop.test", server=None, client=None)) == 200


@pytest.mark.parametrize("path", PATHS)
def test_nothing_is_shown_to_another_machine_while_the_door_is_shut(
    address: Address, story: Story, path: str
) -> None:
    answer = address.ask(path, source=ANOTHER_MACHINE)

    assert answer.status == 403
    assert NO in answer.text
    assert answer.header("Content-Security-Policy")
    assert address.ask(path).status != 403


def test_nor_is_a_socket_opened(address: Address, story: Story) -> None:
    path = f"/live?workshop={story.id}"

    assert address.refusal(path, source=ANOTHER_MACHINE) == 403
    assert address.refusal("/_stcore/stream", source=ANOTHER_MACHINE) == 403


def test_an_open_door_anywhere_lets_phones_ask(
    address: Address, process: Process, story: Story
) -> None:
    other = Story(process.log, new_id()[:12])
    other.do(c.OpenJoining, code=next(CODES))
    assert address.ask("/", source=ANOTHER_MACHINE).status == 200

    other.do(c.CloseJoining)
    assert address.ask("/", source=ANOTHER_MACHINE).status == 403


def test_who_is_in_stays_in_when_the_door_shuts(
    address: Address, story: Story, phone: Phone
) -> None:
    phone.come(person=story.person("Ada"))
    story.do(c.CloseJoining)

    assert phone.ask("/").text == "behind the guard"
    assert phone.ask().header("Location") == f"/?w={story.id}"
    phone.token = "x" * 43
    assert phone.ask("/").status == 403


def test_who_was_taken_off_the_list_is_a_stranger_again(story: Story, phone: Phone) -> None:
    ada = story.person("Ada")
    phone.come(person=ada)
    story.do(c.CloseJoining)
    story.do(c.RemovePerson, person_id=ada)

    assert phone.ask("/").status == 403


@pytest.mark.parametrize("role", [Role.COFACILITATOR, Role.BOX])
def test_a_known_device_of_any_role_is_answered(
    address: Address, process: Process, story: Story, role: Role
) -> None:
    cookie = process.devices.issue(Actor("x", role), story.id)

    assert address.ask("/", token=cookie, source=ANOTHER_MACHINE).status == 200


def test_links_with_a_secret_of_their_own_are_answered(
    address: Address, process: Process, story: Story
) -> None:
    person = person_address(story.id, story.person("Ada"))
    links = [f"/host/{process.key}", box_link(story.id)]
    links += ["/" + link.split("/", 3)[3] for link in (co_address(story.id), person)]

    for link in [*links, "/health"]:
        assert address.ask(link, source=ANOTHER_MACHINE).status == 200
    for link in links:
        assert given(address.ask(link, "POST", source=ANOTHER_MACHINE))
    assert box_address(story.id).endswith(box_link(story.id))


@pytest.mark.parametrize(
    "path",
    ["/host", "/host/", "/host/a/b", "/co/x", "/p/a/b/c", "/healthy", "/box/", "/box/a/b/_stcore"],
)
def test_what_only_looks_like_one_is_not(address: Address, story: Story, path: str) -> None:
    assert address.ask(path, source=ANOTHER_MACHINE).status == 403


def test_only_links_with_a_secret_and_health_are_open() -> None:
    starts = {str(getattr(route, "path", "")).split("/")[1] for route in OPEN}

    assert starts == {"health", "host", "box", "co", "p"}


def test_a_phone_that_asks_counts_as_one_and_this_machine_does_not(
    address: Address, story: Story, phone: Phone
) -> None:
    address.ask(phone.path)
    assert this_process().memory.presence.phone_seen(story.id) is None

    phone.ask()
    assert this_process().memory.presence.phone_seen(story.id) is not None
