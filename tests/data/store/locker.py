"""Takes the write lock of a database, says so, and lets go when its input ends."""

from __future__ import annotations

import sys
from pathlib import Path

from data.store.sqlite.connection import connect

if __name__ == "__main__":
    connection = connect(Path(sys.argv[1]))
    connection.execute("BEGIN IMMEDIATE")
    sys.stdout.write("locked\n")
    sys.stdout.flush()
    sys.stdin.read()
    connection.execute("ROLLBACK")
    connection.close()
