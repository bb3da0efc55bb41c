"""Knocks: somebody says that they are a person who is here on another phone.

Only the facilitator can know. The phone waits for the answer; nothing of this is kept for
longer than that, nor survives a restart.
"""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from data.clock import now_ms
from data.joining.bell import Bell
from workshop.errors import NotNow

EXPIRES_MS = 10 * 60_000
MOST = 5
"""Unanswered knocks of one address at one workshop."""
MOST_OF_ALL = 100


@dataclass(frozen=True, slots=True)
class Knock:
    """One phone that waits.

    Attributes:
        at: When it knocked, in ms since 1970.
        form: What only this phone knows, so that nobody else can use the answer.
        answer: What the facilitator said, None until then.
        is_in: Whether it came in upon a yes.
    """

    id: str
    workshop_id: str
    person_id: str
    at: int
    address: str
    form: str
    answer: bool | None = None
    is_in: bool = False


class Knocks:
    """Everybody who waits. Safe from any thread."""

    def __init__(self, bell: Bell, clock: Callable[[], int] = now_ms) -> None:
        self._bell = bell
        self._clock = clock
        self._lock = threading.Lock()
        self._knocks: dict[str, Knock] = {}

    def knock(self, workshop_id: str, person_id: str, form: str, address: str) -> Knock:
        """Ask to be let in as this person. Asking twice with the same form is asking once.

        Raises:
            NotNow: Too many wait already.
        """
        with self._lock:
            self._drop_old()
            for known in self._knocks.values():
                if (known.workshop_id, known.person_id, known.form) == (
                    workshop_id,
                    person_id,
                    form,
                ):
                    return known
            self._room_for(workshop_id, address)
            knock = Knock(
                secrets.token_hex(8), workshop_id, person_id, self._clock(), address, form
            )
            self._knocks[knock.id] = knock
        self._bell.ring(workshop_id)
        return knock

    def _room_for(self, workshop_id: str, address: str) -> None:
        here = [k for k in self._knocks.values() if k.workshop_id == workshop_id]
        own = [k for k in here if k.address == address and k.answer is None]
        if len(own) >= MOST or len(here) >= MOST_OF_ALL:
            raise NotNow("Several phones are waiting already. Tell the facilitator.")

    def find(self, workshop_id: str, form: str) -> Knock | None:
        """The newest knock of a phone, None if there is none or it took too long."""
        with self._lock:
            self._drop_old()
            own = [
                k for k in self._knocks.values() if (k.workshop_id, k.form) == (workshop_id, form)
            ]
            return own[-1] if own else None

    def waiting(self, workshop_id: str) -> list[Knock]:
        """Who waits for an answer in a workshop, the first to knock first."""
        with self._lock:
            self._drop_old()
            here = [k for k in self._knocks.values() if k.workshop_id == workshop_id]
            return [knock for knock in here if knock.answer is None]

    def about(self, workshop_id: str, ids: Iterable[str]) -> bool:
        """Whether somebody waits to come in as one of these people, or was just told to."""
        names = frozenset(ids)
        with self._lock:
            self._drop_old()
            return any(
                knock.workshop_id == workshop_id
                and knock.person_id in names
                and knock.answer is not False
                and not knock.is_in
                for knock in self._knocks.values()
            )

    def get(self, knock_id: str) -> Knock | None:
        """One knock, None when it is over."""
        with self._lock:
            self._drop_old()
            return self._knocks.get(knock_id)

    def answer(self, knock_id: str, yes: bool) -> None:
        """Say whether they are who they say; a second answer changes nothing."""
        with self._lock:
            knock = self._knocks.get(knock_id)
            if knock is None or knock.answer is not None:
                return
            self._knocks[knock_id] = replace(knock, answer=yes)
        self._bell.ring(knock.workshop_id)

    def come_in(self, knock_id: str) -> None:
        """They are in; kept for the phone that did not hear it and asks once more."""
        with self._lock:
            if knock := self._knocks.get(knock_id):
                self._knocks[knock_id] = replace(knock, is_in=True)

    def _drop_old(self) -> None:
        oldest = self._clock() - EXPIRES_MS
        for name, knock in list(self._knocks.items()):
            if knock.at < oldest:
                del self._knocks[name]
