"""Coming in from a phone: by code, by name, twice, at once, and when nobody is let in."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode

import pytest

from data.access.visitors import who
from data.process import Process
from tests.cast import new_id
from tests.server.asking import ANOTHER_MACHINE, Address, Answer, given
from tests.server.phone import CODES, Phone, text_of
from tests.story import Story
from workshop import commands as c
from workshop.decide.people import PEOPLE
from workshop.roles import Actor, Role
from workshop.state import State


def names(state: State) -> list[str]:
    return sorted(state.names[p.id] for p in state.people.values() if p.present)


# --- two taps ------------------------------------------------------------------------------------


def test_a_name_of_the_list_is_two_taps(phone: Phone, story: Story) -> None:
    ada = story.person("Ada")
    page = phone.ask()
    answer = phone.tap(person=ada)

    assert page.status == 200
    assert f'value="{ada}"' in page.text
    assert (answer.status, answer.header("Location")) == (303, f"/?w={story.id}")
    assert who(phone.token, story.id) == Actor(ada, Role.PARTICIPANT)
    assert story.state.people[ada].arrived


def test_the_cookie_is_nobody_elses_business(phone: Phone, story: Story) -> None:
    cookie = phone.come(person=story.person("Ada")).header("Set-Cookie").lower()

    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert who(phone.token, "another") is None


def test_a_new_name_is_written_on_the_list(phone: Phone, story: Story) -> None:
    phone.come(name="  Mara \n Ito ", function="design", role="observer")

    (mara,) = [p for p in story.state.people.values() if p.name == "Mara Ito"]
    assert (mara.function, mara.role, mara.arrived) == ("design", "observer", True)
    assert who(phone.token, story.id) == Actor(mara.id, Role.OBSERVER)


def test_who_says_nothing_else_votes(phone: Phone, story: Story) -> None:
    phone.come(name="Mara")

    assert [p.name for p in story.state.voters][-1] == "Mara"


def test_opening_the_page_changes_nothing(phone: Phone, story: Story, process: Process) -> None:
    """Chat programs open every link they see."""
    before = story.state.seq
    for method in ("GET", "HEAD"):
        answer = phone.ask(method=method)
        assert answer.status == 200
        assert "set-cookie" not in answer.headers
        assert answer.header("Cache-Control") == "no-store"

    assert story.state.seq == before


def test_the_page_names_everybody_and_loads_nothing_but_the_test_of_the_line(
    phone: Phone, story: Story
) -> None:
    story.do(c.AddPeople, names=("Sam", "Sam"), function="design")
    story.do(c.AddPeople, names=("<b>Eve</b>",))
    story.do(c.RemovePerson, person_id=story.person("Dan"))

    page = phone.ask()
    read = text_of(page)

    assert "Sam Design" in read
    assert "Sam (2) Design" in read
    assert "<b>Eve</b>" in read
    assert "<b>" not in page.text
    assert "Dan" not in read
    assert page.text.count("<script") == 1
    assert '<script src="/line-test.js" defer></script>' in page.text
    assert "http" not in page.text
    assert read.index("Ada") < read.index("Ben") < read.index("Cleo")


def test_an_empty_roster_asks_for_the_name_at_once(address: Address, process: Process) -> None:
    story = Story(process.log, new_id()[:12])
    story.do(c.OpenJoining, code=next(CODES))

    page = Phone(address, story.state.code).ask()

    assert "<details open>" in page.text
    assert "Tap your name" not in page.text


def test_a_browser_that_is_somebody_goes_straight_in(
    phone: Phone, address: Address, story: Story, token: str
) -> None:
    phone.come(person=story.person("Ada"))
    before = story.state.seq
    for cookie in (phone.token, token):
        for method in ("GET", "POST"):
            answer = address.ask(phone.path, method, token=cookie)
            assert (answer.status, answer.header("Location")) == (303, f"/?w={story.id}")
            assert "set-cookie" not in answer.headers
    assert story.state.seq == before


def test_a_cookie_somebody_planted_before_is_replaced(phone: Phone, story: Story) -> None:
    phone.token = "p" * 43
    phone.come(person=story.person("Ada"))

    assert phone.token != "p" * 43
    assert who("p" * 43, story.id) is None


def test_who_joins_another_workshop_leaves_the_seat_in_the_first(
    phone: Phone, address: Address, process: Process, story: Story
) -> None:
    """The browser has one cookie; the old one would keep the name from its owner for good."""
    phone.come(person=story.person("Ada"))
    first, second = phone.token, Story(process.log, new_id()[:12]).people()
    second.do(c.OpenJoining, code=next(CODES))
    phone.path = f"/j/{second.state.code}"

    phone.come(person=second.person("Ben"))

    assert who(phone.token, second.id) == Actor(second.person("Ben"), Role.PARTICIPANT)
    assert who(first, story.id) is None


# --- twice ---------------------------------------------------------------------------------------


def test_a_double_tap_on_a_name_is_one_person(phone: Phone, story: Story) -> None:
    phone.ask()
    answers = []
    for _ in range(3):
        phone.token = ""  # the answer never arrived
        answers.append(phone.tap(person=story.person("Ada")))

    assert [answer.status for answer in answers] == [303] * 3
    assert who(phone.token, story.id) == Actor(story.person("Ada"), Role.PARTICIPANT)


def test_a_new_name_sent_again_is_one_person(phone: Phone, story: Story) -> None:
    phone.ask()
    for _ in range(3):
        phone.token = ""
        assert phone.tap(name="Mara", function="design").status == 303

    assert names(story.state).count("Mara") == 1
    assert "Mara (2)" not in names(story.state)


def test_taps_that_cross_are_one_person(phone: Phone, address: Address, story: Story) -> None:
    phone.ask()

    def tap(_: int) -> Answer:
        again = Phone(address, phone.path[3:])
        again.form = phone.form
        return again.tap(name="Mara")

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(tap, range(8)))

    assert [answer.status for answer in answers] == [303] * 8
    assert len({who(given(answer), story.id) for answer in answers}) == 1
    assert names(story.state).count("Mara") == 1


def test_a_form_sent_with_another_name_says_so(phone: Phone, story: Story) -> None:
    phone.ask()
    first = phone.form
    phone.tap(name="Mara")
    phone.token, phone.form = "", first

    answer = phone.tap(name="Nora")

    assert "sent before with other words" in text_of(answer)
    assert "Nora" not in names(story.state)


def test_two_sams_are_two_people(phone: Phone, other: Phone, story: Story) -> None:
    phone.come(name="Sam")
    other.come(name="Sam")

    assert names(story.state)[-2:] == ["Sam", "Sam (2)"]
    assert who(phone.token, story.id) != who(other.token, story.id)


def test_two_phones_that_tap_one_name_at_once_are_not_both_let_in(
    address: Address, code: str, story: Story
) -> None:
    phones = [Phone(address, code) for _ in range(6)]
    for each in phones:
        each.ask()

    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda each: each.tap(person=story.person("Ada")), phones))

    assert sorted(answer.status for answer in answers) == [200] * 5 + [303]


# --- what is refused -----------------------------------------------------------------------------


def test_a_closed_door_says_whom_to_ask(phone: Phone, story: Story) -> None:
    phone.ask()
    story.do(c.OpenJoining, code=next(CODES))
    story.do(c.CloseJoining)
    phone.path = f"/j/{story.state.code}"

    for answer in (
        phone.address.ask(phone.path),
        phone.address.ask(phone.path, "POST", body=urlencode({"name": "Eve"}).encode()),
    ):
        assert answer.status == 403
        assert "Nobody new is let in right now. Ask the facilitator." in answer.text
    assert "Eve" not in names(story.state)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"name": "x" * 121}, "120 fit"),
        ({"name": " \n "}, "Write something for the name"),
        ({}, "Write something for the name"),
        ({"name": "Eve", "function": "king"}, "Choose the function"),
        ({"name": "Eve", "role": "facilitator"}, "Choose voter or observer"),
        ({"person": "p99"}, "not on the list any more"),
        ({"person": "host"}, "not on the list any more"),
        ({"person": ""}, "not on the list any more"),
        ({"knock": "p99"}, "not on the list any more"),
    ],
)
def test_what_does_not_fit_is_a_sentence_on_the_same_page(
    phone: Phone, story: Story, fields: dict[str, str], sentence: str
) -> None:
    before = story.state.seq

    answer = phone.come(**fields)

    assert answer.status in (400, 404)
    assert sentence in text_of(answer)
    assert not phone.token
    assert story.state.seq == before
    assert phone.tap(person=story.person("Ada")).status == 303  # the page goes on to work


def test_what_was_typed_is_still_there(phone: Phone) -> None:
    answer = phone.come(name='"><b>x' + "x" * 120, function="design", role="observer")

    assert "<details open>" in answer.text
    assert 'value="&quot;&gt;&lt;b&gt;x' in answer.text
    assert '<option value="design" selected>' in answer.text
    assert 'value="observer" checked' in answer.text


@pytest.mark.parametrize("form", ["", "x", "0" * 31, "G" * 32, "0" * 33, "0" * 32 + "\n"])
def test_a_form_without_its_id_is_given_a_fresh_one(phone: Phone, story: Story, form: str) -> None:
    answer = phone.ask(method="POST", form=form, person=story.person("Ada"))

    assert answer.status == 400
    assert "tap your name again" in text_of(answer)
    assert not phone.token


@pytest.mark.parametrize(
    "body",
    [b"", b"\xff\xfe", b"x" * 200_000, b"&" * 5000, b"form=%ED%A0%80", b"%", b"{}", b"a=1&" * 50],
)
def test_odd_bodies_are_answered(phone: Phone, body: bytes) -> None:
    for path in (phone.path, "/j", f"{phone.path}/wait"):
        answer = phone.address.ask(path, "POST", body=body, source=ANOTHER_MACHINE)
        assert answer.status in (200, 400, 404)


def test_half_an_emoji_is_no_error(phone: Phone) -> None:
    phone.ask()
    body = f"form={phone.form}&name=%ED%A0%80".encode()

    answer = phone.address.ask(phone.path, "POST", body=body, source=ANOTHER_MACHINE)

    assert answer.status == 303


def test_a_full_roster_says_so(phone: Phone, story: Story) -> None:
    many = tuple(f"Person {n}" for n in range(PEOPLE - len(story.state.people)))
    story.do(c.AddPeople, names=many)

    assert "up to 1,000 people" in text_of(phone.come(name="Eve"))
    assert phone.come(person=story.person("Ada")).status == 303


def test_a_script_does_not_fill_the_roster_at_once(
    phone: Phone, address: Address, code: str, story: Story
) -> None:
    """A hundred at once, then one a second: how many that is depends on how long it takes."""
    began, let_in, status = time.monotonic(), -1, 303
    while status == 303 and let_in < 400:
        let_in += 1
        each = Phone(address, code)
        each.form = f"{let_in:032x}"
        status = each.tap(name=f"Bot {let_in}").status

    assert status == 409
    assert 100 <= let_in <= 101 + time.monotonic() - began
    assert phone.come(person=story.person("Ada")).status == 303


def test_another_page_cannot_make_anybody_join(phone: Phone, story: Story) -> None:
    phone.ask()
    body = urlencode({"form": phone.form, "person": story.person("Ada")}).encode()
    for origin in ("http://evil.test", "null", None):
        answer = phone.address.ask(phone.path, "POST", body=body, origin=origin)
        assert answer.status == 403
        assert not given(answer)


def test_what_cannot_be_saved_is_a_sentence_and_works_again(
    phone: Phone, story: Story, request: pytest.FixtureRequest
) -> None:
    phone.ask()
    put_back = request.getfixturevalue("moved_away")
    sick = phone.tap(person=story.person("Ada"))
    put_back()
    well = phone.tap(person=story.person("Ada"))

    assert sick.status == 503
    assert "Not saved" in text_of(sick)
    assert well.status == 303


# --- the code ------------------------------------------------------------------------------------


def test_a_typed_code_leads_to_its_page(phone: Phone, code: str) -> None:
    assert phone.ask("/j").status == 200
    for typed in (code, f"{code[:3]}-{code[3:]}", f" {code} ", code.replace("0", "o")):
        answer = phone.ask("/j", "POST", code=typed)
        assert (answer.status, answer.header("Location")) == (303, f"/j/{code}")


def test_a_wrong_code_says_so_and_asks_again(phone: Phone) -> None:
    for path, method in (("/j", "POST"), ("/j/ZZZZZZ", "GET"), ("/j/nothing-like-it", "GET")):
        answer = phone.ask(path, method, code="ZZZZZZ")
        assert answer.status == 404
        assert "no workshop with this code" in text_of(answer)
        assert 'action="/j"' in answer.text


def test_wrong_codes_are_throttled_and_the_right_one_enters_all_the_same(
    phone: Phone, code: str
) -> None:
    """A venue shares one address: whoever guesses there must not lock the others out."""
    answers = [phone.ask(f"/j/Z{number:05}").status for number in range(60)]

    assert answers[:20] == [404] * 20
    assert answers.count(404) < 25
    assert answers[-1] == 429
    assert phone.ask().status == 200
    assert phone.ask("/j", "POST", code=code).status == 303


def test_the_code_of_another_workshop_opens_that_one_only(
    phone: Phone, process: Process, story: Story
) -> None:
    other = Story(process.log, new_id()[:12])
    other.do(c.AddPeople, names=("Zoe",))
    other.do(c.OpenJoining, code=next(CODES))

    phone.path = f"/j/{other.state.code}"
    read = text_of(phone.ask())

    assert "Zoe" in read
    assert "Ada" not in read


def test_no_address_holds_a_secret_after_joining(phone: Phone, story: Story) -> None:
    answer = phone.come(person=story.person("Ada"))

    assert answer.header("Location") == f"/?w={story.id}"
    assert phone.token not in answer.text
    assert answer.header("Referrer-Policy") == "same-origin"


def test_the_form_id_is_not_kept_anywhere(phone: Phone, process: Process, story: Story) -> None:
    """Whoever reads a save file must not be able to come in as the people in it."""
    phone.come(name="Mara")

    stored = repr(process.log.entries(story.id))

    assert phone.form not in stored
