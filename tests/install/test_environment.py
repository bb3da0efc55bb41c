"""What a machine is told whose Python cannot run the app."""

from __future__ import annotations

import pytest

from install.environment import unfit


@pytest.mark.parametrize("version", [(3, 11), (3, 12), (3, 13)])
@pytest.mark.parametrize("compiler", [True, False])
def test_these_need_nothing_else(version: tuple[int, int], compiler: bool) -> None:
    assert unfit(version, compiler) == ""


def test_an_old_one_is_named_with_what_to_type() -> None:
    said = unfit((3, 9), compiler=True)

    assert said.startswith("Python 3.11 or newer is needed and this is 3.9:")
    assert "make PYTHON=python3.13 run" in said


def test_a_very_new_one_needs_a_compiler() -> None:
    assert unfit((3, 14), compiler=True) == ""
    assert "build-essential python3-dev" in unfit((3, 14), compiler=False)
