"""Streamlit's own socket, spoken by hand: who gets which page, with real cookies."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection

from data.store.opening import open_log
from tests.cast import new_id
from tests.server.asking import PATIENCE, Address
from tests.serving import Server
from tests.story import Story

DOOR = b"This is a workshop room"
PAGES = ["", "plan", "scope", "walk", "trust", "wrong", "tickets", "close", "wall", "_router"]


@pytest.fixture(scope="module")
def told(app_process: Server) -> Iterator[Story]:
    """A workshop full of words, written into the app's database by another process: this one."""
    log = open_log(app_process.database)
    yield Story(log, new_id()[:12]).tell("CANARY-")
    log.close()


def ask_for(page: str, workshop: str, app: Address) -> BackMsg:
    """What a browser sends when it opens a page."""
    asked = BackMsg()
    asked.rerun_script.page_name = page
    asked.rerun_script.query_string = f"w={workshop}"
    asked.rerun_script.context_info.url = f"{app.origin}/{page}?w={workshop}"
    return asked


def messages(line: ClientConnection, asked: BackMsg) -> list[ForwardMsg]:
    """Everything that comes until the page is drawn."""
    line.send(asked.SerializeToString())
    found: list[ForwardMsg] = []
    while not found or not _is_drawn(found[-1]):
        frame = line.recv(PATIENCE)
        assert isinstance(frame, bytes)
        found.append(ForwardMsg.FromString(frame))
    return found


def _is_drawn(message: ForwardMsg) -> bool:
    ended = message.WhichOneof("type") == "script_finished"
    return ended and message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY


def received(line: ClientConnection, asked: BackMsg) -> bytes:
    """Every byte that comes until the page is drawn."""
    return b"".join(message.SerializeToString() for message in messages(line, asked))


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("cookie", [None, "x" * 43])
def test_a_stranger_is_sent_the_door_and_nothing_else(
    app: Address, told: Story, page: str, cookie: str | None
) -> None:
    with app.dial("/_stcore/stream", token=cookie) as line:
        sent = received(line, ask_for(page, told.id, app))

    assert DOOR in sent
    assert b"CANARY" not in sent
    assert b"workshop_live" not in sent


@pytest.mark.parametrize("page", ["plan", "walk", "close"])
def test_the_facilitators_cookie_opens_every_page(
    app: Address, app_token: str, told: Story, page: str
) -> None:
    with app.dial("/_stcore/stream", token=app_token) as line:
        sent = received(line, ask_for(page, told.id, app))

    assert DOOR not in sent
    assert b"workshop_live_desk" in sent
    assert b"Your cue" in sent


def test_the_wall_in_the_facilitators_browser_is_sent_no_cue(
    app: Address, app_token: str, told: Story
) -> None:
    with app.dial("/_stcore/stream", token=app_token) as line:
        sent = received(line, ask_for("wall", told.id, app))

    assert b"workshop_live_wall" in sent
    assert b"Your cue" not in sent


def test_a_stranger_who_takes_over_a_session_gets_their_own_page(
    app: Address, app_token: str, told: Story
) -> None:
    """Session ids are bearers in Streamlit; who somebody is comes from their own cookie."""
    with app.dial("/_stcore/stream", token=app_token) as line:
        session = _session_id(messages(line, ask_for("plan", told.id, app)))
        taken = ["streamlit", "unused", session]
        with app.dial("/_stcore/stream", token=None, subprotocols=taken) as thief:
            sent = messages(thief, ask_for("plan", told.id, app))

    everything = b"".join(message.SerializeToString() for message in sent)
    assert _session_id(sent) == session
    assert DOOR in everything
    assert b"CANARY" not in everything


def _session_id(sent: list[ForwardMsg]) -> str:
    (found,) = {m.new_session.initialize.session_id for m in sent if m.HasField("new_session")}
    return found


@pytest.mark.parametrize("order", ["clear_cache", "stop_script", "load_git_info"])
def test_what_any_client_may_order_harms_nobody(
    app: Address, app_token: str, told: Story, order: str
) -> None:
    asked = BackMsg()
    setattr(asked, order, True)
    with app.dial("/_stcore/stream", token=None) as stranger:
        stranger.send(asked.SerializeToString())
        received(stranger, ask_for("", told.id, app))
    with app.dial("/_stcore/stream", token=app_token) as line:
        sent = received(line, ask_for("close", told.id, app))

    assert b"CANARY-change number 1" in sent
    assert app.ask("/health").status == 200
