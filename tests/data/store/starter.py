"""Opens (or creates) a database at a signal, starts a workshop of its own, and ends.

Started by tests in several processes at once: ``starter.py DATABASE WORKSHOP``.
"""

from __future__ import annotations

import sys
from pathlib import Path

from data.store.opening import open_log
from tests.data.helpers import start

if __name__ == "__main__":
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    log = open_log(Path(sys.argv[1]))
    start(log, sys.argv[2])
    log.close()
