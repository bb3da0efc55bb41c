"""The list of systems names every id once, and nothing that is not there."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "systems.md").read_text()
GROUPS = {"A": 12, "B": 7, "C": 2, "D": 3, "E": 2, "F": 10, "G": 10, "H": 7, "I": 7}
CARRIED = ("J trace", "J prefill", "J impact", "J file")
IDS = [f"{group}{n}" for group, last in GROUPS.items() for n in range(1, last + 1)] + [*CARRIED]
NOTHING = "–"
LINES = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in re.findall(r"^\| (?:[A-I]\d|J ).*\|$", PAGE, re.MULTILINE)
]
each_line = pytest.mark.parametrize("line", LINES, ids=lambda line: line[0])


def named(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def test_all_64_stand_there_once_and_in_order():
    assert len(IDS) == 64
    assert [line[0] for line in LINES] == IDS


@each_line
def test_whatever_a_line_names_is_there(line: list[str]):
    _, _, _, files, tests, _, _ = line
    for path in named(files):
        assert (ROOT / path).is_file(), path
    for test in named(tests):
        path, _, name = test.partition("::")
        source = (ROOT / path).read_text()
        assert re.search(rf"^def {name}\(", source, re.MULTILINE), test


@each_line
def test_a_state_is_one_of_three_and_says_why(line: list[str]):
    _, asked, screen, files, tests, missing, state = line
    assert asked
    if state == "none":
        assert {screen, files, tests, missing} == {NOTHING}
    else:
        assert state in ("works", "part")
        assert screen != NOTHING
        assert named(files)
        assert named(tests)
        assert (missing == NOTHING) == (state == "works")


def test_the_first_sentence_counts_right():
    states = Counter(line[-1] for line in LINES)
    counts = re.search(r"(\d+) works?, (\d+) are there in part and (\d+) not yet", PAGE)

    assert counts
    assert [int(n) for n in counts.groups()] == [states[s] for s in ("works", "part", "none")]
