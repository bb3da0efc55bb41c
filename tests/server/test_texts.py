"""Every text on the small pages outside Streamlit comes from the catalogue, or from people."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator

import pytest

from data.access.entering import answer as say
from data.access.invitations import box_address, co_address, person_address
from data.process import Process, this_process
from server import line_test
from tests.pages.reading import strings
from tests.server.asking import ANOTHER_MACHINE, Address, Answer
from tests.server.phone import CODES, Phone, text_of
from tests.server.test_guard import guarded, outcome, scope
from tests.server.test_invitations import path
from tests.story import Story
from tests.texts import Aloud
from workshop import commands as c
from workshop.translation import speak

WORD = re.compile(r"[A-Za-z]{2,}")
Gone = Callable[[], None]


@pytest.fixture(autouse=True)
def aloud() -> Iterator[None]:
    """The app speaks a language in which every text of the catalogue looks like no other."""
    speak(Aloud())
    yield
    speak()


@pytest.fixture
def ada(story: Story) -> str:
    return story.person("Ada")


def untold(answer: Answer, story: Story) -> set[str]:
    """Words on a page that are neither from the catalogue nor people's own."""
    events = (json.loads(row[6]) for row in story.log.entries(story.id))
    theirs = {word for event in events for text in strings(event) for word in WORD.findall(text)}
    assert text_of(answer)
    return set(WORD.findall(text_of(answer))) - theirs


# --- coming in -----------------------------------------------------------------------------------


def test_the_pages_of_the_door_say_nothing_else(phone: Phone, story: Story) -> None:
    story.do(c.AddPeople, names=("Sam",), function="data science")

    for answer in (
        phone.ask("/j"),
        phone.ask("/j", "POST", code="ZZZZZZ"),
        phone.ask(),
        phone.ask(method="POST", form="old"),
        phone.come(name=" "),
        phone.come(name="Ada" * 50),
        phone.come(name="Ada", role="facilitator"),
        phone.come(name="Ada", function="king"),
        phone.come(person="p99"),
        phone.come(knock="p99"),
    ):
        assert untold(answer, story) == set()


def test_an_empty_roster_and_a_shut_door_say_nothing_else(
    phone: Phone, address: Address, process: Process
) -> None:
    story = Story(process.log, next(CODES))
    story.do(c.OpenJoining, code=next(CODES))
    newcomer = Phone(address, story.state.code)
    assert untold(newcomer.ask(), story) == set()

    story.do(c.CloseJoining)
    assert untold(newcomer.ask(), story) == set()


def test_wrong_codes_and_a_crowd_are_turned_away_in_words_of_the_catalogue(
    phone: Phone, address: Address, code: str, story: Story
) -> None:
    wrong = [phone.ask(f"/j/Z{number:05}") for number in range(60)]
    assert (wrong[-1].status, untold(wrong[-1], story)) == (429, set())

    for number in range(130):
        each = Phone(address, code)
        each.form = f"{number:032x}"
        last = each.tap(name=f"Sam {number}")
    assert (last.status, untold(last, story)) == (409, set())


def test_a_taken_name_says_nothing_else(phone: Phone, other: Phone, ada: str, story: Story) -> None:
    phone.come(person=ada)
    pages = [other.ask(), other.tap(person=ada)]
    for said in (True, False):
        other.come(person=ada)
        other.tap(knock=ada)
        found = this_process().memory.knocks.find(story.id, other.knock)
        assert found is not None
        pages.append(other.ask(f"{other.path}/wait"))
        say(found.id, said)
        pages.append(other.ask(f"{other.path}/wait"))
    other.knock = ""
    pages.append(other.ask(f"{other.path}/wait"))

    assert [untold(answer, story) for answer in pages] == [set()] * 7
    assert "Ada" in text_of(pages[1])


def test_what_cannot_be_saved_says_nothing_else(
    phone: Phone, story: Story, request: pytest.FixtureRequest
) -> None:
    phone.ask()
    put_back: Gone = request.getfixturevalue("moved_away")
    answer = phone.tap(person=story.person("Ada"))
    put_back()

    assert (answer.status, untold(answer, story)) == (503, set())


def test_whether_the_line_is_blocked_is_said_in_words_of_the_catalogue() -> None:
    said = re.sub("<[^>]+>", "", line_test.part())

    assert said
    assert not WORD.search(said)


# --- links ---------------------------------------------------------------------------------------


def test_links_and_wrong_ones_say_nothing_else(
    address: Address, process: Process, story: Story, ada: str
) -> None:
    links = [
        f"/host/{process.key}",
        path(box_address(story.id)),
        path(co_address(story.id)),
        path(person_address(story.id, ada)),
    ]
    pages = [address.ask(link) for link in links]
    pages += [address.ask(f"{link}x", method) for link in links for method in ("GET", "POST")]
    gone = path(person_address(story.id, ada))
    story.do(c.RemovePerson, person_id=ada)
    pages.append(address.ask(gone))

    assert [answer.status for answer in pages] == [200] * 4 + [403] * 9
    assert [untold(answer, story) for answer in pages] == [set()] * 13


def test_a_file_that_is_not_there_or_not_ones_own_says_nothing_else(
    address: Address, token: str, story: Story
) -> None:
    for cookie, file in ((None, "backlog.csv"), (token, "nothing.csv")):
        answer = address.ask(f"/workshops/{story.id}/{file}", token=cookie)
        assert answer.status in (403, 404)
        assert untold(answer, story) == set()


# --- the guard -----------------------------------------------------------------------------------


def test_other_machines_are_turned_away_in_words_of_the_catalogue(
    address: Address, process: Process, story: Story
) -> None:
    for line in process.log.workshops():
        Story(process.log, line.id).do(c.CloseJoining)

    answer = address.ask("/j", source=ANOTHER_MACHINE)

    assert (answer.status, untold(answer, story)) == (403, set())


def test_every_refusal_of_the_guard_is_in_words_of_the_catalogue() -> None:
    refused = [
        outcome(scope(), guarded(connections=0)),
        outcome(scope(host="evil.test")),
        outcome(scope(method="POST", origin="http://evil.test")),
        outcome(scope("/_stcore/agent")),
        outcome(scope("/_stcore/metrics")),
    ]

    assert [start["status"] for start, _ in refused] == [503, 400, 403, 404, 403]
    for _, body in refused:
        assert body["body"]
        assert not WORD.search(body["body"].decode())
