"""Save files: out of one database and into another, whole, or refused in a sentence."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from immutables import Map

from data.files.restoring import read_save, saved_from
from data.files.save_file import DOOR, Save, compact, left_out, save_file
from data.store.entries import record_of
from data.store.log import Log
from data.store.opening import open_log
from data.store.protocol import Record
from tests.cast import FACILITATOR, NINE, PARTICIPANT, Table, new_id
from tests.data.helpers import note, stored
from tests.story import Story
from workshop import commands as c
from workshop import events as e
from workshop.apply import fold
from workshop.errors import IdReused, NotAllowed, NotSaved, WorkshopError
from workshop.events import Entry, load
from workshop.stages import STAGE_IDS
from workshop.state import State

GOLDEN = sorted((Path(__file__).parents[2] / "golden").glob("[0-9]*.jsonl"))
ROWS = "SELECT workshop_id, seq, command_id FROM events"


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Log]:
    """Another machine's log."""
    opened = open_log(tmp_path / "elsewhere" / "workshop.db")
    yield opened
    opened.close()


def saved(log: Log, workshop_id: str = "w1") -> Save:
    return save_file(workshop_id, log.entries(workshop_id), NINE)


def alike(state: State) -> State:
    """What two states must share when one was restored from the other."""
    people = {name: replace(person, arrived=False) for name, person in state.people.items()}
    room = state._replace(code="", joining=False, people=Map(people))
    return room._replace(id="", restored="", seq=0, at=0, content_seq=0)


def test_a_restored_workshop_is_the_same_on_another_machine(log: Log, elsewhere: Log) -> None:
    story = Story(log).tell("שלום \u202e👩🏽‍🚀 =1+1 \x00 ")
    story.do(c.NotePrivately, step=3, base_seq=0, text="Ada leaves at eleven")

    elsewhere.restore(read_save(saved(log).body), FACILITATOR, "copy")

    here, there = story.state, elsewhere.state("copy")
    assert alike(there) == alike(here)
    assert (there.id, there.restored, there.seq) == ("copy", "w1", here.seq + 1)
    assert there.at >= here.at
    assert there.private["3"].text == "Ada leaves at eleven"


def test_saving_what_was_restored_gives_the_same_entries_byte_for_byte(
    log: Log, elsewhere: Log
) -> None:
    Story(log).tell()
    first = saved(log).body
    elsewhere.restore(read_save(first), FACILITATOR, "copy")

    again = saved(elsewhere, "copy").body

    lines, more = first.splitlines()[1:-1], again.splitlines()[1:-1]
    assert [line.rstrip(b",") for line in more[: len(lines)]] == [x.rstrip(b",") for x in lines]
    assert len(more) == len(lines) + 1
    assert b"WorkshopRestored" in more[-1]


def test_it_can_be_worked_on_and_survives_a_restart(database: Path, elsewhere: Log) -> None:
    Story(elsewhere).tell()
    log = open_log(database)
    log.restore(read_save(saved(elsewhere).body), FACILITATOR, "copy")
    log.do("copy", note("after the restoring"), FACILITATOR)
    before = log.state("copy")
    log.close()

    again = open_log(database)

    assert again.state("copy") == before
    (line,) = again.workshops()
    assert (line.id, line.title, line.seq) == ("copy", "Follow-up emails", before.seq)
    assert (line.started, line.at) == (before.started, before.at)
    again.close()


def test_pages_hear_of_it_like_of_any_other_news(log: Log) -> None:
    Story(log).people()
    heard: list[State] = []
    log.states.listen(heard.append)

    log.restore(read_save(saved(log).body), FACILITATOR, "copy")

    assert [state.id for state in heard] == ["copy"]


def test_the_head_says_what_the_file_is(log: Log) -> None:
    Story(log).people()

    head = json.loads(saved(log).body)

    assert head["format"] == "ai-journey-workshop"
    assert head["version"] == 1
    assert head["workshop"] == "w1"
    assert head["title"] == "Follow-up emails"
    assert head["saved_at"] == "2023-11-14T22:13:20+00:00"
    assert head["entries"][0] == {
        "seq": 1,
        "at": head["entries"][0]["at"],
        "actor": "host",
        "command": head["entries"][0]["command"],
        "type": "WorkshopStarted",
        "schema": 1,
        "payload": {"title": "Follow-up emails"},
    }


def test_answers_nobody_has_seen_stay_behind(log: Log, elsewhere: Log) -> None:
    story = Story(log).people().observers()
    shown = story.voted((1, 1, 1, 1, 1))
    open_round = story.open("trust", "habit", "contact")
    story.slip(open_round, "CANARY1", 5, 4)
    story.slip(open_round, "CANARY2", 5, 4)
    story.slip(open_round, "CANARY3", 2, 2, observer=True)

    save = saved(log)
    elsewhere.restore(read_save(save.body), FACILITATOR, "copy")

    assert b"CANARY" not in save.body
    assert save.left_out == json.loads(save.body)["left_out"] == left_out(story.state) == 3
    there = elsewhere.state("copy")
    assert there.rounds[shown] == story.state.rounds[shown]
    assert there.rounds[open_round].open
    assert not there.rounds[open_round].ballots
    assert not there.rounds[open_round].watching
    events = [event for _, event in restored_events(elsewhere)]
    assert events == [e.WorkshopRestored(source="w1", left_out=3)]
    assert saved(elsewhere, "copy").left_out == 0


def restored_events(log: Log) -> list[tuple[int, e.Event]]:
    rows = log.entries("copy")
    return [(row[0], load(*row[4:])) for row in rows if row[4] == "WorkshopRestored"]


def test_counted_hands_nobody_has_seen_stay_behind_too(log: Log) -> None:
    story = Story(log).people()
    round_id = story.open("earned")
    story.do(c.CountFingers, round_id=round_id, item="earned", counts={"1": 4})

    save = saved(log)

    assert b"FingersCounted" not in save.body
    assert save.left_out == 1
    story.do(c.Reveal, round_id=round_id)
    assert b"FingersCounted" in saved(log).body


def test_a_ballot_that_was_given_up_stays_unread_after_the_reveal(log: Log, elsewhere: Log) -> None:
    story = Story(log).people()
    mara, round_id = story.state.voters[0].id, story.open()

    def cast(score: int) -> None:
        answers = dict.fromkeys(STAGE_IDS, score)
        story.do(c.CastBallot, round_id=round_id, voter=mara, way="keypad", answers=answers)

    cast(5)
    story.do(c.VoidBallot, round_id=round_id, voter=mara)
    cast(2)
    story.slip(round_id, "1", 4, 4, 4, 4, 4)
    story.do(c.Undo)
    story.do(c.Reveal, round_id=round_id)

    file = saved(log).body.decode()
    elsewhere.restore(read_save(file.encode()), FACILITATOR, "copy")

    assert [json.loads(line)["payload"]["answers"]["habit"] for line in ballots_in(file)] == [2]
    assert votes(elsewhere.state("copy")) == votes(story.state)


def ballots_in(file: str) -> list[str]:
    return [line.rstrip(",") for line in file.splitlines() if '"BallotCast"' in line]


def test_people_can_vote_again_in_the_round_that_came_empty(log: Log) -> None:
    story = Story(log).people()
    round_id = story.open()
    story.slip(round_id, "1", 1, 1, 1, 1, 1)
    log.restore(read_save(saved(log).body), FACILITATOR, "copy")
    copy = Story(log, "copy")

    copy.slip(round_id, "1", 2, 2, 2, 2, 2)
    copy.do(c.Reveal, round_id=round_id)

    assert copy.state.rounds[round_id].votes("habit") == [2]


def test_a_double_click_restores_once(log: Log, database: Path, elsewhere: Log) -> None:
    Story(elsewhere).people()
    file = read_save(saved(elsewhere).body)

    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda _: log.restore(file, FACILITATOR, "copy"), range(8)))

    assert made == ["copy"] * 8
    assert len(stored(database, ROWS)) == len(file.records) + 1


def test_two_restorings_of_one_file_are_two_workshops(log: Log) -> None:
    Story(log).people()
    file = read_save(saved(log).body)

    log.restore(file, FACILITATOR, "copy1")
    log.restore(file, FACILITATOR, "copy2")

    assert {line.id for line in log.workshops()} == {"w1", "copy1", "copy2"}
    assert alike(log.state("copy1")) == alike(log.state("copy2"))


def test_it_never_writes_into_a_workshop_that_is_there(log: Log) -> None:
    Story(log).people()
    before = log.entries("w1")

    with pytest.raises(IdReused):
        log.restore(read_save(saved(log).body), FACILITATOR, "w1")

    assert log.entries("w1") == before


def test_another_file_under_the_same_id_is_refused(log: Log) -> None:
    story = Story(log).people()
    first = read_save(saved(log).body)
    second = read_save(saved(story.note("one more").log).body)
    log.restore(first, FACILITATOR, "copy")

    with pytest.raises(IdReused):
        log.restore(second, FACILITATOR, "copy")


def test_only_leaders_restore(log: Log) -> None:
    Story(log).people()
    with pytest.raises(NotAllowed):
        log.restore(read_save(saved(log).body), PARTICIPANT, "copy")
    assert len(log.workshops()) == 1


def test_a_command_of_the_old_workshop_is_known_in_the_new_one(log: Log) -> None:
    """A browser that resends what it sent before the restoring does not do it twice."""
    Story(log)
    sent = note("once", "the-command-1")
    log.do("w1", sent, FACILITATOR)
    log.restore(read_save(saved(log).body), FACILITATOR, "copy")

    with pytest.raises(IdReused):
        log.do("copy", sent, FACILITATOR)

    assert len(log.state("copy").notes) == 1
    log.do("copy", note("twice", "the-command-2"), FACILITATOR)
    assert len(log.state("copy").notes) == 2


def test_the_last_step_can_be_undone_after_restoring(log: Log) -> None:
    Story(log).note("a slip of the pen")
    log.restore(read_save(saved(log).body), FACILITATOR, "copy")

    log.do("copy", c.Undo(id=new_id()), FACILITATOR)

    assert not log.state("copy").notes


def test_nothing_of_it_is_there_when_the_disk_refuses(log: Log, database: Path) -> None:
    Story(log).people()
    file = read_save(saved(log).body)
    database.rename(database.with_name("away.db"))

    with pytest.raises(NotSaved):
        log.restore(file, FACILITATOR, "copy")

    database.with_name("away.db").rename(database)
    assert [line.id for line in log.workshops()] == ["w1"]
    assert log.states.get("copy") is None
    log.restore(file, FACILITATOR, "copy")
    assert alike(log.state("copy")) == alike(log.state("w1"))


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_the_logs_of_every_release_can_be_saved_and_restored(path: Path, log: Log) -> None:
    """Their rows keep the schema they were written with."""
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    rows = [
        Record(
            x["seq"],
            x["at"],
            x["actor"],
            x["command_id"],
            x["type"],
            x["schema"],
            compact(x["payload"]),
        )
        for x in lines
    ]
    entries = [Entry(*row[:4], load(*row[4:])) for row in rows]

    file = read_save(save_file("golden", rows, NINE).body)
    log.restore(file, FACILITATOR, "copy")

    kept = {row[0] for row in file.records}
    said = ("BallotCast", "RemarkMade")  # what has other names in the file
    same = [row for row in rows if row[0] in kept and row[4] not in said]
    assert [row for row in file.records if row[4] not in said] == same
    assert {row[4] for row in rows if row[0] not in kept} <= {*said, *DOOR}
    here, there = fold(State("golden"), entries), log.state("copy")
    nothing: dict[str, Any] = {"rounds": Map(), "remarks": Map(), "undo": Map()}
    assert alike(there)._replace(**nothing) == alike(here)._replace(**nothing)
    assert votes(there) == votes(here)
    assert sorted(r.text for r in there.remarks.values()) == sorted(
        r.text for r in here.remarks.values()
    )


def votes(state: State) -> dict[str, list[list[Any]]]:
    """What was answered in each vote that everybody has seen, whoever it was."""
    return {
        round_.id: [sorted(map(str, round_.answers(item))) for item in round_.items]
        for round_ in state.rounds.values()
        if round_.revealed
    }


WORDS = st.text(max_size=40) | st.sampled_from(["=1+1", "\u202e\u200b", "🙂" * 50, "x" * 10_000])
STEPS: dict[str, Callable[[Table, str], object]] = {
    "note": lambda table, words: table.note(words),
    "card": lambda table, words: table.card(words),
    "idea": lambda table, words: table.idea(words),
    "scope": lambda table, words: table.do(
        c.EditScope, base_seq=table.state.seq, changes={"who": words, "task": words}
    ),
    "open": lambda table, _: table.open(),
    "slip": lambda table, words: table.do(
        c.CastBallot,
        round_id=f"trust-{1 + len(words) % 3}",
        voter=f"slip:{len(words) % 4}",
        way="slip",
        answers=dict.fromkeys(STAGE_IDS, 1 + len(words) % 5),
    ),
    "hands": lambda table, _: table.do(
        c.CountFingers, round_id="trust-1", item="habit", counts={"2": 4}
    ),
    "reveal": lambda table, words: table.reveal(f"trust-{1 + len(words) % 3}"),
    "void": lambda table, _: table.do(c.VoidBallot, round_id="trust-1", voter="slip:1"),
    "late": lambda table, words: table.do(c.AddPeople, names=(words,)),
    "undo": lambda table, _: table.do(c.Undo),
    "wait": lambda table, words: table.wait(len(words)),
}


@given(st.lists(st.tuples(st.sampled_from(sorted(STEPS)), WORDS), max_size=25))
@settings(max_examples=60)
def test_whatever_happened_comes_back(steps: list[tuple[str, str]]) -> None:
    table = Table()
    for name, words in steps:
        try:
            STEPS[name](table, words)
        except (WorkshopError, ValueError):
            continue  # refused, as it would be in the room

    save = save_file("w", [record_of(entry) for entry in table.entries], NINE)
    file = read_save(save.body)

    there = fold(State("w"), file.entries)
    if len(file.entries) == len(table.entries):
        assert file.entries == tuple(table.entries)
        assert there == table.state
        return
    seen = [r for r in table.state.rounds.values() if r.revealed]
    assert [r for r in there.rounds.values() if r.revealed] == seen
    assert not any(r.filed for r in there.rounds.values() if not r.revealed)
    assert unvoted(there) == unvoted(table.state)


def unvoted(state: State) -> State:
    """Everything but votes, and what undo remembers of them."""
    empty = State("w")
    return state._replace(rounds=empty.rounds, undo=empty.undo, seq=0, at=0)


def test_a_log_of_our_own_needs_no_file() -> None:
    table = Table()
    made = saved_from(table.entries, "example", "2031-01-01")
    assert made.title == "Follow-up emails"
    assert made.entries == tuple(table.entries)
