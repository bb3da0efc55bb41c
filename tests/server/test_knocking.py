"""A name that is taken: the facilitator says who is who, unless the laptop changed its network."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest

from data.access.entering import answer as say
from data.access.visitors import who
from data.joining.knocks import MOST
from data.process import Process, this_process
from tests.server.asking import Address, wait_for, window
from tests.server.phone import Phone, text_of
from tests.story import Story
from workshop import commands as c
from workshop.roles import Actor, Role

GONE, NAME = "192.0.2.77", "old.test"
"""Under which this machine was reached before, and is not any more."""


@pytest.fixture
def ada(story: Story) -> str:
    return story.person("Ada")


@pytest.fixture
def taken(phone: Phone, ada: str) -> Phone:
    """The phone of Ada, who is in."""
    phone.come(person=ada)
    return phone


def knock(other: Phone, person: str) -> str:
    """Tap a name that is taken and say that it is mine; the id of the knock."""
    other.come(person=person)
    answer = other.tap(knock=person)
    assert (answer.status, answer.header("Location")) == (303, f"{other.path}/wait")
    workshop_id = this_process().doors.by_code(other.path[3:])
    found = this_process().memory.knocks.find(workshop_id or "", other.knock)
    assert found is not None
    return found.id


def test_a_taken_name_asks_which_one_this_is(taken: Phone, other: Phone, ada: str) -> None:
    page = other.come(person=ada)

    assert page.status == 200
    assert "Ada is here on another phone. Same Ada?" in text_of(page)
    assert "That’s me" in text_of(page)
    assert "Another Ada" in text_of(page)
    assert not other.token


def test_the_list_says_who_is_in_already(taken: Phone, other: Phone) -> None:
    assert "Ada is here" in text_of(other.ask())
    assert "Ben is here" not in text_of(other.ask())


def test_another_ada_is_another_person(taken: Phone, other: Phone, ada: str, story: Story) -> None:
    other.come(person=ada)
    for _ in range(2):
        other.token = ""
        assert other.tap(name="Ada").status == 303

    actor = who(other.token, story.id)
    assert actor is not None
    assert story.state.names[actor.id] == "Ada (2)"
    assert len(story.state.people) == 5


def test_a_yes_lets_the_new_phone_in_and_ends_the_old_one(
    taken: Phone, other: Phone, ada: str, story: Story
) -> None:
    asked = knock(other, ada)
    waiting = other.ask(f"{other.path}/wait")
    say(asked, True)
    ready = other.ask(f"{other.path}/wait")
    again = other.ask(f"{other.path}/wait")
    done = other.ask(f"{other.path}/wait", "POST")

    assert waiting.header("Refresh") == "5"
    assert "whether you are Ada" in text_of(waiting)
    assert "refresh" not in ready.headers
    assert "You are Ada" in text_of(ready)
    assert again.text == ready.text
    assert (done.status, done.header("Location")) == (303, f"/?w={story.id}")
    assert who(other.token, story.id) == Actor(ada, Role.PARTICIPANT)
    assert who(taken.token, story.id) is None
    assert this_process().memory.knocks.waiting(story.id) == []


def test_a_yes_whose_answer_got_lost_lets_in_once_more(
    taken: Phone, other: Phone, ada: str, story: Story
) -> None:
    """The phone never heard that it is in, and presses again."""
    say(knock(other, ada), True)
    assert other.ask(f"{other.path}/wait", "POST").status == 303
    lost, other.token = other.token, ""

    assert other.ask(f"{other.path}/wait", "POST").status == 303
    assert who(other.token, story.id) == Actor(ada, Role.PARTICIPANT)
    assert who(lost, story.id) is None


def test_a_no_says_so_and_offers_the_list(
    taken: Phone, other: Phone, ada: str, story: Story
) -> None:
    say(knock(other, ada), False)

    page = other.ask(f"{other.path}/wait")
    pressed = other.ask(f"{other.path}/wait", "POST")

    for answer in (page, pressed):
        assert "You are not Ada" in text_of(answer)
        assert f'href="{other.path}"' in answer.text
    assert not other.token
    assert who(taken.token, story.id) == Actor(ada, Role.PARTICIPANT)
    assert other.come(person=story.person("Ben")).status == 303


def test_nobody_goes_in_before_the_answer(
    taken: Phone, other: Phone, ada: str, story: Story
) -> None:
    knock(other, ada)

    assert other.ask(f"{other.path}/wait", "POST").status == 200
    assert not other.token


def test_nobody_else_can_use_the_answer(
    taken: Phone, other: Phone, address: Address, ada: str
) -> None:
    """Neither whoever sees the address, nor whoever taps the name meanwhile."""
    say(knock(other, ada), True)
    thief = Phone(address, other.path[3:])

    stolen = thief.ask(f"{other.path}/wait", "POST")
    tapped = thief.come(person=ada)

    assert "took too long" in text_of(stolen)
    assert "Same Ada?" in text_of(tapped)
    assert not thief.token
    assert other.ask(f"{other.path}/wait", "POST").status == 303


def test_the_address_of_the_waiting_page_holds_no_secret(
    taken: Phone, other: Phone, ada: str
) -> None:
    other.come(person=ada)
    answer = other.tap(knock=ada)

    assert answer.header("Location") == f"{other.path}/wait"
    assert "httponly" in answer.header("Set-Cookie").lower()
    assert "path=/j" in answer.header("Set-Cookie").lower()


def test_a_double_tap_knocks_once(taken: Phone, other: Phone, ada: str, story: Story) -> None:
    other.come(person=ada)
    for _ in range(3):
        other.tap(knock=ada)

    assert len(this_process().memory.knocks.waiting(story.id)) == 1


def test_too_many_knocks_of_one_phone_are_refused(
    taken: Phone, other: Phone, ada: str, story: Story
) -> None:
    for _ in range(MOST):
        knock(other, ada)
    other.come(person=ada)

    answer = other.tap(knock=ada)

    assert answer.status == 409
    assert "Tell the facilitator" in text_of(answer)
    assert len(this_process().memory.knocks.waiting(story.id)) == MOST


def test_a_yes_after_which_the_person_is_removed_lets_nobody_in(
    taken: Phone, other: Phone, ada: str, story: Story
) -> None:
    say(knock(other, ada), True)
    story.do(c.RemovePerson, person_id=ada)

    answer = other.ask(f"{other.path}/wait", "POST")

    assert "not on the list any more" in text_of(answer)
    assert not other.token


def test_the_facilitator_hears_of_a_knock_and_the_old_phone_of_the_yes(
    taken: Phone, other: Phone, address: Address, story: Story, token: str
) -> None:
    ada = story.person("Ada")
    with (
        window(address, story.id, token, role="facilitator") as desk,
        window(address, story.id, taken.token, ada, "participant") as old,
    ):
        old.pulse()
        asked = knock(other, ada)
        assert desk.pulse(lambda pulse: pulse["knocks"] == 1)
        say(asked, True)
        assert desk.pulse(lambda pulse: pulse["knocks"] == 0)
        assert old.hung_up() == 4403


def test_whoever_knocks_at_a_name_that_is_free_has_it(
    phone: Phone, other: Phone, ada: str, story: Story
) -> None:
    """A knock at nobody would keep whoever the name belongs to out, until they are let in."""
    phone.ask()
    answer = phone.tap(knock=ada)

    assert (answer.status, answer.header("Location")) == (303, f"/?w={story.id}")
    assert who(phone.token, story.id) == Actor(ada, Role.PARTICIPANT)
    assert this_process().memory.knocks.waiting(story.id) == []
    assert "Same Ada?" in text_of(other.come(person=ada))


# --- after the laptop changed its network ---------------------------------------------------------


def moved(process: Process, story: Story, person: str, host: str) -> str:
    """The token of somebody who came in when this machine had another address."""
    story.do(c.Arrive, person_id=person)
    return process.devices.issue(Actor(person, Role.PARTICIPANT), story.id, host)


@pytest.mark.parametrize("host", [GONE, NAME])
def test_a_cookie_that_cannot_come_along_is_no_question(
    other: Phone, process: Process, story: Story, ada: str, host: str
) -> None:
    """Everyone taps their name again, and nobody asks the facilitator a dozen times."""
    moved(process, story, ada, host)

    assert other.come(person=ada).status == 303
    assert who(other.token, story.id) == Actor(ada, Role.PARTICIPANT)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.9", "localhost", ""])
def test_under_an_address_that_still_works_it_is_one(
    other: Phone, process: Process, story: Story, ada: str, host: str
) -> None:
    """Any laptop has several addresses; a second one must be no way around the question."""
    moved(process, story, ada, host)

    assert "Same Ada?" in text_of(other.come(person=ada))


def test_nor_while_somebody_is_connected_as_them(
    other: Phone, address: Address, process: Process, story: Story, ada: str
) -> None:
    token = moved(process, story, ada, GONE)
    with window(address, story.id, token, ada, "participant") as opened:
        opened.pulse()
        assert "Same Ada?" in text_of(other.come(person=ada))
    wait_for(lambda: not this_process().memory.presence.connected(story.id))

    assert other.come(person=ada).status == 303


def test_nor_when_one_of_their_phones_is_here_already(
    taken: Phone, other: Phone, process: Process, story: Story, ada: str
) -> None:
    moved(process, story, ada, GONE)

    assert "Same Ada?" in text_of(other.come(person=ada))


def test_a_merged_name_counts_with_the_tokens_of_both(
    taken: Phone, other: Phone, story: Story, ada: str
) -> None:
    ben = story.person("Ben")
    story.do(c.MergePeople, kept=ben, joined=ada)

    assert who(taken.token, story.id) == Actor(ben, Role.PARTICIPANT)
    assert "Same Ben?" in text_of(other.come(person=ben))


def test_knocks_need_a_form_of_ours(taken: Phone, other: Phone, ada: str, story: Story) -> None:
    body = urlencode({"knock": ada}).encode()

    assert other.address.ask(other.path, "POST", body=body).status == 400
    assert this_process().memory.knocks.waiting(story.id) == []
