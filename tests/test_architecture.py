"""Who may know whom: the import table of docs/design.md, checked on every file.

One function reads a source text and lists what it breaks; it runs over the whole tree,
and over a tiny bad example of every rule, so that no rule can stop working in silence.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import pytest

ROOT = Path(__file__).parent.parent
OURS = ("workshop", "charts", "data", "components", "server", "pages")
LAUNCHER = "workshop_app.py"
DATABASES = frozenset({"sqlite3", "pysqlite3", "sqlite_utils", "apsw"})


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PURE = _words(
    "__future__ abc bisect collections copy dataclasses datetime decimal difflib enum fractions "
    "functools hashlib heapq html itertools json math operator re statistics string textwrap "
    "types typing unicodedata"
)
"""Standard modules that only compute: no clock, no randomness, no file, no network."""


@dataclass(frozen=True)
class Rule:
    """What one folder may import. None means any; *never* is refused in any case."""

    ours: frozenset[str]
    libraries: frozenset[str] | None
    standard: frozenset[str] | None = None
    never: frozenset[str] = frozenset()
    sql: bool = False


RULES = {
    "workshop": Rule(frozenset({"workshop"}), frozenset({"pydantic", "immutables"}), PURE),
    "charts": Rule(frozenset({"charts", "workshop"}), frozenset({"pandas", "altair"}), PURE),
    "data": Rule(
        frozenset({"data", "workshop", "charts"}),
        None,
        # One copy of SQLite a process: sqlite-utils chooses which, for everybody.
        never=frozenset({"streamlit", "starlette", "uvicorn", "sqlite3", "pysqlite3"}),
        sql=True,
    ),
    "components": Rule(
        frozenset({"components", "workshop", "charts"}),
        frozenset({"streamlit", "segno"}),
        never=DATABASES,
    ),
    "server": Rule(
        frozenset({"server", "workshop", "data"}),
        frozenset({"starlette", "streamlit"}),
        never=DATABASES,
        sql=True,
    ),
    "pages": Rule(
        frozenset({"workshop", "data", "components"}), frozenset({"streamlit"}), never=DATABASES
    ),
    LAUNCHER: Rule(
        frozenset({"data", "server", "components"}), frozenset({"streamlit"}), frozenset()
    ),
}
STREAMLIT_IN_SERVER = frozenset({"config"})
"""What `server` may import from Streamlit: its settings, and where it is installed."""
TIME_OF_DAY = frozenset({"now", "utcnow", "today", "fromtimestamp"})
IMPURE_CALLS = _words("open print input eval exec compile __import__")
ASKS_A_DATABASE = frozenset({"execute", "executemany", "executescript"})
SQL = re.compile(
    r"\b(SELECT\s.+\sFROM|INSERT\s+(OR\s+\w+\s+)?INTO|DELETE\s+FROM|UPDATE\s+\w+\s+SET"
    r"|CREATE\s+(TABLE|INDEX)|DROP\s+TABLE|PRAGMA\s+\w+)\b",
    re.DOTALL,
)


def problems(path: PurePosixPath, source: str) -> list[str]:
    """What the file at *path* (from the project's root) breaks, in words; empty if nothing."""
    folder = path.parts[0]
    tree = ast.parse(source)
    found = [
        problem
        for module, names in _imports(tree, folder)
        for problem in _import_problems(folder, path.name, module, names)
    ]
    if not RULES[folder].sql:
        found += _sql_problems(tree)
    if folder in ("workshop", "charts"):
        found += _impure_calls(tree)
    if folder == "server":
        found += _widgets(tree)
    return found


def _imports(tree: ast.AST, folder: str) -> Iterator[tuple[str, list[str]]]:
    """Every import anywhere in the file, type checking and functions included."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, []) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = f"{folder}.{node.module or ''}" if node.level else str(node.module)
            yield module, [alias.name for alias in node.names]


def _import_problems(folder: str, name: str, module: str, names: list[str]) -> list[str]:
    rule, top = RULES[folder], module.partition(".")[0]
    if top in rule.never:
        return [f"{folder} may never import {top}"]
    if top in OURS:
        return [] if top in rule.ours else [f"{folder} may not import {top}"]
    if top in sys.stdlib_module_names:
        if rule.standard is not None and top not in rule.standard:
            return [f"{folder} is pure and may not import {top}"]
        if folder == "workshop" and top == "hashlib" and name != "commands.py":
            return ["only workshop/commands.py makes hashes"]
        return []
    if rule.libraries is not None and top not in rule.libraries:
        return [f"{folder} may not import the library {top}"]
    if folder == "server" and top == "streamlit" and set(names) - STREAMLIT_IN_SERVER:
        return ["server uses Streamlit's settings, never its widgets"]
    return []


def _sql_problems(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if SQL.search(_text(node)):
            yield f"SQL in line {getattr(node, 'lineno', '?')}"
        if isinstance(node, ast.Attribute) and node.attr in ASKS_A_DATABASE:
            yield f"a database is asked in line {node.lineno}"


def _text(node: ast.AST) -> str:
    """The words of a string, with an x for every gap of an f-string; empty for others."""
    if isinstance(node, ast.JoinedStr):
        return "".join(_text(part) or "x" for part in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _impure_calls(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in IMPURE_CALLS:
            yield f"line {node.lineno} reads, writes or runs something"
        if isinstance(node, ast.Attribute) and node.attr in TIME_OF_DAY:
            owner = node.value
            last = owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", "")
            if last in ("date", "datetime"):
                yield f"the time of day is read in line {node.lineno}"


def _widgets(tree: ast.AST) -> Iterator[str]:
    """Uses of ``streamlit`` as a module: only where it lies on disk is of interest."""
    known = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
        if alias.name.partition(".")[0] == "streamlit"
    }
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Attribute)
            and isinstance(node.value, ast.Name)
            and node.value.id in known
            and node.attr != "__file__"
        ):
            yield f"server uses streamlit.{node.attr} in line {node.lineno}"


def page_folder_problems(files: Iterable[PurePosixPath]) -> list[str]:
    """What is wrong with where pages lie; *files* are paths below ``pages/``."""
    found, stems = [], dict[str, PurePosixPath]()
    for file in files:
        if len(file.parts) == 1:
            if file.name != "_router.py":
                found.append(f"{file} lies directly in pages/, where it would bypass the router")
            continue
        if file.stem in stems:
            found.append(f"{file} and {stems[file.stem]} would have the same address")
        stems[file.stem] = file
    return found


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


def test_pages_lie_where_the_router_guards_them() -> None:
    pages = (PurePosixPath(p.relative_to(ROOT / "pages")) for p in (ROOT / "pages").rglob("*.py"))

    assert page_folder_problems(pages) == []


GOOD = [
    ("workshop/new.py", "from datetime import date\nfrom workshop.state import State\n"),
    ("workshop/new.py", "import pydantic, immutables, json\n"),
    ("workshop/new.py", "def left(agenda, now):\n    return agenda.now + now\n"),
    ("workshop/new.py", "from datetime import date\nday = date.fromisoformat\n"),
    ("workshop/new.py", "class Round:\n    open: bool = True\n"),
    ("workshop/commands.py", "import hashlib\n"),
    ("charts/new.py", "import altair\nimport pandas as pd\nfrom workshop.state import Round\n"),
    ("data/new.py", "import pathlib\nfrom sqlite_utils.utils import sqlite3\nQ = 'PRAGMA x'\n"),
    ("data/new.py", "import pydantic_settings\nfrom charts.trust_curve import curve_spec\n"),
    ("components/new.py", "import segno\nimport streamlit as st\nfrom pathlib import Path\n"),
    ("components/new.py", "import streamlit as st\nst.text('Select one from the list')\n"),
    ("server/new.py", "import streamlit\nfrom streamlit import config\nat = streamlit.__file__\n"),
    ("server/new.py", "import asyncio\nfrom starlette.requests import Request\nimport data.log\n"),
    ("pages/screen/new.py", "import streamlit as st\nfrom data.room import Room\n"),
    (LAUNCHER, "import streamlit as st\nfrom server.startup import ROUTES\n"),
]

BAD = [
    # workshop: pure, and it knows nobody
    *(("workshop/new.py", f"import {name}\n") for name in (
        "time", "random", "secrets", "uuid", "os", "pathlib", "io", "socket", "subprocess",
        "threading", "asyncio", "logging", "tempfile", "sys", "importlib", "sqlite3", "hashlib",
        "streamlit", "pandas", "altair", "starlette", "sqlite_utils", "numpy",
        "charts", "data.log", "components", "server.live", "pages",
    )),
    ("workshop/new.py", "def f():\n    import time\n"),
    ("workshop/new.py", "from os import path\n"),
    ("workshop/new.py", "import json, random\n"),
    ("workshop/new.py", "import os.path as p\n"),
    ("workshop/new.py", "if TYPE_CHECKING:\n    from data.log import Log\n"),
    ("workshop/new.py", "from datetime import datetime\nat = datetime.now()\n"),
    ("workshop/new.py", "import datetime\nat = datetime.datetime.utcnow()\n"),
    ("workshop/new.py", "from datetime import date\nat = date.today()\n"),
    ("workshop/new.py", "text = open('notes').read()\n"),
    ("workshop/new.py", "__import__('time')\n"),
    ("workshop/new.py", "print('here')\n"),
    ("workshop/decide/new.py", "import time\n"),
    ("workshop/decide/new.py", "import hashlib\n"),
    # charts: pure, and drawn by somebody else
    *(("charts/new.py", f"import {name}\n") for name in (
        "streamlit", "pathlib", "urllib.request", "time", "matplotlib",
        "data.log", "components.curve", "server", "pages",
    )),
    ("charts/new.py", "open('/tmp/spec.json', 'w')\n"),
    # data: no screen, no address, and one copy of SQLite
    *(("data/new.py", f"import {name}\n") for name in (
        "streamlit", "starlette", "uvicorn", "sqlite3", "pysqlite3",
        "components", "server.hub", "pages",
    )),
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
    )),
    ("server/new.py", "import streamlit as st\nst.text('hello')\n"),
    ("server/new.py", "import streamlit\nstreamlit.cache_resource()\n"),
    ("server/new.py", "from streamlit import session_state\n"),
    ("server/new.py", "from streamlit.runtime import get_instance\n"),
    # pages: compose, and nothing else
    *(("pages/facilitator/new.py", f"import {name}\n") for name in (
        "altair", "pandas", "sqlite3", "sqlite_utils", "charts.trust_curve", "server.live",
        "pages.screen.wall", "starlette",
    )),
    ("pages/facilitator/new.py", "from . import plan\n"),
    ("pages/facilitator/new.py", "from pages.facilitator import plan\n"),
    ("pages/facilitator/new.py", "rows = log.execute(query)\n"),
    *(("pages/facilitator/new.py", f"query = '''{sql}'''\n") for sql in (
        "SELECT title\n FROM workshops", "INSERT INTO events VALUES (1)", "DELETE FROM tokens",
        "INSERT OR REPLACE INTO x VALUES (1)",
        "UPDATE workshops SET title = 1", "CREATE TABLE x (y)", "DROP TABLE events",
        "PRAGMA user_version",
    )),
    ("pages/facilitator/new.py", "query = f'SELECT {column} FROM events'\n"),
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
