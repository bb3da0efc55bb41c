"""Saved once, saved for good, in one order for everybody."""

from __future__ import annotations

from concurrent.futures import CancelledError, Future, wait
from pathlib import Path
from threading import Barrier, Event, Thread

import pytest

from data.store.jobs import Receipt
from data.store.log import Log
from data.store.opening import open_log
from data.store.protocol import Token, Transaction
from tests.cast import COFACILITATOR, FACILITATOR, PARTICIPANT, Table, new_id
from tests.data.helpers import PATIENCE, hears, note, sql, start, stored, texts
from workshop import commands as c
from workshop.errors import IdReused, Invalid, NotAllowed, NotFound, NotNow, NotSaved
from workshop.state import State


def test_what_was_acknowledged_is_in_the_file_and_in_the_state(log: Log, database: Path) -> None:
    start(log)
    receipt = log.do("w", note("kept"), FACILITATOR)
    assert receipt == Receipt(seq=2, events=1)
    assert stored(database) == [("w", 1), ("w", 2)]
    assert texts(log.state("w")) == ["kept"]


def test_the_same_command_again_is_the_same_receipt_and_no_second_event(
    log: Log, database: Path
) -> None:
    start(log)
    command = note("once")
    first = log.do("w", command, FACILITATOR)
    log.do("w", note("later"), FACILITATOR)
    assert log.do("w", command, FACILITATOR) == first
    assert len(stored(database)) == 3


def test_a_retry_after_a_restart_is_still_the_same_receipt(log: Log, database: Path) -> None:
    start(log)
    command = note("once")
    first = log.do("w", command, FACILITATOR)
    log.close()

    again = open_log(database)
    assert again.do("w", command, FACILITATOR) == first
    assert texts(again.state("w")) == ["once"]
    again.close()


def test_a_retry_in_the_same_batch_is_written_once(log: Log) -> None:
    start(log)
    command = note("once")
    receipts = [log.submit("w", command, FACILITATOR) for _ in range(5)]
    assert {done.result(PATIENCE) for done in receipts} == {Receipt(2, 1)}


def test_an_id_with_other_content_or_from_another_person_is_refused(log: Log) -> None:
    start(log)
    command_id = new_id()
    log.do("w", note("mine", command_id), FACILITATOR)
    for command, actor in (
        (note("other words", command_id), FACILITATOR),
        (note("mine", command_id), COFACILITATOR),
        (c.Undo(id=command_id), FACILITATOR),
    ):
        with pytest.raises(IdReused, match="Nothing was changed"):
            log.do("w", command, actor)
    assert texts(log.state("w")) == ["mine"]


def test_one_id_in_two_workshops_is_two_commands(log: Log) -> None:
    start(log, "one")
    start(log, "two")
    command = note("both")
    log.do("one", command, FACILITATOR)
    log.do("two", command, FACILITATOR)
    assert texts(log.state("one")) == texts(log.state("two")) == ["both"]


def test_a_command_that_was_already_true_is_remembered_too(log: Log, database: Path) -> None:
    """Sent again when it would no longer be true, it still does nothing."""
    start(log)
    no_op = c.EnterBeat(id=new_id(), beat="lobby")
    assert log.do("w", no_op, FACILITATOR) == Receipt(seq=1, events=0)
    log.do("w", c.EnterBeat(id=new_id(), beat="scope.write"), FACILITATOR)
    log.close()

    again = open_log(database)
    assert again.do("w", no_op, FACILITATOR) == Receipt(seq=1, events=0)
    assert again.state("w").agenda.beat == "scope.write"
    with pytest.raises(IdReused):
        again.do("w", c.EnterBeat(id=no_op.id, beat="close"), FACILITATOR)
    again.close()


def test_a_refused_command_may_be_corrected_and_sent_with_its_id(log: Log) -> None:
    start(log)
    command_id = new_id()
    with pytest.raises(Invalid):
        log.do("w", note("", command_id), FACILITATOR)
    log.do("w", note("better", command_id), FACILITATOR)
    assert texts(log.state("w")) == ["better"]


class Held:
    """A log whose writer is kept busy, so that what is sent meanwhile is one batch."""

    def __init__(self, log: Log) -> None:
        self._at_work, self._go_on = Event(), Event()
        self._thread = Thread(target=log.write, args=(self._hold,))
        self._thread.start()
        assert self._at_work.wait(PATIENCE)

    def _hold(self, transaction: Transaction) -> None:
        self._at_work.set()
        assert self._go_on.wait(PATIENCE)

    def release(self) -> None:
        self._go_on.set()
        self._thread.join()


def test_a_refused_command_does_not_sink_the_others_of_its_batch(log: Log, database: Path) -> None:
    start(log)
    held = Held(log)
    before = log.submit("w", note("before"), FACILITATOR)
    not_allowed = log.submit("w", note("no"), PARTICIPANT)
    not_now = log.submit("w", c.StartWorkshop(id=new_id(), title="again"), FACILITATOR)
    not_there = log.submit("nowhere", note("no"), FACILITATOR)
    after = log.submit("w", note("after"), FACILITATOR)
    held.release()

    assert (before.result(PATIENCE).seq, after.result(PATIENCE).seq) == (2, 3)
    for refused, kind in ((not_allowed, NotAllowed), (not_now, NotNow), (not_there, NotFound)):
        assert isinstance(refused.exception(PATIENCE), kind)
    assert texts(log.state("w")) == ["after", "before"]
    assert stored(database) == [("w", 1), ("w", 2), ("w", 3)]


def test_what_its_sender_gave_up_on_is_not_written(log: Log) -> None:
    start(log)
    held = Held(log)
    given_up = log.submit("w", note("given up"), FACILITATOR)
    kept = log.submit("w", note("kept"), FACILITATOR)
    assert given_up.cancel()
    held.release()

    kept.result(PATIENCE)
    with pytest.raises(CancelledError):
        given_up.result(PATIENCE)
    assert texts(log.state("w")) == ["kept"]


def test_a_sender_who_waits_too_long_is_told_and_nothing_is_written_later(
    log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    start(log)
    held = Held(log)
    monkeypatch.setattr("data.store.log.WAIT_SECONDS", 0.01)
    with pytest.raises(NotSaved, match="the disk does not answer"):
        log.do("w", note("too late"), FACILITATOR)
    monkeypatch.undo()
    held.release()
    log.do("w", note("next"), FACILITATOR)
    assert texts(log.state("w")) == ["next"]


def test_eight_people_at_once_are_all_saved_and_none_twice(log: Log, database: Path) -> None:
    """Eight threads, fifty commands each: every one acknowledged, present, in one order."""
    start(log)
    together = Barrier(8)
    seqs: list[int] = []

    def person(number: int) -> None:
        together.wait(PATIENCE)
        for count in range(50):
            seqs.append(log.do("w", note(f"{number}-{count}"), FACILITATOR).seq)

    threads = [Thread(target=person, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(seqs) == list(range(2, 402))
    assert texts(log.state("w")) == sorted(f"{n}-{i}" for n in range(8) for i in range(50))
    assert [seq for _, seq in stored(database)] == list(range(1, 402))


def test_more_than_one_batch_of_commands_is_written_in_order(log: Log) -> None:
    start(log)
    held = Held(log)
    sent = [log.submit("w", note(f"{n:03}"), FACILITATOR) for n in range(600)]
    held.release()
    assert [done.result(PATIENCE).seq for done in sent] == list(range(2, 602))


def test_closing_writes_what_is_queued_and_refuses_what_comes_after(
    log: Log, database: Path
) -> None:
    start(log)
    sent = [log.submit("w", note(f"{n}"), FACILITATOR) for n in range(300)]
    log.close()
    assert [done.result(0).events for done in sent] == [1] * 300
    with pytest.raises(NotSaved, match="the app is stopping"):
        log.do("w", note("too late"), FACILITATOR)
    assert len(stored(database)) == 301


def test_whoever_sends_while_the_app_stops_is_always_answered(database: Path) -> None:
    """Each is either saved or told that it was not; nobody waits for ever."""
    log = open_log(database)
    start(log)
    together = Barrier(5)
    sent: list[Future[Receipt]] = []

    def person() -> None:
        together.wait(PATIENCE)
        sent.extend(log.submit("w", note(), FACILITATOR) for _ in range(100))

    threads = [Thread(target=person) for _ in range(4)]
    for thread in threads:
        thread.start()
    together.wait(PATIENCE)
    log.close()
    for thread in threads:
        thread.join()

    done, waiting = wait(sent, timeout=PATIENCE)
    assert not waiting
    saved = sum(future.exception() is None for future in done)
    assert len(stored(database)) == 1 + saved


def test_a_workshop_that_never_was_is_not_found(log: Log) -> None:
    with pytest.raises(NotFound, match="no such workshop"):
        log.state("nowhere")
    with pytest.raises(NotFound, match="no such workshop"):
        log.do("nowhere", note(), FACILITATOR)
    with pytest.raises(NotFound, match="no such workshop"):
        log.state("nowhere")


def test_the_list_has_one_line_a_workshop_and_the_last_worked_on_first(log: Log) -> None:
    start(log, "one", "First")
    start(log, "two", "Second")
    log.do("one", c.EditPlan(id=new_id(), base_seq=1, changes={"title": "Renamed"}), FACILITATOR)
    lines = log.workshops()
    assert {(line.id, line.title, line.seq) for line in lines} == {
        ("one", "Renamed", 2),
        ("two", "Second", 1),
    }
    assert [line.at for line in lines] == sorted((line.at for line in lines), reverse=True)
    assert all(line.started <= line.at for line in lines)


def test_a_restart_at_any_point_gives_the_same_state(database: Path) -> None:
    """After each command of a small workshop, and undo still knows what it may take back."""
    log = open_log(database, keep_backups=1)
    table = Table()
    start(log)
    story: list[c.Command] = [
        c.AddPeople(id=new_id(), names=("Ana", "Ben")),
        c.EnterBeat(id=new_id(), beat="scope.write"),
        c.EditScope(id=new_id(), base_seq=1, changes={"who": "a rep", "task": "write"}),
        note("emoji 👩🏽‍🚀, nul \x00, שלום"),
        c.AddFailureMode(id="the-card-1", stage="habit", does="errs", suffers="pays"),
        c.AddIdeas(id="the-idea-1", stage="habit", changes=("ask first",), stops="the-card-1"),
        c.ChooseIdea(id=new_id(), idea_id="the-idea-1"),
        c.OpenRound(id=new_id(), scale="trust"),
        c.CastBallot(
            id=new_id(), round_id="trust-1", voter="slip:1", way="slip", answers={"habit": 2}
        ),
        c.Undo(id=new_id()),
        c.Undo(id=new_id()),
    ]
    for command in story:
        log.do("w", command, FACILITATOR)
        before = log.state("w")
        log.close()
        log = open_log(database, keep_backups=1)
        assert log.state("w") == before
    assert before.tickets == []
    assert table.state.id == before.id
    log.close()


def test_two_programs_on_one_file_see_each_others_work(log: Log, database: Path) -> None:
    """Also while neither of them writes."""
    start(log)
    other = open_log(database)
    assert other.state("w").seq == 1
    here, there = hears(log, "w", 3), hears(other, "w", 3)

    other.do("w", note("from there"), FACILITATOR)
    log.do("w", note("from here"), FACILITATOR)
    assert here.wait(PATIENCE)
    assert there.wait(PATIENCE)
    assert texts(log.state("w")) == texts(other.state("w")) == ["from here", "from there"]
    assert log.state("w") == other.state("w")
    other.close()


def test_two_programs_writing_at_once_never_collide_and_lose_nothing(
    log: Log, database: Path
) -> None:
    start(log)
    other = open_log(database)
    together = Barrier(4)
    seqs: list[int] = []

    def person(where: Log, name: str) -> None:
        together.wait(PATIENCE)
        for count in range(40):
            seqs.append(where.do("w", note(f"{name}-{count}"), FACILITATOR).seq)

    threads = [
        Thread(target=person, args=(where, name))
        for where, name in ((log, "a"), (log, "b"), (other, "c"), (other, "d"))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(seqs) == list(range(2, 162))
    for where in (log, other):
        assert hears(where, "w", 161).wait(PATIENCE)
    assert texts(log.state("w")) == texts(other.state("w"))
    assert len(texts(log.state("w"))) == 160
    other.close()


def test_an_id_used_in_another_program_is_a_retry_here(log: Log, database: Path) -> None:
    start(log)
    other = open_log(database)
    command = note("once")
    receipt = other.do("w", command, FACILITATOR)
    assert log.do("w", command, FACILITATOR) == receipt
    assert texts(log.state("w")) == ["once"]
    other.close()


def test_a_refusal_here_does_not_hide_what_another_program_wrote(log: Log, database: Path) -> None:
    """The refused command read the other program's note; the next one must know it too."""
    start(log)
    other = open_log(database)
    for count in range(5):
        other.do("w", note(f"there {count}"), FACILITATOR)
        with pytest.raises(NotNow):
            log.do("w", c.StartWorkshop(id=new_id(), title="again"), FACILITATOR)
        log.do("w", note(f"here {count}"), FACILITATOR)
    assert len(texts(log.state("w"))) == 10
    other.close()


def test_a_state_never_goes_back(log: Log) -> None:
    start(log)
    newest = log.do("w", note(), FACILITATOR).seq
    log.states.publish(State("w", seq=1))
    assert log.state("w").seq == newest


def test_time_in_the_log_never_runs_backwards(log: Log, database: Path) -> None:
    start(log)
    log.write(sql("UPDATE events SET at = at + 5000000"))
    log.close()
    again = open_log(database)
    ahead = again.state("w").at
    again.do("w", note(), FACILITATOR)
    assert again.state("w").at == ahead
    again.close()


def test_what_a_refused_write_had_begun_is_taken_back_alone(log: Log, database: Path) -> None:
    start(log)

    def begun_and_refused(transaction: Transaction) -> None:
        transaction.add_token(Token("h", "p1", "participant", "w", 1, ""))
        raise NotAllowed("Only the facilitator can do this.")

    held = Held(log)
    kept = log.submit("w", note("kept"), FACILITATOR)
    refused = Thread(target=held.release)
    refused.start()
    with pytest.raises(NotAllowed):
        log.write(begun_and_refused)
    refused.join()
    assert kept.result(PATIENCE).seq == 2
    assert stored(database, "SELECT * FROM tokens") == []


def test_a_write_outside_the_log_is_durable_and_in_turn(log: Log, database: Path) -> None:
    token = Token("hash", "p1", "participant", "w", 1, "localhost")
    log.write(lambda transaction: transaction.add_token(token))
    assert stored(database, "SELECT * FROM tokens") == [token]
