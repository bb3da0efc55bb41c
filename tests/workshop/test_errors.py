"""Every refusal is something a person can be told."""

from __future__ import annotations

from pathlib import Path

import pytest

from workshop import errors
from workshop.errors import Changed, IdReused, NotNow, VotedAlready, WorkshopError

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize(
    "error",
    [errors.NotNow("The vote is closed."), IdReused(), Changed({"who": ("mine", "theirs")}, 7)],
)
def test_an_error_is_a_sentence_and_reads_as_one(error: WorkshopError) -> None:
    assert str(error) == error.sentence
    assert error.sentence.endswith(".")


def test_the_tree_at_the_top_of_the_module_is_complete() -> None:
    ours = {
        kind.__name__
        for kind in vars(errors).values()
        if isinstance(kind, type) and issubclass(kind, WorkshopError)
    }
    drawn = {
        line.strip("│├└─ ").split()[0]
        for line in (errors.__doc__ or "").splitlines()
        if "──" in line or line == "WorkshopError"
    }
    assert drawn == ours


def test_browsers_react_to_a_kind_and_not_to_a_sentence() -> None:
    """The script of a phone's own ballot names the kind, whatever the language says."""
    script = (ROOT / "components/vote/own_ballot.js").read_text()

    assert f'VOTED_ALREADY = "{VotedAlready.kind}"' in script
    assert VotedAlready.kind != NotNow.kind
