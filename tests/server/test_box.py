"""The ballot box: a link that follows from the key, a cookie for ballots, nothing more."""

from __future__ import annotations

from urllib.parse import unquote

import pytest

from data.access.invitations import box_link
from data.exports import EXPORT
from data.joining.devices import BY_KEY, HOST
from data.joining.facilitator_key import box_secret
from data.process import Process
from tests.cast import new_id
from tests.server.asking import Address, given, window
from tests.server.test_live import COUNTS, ballot
from tests.story import Story
from workshop import commands as c
from workshop.roles import Actor, Role


@pytest.fixture
def box(address: Address, story: Story) -> str:
    """The cookie of a tablet that has become the ballot box."""
    return given(address.ask(box_link(story.id), "POST"))


def test_opening_the_link_asks_and_changes_nothing(address: Address, story: Story) -> None:
    answer = address.ask(box_link(story.id))

    assert answer.status == 200
    assert not given(answer)
    assert answer.header("Cache-Control") == "no-store"
    assert "Start the ballot box" in answer.text
    assert box_link(story.id).rpartition("/")[2] not in answer.text


def test_pressing_its_button_makes_a_box_of_this_workshop_only(
    address: Address, process: Process, story: Story
) -> None:
    answer = address.ask(box_link(story.id), "POST")

    assert (answer.status, answer.header("Location")) == (303, f"/box?w={story.id}")
    actor = process.devices.find(given(answer), story.id)
    assert actor is not None
    assert actor.role is Role.BOX
    assert actor.id.startswith("box-")
    assert process.devices.find(given(answer), "another") is None
    assert process.devices.find(given(answer)) is None


def test_two_boxes_are_two_devices(address: Address, process: Process, story: Story) -> None:
    tokens = [given(address.ask(box_link(story.id), "POST")) for _ in range(2)]
    actors = [process.devices.find(token, story.id) for token in tokens]
    assert actors[0] != actors[1]


def test_a_box_that_presses_again_stays_itself(address: Address, story: Story, box: str) -> None:
    answer = address.ask(box_link(story.id), "POST", token=box)
    assert answer.status == 303
    assert not given(answer)


def test_a_leaders_own_browser_keeps_its_token(
    address: Address, process: Process, story: Story, token: str
) -> None:
    second = process.devices.issue(Actor("second", Role.COFACILITATOR), story.id)
    for cookie in (token, second):
        answer = address.ask(box_link(story.id), "POST", token=cookie)

        assert (answer.status, answer.header("Location")) == (303, f"/box?w={story.id}")
        assert "set-cookie" not in answer.headers
    assert process.devices.find(token) == HOST


@pytest.mark.parametrize(
    "path",
    [
        "/box/{id}/" + "0" * 32,
        "/box/{id}/x",
        "/box/other/{secret}",
        "/box/{id}/{secret}x",
        "/box/{id}/%ED%A0%80",
        "/box/%ED%A0%80/{secret}",
        "/box/{id}/%00",
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_wrong_link_opens_nothing(address: Address, story: Story, path: str, method: str) -> None:
    secret = unquote(box_link(story.id).rpartition("/")[2])
    answer = address.ask(path.format(id=story.id, secret=secret), method)

    assert answer.status == 403
    assert not given(answer)
    assert "does not work any more" in answer.text


def test_the_secret_hangs_on_key_and_workshop() -> None:
    assert len({box_secret(key, name) for key in ("a", "b") for name in ("w1", "w2")}) == 4
    assert len(box_secret("a", "w1")) == 32


def test_another_page_cannot_press_the_button(address: Address, story: Story) -> None:
    answer = address.ask(box_link(story.id), "POST", origin="http://evil.test")
    assert answer.status == 403
    assert not given(answer)


def test_a_new_key_ends_the_boxes_of_the_old_one(process: Process, story: Story, box: str) -> None:
    process.devices.revoke_roles(BY_KEY)
    assert process.devices.find(box, story.id) is None


def test_a_box_takes_ballots_of_people_on_the_roster(
    address: Address, process: Process, story: Story, box: str
) -> None:
    round_id = story.open()
    person = story.person("Ada")
    actor = process.devices.find(box, story.id)
    assert actor is not None
    with window(address, story.id, box, actor.id, "box") as opened:
        assert "ack" in opened.ask(ballot(round_id, person, way="box"))
        again = opened.ask(ballot(round_id, person, way="box"))
        slip = opened.ask(ballot(round_id, "slip:1"))

    assert "is in already" in again["sentence"]
    assert "refused" in slip
    assert list(story.state.rounds[round_id].ballots) == [person]


@pytest.mark.parametrize("role", ["box", "screen", "facilitator", "participant"])
def test_a_box_hears_counts_and_writes_nothing_else(
    address: Address, process: Process, story: Story, box: str, role: str
) -> None:
    """Whatever role it asks for, it gets no more than a box."""
    story.tell("CANARY ")
    actor = process.devices.find(box, story.id)
    assert actor is not None
    with window(address, story.id, box, actor.id, role) as opened:
        heard = opened.pulse()
        fields = {"stage": "contact", "lane": "want", "texts": ["x"]}
        answer = opened.ask({"id": new_id(), "do": "AddNotes", "fields": fields})
        frames = "".join(opened.frames)

    assert set(heard) == COUNTS
    assert "CANARY" not in frames
    assert "refused" in answer


def test_a_leaders_browser_can_be_the_box(address: Address, story: Story, token: str) -> None:
    """One laptop that goes round on the facilitator's cookie: the weaker role counts."""
    round_id = story.open()
    with window(address, story.id, token, "host", "box") as opened:
        assert "ack" in opened.ask(ballot(round_id, story.person("Ben"), way="box"))
        assert "refused" in opened.ask(ballot(round_id, "slip:1"))
        assert "walls" not in opened.pulse()
    assert len(story.state.rounds[round_id].ballots) == 1


def test_a_box_gets_no_file(address: Address, story: Story, box: str) -> None:
    for file in EXPORT:
        assert address.ask(f"/workshops/{story.id}/{file}", token=box).status == 403


def test_fingers_are_counted_over_the_socket_by_leaders_only(
    address: Address, process: Process, story: Story, token: str, box: str
) -> None:
    round_id = story.open("earned")
    fields = {"round_id": round_id, "item": "earned", "counts": {"3": 4}}
    actor = process.devices.find(box, story.id)
    assert actor is not None
    message = {"id": new_id(), "do": "CountFingers", "fields": fields}
    with window(address, story.id, box, actor.id, "box") as opened:
        assert "refused" in opened.ask(message)
    with window(address, story.id, token, role="facilitator") as desk:
        assert "ack" in desk.ask(message)
    assert story.state.rounds[round_id].by_hand == 4
    story.do(c.Reveal, round_id=round_id)
