"""Claims: which phone is just now becoming which person.

A thumb that taps twice, or a phone that lost the answer, sends the same form again and must
not be asked whether it is really itself. Two phones that tap one name must.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

RETRY_SECONDS = 120.0
MOST = 5_000
MOST_TAPS = 10
"""How often one form makes a phone somebody: thumbs tap twice, scripts all day."""

Key = tuple[str, str]
"""Workshop and person."""


@dataclass(slots=True)
class _Claim:
    form: str
    at: float
    taps: int = 1
    pending: bool = True


class Claims:
    """The claims of the last minutes. Safe from any thread."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._claims: dict[Key, _Claim] = {}

    def take(self, key: Key, form: str, is_free: Callable[[], bool]) -> bool:
        """Whether the phone that sent *form* may become a person; *is_free* is asked once."""
        with self._lock:
            now, claim = self._clock(), self._claims.get(key)
            if claim is not None and _is_again(claim, form, now):
                claim.taps += 1
                return True
            if (claim is not None and claim.pending) or not is_free():
                return False
            if len(self._claims) >= MOST:
                self._claims = {k: c for k, c in self._claims.items() if c.pending}
            self._claims[key] = _Claim(form, now)
            return True

    def done(self, key: Key) -> None:
        """What had to be written is written, or failed: now the tokens say who is who."""
        with self._lock:
            if key in self._claims:
                self._claims[key].pending = False

    def forget(self, key: Key) -> None:
        """Somebody else is this person from now on: what was sent before is worth nothing."""
        with self._lock:
            self._claims.pop(key, None)


def _is_again(claim: _Claim, form: str, now: float) -> bool:
    in_time = now - claim.at < RETRY_SECONDS and claim.taps < MOST_TAPS
    return claim.form == form and in_time
