"""Random rooms with new seeds for a while: python -m tests.fuzz SECONDS, or SECONDS SEED.

One seed repeats one round, however long it takes.
"""

from __future__ import annotations

import random
import subprocess
import sys
import time
from contextlib import suppress

ROUND = [sys.executable, "-m", "pytest", "--numprocesses=2", "-q", "-m", "hypothesis", "tests"]


def main(seconds: str, seed: str = "") -> int:
    """Play rounds until the time is over, or until one finds something; its exit code."""
    if seed:
        return play(int(seed), None)
    until = time.monotonic() + float(seconds)
    with suppress(subprocess.TimeoutExpired):
        while (left := until - time.monotonic()) > 0:
            if code := play(random.getrandbits(32), left):
                return code
    print(f"\nNothing found in {seconds} seconds.")
    return 0


def play(seed: int, seconds: float | None) -> int:
    """Run every random test once, with examples that follow from *seed*.

    Raises:
        subprocess.TimeoutExpired: It was ended, having found nothing in these seconds.
    """
    print(f"\nSeed {seed}. To repeat it: make fuzz SEED={seed}", flush=True)
    options = ["--hypothesis-profile=fuzz", f"--hypothesis-seed={seed}", "-x"]
    return subprocess.run([*ROUND, *options], timeout=seconds, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
