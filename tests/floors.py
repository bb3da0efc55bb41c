"""Floors inside a folder, and circles anywhere: who stands on whom among our own modules."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator, Mapping
from pathlib import PurePosixPath

FLOORS = {
    "components": ("kit", "live", "steps items", "vote", "desk phone", "wall"),
    "data": (
        "clock settings near_duplicates",
        "store",
        "joining",
        "files",
        "content memory",
        "process",
        "access",
        "rehearsal",
        "room",
        "exports",
    ),
    "data/store": (
        "protocol states",
        "saved sqlite",
        "jobs",
        "entries",
        "writer",
        "log",
        "opening",
    ),
    "data/store/sqlite": (
        "connection queries",
        "migrations",
        "backups transaction",
        "engine",
        "opening",
    ),
}
"""The floors of a folder, from the ground up: its modules and folders import from themselves and
from floors below, never from beside or above."""
ENGINE = "data/store/sqlite"
"""Where SQL may stand."""
CHOOSES_ENGINE = "data/store/opening.py"
"""Who alone may know of it."""


def imports(tree: ast.AST, folder: str) -> Iterator[tuple[str, list[str]]]:
    """Every import anywhere in the file, type checking and functions included."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, []) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = f"{folder}.{node.module or ''}" if node.level else str(node.module)
            yield module, [alias.name for alias in node.names]


def floor_of(folder: str, part: str) -> int | None:
    """On which floor of a folder one of its modules or folders stands, None if on none."""
    floors = enumerate(FLOORS[folder])
    return next((number for number, parts in floors if part in parts.split()), None)


def floor_problems(path: PurePosixPath, module: str, names: list[str]) -> Iterator[str]:
    """Imports from beside or above, on every floor that the importing file stands on."""
    wanted = {PurePosixPath(*module.split("."), name) for name in names or [""]}
    if str(path) != CHOOSES_ENGINE and not path.is_relative_to(ENGINE):
        known = [one for one in wanted if one.is_relative_to(ENGINE)]
        yield from (f"only {CHOOSES_ENGINE} knows of {one}" for one in known)
    for folder in FLOORS:
        if not path.is_relative_to(folder):
            continue
        mine = _part(path.with_suffix(""), folder)
        here = floor_of(folder, mine)
        for one in wanted:
            other = _part(one, folder) if one.is_relative_to(folder) else ""
            there = floor_of(folder, other)
            if other != mine and here is not None and there is not None and there >= here:
                yield f"{folder}/{mine} stands on floor {here}, below or beside {other}"


def _part(path: PurePosixPath, folder: str) -> str:
    """Which module or folder of *folder* lies on the way to *path*; empty for itself."""
    return next(iter(path.relative_to(folder).parts), "")


def import_graph(sources: Mapping[PurePosixPath, str]) -> dict[str, set[str]]:
    """Which of our modules each of them imports, anywhere in its file."""
    known = {_module(path) for path in sources}
    return {
        _module(path): {
            one
            for module, names in imports(ast.parse(source), ".".join(path.parts[:-1]))
            for one in _modules_of(module, names, known)
            if one != _module(path)
        }
        for path, source in sources.items()
    }


def _module(path: PurePosixPath) -> str:
    return ".".join(path.with_suffix("").parts).removesuffix(".__init__")


def _modules_of(module: str, names: list[str], known: Collection[str]) -> set[str]:
    """What of ours is meant by an import: modules of a package, else the package."""
    inside = {f"{module}.{name}" for name in names} & set(known)
    return inside or ({module} & set(known))
