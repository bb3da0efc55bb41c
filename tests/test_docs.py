"""What the README promises by name is there, and nothing is there that it forgets."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from data.settings import Settings
from workshop import __version__

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text()


def test_every_setting_is_in_the_readme_with_its_default():
    rows = dict(re.findall(r"^\| `(WORKSHOP_\w+)` \|.*\| (.+) \|$", README, re.MULTILINE))
    given = {
        f"WORKSHOP_{name.upper()}": str(field.default)
        for name, field in Settings.model_fields.items()
    }

    assert given.keys() == rows.keys()
    for name, default in given.items():
        shown = rows[name].strip("`").replace("none", "")
        assert shown.lower() == default.lower(), name


def test_the_commands_of_the_readme_exist():
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(), re.MULTILINE))

    assert set(re.findall(r"(?:`|^    )make (\w+)", README, re.MULTILINE)) <= targets


def test_every_picture_of_the_readme_is_there():
    for path in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README):
        assert (ROOT / path).is_file(), path


def test_one_version_everywhere():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]

    assert __version__ == project["version"]
