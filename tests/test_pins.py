"""Everything that a run or a test installs is one version with its hashes, from any registry."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent
HASHED = re.compile(r"^(\S.*?)((?: +--hash=sha256:[0-9a-f]{64})+)$")
FILES = ("requirements", "requirements-dev")


def lines(name: str) -> list[str]:
    """The requirements of a file, each on one line, without remarks."""
    text = (ROOT / name).read_text().replace("\\\n", "")
    bare = (re.sub(r"(^| )#.*", "", line).strip() for line in text.splitlines())
    return [line for line in bare if line]


def pinned(name: str) -> dict[tuple[str, str], str]:
    """The version of each package; some have one for each of several Pythons."""
    found = [HASHED.match(line) for line in lines(f"{name}.txt")]
    needs = [Requirement(match[1]) for match in found if match]
    return {(need.name, str(need.marker or "")): str(need.specifier) for need in needs}


@pytest.mark.parametrize("name", FILES)
def test_every_line_is_one_version_with_its_hashes(name: str) -> None:
    assert [] == [line for line in lines(f"{name}.txt") if not HASHED.match(line)]
    for (package, _), version in pinned(name).items():
        assert re.fullmatch(r"==[\w.]+", version), package


@pytest.mark.parametrize("name", FILES)
def test_everything_asked_for_directly_is_pinned_as_asked(name: str) -> None:
    locked = {package: version for (package, _), version in pinned(name).items()}
    for line in lines(f"{name}.in"):
        if not line.startswith("-c "):
            need = Requirement(line)
            assert locked[need.name] == str(need.specifier)


def test_the_checks_run_on_what_the_app_runs_on() -> None:
    run, checks = map(pinned, FILES)

    assert {key: run[key] for key in run.keys() & checks.keys()} == {
        key: checks[key] for key in run.keys() & checks.keys()
    }
    both = {package for package, _ in run} & {package for package, _ in checks}
    assert both == {package for package, _ in run.keys() & checks.keys()}


def test_no_file_names_a_registry() -> None:
    for name in FILES:
        text = (ROOT / f"{name}.txt").read_text()
        assert not re.search(r"://|--(extra-)?index|--find-links|--trusted", text)
