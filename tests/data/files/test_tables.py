"""backlog.csv and ideas.csv: every field, every trace, and no formula whatever was typed."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.content.worked_example import worked_example
from data.files import backlog, ideas
from data.files.csv_table import NUMBER, csv_bytes, one_line, safe
from tests.cast import FACILITATOR, NINE, Table
from workshop import commands as c
from workshop.apply import fold
from workshop.outcome import outcome
from workshop.roles import Actor, Role
from workshop.state import State, in_order
from workshop.visibility import visible

FORMULA = tuple("=+-@\t\r\n＝＋－＠")
INVISIBLE = " \u200b\u200c\u200d\u2060\ufeff\u00ad\u00a0"
NASTY = [
    "=1+1",
    "+1",
    "-1+1",
    "@SUM(A1)",
    "\u202e=1+1",
    "\u2066=1",
    "＝1+1",
    "a\n=1+1\r\n@b",
    '"=1',
    '",=1',
    "🙂" * 2_000,
    "x" * 10_000,
    "שלום =עולם",
    "\x00\x1b=",
]
TEXTS = st.sampled_from(NASTY) | st.text(min_size=1, max_size=60).filter(str.strip)


OBSERVING = Actor("second", Role.COFACILITATOR)
"""Somebody else who may write."""


def backlog_csv(state: State) -> bytes:
    return backlog.backlog_csv(outcome(state))


def ideas_csv(state: State) -> bytes:
    return ideas.ideas_csv(outcome(state))


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


@pytest.fixture
def example() -> State:
    """The worked example, as its facilitator sees it."""
    return visible(fold(State("w7"), worked_example(NINE).entries), FACILITATOR)


def cells(content: bytes) -> list[str]:
    return [cell for line in csv.reader(io.StringIO(content.decode(), newline="")) for cell in line]


def no_formula(cell: str) -> bool:
    return bool(NUMBER.fullmatch(cell)) or not cell.lstrip(INVISIBLE).startswith(FORMULA)


# --- the writer --------------------------------------------------------------------------


@given(st.lists(TEXTS, min_size=1, max_size=6))
@settings(max_examples=300)
def test_what_is_written_is_read_again(texts: list[str]) -> None:
    content = csv_bytes(["Head"] * len(texts), [texts])

    header, line = csv.reader(io.StringIO(content.decode(), newline=""))

    assert len(header) == len(line)
    for cell, text in zip(line, texts, strict=True):
        assert cell in (one_line(text), f"'{one_line(text)}")
        assert no_formula(cell)
        assert len(cell.splitlines()) <= 1
    assert not content.startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("number", ["-5", "+3 %", "-0,5", "- ", "12.5 %", "-1.5%"])
def test_numbers_stay_numbers(number: str) -> None:
    assert safe(number) in (number, f"'{number.strip()}")
    assert safe("-5") == "-5"


# --- the backlog -------------------------------------------------------------------------


def test_every_chosen_idea_and_no_other(example: State) -> None:
    found = rows(backlog_csv(example))
    assert [row["Ticket"] for row in found] == ["1", "2", "3"]
    assert len(rows(ideas_csv(example))) == 3
    titles = {row["Title"] for row in [*found, *rows(ideas_csv(example))]}
    assert titles == {
        f"{example.stage(idea.stage).name}: {idea.change}" for idea in example.ideas.values()
    }


def test_a_ticket_says_everything_that_was_typed(example: State) -> None:
    first, _, third = rows(backlog_csv(example))
    assert first["What is counted"] == "sent drafts with a wrong price"
    assert first["Out of"] == "sent drafts that name a price"
    assert first["Formula"].startswith("Count sent drafts with a wrong price / ")
    assert (first["Direction"], third["Direction"]) == ("Goes down", "Goes up")
    assert (first["Effort"], third["Effort"]) == ("Weeks", "Months")
    assert first["Start value read on"]
    assert (third["Start value"], third["Start value from"]) == ("", "Wen Li")
    assert (first["Ready"], third["Ready"]) == ("measurable", "start value pending")
    assert first["Still missing"] == ""
    assert first["At stake"] == "A client or money depends on it"
    assert first["Used to AI"] == "Tries things"
    assert first["Not part of it"].startswith("Not today: cold mails")


def test_votes_come_in_the_words_of_the_scales(example: State) -> None:
    first, second, third = rows(backlog_csv(example))
    assert first["Must fix, should fix, can wait"] == "Must fix"
    assert second["Must fix, should fix, can wait"].endswith("the room is split.")
    assert first["How bad"] == "Damage (5 votes; Agreed)"
    assert second["How bad"].startswith("Between hours and damage (4 votes;")
    assert "before the talk: 5 votes from 1 to 5" in first["Trust votes"]
    assert "1 answer: Can't tell" in third["Trust votes"]
    assert second["Trust and record"] == "More than earned"
    assert first["Low point"].startswith("Trust is low here because it is right eight times")
    assert second["Low point"] == ""


def test_where_nobody_was_asked_what_trust_is_earned_the_record_stands_as_it_is(
    table: Table,
) -> None:
    table.ticket("Show the source")
    table.voted([3, 3, 3, 3, 3])
    (row,) = rows(backlog_csv(table.state))
    assert row["Trust and record"] == "No record yet"

    table.do(c.RecordVariance, base_seq=0, changes={"checked": "40", "acceptable": "31"})

    (row,) = rows(backlog_csv(table.state))
    said = "31 of 40 checked answers were good enough; not compared yet"
    assert row["Trust and record"] == said


def test_notes_that_somebody_saw_come_first(example: State) -> None:
    for row in rows(backlog_csv(example)):
        told = row["Seen"].split(" · ")
        known = ["(Guess)" not in note for note in told]
        assert sum(known) >= 3
        assert known == sorted(known, reverse=True)


def test_the_trace_leads_back_to_everything(example: State) -> None:
    (first, *_) = rows(backlog_csv(example))
    (ticket, *_) = example.tickets
    parts = first["Trace"].split(", ")
    assert parts[:4] == ["workshop w7", f"ticket {ticket.id}", "stage calibration", "dots 7"]
    assert f"could go wrong {ticket.stops}" in parts
    assert "low point calibration" in parts
    assert {"vote trust-1", "vote trust-2", "vote how_bad-1", "vote dots_ideas-1"} <= set(parts)
    notes = [part.removeprefix("note ") for part in parts if part.startswith("note ")]
    assert notes == [note.id for note in outcome(example).traces[ticket.id].notes]
    assert set(notes) <= set(example.notes)


def test_a_vote_about_a_second_task_is_not_mixed_in(example: State) -> None:
    (task,) = example.tasks
    (other,) = [r.id for r in example.rounds.values() if r.task == task]
    assert all(f"vote {other}" not in row["Trace"] for row in rows(backlog_csv(example)))


def test_a_risk_that_somebody_accepts_is_no_ticket(example: State) -> None:
    (accepted,) = [
        failure_mode for failure_mode in example.failure_modes.values() if failure_mode.accepted_by
    ]
    assert accepted.does not in backlog_csv(example).decode()


def test_a_renamed_stage_appears_under_its_name(table: Table) -> None:
    table.do(c.RenameStage, stage="contact", base_seq=0, name="Try-out week")
    table.do(c.ChooseIdea, idea_id=table.idea("show the source"))
    (row,) = rows(backlog_csv(table.state))
    assert row["Stage"] == "Try-out week"
    assert row["Title"] == "Try-out week: show the source"
    assert row["Change"] == "At Try-out week, we show the source."


def test_another_number_of_tickets_says_why(table: Table) -> None:
    table.do(c.ChooseIdea, idea_id=table.idea("show the source"))
    table.do(c.GiveReason, about="tickets", reason="one team, one month")
    (row,) = rows(backlog_csv(table.state))
    assert row["Why not three tickets"] == "one team, one month"


def test_joined_words_stay_with_the_ticket(table: Table) -> None:
    kept, twin = table.idea("show the source"), table.idea("name the source")
    table.do(c.JoinIdeas, kept=kept, joined=(twin,))
    table.do(c.ChooseIdea, idea_id=kept)
    (row,) = rows(backlog_csv(table.state))
    assert row["Also said"] == "Also: name the source"


def test_what_was_not_read_out_yet_is_not_in_the_files(table: Table) -> None:
    """A colleague wrote it in silence; the facilitator's file does not tell."""
    card = table.card("CANARY invents a price", actor=OBSERVING)
    table.do(c.AddIdeas, OBSERVING, stage="contact", changes=("CANARY idea",))
    table.do(c.ChooseIdea, idea_id=table.idea("show the source", card))
    seen = visible(table.state, FACILITATOR)

    (row,) = rows(backlog_csv(seen))

    assert row["What it stops"] == row["How bad"] == ""
    assert "could go wrong" not in row["Trace"]
    assert b"CANARY" not in backlog_csv(seen) + ideas_csv(seen)


def test_a_card_nobody_rated_and_a_room_that_cannot_tell(table: Table) -> None:
    card = table.card()
    table.do(c.ChooseIdea, idea_id=table.idea("show the source", card))
    (row,) = rows(backlog_csv(table.state))
    assert row["How bad"] == row["Must fix, should fix, can wait"] == "Not rated"

    table.voted([None], [None], scale="how_bad")
    (row,) = rows(backlog_csv(table.state))
    assert row["How bad"] == "Can't tell (2 answers)"
    assert row["Trust votes"] == ""


def test_the_header_is_the_same_for_every_workshop(example: State, table: Table) -> None:
    for build, columns in ((backlog_csv, backlog.COLUMNS), (ideas_csv, ideas.COLUMNS)):
        assert tuple(rows(build(example))[0]) == columns
        assert cells(build(table.state)) == list(columns)


WORDS = [
    "owner",
    "first_step",
    "measure",
    "count",
    "out_of",
    "unit",
    "start",
    "start_who",
    "goal",
    "source",
    "guardrail",
]


@given(st.lists(TEXTS, min_size=4, max_size=4))
@settings(max_examples=120)
def test_no_cell_of_either_file_is_a_formula(texts: list[str]) -> None:
    """Every field that people can type in, filled with the worst they could type."""
    table, (one, two, three, four) = Table(), texts
    for person in (one, two):
        table.do(c.AddPeople, names=(person[:100],))
    words = {"who": one, "feature": two, "task": three, "out": four, "wrong": one}
    table.do(c.EditScope, base_seq=table.state.seq, changes=words)
    table.do(c.RenameStage, stage="contact", base_seq=0, name=two[:100])
    for lane in ("want", "feels"):
        table.do(
            c.AddNotes, stage="contact", lane=lane, texts=(three,), evidence="seen", source=four
        )
    card = table.card(one, suffers=two)
    table.do(c.NoteLowPoint, stage="contact", base_seq=0, because=three)
    table.voted([1, 1, 1, 1, 1])
    for change in (one, two):
        table.idea(change, card)
    (first, _) = in_order(table.state.ideas)
    table.do(c.ChooseIdea, idea_id=first.id)
    fields = {name: texts[place % 4] for place, name in enumerate(WORDS)}
    table.do(c.EditIdea, idea_id=first.id, base_seq=table.state.seq, changes=fields)
    table.do(c.GiveReason, about="tickets", reason=four)
    for build in (backlog_csv, ideas_csv):
        header, *lines = csv.reader(io.StringIO(build(table.state).decode(), newline=""))
        assert len(lines) == 1
        assert len(lines[0]) == len(header)
        for cell in lines[0]:
            assert no_formula(cell)
            assert len(cell.splitlines()) <= 1
    row = rows(backlog_csv(table.state))[0]
    for name in ("Change", "What it stops", "How we will know", "Formula", "Wrong when", "Seen"):
        assert not row[name].startswith("'")
