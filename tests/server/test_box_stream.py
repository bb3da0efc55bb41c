"""A ballot box, a stranger and Streamlit's own socket: forged pages and forged presses."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from data.joining.facilitator_key import box_secret
from data.store.opening import open_log
from tests.cast import new_id
from tests.server.asking import Address, given
from tests.server.test_stream import DOOR, PAGES, ask_for, messages, received
from tests.serving import Server
from tests.story import Story


@pytest.fixture(scope="module")
def voting(app_process: Server) -> Iterator[Story]:
    """A vote with ballots in it, written into the app's database before anybody looks."""
    with closing(open_log(app_process.database)) as log:
        story = Story(log, new_id()[:12]).people()
        story.note("CANARY note")
        round_id = story.open()
        story.slip(round_id, "CANARY-seat", 1, 5, 1, 5, 1)
        yield story


@pytest.fixture(scope="module")
def app_box(app_process: Server, voting: Story) -> str:
    """The cookie of a ballot box of the whole app."""
    key = app_process.host_link.rpartition("/")[2]
    path = f"/box/{voting.id}/{box_secret(key, voting.id)}"
    return given(Address(app_process.port).ask(path, "POST"))


@pytest.mark.parametrize("page", [*PAGES, "box", "keypad", "elsewhere", "home", "nowhere"])
def test_streamlit_sends_a_box_its_box_whatever_page_it_asks_for(
    app: Address, app_box: str, voting: Story, page: str
) -> None:
    with app.dial("/_stcore/stream", token=app_box) as line:
        sent = received(line, ask_for(page, voting.id, app))

    assert b"workshop_ballot_box" in sent
    assert b"workshop_live_wall" not in sent
    assert b"CANARY" not in sent
    assert b"Your cue" not in sent


def test_a_box_asking_for_another_workshop_sees_the_door(app: Address, app_box: str) -> None:
    with app.dial("/_stcore/stream", token=app_box) as line:
        assert DOOR in received(line, ask_for("box", "another", app))


@pytest.mark.parametrize("who", ["stranger", "box", "facilitator"])
def test_buttons_of_the_desk_do_nothing_in_other_hands(
    app: Address, app_process: Server, app_token: str, app_box: str, voting: Story, *, who: str
) -> None:
    """Every widget of the facilitator's page, pressed by hand from another browser."""
    with app.dial("/_stcore/stream", token=app_token) as line:
        drawn = messages(line, ask_for("trust", voting.id, app))
    buttons = [name for message in drawn for name in _buttons(message)]
    token = {"stranger": None, "box": app_box, "facilitator": app_token}[who]
    before = _seq(app_process, voting)
    with app.dial("/_stcore/stream", token=token) as line:
        for page in ("trust", "box"):
            asked = ask_for(page, voting.id, app)
            _press(asked, buttons)
            received(line, asked)

    assert len(buttons) > 5
    assert (_seq(app_process, voting) > before) == (who == "facilitator")


def _seq(app_process: Server, voting: Story) -> int:
    with closing(open_log(app_process.database)) as log:
        return log.state(voting.id).seq


def _buttons(message: ForwardMsg) -> list[str]:
    element = message.delta.new_element
    return [element.button.id] if element.WhichOneof("type") == "button" else []


def _press(asked: BackMsg, buttons: list[str]) -> None:
    for name in buttons:
        widget = asked.rerun_script.widget_states.widgets.add()
        widget.id, widget.trigger_value = name, True
