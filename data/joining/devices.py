"""Which person a device is: random tokens in cookies, only their hashes on disk."""

from __future__ import annotations

import hashlib
import secrets
import threading
import time
from collections.abc import Iterable
from typing import NamedTuple

from data.joining.bell import Bell
from data.store.log import Log
from data.store.protocol import Token, TokenMatch, Transaction
from workshop.roles import Actor, Role

HOST = Actor("host", Role.FACILITATOR)
"""Whoever opened the facilitator link: one key is one person, on any machine."""
BY_KEY = frozenset({Role.COFACILITATOR, Role.BOX})
"""Who got in by a link that follows from the facilitator key, so a new key ends them."""

EVERYWHERE = ""
"""The workshop of a token that is good for all of them."""


class Known(NamedTuple):
    """What a token stands for: somebody, and the workshop it is good for."""

    actor: Actor
    workshop_id: str


class Devices:
    """The tokens that were handed out. One that was found is read from disk only once."""

    def __init__(self, log: Log, bell: Bell) -> None:
        self._log = log
        self._bell = bell
        self._known: dict[str, Known] = {}
        self._lock = threading.Lock()
        self.revoked = 0
        """How often tokens were made worthless: while it stays, a token found stays good."""

    def issue(self, actor: Actor, workshop_id: str = EVERYWHERE, host: str = "") -> str:
        """A new token of 256 random bits for *actor*; only its hash is stored.

        Args:
            actor: Who the device is from now on.
            workshop_id: Where it is that.
            host: The name or address under which the browser found us: cookies stay with it.

        Raises:
            NotSaved: The token could not be stored and is worth nothing.
        """
        token = secrets.token_urlsafe(32)
        at = int(time.time() * 1000)
        found = Token(_hash(token), actor.id, actor.role.value, workshop_id, at, host)
        self._log.write(lambda transaction: transaction.add_token(found))
        return token

    def revoke(self, actor: Actor) -> None:
        """Make every token of *actor* worthless.

        Raises:
            NotSaved: They all stay good.
        """
        self._remove([{"actor_id": actor.id}])

    def revoke_roles(self, roles: Iterable[Role]) -> None:
        """Make the tokens of everybody in these roles worthless.

        Raises:
            NotSaved: They all stay good.
        """
        self._remove([{"role": role.value} for role in roles])

    def revoke_person(self, workshop_id: str, ids: Iterable[str], keep: str = "") -> None:
        """Make every token of somebody in one workshop worthless, except *keep*.

        Raises:
            NotSaved: They all stay good.
        """
        self._remove([{"workshop_id": workshop_id, "actor_id": name} for name in ids], _hash(keep))
        self._bell.ring(workshop_id)

    def forget(self, token: str | None) -> None:
        """Make one token worthless: its browser becomes somebody else.

        Raises:
            NotSaved: It stays good.
        """
        if token:
            self._remove([{"hash": _hash(token)}])

    def _remove(self, matches: Iterable[TokenMatch], keep: str = "") -> None:
        def remove(transaction: Transaction) -> None:
            for match in matches:
                transaction.remove_tokens(match, keep)

        self._log.write(remove)
        with self._lock:
            self.revoked += 1
            self._known.clear()

    def find(self, token: str | None, workshop_id: str = EVERYWHERE) -> Actor | None:
        """Who a token was given to in a workshop, None for a stranger.

        Ask `data.access.visitors.who` instead: the roster may have changed since.
        """
        known = self.known(token)
        return known.actor if known and known.workshop_id in (EVERYWHERE, workshop_id) else None

    def known(self, token: str | None) -> Known | None:
        """What a token stands for, wherever that is; None for a stranger's."""
        if not token:
            return None
        hashed = _hash(token)
        return self._known.get(hashed) or self._read(hashed)

    def hosts(self, workshop_id: str, ids: Iterable[str]) -> list[str]:
        """Under which names or addresses the good tokens of somebody were given."""
        return [
            token.host
            for name in ids
            for token in self._log.store.tokens({"workshop_id": workshop_id, "actor_id": name})
        ]

    def _read(self, hashed: str) -> Known | None:
        revoked = self.revoked
        found = self._log.store.tokens({"hash": hashed})
        if not found:
            return None
        token = found[0]
        known = Known(Actor(token.actor_id, Role(token.role)), token.workshop_id)
        with self._lock:
            if revoked == self.revoked:  # Otherwise it may have been good a moment ago only.
                self._known[hashed] = known
        return known


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode(errors="surrogatepass")).hexdigest()
