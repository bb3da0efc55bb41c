"""How often somebody may try: a burst at first, then one now and then.

Of codes, only wrong ones are counted: a venue shares one address, so whoever is right always
gets in, however often somebody else there was wrong. Of people who write their own name,
everybody is counted, and refused beyond the limit.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

MOST_ADDRESSES = 10_000


@dataclass(slots=True)
class _Bucket:
    left: float
    at: float


class Guesses:
    """So many tries at once for each address, then one every *seconds*; and a limit for all.

    Args:
        burst: Tries of one address at once.
        seconds: How long one of them takes to come back.
        burst_of_all: Tries of all addresses together at once.
        a_second: How many of those come back in a second.
        clock: Seconds that never go back.
    """

    def __init__(
        self,
        burst: int = 20,
        seconds: float = 6.0,
        burst_of_all: int = 20,
        a_second: float = 5.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._burst, self._rate = burst, 1 / seconds
        self._burst_of_all, self._rate_of_all = burst_of_all, a_second
        self._clock = clock
        self._lock = threading.Lock()
        self._of: dict[str, _Bucket] = {}
        self._of_all = _Bucket(burst_of_all, clock())

    def allow(self, address: str) -> bool:
        """Count one try of *address*; whether it was not one too many."""
        with self._lock:
            now = self._clock()
            own = self._of.setdefault(address, _Bucket(self._burst, now))
            _refill(own, now, self._burst, self._rate)
            _refill(self._of_all, now, self._burst_of_all, self._rate_of_all)
            if len(self._of) > MOST_ADDRESSES:
                self._forget(now)
            if own.left < 1 or self._of_all.left < 1:
                return False
            own.left -= 1
            self._of_all.left -= 1
            return True

    def _forget(self, now: float) -> None:
        """Drop every address that has all of its tries back, or the oldest if none has."""
        full = self._burst / self._rate
        rested = [name for name, bucket in self._of.items() if now - bucket.at >= full]
        for name in rested or list(self._of)[: MOST_ADDRESSES // 2]:
            del self._of[name]


def _refill(bucket: _Bucket, now: float, most: float, rate: float) -> None:
    bucket.left = min(most, bucket.left + (now - bucket.at) * rate)
    bucket.at = now
