"""What a kind is: one short declaration, and its id nowhere else."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest

from tests.workshop.invented_kinds import PARCEL
from workshop import kinds
from workshop.kinds.base import COMMON, RELATIONS, Kind
from workshop.kinds.declared import KINDS, field_now, proposed_by_phone

ROOT = Path(kinds.__path__[0]).parents[1]
CODE = ("workshop", "charts", "data", "components", "server", "pages")
MOST_LINES = 60
DECLARED = {
    kind.id: Path(str(module.__file__))
    for found in iter_modules(kinds.__path__, "workshop.kinds.")
    for module in [import_module(found.name)]
    for kind in vars(module).values()
    if isinstance(kind, Kind)
}
EVERY = pytest.mark.parametrize("kind", [*KINDS.values(), PARCEL], ids=lambda kind: kind.id)


def test_every_declaration_is_found() -> None:
    assert "decision" in KINDS
    assert set(KINDS) == set(DECLARED)


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_is_one_short_file_and_its_id_stands_nowhere_else(name: str) -> None:
    own = DECLARED[name]
    assert len(own.read_text().splitlines()) <= MOST_LINES
    literal = re.compile(rf"""["']{name}["']""")
    sources = [
        path
        for folder in CODE
        for ending in ("*.py", "*.js")
        for path in (ROOT / folder).rglob(ending)
    ]
    assert [path for path in sources if literal.search(path.read_text())] == [own]


def test_no_two_kinds_share_the_letters_of_their_codes() -> None:
    letters = [kind.letters for kind in KINDS.values()]
    assert len(letters) == len(set(letters))
    assert all(re.fullmatch(r"[A-Z]{1,3}", each) for each in letters)


@EVERY
def test_every_kind_has_the_common_fields_and_none_twice(kind: Kind) -> None:
    names = [field.name for field in kind.fields]
    assert {field.name for field in COMMON} <= set(names)
    assert len(names) == len(set(names))
    assert kind.fields[0].name == "title"
    assert all(re.fullmatch(r"[a-z_]+", name) for name in names)


@EVERY
def test_every_relation_of_a_kind_is_one_of_the_four(kind: Kind) -> None:
    assert set(kind.targets) <= set(RELATIONS)


def test_the_four_relations_have_words_in_both_directions() -> None:
    words = {name: (relation.says, relation.back) for name, relation in RELATIONS.items()}
    assert words == {
        "traces_to": ("rests on", "is carried on by"),
        "depends_on": ("only after", "opens the way for"),
        "has_part": ("is there together with", "is part of"),
        "evaluates": ("checks", "is checked by"),
    }


def test_what_a_phone_may_propose_is_asked_in_a_sentence() -> None:
    assert [kind.ask for kind in proposed_by_phone()] == ["What should we decide?"]


def test_a_field_is_known_by_its_newest_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(KINDS, PARCEL.id, PARCEL)
    assert field_now("parcel", "minimum") == "least"
    assert field_now("parcel", "colour") == "colour"
    assert field_now("forecast", "minimum") == "minimum"


def test_the_fields_of_a_decision() -> None:
    """Stored ids: a change here is a change of what lies on people's disks."""
    kind = KINDS["decision"]
    assert [field.name for field in kind.fields] == [
        *("title", "why", "owner", "due", "note", "evidence", "source_of"),
    ]
    assert [field.name for field in kind.fields if field.quick] == ["title", "why"]
    assert [field.name for field in kind.fields if field.required] == ["title"]
    assert (kind.letters, kind.phone, kind.visibility) == ("DC", "propose", "kept")
