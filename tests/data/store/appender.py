"""Opens a database, says so, waits for a line, then appends and prints what was acknowledged.

Started by tests in a process of its own: ``appender.py DATABASE PREFIX COMMANDS``. Each
command writes three notes; each line of output is a command's id and its last sequence
number, printed only once it is on disk.
"""

from __future__ import annotations

import sys
from pathlib import Path

from data.store.opening import open_log
from tests.cast import FACILITATOR
from workshop import commands as c


def main(database: Path, prefix: str, commands: int) -> None:
    log = open_log(database)
    _say("open")
    sys.stdin.readline()
    for number in range(commands):
        command_id = f"{prefix}-{number:06}"
        texts = tuple(f"{command_id} {part}" for part in "abc")
        command = c.AddNotes(id=command_id, stage="contact", lane="does", texts=texts)
        _say(f"{command_id} {log.do('w', command, FACILITATOR).seq}")
    log.close()


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
