"""The files of a workshop over HTTP: for leaders, built now, kept by nobody."""

from __future__ import annotations

import csv
import io
import json

import pytest

from data.exports import EXPORT
from data.files.restoring import read_save
from data.process import Process
from server.downloads import slug
from tests.cast import FACILITATOR, new_id
from tests.server.asking import Address
from tests.story import Story
from workshop import commands as c
from workshop.roles import Actor, Role
from workshop.script import LATE

NAMES = sorted(EXPORT)


def path(workshop_id: str, file: str) -> str:
    return f"/workshops/{workshop_id}/{file}"


@pytest.mark.parametrize("file", NAMES)
def test_a_leader_gets_it_and_nobody_keeps_it(
    address: Address, token: str, story: Story, file: str
) -> None:
    answer = address.ask(path(story.id, file), token=token)

    assert answer.status == 200
    assert answer.header("Cache-Control") == "no-store"
    assert answer.header("X-Content-Type-Options") == "nosniff"
    assert f"follow-up-emails-{file}" in answer.header("Content-Disposition")
    kind = "inline" if EXPORT[file].opens else "attachment"
    assert answer.header("Content-Disposition").startswith(kind)


@pytest.mark.parametrize("file", [*NAMES, "backlog.csv.bak", "%00"])
def test_nobody_else_gets_anything(
    address: Address, process: Process, story: Story, file: str
) -> None:
    story.tell("CANARY ")
    weak = [
        process.devices.issue(Actor("p1", role), story.id)
        for role in (Role.PARTICIPANT, Role.OBSERVER, Role.SCREEN, Role.BOX)
    ]
    for cookie in (None, "", "x" * 43, *weak):
        answer = address.ask(path(story.id, file), token=cookie)

        assert answer.status == 403
        assert b"CANARY" not in answer.body


@pytest.mark.parametrize("file", ["notes.csv", "workshop.db", "%00", "BACKLOG.CSV", "..%5c"])
def test_there_are_no_other_files(address: Address, token: str, story: Story, file: str) -> None:
    answer = address.ask(path(story.id, file), token=token)
    assert answer.status == 404
    assert "There is no such file" in answer.text


@pytest.mark.parametrize("file", NAMES)
def test_an_unknown_workshop_has_none(address: Address, token: str, file: str) -> None:
    answer = address.ask(path("none", file), token=token)
    assert answer.status == 404
    assert "There is no such workshop" in answer.text


def test_what_was_saved_here_can_be_restored_here(
    address: Address, token: str, process: Process, story: Story
) -> None:
    story.tell()
    saved = read_save(address.ask(path(story.id, "workshop.json"), token=token).body)

    copy = process.log.restore(saved, FACILITATOR, new_id()[:12])

    assert process.log.state(copy).notes == story.state.notes
    assert process.log.state(copy).restored == story.id


def test_the_save_file_says_what_it_leaves_out(address: Address, token: str, story: Story) -> None:
    round_id = story.open()
    story.slip(round_id, "CANARY", 1, 2, 3, 4, 5)

    answer = address.ask(path(story.id, "workshop.json"), token=token)

    assert json.loads(answer.body)["left_out"] == 1
    assert "CANARY" not in answer.text


def test_the_other_ideas_are_the_rest(address: Address, token: str, story: Story) -> None:
    story.tell()

    answer = address.ask(path(story.id, "ideas.csv"), token=token)

    rows = list(csv.DictReader(io.StringIO(answer.text, newline="")))
    assert [row["Title"] for row in rows] == ["First contact: an idea that waits"]


def test_the_cue_holds_the_whole_script_and_own_notes(
    address: Address, token: str, story: Story
) -> None:
    changes = {"date": "2026-11-20", "ends_at": "12:30", "minutes.3": 40}
    story.do(c.EditPlan, base_seq=story.state.seq, changes=changes)
    story.do(c.NotePrivately, step=3, base_seq=0, text="Ada leaves at eleven")

    text = address.ask(path(story.id, "cue.html"), token=token).text

    assert "20 November 2026, 140 minutes, the room ends at 12:30" in text
    assert "Ada leaves at eleven" in text
    assert "We stop at 12:30." in text
    assert "40 minutes, from 50 to 90" in text
    assert all(line in text for line in LATE.values())
    assert "{" not in text.partition("</style>")[2]
    assert "<script" not in text
    assert "http" not in text


MARKUP = "<img src=x onerror=alert(1)>{{ 7*7 }}</title><script>alert(1)</script>&amp;\"'"


def test_nothing_that_people_typed_is_markup_in_the_cue(
    address: Address, token: str, story: Story
) -> None:
    story.people(MARKUP[:100])
    story.scope(who=MARKUP, task=MARKUP)
    changes = {"title": MARKUP, "product": MARKUP, "ends_at": "12:30"}
    story.do(c.EditPlan, base_seq=story.state.seq, changes=changes)
    story.do(c.RenameStage, stage="habit", base_seq=story.state.seq, name=MARKUP)
    story.do(c.NotePrivately, step=1, base_seq=0, text=MARKUP)

    text = address.ask(path(story.id, "cue.html"), token=token).text

    assert "<img" not in text
    assert "<script" not in text
    assert "{{ 7*7 }}" in text
    assert text.count("</title>") == 1


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Follow-up emails, spring", "follow-up-emails-spring"),
        ('../../etc/passwd "; rm -rf', "etc-passwd-rm-rf"),
        ("\r\nSet-Cookie: a=b", "set-cookie-a-b"),
        ("", "workshop"),
        ("🙂 = !", "workshop"),
        ("漢字 über", "漢字-über"),
        ("x" * 500, "x" * 60),
    ],
)
def test_a_title_becomes_a_file_name(title: str, name: str) -> None:
    assert slug(title) == name


@pytest.mark.parametrize("title", ["漢字 über", 'a"b\\c;d', "x\u202ecod.exe", "line\u2028break"])
def test_any_title_is_safe_in_the_header(
    address: Address, token: str, story: Story, title: str
) -> None:
    story.do(c.EditPlan, base_seq=story.state.seq, changes={"title": title})

    header = address.ask(path(story.id, "backlog.csv"), token=token).header("Content-Disposition")

    assert header.isascii()
    assert header.count('"') == 2
    assert "\\" not in header
    assert "\r" not in header
