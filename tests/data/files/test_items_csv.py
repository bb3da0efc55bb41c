"""{kind}.csv: what counts, by its codes, safe in a spreadsheet; and the way through a save file."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.files.items import items_csv
from data.files.restoring import read_save
from data.files.save_file import digest, save_file
from data.store.log import Log
from data.store.opening import open_log
from data.store.protocol import Record
from tests.cast import FACILITATOR, NINE, PARTICIPANT, Table
from tests.story import Story
from tests.workshop.invented_kinds import PARCEL
from workshop import commands as c
from workshop import events as e
from workshop.errors import CannotOpen
from workshop.kinds.declared import KINDS
from workshop.roles import Actor, Role
from workshop.state import State, in_order

HEADER = [
    *("Code", "What was decided", "Why", "Who does it", "By when", "Note", "How do you know?"),
    *("Where to look it up", "Rests on"),
]


@pytest.fixture
def table() -> Table:
    """A room past the lobby."""
    table = Table()
    table.at("scope.write")
    return table


def read(state: State, kind: str = "decision") -> list[list[str]]:
    """The file as a spreadsheet reads it."""
    return list(csv.reader(io.StringIO(items_csv(state, kind).decode(), newline="")))


def test_without_decisions_it_is_the_header_alone(table: Table) -> None:
    assert read(table.state) == [HEADER]


def test_every_decision_that_counts_is_a_line(table: Table) -> None:
    words = {"why": "Two\nlines", "owner": "Dana", "due": "2027-01-31", "evidence": "seen"}
    first = table.decide("We log it", FACILITATOR, **words)
    card = table.card()
    table.decide(
        "Then we look", links=(("traces_to", first), ("traces_to", f"failure_modes/{card}"))
    )
    table.decide("proposed", PARTICIPANT)
    assert read(table.state) == [
        HEADER,
        ["DC1", "We log it", "Two lines", "Dana", "2027-01-31", "", "Seen", "", ""],
        ["DC2", "Then we look", "", "", "", "", "", "", f"DC1; failure_modes/{card}"],
    ]


def test_no_cell_is_a_formula(table: Table) -> None:
    name = table.decide("=1+1", owner="@SUM(A1)")
    odd = {"=cmd": "=2+2"}
    table.happened(e.ItemEdited(item_id=name, side="intended", changes=odd))
    header, line = read(table.state)
    assert line[:4] == ["DC1", "'=1+1", "", "'@SUM(A1)"]
    assert (header[-1], line[-1]) == ("'=cmd", "'=2+2")


def test_how_it_is_has_columns_once_somebody_looked(table: Table) -> None:
    name = table.decide("We log it")
    changes = {name: {"title": "We log some"}}
    table.do(c.EditItems, base_seq=table.state.seq, changes=changes, side="actual")
    header, line = read(table.state)
    assert header == [*HEADER, "What was decided (now)"]
    assert line[-1] == "We log some"


def test_what_a_newer_version_wrote_is_in_the_file_too(table: Table) -> None:
    name = table.decide("We log it")
    for side in ("intended", "actual"):
        table.happened(e.ItemEdited(item_id=name, side=side, changes={"mood": side}))
    new = {"kind": "forecast", "letters": "FC", "number": 4, "author": "host"}
    table.happened(e.ItemAdded(item_id="f1", intended={"sky": "grey"}, **new))
    header, line = read(table.state)
    assert header[-2:] == ["mood", "mood (now)"]
    assert line[-2:] == ["intended", "actual"]
    assert read(table.state, "forecast") == [["Code", "sky"], ["FC4", "grey"]]


def test_what_was_chosen_stands_in_words(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(KINDS, PARCEL.id, PARCEL)
    words = {"title": "heavy", "stages": "habit discovery", "marks": "wet", "insured": "no"}
    table.do(c.AddItems, rows=(c.Row(kind="parcel", intended=words),))
    header, line = read(table.state, "parcel")
    said = dict(zip(header, line, strict=True))
    assert said["Stages"] == "Skeptical discovery; Habitual use"
    assert (said["Marks"], said["Insured"]) == ("Wet", "No")
    assert header[-4:] == ["Rests on", "Only after", "Is there together with", "Checks"]


# --- through a save file ---------------------------------------------------------------------


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Log]:
    """Another machine's log."""
    opened = open_log(tmp_path / "elsewhere" / "workshop.db")
    yield opened
    opened.close()


def decided(story: Story, actor: Actor, *titles: str) -> None:
    """Write decisions down."""
    rows = tuple(c.Row(kind="decision", intended={"title": title}) for title in titles)
    story.do(c.AddItems, actor, rows=rows)


def test_a_restored_workshop_has_its_decisions_under_their_codes(log: Log, elsewhere: Log) -> None:
    story = Story(log).people().at("scope.write")
    decided(story, FACILITATOR, "one", "two", "three")
    gone, _, last = in_order(story.state.items)
    story.do(c.LinkItems, links=(("traces_to", last.id, "low_points/habit"),))
    story.do(c.RemoveItems, item_ids=(last.id,))
    story.do(c.RemoveItems, item_ids=(gone.id,))
    elsewhere.restore(read_save(save_file("w1", log.entries("w1"), NINE).body), FACILITATOR, "copy")
    copy = Story(elsewhere, "copy")
    assert copy.state.items == story.state.items
    decided(copy, FACILITATOR, "four")
    assert [item.code for item in in_order(copy.state.items)] == ["DC2", "DC4"]


def test_who_proposed_what_is_kept_as_for_ideas_also_in_a_room_without_names(
    log: Log, elsewhere: Log
) -> None:
    """Votes and lines lose their names in a file; what is written and signed by all does not."""
    story = Story(log).people().at("tickets.write")
    assert not story.state.plan.names
    ada = Actor(story.person("Ada"), Role.PARTICIPANT)
    decided(story, ada, "proposed")
    story.do(c.AddIdeas, ada, stage="habit", changes=("an idea",))
    elsewhere.restore(read_save(save_file("w1", log.entries("w1"), NINE).body), FACILITATOR, "copy")
    state = elsewhere.state("copy")
    (item,), (idea,) = state.items.values(), state.ideas.values()
    assert item.author == idea.author == ada.id
    assert item.draft == "proposed"


@pytest.mark.parametrize(
    ("where", "payload", "name"),
    [
        (0, {"title": "x", "mood": "good"}, "WorkshopStarted"),
        (-1, {"changes": {"who": "a rep", "mood": "good"}}, "ScopeEdited"),
    ],
)
def test_a_field_of_a_newer_version_is_refused_by_name(
    log: Log, where: int, payload: dict[str, object], name: str
) -> None:
    """In a save file as in a log: nothing is dropped in silence."""
    story = Story(log).people().scope()
    file = json.loads(save_file(story.id, log.entries(story.id), NINE).body)
    file["entries"][where]["payload"] = payload
    rows = [
        Record(**{**dict(zip(Record._fields, entry.values(), strict=True)), "payload": stored})
        for entry in file["entries"]
        for stored in [json.dumps(entry["payload"])]
    ]
    file["sha256"] = digest(rows)
    with pytest.raises(CannotOpen, match=rf"\({name}\) has a field .* know: mood\."):
        read_save(json.dumps(file).encode())
