"""What lives in the memory of a process stands in one list: `data/memory.py`.

Pages are no modules: Streamlit runs them anew every time.
"""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

import data.memory
from tests.memory import KEPT, SAME_EVERYWHERE, kept

ROOT = Path(__file__).parent.parent
SOURCES = [
    path
    for folder in ("workshop", "charts", "data", "components", "server")
    for path in sorted((ROOT / folder).rglob("*.py"))
]


def _module_name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def test_no_module_keeps_anything_but_what_is_listed() -> None:
    found = {
        f"{name}.{own}"
        for path in SOURCES
        for name in [_module_name(path)]
        for own in kept(
            path.read_text(),
            vars(importlib.import_module(name)),
            pure=name.startswith(("workshop", "charts")),
        )
    }

    assert found == {*KEPT, *SAME_EVERYWHERE}


@pytest.mark.parametrize("name", [name for name in KEPT if name.startswith("server.")])
def test_the_list_names_what_the_server_keeps_beside_it(name: str) -> None:
    assert f"`{name}`" in str(data.memory.__doc__)


FINE = [
    "HOSTS = {'localhost': 1}\ndef f(): return HOSTS['localhost']\n",
    "from enum import Enum\nclass Role(Enum):\n    BOX = 1\nDEFAULT = Role.BOX\n",
    "from dataclasses import dataclass\n@dataclass(frozen=True)\nclass A: b: int\none = A(1)\n",
    "def f(known=None):\n    known = {}\n    known['a'] = 1\n    return known\n",
    "def f():\n    def g():\n        return 1\n    return g\none = f()\n",
    "import logging\nlog = logging.getLogger('x')\n",
    "from collections.abc import Callable\nHear = Callable[[str], None]\n",
]
KEEPS = [
    "class Hub: ...\nhub = Hub()\n",
    "class Hub: ...\nHUB = Hub()\n",
    "known: dict[str, int] = {}\n",
    "KNOWN = {}\ndef f(): KNOWN['a'] = 1\n",
    "KNOWN = []\nasync def f(): KNOWN.append(1)\n",
    "SEEN = set()\nf = lambda x: SEEN.add(x)\n",
    "count = 0\ndef f():\n    global count\n    count += 1\n",
    "class Process:\n    language = 'en'\ndef speak(): Process.language = 'de'\n",
    "from functools import cache\n@cache\ndef f(): return 1\n",
    "import threading\n_lock = threading.Lock()\n",
    "def remembered(f):\n    known = {}\n    def g(): return known.get(1)\n    return g\n"
    "@remembered\ndef h(): return 1\n",
    "import itertools\nnumbers = itertools.count()\n",
    "from collections import defaultdict\nwaiting = defaultdict(list)\n",
]


def _names(source: str) -> dict[str, object]:
    names: dict[str, object] = {"__name__": "example"}
    exec(compile(source, "example", "exec", dont_inherit=True), names)
    return names


@pytest.mark.parametrize("source", FINE)
def test_a_constant_is_no_memory(source: str) -> None:
    assert list(kept(source, _names(source))) == []


@pytest.mark.parametrize("source", KEEPS)
def test_what_a_module_keeps_is_found(source: str) -> None:
    assert len(list(kept(source, _names(source)))) == 1


def test_what_a_pure_function_remembers_is_nobodys_memory() -> None:
    source = "from functools import cache\n@cache\ndef f(): return 1\n"

    assert list(kept(source, _names(source), pure=True)) == []
