"""What people are called: nobody passes for somebody else."""

from __future__ import annotations

import pytest

from tests.cast import Table
from workshop.names import as_seen


@pytest.mark.parametrize("like", ["Ada", "ada ", "Ada\u200b", "\u202eAda", "A\0da", "Ａｄａ"])
def test_a_name_that_looks_like_one_that_is_there_gets_a_number(like: str) -> None:
    table = Table(people=0)
    first, second = table.people("Ada", like)
    assert table.state.names[first] == "Ada"
    assert table.state.names[second] == f"{table.state.people[second].name} (2)"


def test_names_that_look_different_stay_as_they_are() -> None:
    assert len({as_seen(name) for name in ("Ada", "Adá", "Ada B", "👩‍👧", "👩")}) == 5
