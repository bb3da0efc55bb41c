"""Notes that seem to say the same and do not."""

from __future__ import annotations

import pytest

from tests.cast import Table
from workshop import commands as c
from workshop.errors import Invalid, NotFound


def test_notes_that_were_looked_at_stay_apart_in_whatever_order(table: Table) -> None:
    one, two = table.note("it is slow"), table.note("it is slow at noon")
    table.do(c.KeepApart, note_ids=(two, one))
    assert table.state.distinct_notes == {tuple(sorted((one, two)))}
    assert table.do(c.KeepApart, note_ids=(one, two, one)) == []


def test_it_takes_two_notes_that_are_there(table: Table) -> None:
    one = table.note("it is slow")
    for names in ((), (one,), (one, one)):
        with pytest.raises(Invalid, match="at least two notes"):
            table.do(c.KeepApart, note_ids=names)
    with pytest.raises(NotFound, match="This note"):
        table.do(c.KeepApart, note_ids=(one, "gone"))
