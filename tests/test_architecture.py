"""Every file keeps to the import table of docs/design.md.

The rules run over the whole tree, and over a tiny bad example of each, so that none can
stop working in silence.
"""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter
from pathlib import Path, PurePosixPath

import pytest

from tests.architecture import (
    LAUNCHER,
    LONGEST_PAGE,
    OURS,
    RULES,
    page_folder_problems,
    page_length_problems,
    problems,
)
from tests.floors import FLOORS, floor_of, import_graph

ROOT = Path(__file__).parent.parent
SOURCES = sorted(
    PurePosixPath(path.relative_to(ROOT).as_posix())
    for path in [ROOT / LAUNCHER, *(p for folder in OURS for p in (ROOT / folder).rglob("*.py"))]
)


@pytest.mark.parametrize("path", SOURCES, ids=str)
def test_every_file_keeps_to_the_import_table(path: PurePosixPath) -> None:
    assert problems(path, (ROOT / path).read_text()) == []


def test_every_folder_of_ours_has_files_to_check() -> None:
    """A renamed folder must not leave its rule without anything to check."""
    assert {path.parts[0] for path in SOURCES} == set(RULES)


@pytest.mark.parametrize("folder", FLOORS)
def test_everything_in_a_folder_with_floors_stands_on_one(folder: str) -> None:
    """And every floor has somebody on it, so that none is left over from a rename."""
    parts = {
        path.relative_to(folder).with_suffix("").parts[0]
        for path in SOURCES
        if path.is_relative_to(folder)
    } - {"__init__"}

    assert parts == set(" ".join(FLOORS[folder]).split())
    assert all(floor_of(folder, part) is not None for part in parts)


def test_no_modules_import_each_other_in_a_circle() -> None:
    graph = import_graph({path: (ROOT / path).read_text() for path in SOURCES})

    assert len(graph) == len(SOURCES)
    TopologicalSorter(graph).prepare()


def test_a_circle_is_found() -> None:
    """Through a package, through a function, through what is there for types only."""
    graph = import_graph(
        {
            PurePosixPath("data/one.py"): "def f():\n    import data.two\n",
            PurePosixPath("data/two.py"): "if TYPE_CHECKING:\n    from data import three\n",
            PurePosixPath("data/three/__init__.py"): "from data.one import f\n",
        }
    )

    with pytest.raises(CycleError):
        TopologicalSorter(graph).prepare()


PAGES = [PurePosixPath(*path.parts[1:]) for path in SOURCES if path.parts[0] == "pages"]


def test_pages_lie_where_the_router_guards_them() -> None:
    assert page_folder_problems(PAGES) == []


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_a_page_script_is_short(page: PurePosixPath) -> None:
    assert page_length_problems(page, (ROOT / "pages" / page).read_text()) == []


GOOD = [
    ("workshop/new.py", "from datetime import date\nfrom workshop.state import State\n"),
    ("workshop/new.py", "import pydantic, immutables, json\n"),
    ("workshop/new.py", "def left(agenda, now):\n    return agenda.now + now\n"),
    ("workshop/new.py", "from datetime import date\nday = date.fromisoformat\n"),
    ("workshop/new.py", "class Round:\n    open: bool = True\n"),
    ("workshop/commands/base.py", "import hashlib\n"),
    ("workshop/kinds/declared.py", "from importlib import import_module\nimport pkgutil\n"),
    ("workshop/apply/new.py", "from workshop import events as e\nimport workshop.state\n"),
    ("workshop/decide/new.py", "from workshop import commands as c\nimport workshop.apply\n"),
    ("workshop/commands/new.py", "from workshop.events import Scalar\n"),
    ("charts/new.py", "import altair\nimport pandas as pd\nfrom workshop.state import Round\n"),
    (
        "data/store/sqlite/engine.py",
        "import pathlib\nfrom sqlite_utils.utils import sqlite3\nQ = 'PRAGMA x'\n",
    ),
    ("data/store/opening.py", "from data.store.sqlite.opening import open_store\n"),
    ("data/store/writer.py", "from data.store.protocol import Store\n"),
    ("data/store/sqlite/engine.py", "from data.store.sqlite import connection\n"),
    ("data/joining/doors.py", "from data.store.log import Log\nfrom data.joining import codes\n"),
    ("data/access/new.py", "from data.process import this_process\n"),
    ("components/vote/new.py", "from components.steps.notes import note_form\n"),
    ("components/wall.py", "from components.desk.joining import Door\n"),
    ("data/new.py", "import pydantic_settings\nfrom charts.trust_curve import curve_spec\n"),
    ("components/new.py", "import segno\nimport streamlit as st\nfrom pathlib import Path\n"),
    ("components/new.py", "import streamlit as st\nst.text('Select one from the list')\n"),
    ("server/new.py", "import streamlit\nfrom streamlit import config\nat = streamlit.__file__\n"),
    (
        "server/new.py",
        "import asyncio\nfrom starlette.requests import Request\nimport data.room\n",
    ),
    ("server/new.py", "from websockets.asyncio.client import connect\n"),
    ("pages/screen/new.py", "import streamlit as st\nfrom data.room import Room\n"),
    ("pages/_router.py", "from pages.frame.window import window_of\n"),
    ("pages/frame/new.py", "from pages.frame.window import window_of\n"),
    ("install/new.py", "import subprocess\nfrom install import debian\n"),
    (LAUNCHER, "import streamlit as st\nfrom server.startup import ROUTES\n"),
]

BAD = [
    # workshop: pure, and it knows nobody
    *(("workshop/new.py", f"import {name}\n") for name in (
        "time", "random", "secrets", "uuid", "os", "pathlib", "io", "socket", "subprocess",
        "threading", "asyncio", "logging", "tempfile", "sys", "importlib", "sqlite3", "hashlib",
        "streamlit", "pandas", "altair", "starlette", "sqlite_utils", "numpy",
        "charts", "data.store.log", "components", "server.live", "pages",
    )),
    ("workshop/new.py", "def f():\n    import time\n"),
    ("workshop/new.py", "from os import path\n"),
    ("workshop/new.py", "import json, random\n"),
    ("workshop/new.py", "import os.path as p\n"),
    ("workshop/new.py", "if TYPE_CHECKING:\n    from data.store.log import Log\n"),
    ("workshop/new.py", "from datetime import datetime\nat = datetime.now()\n"),
    ("workshop/new.py", "import datetime\nat = datetime.datetime.utcnow()\n"),
    ("workshop/new.py", "from datetime import date\nat = date.today()\n"),
    ("workshop/new.py", "text = open('notes').read()\n"),
    ("workshop/new.py", "__import__('time')\n"),
    ("workshop/new.py", "print('here')\n"),
    ("workshop/decide/new.py", "import time\n"),
    ("workshop/decide/new.py", "import hashlib\n"),
    ("workshop/decide/base.py", "import hashlib\n"),
    # inside the core: facts know no wishes, and meanings no decisions
    *(("workshop/models/new.py", f"import workshop.{name}\n") for name in (
        "kinds", "state", "events", "commands", "apply", "decide",
    )),
    *(("workshop/kinds/room/new.py", f"import workshop.{name}\n") for name in (
        "state", "events", "commands", "apply", "decide",
    )),
    ("workshop/beats/new.py", "from workshop.state import State\n"),
    ("workshop/kinds/new.py", "import importlib\n"),
    ("workshop/events/new.py", "from workshop.models.tickets import Idea\n"),
    ("workshop/events/new.py", "from workshop import commands as c\n"),
    ("workshop/commands/new.py", "from workshop.state import State\n"),
    ("workshop/apply/new.py", "from workshop import commands as c\n"),
    ("workshop/apply/new.py", "from workshop.decide.field_checks import text\n"),
    ("workshop/outcome/new.py", "from workshop.commands import Command\n"),
    # charts: pure, and drawn by somebody else
    *(("charts/new.py", f"import {name}\n") for name in (
        "streamlit", "pathlib", "urllib.request", "time", "matplotlib",
        "data.store.log", "components.steps.curve", "server", "pages",
    )),
    ("charts/new.py", "open('/tmp/spec.json', 'w')\n"),
    # data: no screen, no address, and no database but the engine's
    *(("data/new.py", f"import {name}\n") for name in (
        "streamlit", "starlette", "uvicorn", "sqlite3", "pysqlite3", "sqlite_utils",
        "components", "server.hub", "pages",
    )),
    ("data/store/sqlite/engine.py", "import sqlite3\n"),
    ("data/store/writer.py", "from sqlite_utils.utils import sqlite3\n"),
    ("data/store/writer.py", "def f(transaction):\n    transaction.execute(QUERY)\n"),
    ("data/joining/devices.py", "found = 'SELECT host FROM tokens'\n"),
    # and one engine behind one protocol
    *((f"data/store/{name}.py", "from data.store.sqlite.engine import SqliteStore\n") for name in (
        "entries", "writer", "log",
    )),
    ("data/files/save_file.py", "from data.store.sqlite import queries\n"),
    ("data/joining/devices.py", "import data.store.sqlite.queries\n"),
    ("data/store/sqlite/engine.py", "from data.store.writer import Writer\n"),
    ("data/store/sqlite/connection.py", "from data.store.sqlite import engine\n"),
    # floors: nothing from beside or above
    ("data/store/log.py", "from data.files.restoring import read_save\n"),
    ("data/joining/devices.py", "from data.process import this_process\n"),
    ("data/joining/devices.py", "from data import process\n"),
    ("data/process.py", "def f():\n    from data.access.visitors import who\n"),
    ("data/content/templates.py", "import data.rehearsal\n"),
    ("data/clock.py", "from data.settings import Settings\n"),
    ("components/kit/fields.py", "from components.live.live_bar import live_bar\n"),
    ("components/steps/notes.py", "from components.vote import voting\n"),
    ("components/desk/plan.py", "from components.phone.parts import part\n"),
    ("components/phone/parts.py", "import components.desk.plan\n"),
    ("components/phone/parts.py", "from components.wall import wall\n"),
    ("data/new.py", "from starlette.responses import Response\n"),
    # components: plain values in
    *(("components/new.py", f"import {name}\n") for name in (
        "data.room", "server", "pages", "sqlite3", "sqlite_utils", "pandas", "altair", "starlette",
    )),
    ("components/new.py", "found = 'SELECT name FROM people'\n"),
    ("components/new.py", "def f(connection):\n    connection.execute(QUERY)\n"),
    # server: no widgets
    *(("server/new.py", f"import {name}\n") for name in (
        "components.live", "pages", "charts", "sqlite3", "sqlite_utils", "pandas", "fastapi",
        "data.store.sqlite.connection",
    )),
    ("server/new.py", "log.write(lambda c: c.execute('PRAGMA application_id = 1'))\n"),
    ("server/new.py", "import streamlit as st\nst.text('hello')\n"),
    ("server/new.py", "import streamlit\nstreamlit.cache_resource()\n"),
    ("server/new.py", "from streamlit import session_state\n"),
    ("server/new.py", "from streamlit.runtime import get_instance\n"),
    # pages: compose, and nothing else
    *(("pages/facilitator/new.py", f"import {name}\n") for name in (
        "altair", "pandas", "sqlite3", "sqlite_utils", "charts.trust_curve", "server.live",
        "pages.screen.wall", "starlette", "websockets",
    )),
    ("pages/facilitator/new.py", "from . import plan\n"),
    ("pages/facilitator/new.py", "from pages.facilitator import plan\n"),
    ("pages/facilitator/new.py", "from pages.frame.window import window_of\n"),
    ("pages/frame/new.py", "from pages.facilitator import plan\n"),
    ("pages/_router.py", "from pages.facilitator import plan\n"),
    ("components/new.py", "from pages.frame.window import window_of\n"),
    ("pages/facilitator/new.py", "rows = log.execute(query)\n"),
    *(("pages/facilitator/new.py", f"query = '''{sql}'''\n") for sql in (
        "SELECT title\n FROM workshops", "INSERT INTO events VALUES (1)", "DELETE FROM tokens",
        "INSERT OR REPLACE INTO x VALUES (1)",
        "UPDATE workshops SET title = 1", "CREATE TABLE x (y)", "DROP TABLE events",
        "PRAGMA user_version",
    )),
    ("pages/facilitator/new.py", "query = f'SELECT {column} FROM events'\n"),
    # install: nothing is installed yet
    *(("install/new.py", f"import {name}\n") for name in ("playwright", "data.settings")),
    # the launcher launches
    (LAUNCHER, "import os\n"),
    (LAUNCHER, "import altair\n"),
    (LAUNCHER, "from pages import _router\n"),
    (LAUNCHER, "import uvicorn\n"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "source"), GOOD)
def test_what_the_table_allows_is_no_problem(path: str, source: str) -> None:
    assert problems(PurePosixPath(path), source) == []


@pytest.mark.parametrize(("path", "source"), BAD)
def test_a_broken_rule_is_found(path: str, source: str) -> None:
    assert problems(PurePosixPath(path), source) != []


def test_a_page_beside_the_router_is_found() -> None:
    """Streamlit would show it to anybody who is the first to ask, without the router."""
    files = [PurePosixPath(name) for name in ("_router.py", "wall.py", "screen/other.py")]

    (problem,) = page_folder_problems(files)

    assert problem.startswith("wall.py lies directly in pages/")


def test_two_roles_with_the_same_page_name_are_found() -> None:
    """Streamlit makes the address from the file's stem alone."""
    files = [
        PurePosixPath(name) for name in ("_router.py", "screen/vote.py", "participant/vote.py")
    ]

    (problem,) = page_folder_problems(files)

    assert problem == "participant/vote.py and screen/vote.py would have the same address"


def test_a_part_of_the_frame_is_no_page() -> None:
    """It may be called like a page, and be as long as a module may be."""
    part, page = PurePosixPath("frame/wall.py"), PurePosixPath("screen/wall.py")
    long = "pass\n" * (LONGEST_PAGE + 1)

    assert page_folder_problems([part, page]) == []
    assert page_length_problems(part, long) == []
    assert len(page_length_problems(page, long)) == 1
