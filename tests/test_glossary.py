"""The glossary speaks of what is there: every name it gives for the code stands in the code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FOLDERS = ("workshop", "charts", "data", "components", "server", "pages")
LINES = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in (ROOT / "docs/glossary.md").read_text().splitlines()
    if line.startswith("| ") and not line.startswith("| term ")
]
SOURCE = "\n".join(
    path.read_text()
    for folder in FOLDERS
    for pattern in ("*.py", "*.js")
    for path in sorted((ROOT / folder).rglob(pattern))
)
NAMES = [name for line in LINES for name in re.findall(r"`([^`]+)`", line[1])]


@pytest.mark.parametrize("name", sorted(set(NAMES)))
def test_a_name_of_the_glossary_stands_in_the_code(name: str) -> None:
    if "/" in name:
        assert (ROOT / name).exists()
    elif name.endswith((".js", ".py")):
        assert list(ROOT.glob(f"components/**/{name}"))
    else:
        words = name.split(".")
        assert all(re.search(rf"\b{re.escape(word)}\b", SOURCE) for word in words)


def test_every_term_stands_once() -> None:
    terms = [line[0] for line in LINES]

    assert len(terms) == len(set(terms))
    assert {len(line) for line in LINES} == {5}
