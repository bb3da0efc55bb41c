"""The list of workshops: start one, go on, copy one, look at the example, bring one back."""

from __future__ import annotations

import json

import pytest

from data.clock import now_ms
from data.files.save_file import save_file
from data.process import Process
from tests.cast import new_id
from tests.pages.visiting import Visit
from tests.story import PEOPLE, WATCHING, Story
from workshop import commands as c
from workshop.decide.field_checks import NAME
from workshop.readiness import readiness
from workshop.state import in_order


def titles(process: Process) -> list[str]:
    """The titles of all workshops, the last one first."""
    return [line.title for line in process.log.workshops()]


def test_an_empty_list_offers_to_start_one(host: Visit) -> None:
    seen = host.open("")

    assert seen.title == "Workshops"
    assert seen.has("start")
    assert not seen.has("open:")


def test_a_workshop_is_started_by_its_name(host: Visit, process: Process) -> None:
    seen = host.open("").type("title", "Follow-up emails, spring").press("start")

    assert titles(process) == ["Follow-up emails, spring"]
    assert seen.title == "Plan"
    assert seen.at.query_params["w"] == process.log.workshops()[0].id


@pytest.mark.parametrize(
    ("title", "refusal"),
    [
        ("  ", "Write something for the title first."),
        ("x" * (NAME + 1), f"has {NAME + 1} characters"),
    ],
)
def test_a_name_that_does_not_fit_stays_in_its_box_and_nothing_is_started(
    host: Visit, process: Process, title: str, refusal: str
) -> None:
    host.open("").type("title", title).press("start")

    assert refusal in host.refusal
    assert host.box("title").value == title
    assert titles(process) == []
    host.type("title", "Shorter").press("start")
    assert titles(process) == ["Shorter"]


def test_the_list_shows_every_workshop_the_last_one_first(host: Visit, process: Process) -> None:
    older, newer = (Story(process.log, new_id()[:12], title) for title in ("Older", "Newer"))
    while newer.state.at <= older.state.at:
        newer.note("a millisecond later")

    words = host.open("").words

    assert words.index("Newer") < words.index("Older")


def test_open_goes_to_where_the_room_is(host: Visit, story: Story) -> None:
    story.at("scope.write").at("walk.habit.write")

    seen = host.open("").press(f"open:{story.id}")

    assert seen.title == "Walk the five stages"
    assert seen.at.query_params["w"] == story.id


def test_going_from_one_workshop_to_another_takes_nothing_along(
    host: Visit, process: Process, story: Story
) -> None:
    """Neither a page, nor an open form, which would save its words in the wrong place."""
    other = Story(process.log, "w2", "Another one").at("tickets.know")
    story.tell("MARK ")
    host.open("scope", story.id).press("scope.open").type("scope.out", "MARK typed")
    host.open("tickets", story.id).press(f"edit:{story.state.tickets[0].id}")

    for page in ("tickets", "scope", "trust"):
        seen = host.open("").open(page, other.id)

        assert "MARK" not in seen.sent
        assert not seen.has("scope.save")
        assert not any(key.endswith(".save") for key in seen.keys)
    assert host.open("").press(f"open:{story.id}").open("scope", story.id).has("scope.open")


# --- the worked example ------------------------------------------------------------------------


def test_the_worked_example_opens_finished_with_three_tickets(
    host: Visit, process: Process
) -> None:
    seen = host.open("").press("example")

    (line,) = process.log.workshops()
    tickets = process.log.state(line.id).tickets
    assert seen.title == "Three tickets, three owners, three dates"
    assert [readiness(ticket) for ticket in tickets].count("measurable") >= 1
    assert all(f"We {ticket.change}." in seen.words for ticket in tickets)
    assert "vega_lite_chart" in seen.kinds


def test_every_opening_of_the_example_is_a_workshop_of_its_own(
    host: Visit, second: Visit, process: Process
) -> None:
    host.open("").press("example")
    second.open("").press("example")

    assert len({line.id for line in process.log.workshops()}) == 2


# --- a template --------------------------------------------------------------------------------


def test_a_copy_keeps_plan_people_and_stage_names_and_nothing_of_what_was_found(
    host: Visit, process: Process, story: Story
) -> None:
    story.tell("MARK ")
    story.do(c.RenameStage, stage="habit", base_seq=0, name="Every Monday")
    story.do(
        c.EditPlan, base_seq=story.state.seq, changes={"product": "Northwind", "minutes.2": 25}
    )

    seen = host.open("").press(f"copy:{story.id}")

    made = next(line.id for line in process.log.workshops() if line.id != story.id)
    copy = process.log.state(made)
    assert seen.title == "Plan"
    assert seen.at.query_params["w"] == made
    assert copy.plan.title == "Follow-up emails (copy)"
    assert (copy.plan.product, copy.plan.minutes[2]) == ("Northwind", 25)
    assert [p.name for p in in_order(copy.people)] == [*PEOPLE, *WATCHING]
    assert copy.stage("habit").name == "Every Monday"
    found = [copy.notes, copy.rounds, copy.failure_modes, copy.ideas, copy.private]
    assert not any(found)
    for page in ("scope", "walk", "trust", "wrong", "tickets", "close"):
        assert "MARK" not in host.open(page, made).sent


# --- save files --------------------------------------------------------------------------------


def restore(host: Visit, content: bytes) -> Visit:
    """Choose a file and press Restore."""
    host.open("")
    host.at.file_uploader[0].set_value(("workshop.json", content, "application/json"))
    return host.press("restore")


@pytest.fixture
def saved(process: Process, story: Story) -> bytes:
    """The save file of a whole workshop, as the download gives it."""
    story.tell()
    return save_file(story.id, process.log.entries(story.id), now_ms()).body


def test_a_save_file_comes_back_as_a_new_workshop_beside_the_old_one(
    host: Visit, process: Process, story: Story, saved: bytes
) -> None:
    seen = restore(host, saved)

    made = next(line.id for line in process.log.workshops() if line.id != story.id)
    old, new = story.state, process.log.state(made)
    assert seen.title == "Plan"
    assert seen.at.query_params["w"] == made
    assert [n.text for n in in_order(new.notes)] == [n.text for n in in_order(old.notes)]
    assert [t.change for t in new.tickets] == [t.change for t in old.tickets]
    assert "note about habit" in host.open("walk", made).words


def damaged(saved: bytes) -> dict[str, bytes]:
    """Files that are no save file, or not a whole one."""
    file = json.loads(saved)
    newer = {**file, "version": 999}
    changed = json.dumps(file).replace("draft a follow-up", "draft a follow-yp").encode()
    return {
        "empty": b"",
        "no JSON": b"Dear diary",
        "another JSON": b'{"name": "somebody else\'s file"}',
        "half of it": saved[: len(saved) // 2],
        "changed by hand": changed,
        "newer": json.dumps(newer).encode(),
        "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
        "deep": b"[" * 100_000,
    }


@pytest.mark.parametrize(
    "what",
    [
        "empty",
        "no JSON",
        "another JSON",
        "half of it",
        "changed by hand",
        "newer",
        "a picture",
        "deep",
    ],
)
def test_a_damaged_or_foreign_file_is_a_sentence_and_changes_nothing(
    host: Visit, process: Process, saved: bytes, what: str
) -> None:
    before = titles(process)

    seen = restore(host, damaged(saved)[what])

    assert "Nothing was changed." in seen.refusal
    assert seen.title == "Workshops"
    assert titles(process) == before
    assert "Traceback" not in seen.words


def test_restore_without_a_file_does_nothing(host: Visit, process: Process) -> None:
    seen = host.open("").press("restore")

    assert seen.title == "Workshops"
    assert titles(process) == []
