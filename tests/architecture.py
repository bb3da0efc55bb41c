"""Who may know whom: the import table of docs/design.md, and what a source text breaks of it."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from tests.floors import ENGINE, floor_problems, imports

OURS = ("workshop", "charts", "data", "components", "server", "pages", "install")
LAUNCHER = "workshop_app.py"
DATABASES = frozenset({"sqlite3", "pysqlite3", "sqlite_utils", "apsw"})
CHOOSES_SQLITE = "sqlite_utils"
"""One copy of SQLite a process: this chooses which, for everybody."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PURE = _words(
    "__future__ abc bisect collections copy dataclasses datetime decimal difflib enum fractions "
    "functools gettext graphlib hashlib heapq html itertools json math operator re statistics "
    "string textwrap types typing unicodedata"
)
"""Standard modules that only compute: no clock, no randomness, no network. gettext reads no file
unless it is asked to find one."""


@dataclass(frozen=True)
class Rule:
    """What one folder may import. None means any; *never* is refused in any case.

    Databases are nobody's but the engine's.
    """

    ours: frozenset[str]
    libraries: frozenset[str] | None
    standard: frozenset[str] | None = None
    never: frozenset[str] = frozenset()


RULES = {
    "workshop": Rule(frozenset({"workshop"}), frozenset({"pydantic", "immutables"}), PURE),
    "charts": Rule(frozenset({"charts", "workshop"}), frozenset({"pandas", "altair"}), PURE),
    "data": Rule(
        frozenset({"data", "workshop", "charts"}),
        None,
        never=frozenset({"streamlit", "starlette", "uvicorn"}),
    ),
    "components": Rule(
        frozenset({"components", "workshop", "charts"}),
        frozenset({"streamlit", "segno"}),
    ),
    "server": Rule(
        frozenset({"server", "workshop", "data"}),
        # Simulated people come in from outside, as phones do: over a socket of their own.
        frozenset({"starlette", "streamlit", "websockets"}),
    ),
    "pages": Rule(frozenset({"workshop", "data", "components"}), frozenset({"streamlit"})),
    "install": Rule(frozenset({"install"}), frozenset(), never=DATABASES),
    LAUNCHER: Rule(
        frozenset({"data", "server", "components"}), frozenset({"streamlit"}), frozenset()
    ),
}
FRAME = "frame"
"""The folder in ``pages/`` that holds no page but what stands around every one of them."""
LONGEST_PAGE = 80
"""Lines of a page script: it says what meets on a screen, and does nothing itself."""
HASHES = "workshop/commands/base.py"
LOOKS = {("workshop/kinds/declared.py", top) for top in ("importlib", "pkgutil")}
"""What finds the declarations beside it, so that a new one is nobody else's business."""
CORE = {
    "beats": frozenset({"models", "kinds", "state", "events", "commands", "apply", "decide"}),
    "models": frozenset({"kinds", "state", "events", "commands", "apply", "decide"}),
    "kinds": frozenset({"state", "events", "commands", "apply", "decide"}),
    "events": frozenset({"models", "kinds", "state", "commands", "apply", "decide"}),
    "commands": frozenset({"models", "state", "apply", "decide"}),
    "apply": frozenset({"commands", "decide"}),
    "outcome": frozenset({"events", "commands", "apply", "decide"}),
    "decide": frozenset[str](),
}
"""What the packages of the core may not know: kinds, beats, values, events, commands and so on."""
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
        for module, names in imports(tree, folder)
        for problem in _import_problems(path, module, names)
    ]
    if not path.is_relative_to(ENGINE):
        found += _sql_problems(tree)
    if folder in ("workshop", "charts"):
        found += _impure_calls(tree)
    if folder == "server":
        found += _widgets(tree)
    return found


def _import_problems(path: PurePosixPath, module: str, names: list[str]) -> list[str]:
    folder = path.parts[0]
    rule, top = RULES[folder], module.partition(".")[0]
    if top in rule.never:
        return [f"{folder} may never import {top}"]
    if top in DATABASES and not (top == CHOOSES_SQLITE and path.is_relative_to(ENGINE)):
        return [f"only {ENGINE} imports a database, and that is {CHOOSES_SQLITE}"]
    if top in OURS:
        known = top in rule.ours or _is_around_pages(path, module)
        wrong = [] if known else [f"{folder} may not import {top}"]
        return [
            *wrong,
            *_core_problems(path, module, names),
            *floor_problems(path, module, names),
        ]
    if top in sys.stdlib_module_names:
        return _standard_problems(path, top)
    if rule.libraries is not None and top not in rule.libraries:
        return [f"{folder} may not import the library {top}"]
    if folder == "server" and top == "streamlit" and set(names) - STREAMLIT_IN_SERVER:
        return ["server uses Streamlit's settings, never its widgets"]
    return []


def _standard_problems(path: PurePosixPath, top: str) -> list[str]:
    folder = path.parts[0]
    standard = RULES[folder].standard
    if standard is not None and top not in standard and (str(path), top) not in LOOKS:
        return [f"{folder} is pure and may not import {top}"]
    if folder == "workshop" and top == "hashlib" and str(path) != HASHES:
        return [f"only {HASHES} makes hashes"]
    return []


def _is_around_pages(path: PurePosixPath, module: str) -> bool:
    """Whether the router or the frame itself imports a part of the frame; pages know neither."""
    inside = path.parts[:2] in (("pages", "_router.py"), ("pages", FRAME))
    return inside and module.startswith(f"pages.{FRAME}.")


def _core_problems(path: PurePosixPath, module: str, names: list[str]) -> list[str]:
    """What a package inside the core may not know: what happened knows no wish, and so on."""
    if path.parts[0] != "workshop" or len(path.parts) < 3:
        return []
    inside = path.parts[1]
    wanted = {f"workshop.{name}" for name in names} if module == "workshop" else {module}
    known = {name.split(".")[1] for name in wanted if name.count(".")}
    return [f"workshop/{inside} may not import {name}" for name in known & CORE[inside]]


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
        if file.parts[0] == FRAME:
            continue
        if len(file.parts) == 1:
            if file.name != "_router.py":
                found.append(f"{file} lies directly in pages/, where it would bypass the router")
            continue
        if file.stem in stems:
            found.append(f"{file} and {stems[file.stem]} would have the same address")
        stems[file.stem] = file
    return found


def page_length_problems(file: PurePosixPath, source: str) -> list[str]:
    """Whether a page script, by its path below ``pages/``, does more than bring things together."""
    lines = len(source.splitlines())
    if file.parts[0] == FRAME or lines <= LONGEST_PAGE:
        return []
    return [f"{file} has {lines} lines, a page has at most {LONGEST_PAGE}"]
