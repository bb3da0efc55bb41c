"""What modules keep between two requests: found in their names, allowed for a reason."""

from __future__ import annotations

import ast
import logging
import re
from collections.abc import Iterator, Mapping
from enum import Enum
from pathlib import PurePath
from types import FunctionType, MappingProxyType
from typing import Any, TypeVar

KEPT = {
    "data.process._open": "the process itself: its log, devices, doors and memory",
    "data.process._lock": "has it opened once",
    "server.live.hub": "the windows that are open at this process; replicas have one each",
    "server.hub.pulses": "a pulse is the same text for all windows that get it now",
    "server.health.verdict": "a try to write waits for the disk, and anybody may ask",
    "workshop.translation._Process": "the language, set once before anybody asks",
}
"""Everything that is not worth the same in another process, and why it may stand in a module."""
SAME_EVERYWHERE = {
    "server.guard.content_security_policy": "follows from the Streamlit that is installed",
    "data.files.cue_sheet.TEMPLATES": "templates, compiled when first used",
    "data.store.sqlite.migrations.migrations": "the steps of the schema, declared below it",
    "components.live.live_bar._bars": "declared once",
}
"""What may be remembered in every process alike: nobody could tell a fresh one from it."""

VALUES = (str, int, float, bytes, tuple, frozenset, Enum, PurePath, re.Pattern, MappingProxyType)
HARMLESS = (type(None), type, logging.Logger, TypeVar)
CONTAINERS = (dict, list, set, bytearray)
CHANGES = {
    *("add", "append", "appendleft", "clear", "discard", "extend", "insert"),
    *("pop", "popitem", "remove", "setdefault", "update"),
}


def kept(source: str, names: Mapping[str, object], pure: bool = False) -> Iterator[str]:
    """The names of a module that hold something which a later request finds changed.

    Args:
        source: Its text.
        names: What its names stand for, once it was imported.
        pure: Whether it may only compute: what its functions remember, follows from what they
            are given.
    """
    tree = ast.parse(source)
    own = set(_bound(tree))
    changed = set(_changed(tree)) & (own | _classes(tree))
    yield from changed
    for name in own - changed:
        if not name.startswith("__") and _keeps(name, names.get(name), pure):
            yield name


def _keeps(name: str, value: object, pure: bool) -> bool:
    if isinstance(value, FunctionType) or hasattr(value, "cache_info"):
        return not pure and (hasattr(value, "cache_info") or _closes_over_a_container(value))
    if isinstance(value, CONTAINERS):
        return not name.lstrip("_").isupper()  # a constant, of which nobody changes anything
    frozen = getattr(type(value), "__dataclass_params__", None)
    is_alias = type(value).__module__ in ("typing", "types", "collections.abc", "datetime")
    return not (isinstance(value, VALUES + HARMLESS) or is_alias or (frozen and frozen.frozen))


def _closes_over_a_container(function: Any) -> bool:
    cells = function.__closure__ or ()
    return any(isinstance(cell.cell_contents, CONTAINERS) for cell in cells)


def _bound(tree: ast.Module) -> Iterator[str]:
    """What the module itself gives a name: no class, and nothing that it imports."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from (
                part.id
                for target in targets
                for part in ast.walk(target)
                if isinstance(part, ast.Name)
            )


def _classes(tree: ast.Module) -> set[str]:
    return {node.name for node in tree.body if isinstance(node, ast.ClassDef)}


def _changed(tree: ast.Module) -> Iterator[str]:
    """Names that some function changes what they stand for, or something in it."""
    for function in ast.walk(tree):
        if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        own = {part.arg for part in ast.walk(function.args) if isinstance(part, ast.arg)}
        inside = list(ast.walk(function))
        own |= {n.id for n in inside if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
        for node in inside:
            if isinstance(node, ast.Global):
                yield from node.names
            owner = _owner(node)
            if isinstance(owner, ast.Name) and owner.id not in own:
                yield owner.id


def _owner(node: ast.AST) -> ast.expr | None:
    """Of what a part is changed here: ``x`` in ``x.y = 1``, ``x[0] = 1`` and ``x.append(1)``."""
    if isinstance(node, ast.Attribute | ast.Subscript) and not isinstance(node.ctx, ast.Load):
        return node.value
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return node.func.value if node.func.attr in CHANGES else None
    return None
