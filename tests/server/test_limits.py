"""What one window and one address may take, and whoever leaves without a word."""

from __future__ import annotations

import logging
import socket
import struct
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from urllib.parse import urlencode

import pytest

from data.joining.claims import MOST_TAPS
from data.process import Process
from server import limits, page
from server.limits import Pace
from tests.server.asking import ANOTHER_MACHINE, PATIENCE, Address, Window, wait_for
from tests.server.phone import Phone
from tests.server.test_stream import ask_for
from tests.story import Story, opened
from workshop import commands as c

A_THIRD = "127.0.0.3"
PROBE = "{}"


@pytest.fixture(scope="module")
def process(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Process]:
    """The parts of this process, which answers twenty connections at once."""
    folder = tmp_path_factory.mktemp("few")
    with (
        pytest.MonkeyPatch.context() as patch,
        opened(patch, folder, WORKSHOP_CONNECTIONS="20") as found,
    ):
        yield found


@contextmanager
def live(
    address: Address, story: Story, token: str | None, person: str, source: str | None = None
) -> Iterator[Window]:
    """A window, from another machine if asked for."""
    query = urlencode({"workshop": story.id, "role": "participant", "person": person})
    with address.dial(f"/live?{query}", token=token, source=source) as line:
        yield Window(line)


def probe(*windows: Window, times: int) -> float:
    """Ask each of these whether its line is alive, many times; seconds until all have answered."""
    start = time.monotonic()
    for each in windows:
        for _ in range(times):
            each.say(PROBE)
    for each in windows:
        for _ in range(times):
            each.hear(lambda answer: answer == {})
    return time.monotonic() - start


# --- how fast a window is listened to -------------------------------------------------------------


def test_whoever_sends_too_much_is_heard_slowly_and_nobody_else(
    address: Address, story: Story, token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "LIVE", Pace(10, 40))
    with live(address, story, token, "host") as quick, live(address, story, token, "host") as calm:
        start = time.monotonic()
        for _ in range(40):
            quick.say(PROBE)
        assert probe(calm, times=5) < 0.5
        for _ in range(40):
            quick.hear(lambda answer: answer == {})

    assert time.monotonic() - start > 0.5


def test_what_people_send_at_once_does_not_wait(
    address: Address, story: Story, token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor does the other window of a leader; one message more would wait for a minute."""
    monkeypatch.setattr(limits, "LIVE", Pace(100, 1 / 60))
    with live(address, story, token, "host") as one, live(address, story, token, "host") as other:
        assert probe(one, other, times=99) < PATIENCE


def test_the_windows_of_one_phone_share_what_it_may_send(
    address: Address, story: Story, phone: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "LIVE", Pace(12, 20))
    ada, ben = story.person("Ada"), story.person("Ben")
    phone.come(person=ada)
    other = Phone(address, story.state.code)
    other.come(person=ben)
    with (
        live(address, story, phone.token, ada, ANOTHER_MACHINE) as one,
        live(address, story, phone.token, ada, ANOTHER_MACHINE) as two,
        live(address, story, other.token, ben, ANOTHER_MACHINE) as three,
    ):
        assert probe(one, two, times=10) > 0.3
        assert probe(three, times=10) < 0.3


def test_strangers_of_one_address_share_it_too(
    address: Address, story: Story, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else a phone would have as many shares as it invents cookies; opening a line counts."""
    monkeypatch.setattr(limits, "LIVE", Pace(5, 20))
    start = time.monotonic()
    for number in range(15):
        with live(address, story, f"{number}", "p1", ANOTHER_MACHINE) as line:
            assert line.closed_with() == 4403

    assert time.monotonic() - start > 0.4


def test_a_window_that_never_lets_up_is_hung_up(
    address: Address, story: Story, token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "LIVE", Pace(5, 1000))
    monkeypatch.setattr(limits, "MOST_WAITS", 20)
    with live(address, story, token, "host") as line:
        for _ in range(500):
            line.say(PROBE)
        assert line.hung_up() in (0, 1006)
    with live(address, story, token, "host") as line:
        assert line.pulse()


def test_senders_who_were_quiet_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_KNOWN", 3)
    paces, pace = limits.Paces(), Pace(2, 1)
    busy = paces._allowance(pace, "busy", 0.0)
    assert busy.wait(99.0) == 0
    for number in range(9):
        paces._allowance(pace, f"quiet {number}", 99.0)

    assert paces._allowance(pace, "busy", 99.0) is busy
    assert len(paces._of) <= 3 + 1


def test_thousands_of_reruns_hold_nobody_up(app: Address) -> None:
    """Streamlit prepares each in the event loop: these froze everybody for four seconds.

    A frozen loop is frozen every time; a machine with other things to do is not.
    """
    assert any(longest_wait(app) < 1.0 for _ in range(4))


def longest_wait(app: Address) -> float:
    """For how many seconds the app is silent at most while a window asks for reruns."""
    asked = ask_for("", "none", app).SerializeToString()
    waits = []
    with app.dial("/_stcore/stream") as line:
        for _ in range(2000):
            line.send(asked)
        for _ in range(50):
            start = time.monotonic()
            assert app.ask("/_stcore/health").status == 200
            waits.append(time.monotonic() - start)
        line.socket.close()
    return max(waits)


# --- how many connections an address has ----------------------------------------------------------


def half_sent(address: Address, source: str | None = None) -> socket.socket:
    """A form of which the rest never comes."""
    bound = (source, 0) if source else None
    line = socket.create_connection(("127.0.0.1", address.port), PATIENCE, bound)
    head = f"POST /j HTTP/1.1\r\nHost: {address.host}\r\nOrigin: {address.origin}\r\n"
    line.sendall(f"{head}Content-Length: 99\r\n\r\ncode=".encode())
    return line


def test_one_address_leaves_room_for_others_and_all_of_them_for_this_machine(
    address: Address, code: str
) -> None:
    def status(source: str | None = None) -> int:
        return address.ask("/j", source=source).status

    with ExitStack() as opening:
        for _ in range(10):
            opening.enter_context(half_sent(address, ANOTHER_MACHINE))
        wait_for(lambda: status(ANOTHER_MACHINE) == 503)
        assert status(A_THIRD) == 200
        for _ in range(8):
            opening.enter_context(half_sent(address, A_THIRD))
        wait_for(lambda: status(A_THIRD) == 503)
        assert status("127.0.0.4") == 503
        assert status() == 200
        for _ in range(2):
            opening.enter_context(half_sent(address))
        wait_for(lambda: status() == 503)
    wait_for(lambda: status() == status(ANOTHER_MACHINE) == status(A_THIRD) == 200)


def test_a_form_that_does_not_arrive_is_given_up(
    address: Address, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "BODY_SECONDS", 0.05)
    with half_sent(address, ANOTHER_MACHINE) as line:
        answer = b"".join(iter(lambda: line.recv(4096), b""))

    assert answer.startswith(b"HTTP/1.1 408 ")
    assert answer.endswith(b"What you sent did not arrive in time. Try again.")


# --- leaving --------------------------------------------------------------------------------------


def test_a_browser_that_leaves_while_it_is_refused_is_no_error(
    address: Address, story: Story, caplog: pytest.LogCaptureFixture
) -> None:
    asked = (
        f"GET /live?workshop={story.id} HTTP/1.1\r\nHost: {address.host}\r\n"
        f"Origin: {address.origin}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
    )
    for _ in range(30):
        with socket.create_connection(("127.0.0.1", address.port)) as line:
            line.sendall(asked.encode())
            line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    wait_for(lambda: address.ask("/health").status == 200)

    assert [r for r in caplog.records if r.levelno >= logging.ERROR] == []


def test_a_phone_that_says_what_is_so_already_writes_nothing(
    address: Address, story: Story, phone: Phone
) -> None:
    ada = story.person("Ada")
    phone.come(person=ada)
    story.at("scope.write")
    with live(address, story, phone.token, ada, ANOTHER_MACHINE) as line:
        for number in range(20):
            fields = {"place": "scope.write", "done": True}
            assert "ack" in line.ask({"id": f"{number:032x}", "do": "MarkDone", "fields": fields})
            if number == 0:
                before = story.state.seq

    assert story.state.seq == before


def test_one_form_gives_a_few_tokens_and_no_more(phone: Phone, story: Story) -> None:
    """A thumb taps twice; whoever else knows the form does not come in by it all day."""
    phone.ask()
    tokens = set()
    for _ in range(20):
        phone.token = ""
        phone.tap(person=story.person("Ada"))
        tokens.add(phone.token)
    story.do(c.CloseJoining)

    assert len(tokens - {""}) == MOST_TAPS
