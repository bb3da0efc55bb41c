"""What was acknowledged survives a kill at any moment, once."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.store.opening import open_log
from tests.cast import FACILITATOR
from tests.data.helpers import helper, start, stored
from workshop import commands as c

pytestmark = pytest.mark.process
ROUNDS = 4


def _said(line: str) -> dict[str, int]:
    """The id and sequence number on a line, nothing if the kill cut it short."""
    command_id, _, seq = line.partition(" ")
    return {command_id: int(seq)} if line.endswith("\n") else {}


def test_everything_acknowledged_before_a_kill_is_there_and_nothing_twice(
    database: Path,
) -> None:
    log = open_log(database)
    start(log)
    log.close()
    acknowledged: dict[str, int] = {}
    for number in range(ROUNDS):
        with helper("appender", database, f"round-{number}", 100_000) as appender:
            assert appender.stdin is not None
            assert appender.stdout is not None
            assert appender.stdout.readline() == "open\n"
            appender.stdin.write("go\n")
            appender.stdin.flush()
            for _ in range(30 + 17 * number):
                acknowledged |= _said(appender.stdout.readline())
            appender.kill()
            # What it had said but nobody had read yet was acknowledged, too.
            for line in appender.stdout.readlines():
                acknowledged |= _said(line)

    written = stored(database, "SELECT seq, command_id FROM events")
    assert [seq for seq, _ in written] == list(range(1, len(written) + 1))
    ids = [command_id for _, command_id in written[1:]]
    assert all(ids.count(command_id) == 3 for command_id in set(ids))
    assert set(acknowledged) <= set(ids)
    assert len(set(ids)) - len(acknowledged) <= ROUNDS
    last = {command_id: seq for seq, command_id in written}
    assert all(last[command_id] == seq for command_id, seq in acknowledged.items())

    log = open_log(database)
    command_id, seq = max(acknowledged.items())
    texts = tuple(f"{command_id} {part}" for part in "abc")
    again = c.AddNotes(id=command_id, stage="contact", lane="does", texts=texts)
    assert log.do("w", again, FACILITATOR).seq == seq
    assert log.state("w").seq == len(written)
    log.close()
