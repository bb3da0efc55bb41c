"""Every refusal is something a person can be told."""

from __future__ import annotations

import pytest

from workshop import errors
from workshop.errors import Changed, IdReused, WorkshopError


@pytest.mark.parametrize(
    "error",
    [errors.NotNow("The vote is closed."), IdReused(), Changed({"who": ("mine", "theirs")}, 7)],
)
def test_an_error_is_a_sentence_and_reads_as_one(error: WorkshopError) -> None:
    assert str(error) == error.sentence
    assert error.sentence.endswith(".")


def test_the_tree_at_the_top_of_the_module_is_complete() -> None:
    kinds = {
        kind.__name__
        for kind in WorkshopError.__subclasses__()
        if kind.__module__ == errors.__name__
    }
    drawn = {
        line.split()[1] for line in (errors.__doc__ or "").splitlines() if line[:1] in "├└" and line
    }
    assert drawn == kinds
