"""The catalogue: what is looked up, what stays, and what a state must never take from it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from gettext import NullTranslations
from pathlib import Path

import pytest

import workshop
from tests.cast import FACILITATOR, Table
from tests.texts import Aloud, wide
from workshop import commands as c
from workshop.apply import fold
from workshop.errors import NotNow
from workshop.events import dump
from workshop.kinds.room import ENTITIES
from workshop.places import here, worded
from workshop.state import State, in_order
from workshop.translation import counted, speak, t, translated
from workshop.visibility import visible

APPLY = Path(workshop.__file__).parent / "apply"


DUTCH = {
    "Lobby": "Hal",
    "Ask {name}.": "Vraag het {name}.",
    "{n} vote of {of}": "{n} stem van {of}",
    "{n} votes of {of}": "{n} stemmen van {of}",
    "": "head of the catalogue",
}


class Dutch(NullTranslations):
    """A catalogue of three texts, two of them with places."""

    def gettext(self, message: str) -> str:
        """The text, or as it is."""
        return DUTCH.get(message, message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The form for *n*."""
        return self.gettext(msgid1 if n == 1 else msgid2)


@pytest.fixture
def dutch() -> Iterator[None]:
    """This process speaks the three texts."""
    speak(Dutch())
    yield
    speak()


@pytest.fixture
def aloud() -> Iterator[None]:
    """This process speaks wide letters."""
    speak(Aloud())
    yield
    speak()


def test_without_a_catalogue_a_text_is_what_stands_in_the_code() -> None:
    assert t("Lobby") == "Lobby"
    assert t("Ask {name}.", name="Ada") == "Ask Ada."
    assert t("Left as it is: {name}") == "Left as it is: {name}"
    assert counted("{n} vote of {of}", "{n} votes of {of}", 1, of=4) == "1 vote of 4"
    assert counted("{n} vote of {of}", "{n} votes of {of}", 2, of=4) == "2 votes of 4"


@pytest.mark.usefixtures("dutch")
def test_a_text_is_looked_up_where_it_is_shown() -> None:
    assert t("Lobby") == "Hal"
    assert t("Ask {name}.", name="Ada") == "Vraag het Ada."
    assert t("Unheard of") == "Unheard of"
    assert counted("{n} vote of {of}", "{n} votes of {of}", 1, of=4) == "1 stem van 4"
    assert counted("{n} vote of {of}", "{n} votes of {of}", 2, of=4) == "2 stemmen van 4"
    assert str(NotNow("Ask {name}.", name="Ada")) == "Vraag het Ada."


@pytest.mark.usefixtures("dutch")
def test_no_text_is_looked_up_as_no_text() -> None:
    """A catalogue keeps its own head under the empty text."""
    assert t("") == translated("") == ""


@pytest.mark.usefixtures("dutch")
def test_what_people_typed_stays_whatever_is_in_it() -> None:
    assert t("Ask {name}.", name="{name} Lobby {0}") == "Vraag het {name} Lobby {0}."


@pytest.mark.usefixtures("dutch")
def test_a_table_is_told_however_deep_and_keeps_its_keys() -> None:
    table = {"Lobby": ["Lobby", ("Lobby", 3), {"Lobby": "Lobby"}], "none": None}
    assert translated(table) == {"Lobby": ["Hal", ["Hal", 3], {"Lobby": "Hal"}], "none": None}


def test_speaking_nothing_is_english_again() -> None:
    speak(Dutch())
    speak()
    assert t("Lobby") == "Lobby"


def workshop_with_everything() -> Table:
    """Cards that were joined, a vote, and something to undo."""
    table = Table(people=3)
    first, second = table.card("invents a date"), table.card("forgets a name")
    table.do(c.JoinFailureModes, kept=first, joined=(second,))
    table.voted([1, 3, 2, 4, 5], [5, 3, 2, 4, 2], [1, 3, 2, 4, 5])
    table.do(c.AddPattern, pattern="unseen")
    table.note("a thought")
    return table


@pytest.mark.usefixtures("aloud")
def test_a_log_and_a_state_are_the_same_in_every_language() -> None:
    table = workshop_with_everything()
    assert all(dump(entry.event).isascii() for entry in table.entries)
    speak()
    assert fold(State("w"), table.entries) == table.state


@pytest.mark.usefixtures("aloud")
def test_the_room_reads_its_own_language() -> None:
    table = workshop_with_everything()
    place = here(table.state)
    assert worded(table.state, place.beat.label, place) == wide(place.beat.label)
    assert table.state.stage("habit").name == wide("Habitual use")
    joined = in_order(table.state.failure_modes)[0]
    assert joined.also[0].startswith(wide("The AI"))
    undo = visible(table.state, FACILITATOR).undo[FACILITATOR.id]
    assert undo[-1].what == wide("note")


@pytest.mark.usefixtures("aloud")
def test_a_name_that_the_room_gave_is_not_looked_up(table: Table) -> None:
    table.do(c.RenameStage, stage="habit", base_seq=0, name="Calibration")
    assert table.state.stage("habit").name == "Calibration"


def test_every_deed_that_can_be_undone_has_its_words() -> None:
    said = set()
    for path in APPLY.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                last = node.args[-1] if node.args else None
                if node.func.id in ("write", "edit", "take") and isinstance(last, ast.Constant):
                    said.add(last.value)
    assert said == {act for entity in ENTITIES for act in entity.undo}
