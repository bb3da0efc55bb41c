"""A server of our routes in this process, and the whole app as a process of its own."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from data.joining.devices import HOST
from data.memory import Memory
from data.process import Process
from server.health import verdict
from server.startup import ROUTES, guard, lifespan
from tests.cast import new_id
from tests.server.asking import Address, serving
from tests.server.phone import CODES, Phone
from tests.serving import Server
from tests.story import Story, opened
from workshop import commands as c


async def behind(request: Request) -> Response:
    """What stands behind the guard, in Streamlit's place."""
    return PlainTextResponse("behind the guard")


METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]


@pytest.fixture(scope="module")
def process(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Process]:
    """The parts of this process, on a database of this module."""
    folder = tmp_path_factory.mktemp("local")
    with pytest.MonkeyPatch.context() as patch, opened(patch, folder) as found:
        yield found


@pytest.fixture(scope="module")
def address(process: Process) -> Iterator[Address]:
    """Our routes behind the guard, served by this process."""
    routes = [*ROUTES, Route("/{path:path}", behind, methods=METHODS)]
    with serving(Starlette(routes=routes, middleware=guard(), lifespan=lifespan)) as found:
        yield found


@pytest.fixture(autouse=True)
def no_errors(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """No request, however odd, may end in an error of the server."""
    yield
    records = [*caplog.get_records("setup"), *caplog.get_records("call")]
    ours = [record for record in records if not record.name.startswith("websockets.client")]
    assert [record for record in ours if record.levelno >= logging.ERROR] == []


@pytest.fixture(autouse=True)
def fresh_health(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test asks for itself whether the database takes writes."""
    monkeypatch.setattr(verdict, "seconds", 0.0)


@pytest.fixture(autouse=True)
def fresh_guesses(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test pays for the wrong codes of another."""
    if "process" in request.fixturenames:
        memory, fresh = request.getfixturevalue("process").memory, Memory()
        monkeypatch.setattr(memory, "wrong_codes", fresh.wrong_codes)
        monkeypatch.setattr(memory, "newcomers", fresh.newcomers)


@pytest.fixture(scope="module")
def token(process: Process) -> str:
    """The cookie of the facilitator's browser."""
    return process.devices.issue(HOST)


@pytest.fixture
def story(process: Process) -> Story:
    """A workshop that has just started, four people on its roster."""
    return Story(process.log, new_id()[:12]).people()


@pytest.fixture
def code(story: Story) -> str:
    """The code of the story, whose door is open."""
    made = next(CODES)
    story.do(c.OpenJoining, code=made)
    return made


@pytest.fixture
def phone(address: Address, code: str) -> Phone:
    """A phone that nobody knows yet."""
    return Phone(address, code)


@pytest.fixture
def other(address: Address, code: str) -> Phone:
    """A second one."""
    return Phone(address, code)


@pytest.fixture
def moved_away(process: Process) -> Iterator[Callable[[], None]]:
    """The database lies elsewhere until the test calls this, or ends."""
    database = process.settings.database
    elsewhere = database.with_name("elsewhere.db")

    def put_back() -> None:
        if elsewhere.exists():
            elsewhere.rename(database)

    database.rename(elsewhere)
    yield put_back
    put_back()


@pytest.fixture(scope="session")
def app_process(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The whole app with Streamlit in it, as an operator starts it."""
    server = Server(tmp_path_factory.mktemp("app")).start()
    yield server
    server.stop()


@pytest.fixture
def app(app_process: Server) -> Address:
    """Where the whole app answers."""
    return Address(app_process.port)


@pytest.fixture
def app_token(app_process: Server, app: Address) -> str:
    """The cookie of a browser in which the facilitator link was followed."""
    path = "/host/" + app_process.host_link.rpartition("/")[2]
    cookie = app.ask(path, "POST").header("Set-Cookie")
    return cookie.partition("=")[2].partition(";")[0]
