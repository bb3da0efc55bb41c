"""Which person a device is: random tokens in cookies, only their hashes on disk."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
import time
from pathlib import Path

from data.log import Log
from data.sqlite import rows
from workshop.errors import CannotOpen
from workshop.roles import Actor, Role

HOST = Actor("host", Role.FACILITATOR)
"""Whoever opened the facilitator link: one key is one person, on any machine."""

EVERYWHERE = ""
"""The workshop of a token that is good for all of them."""


READ_TOKEN = "SELECT actor_id, role, workshop_id FROM tokens WHERE hash = ?"


class Devices:
    """The tokens that were handed out. Looking one up twice reads the disk once."""

    def __init__(self, log: Log) -> None:
        self._log = log
        self._known: dict[str, tuple[Actor, str]] = {}

    def issue(self, actor: Actor, workshop_id: str = EVERYWHERE) -> str:
        """A new token of 256 random bits for *actor*; only its hash is stored.

        Raises:
            NotSaved: The token could not be stored and is worth nothing.
        """
        token = secrets.token_urlsafe(32)
        row = (_hash(token), actor.id, actor.role.value, workshop_id, int(time.time() * 1000))
        self._log.write(
            lambda connection: connection.execute("INSERT INTO tokens VALUES (?, ?, ?, ?, ?)", row)
        )
        return token

    def revoke(self, actor: Actor) -> None:
        """Make every token of *actor* worthless.

        Raises:
            NotSaved: They all stay good.
        """
        delete = "DELETE FROM tokens WHERE actor_id = ?"
        self._log.write(lambda connection: connection.execute(delete, (actor.id,)))
        self._known.clear()

    def revoke_boxes(self) -> None:
        """Make the token of every ballot box worthless.

        Raises:
            NotSaved: They all stay good.
        """
        delete = "DELETE FROM tokens WHERE role = ?"
        self._log.write(lambda connection: connection.execute(delete, (Role.BOX.value,)))
        self._known.clear()

    def find(self, token: str | None, workshop_id: str = EVERYWHERE) -> Actor | None:
        """Who a device is in a workshop, None for a stranger."""
        if not token:
            return None
        hashed = _hash(token)
        known = self._known.get(hashed) or self._read(hashed)
        if known is None:
            return None
        actor, where = known
        return actor if where in (EVERYWHERE, workshop_id) else None

    def _read(self, hashed: str) -> tuple[Actor, str] | None:
        with self._log.store.reading() as connection:
            found = rows(connection, READ_TOKEN, (hashed,))
        if not found:
            return None
        actor_id, role, where = found[0]
        self._known[hashed] = (Actor(actor_id, Role(role)), where)
        return self._known[hashed]


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode(errors="surrogatepass")).hexdigest()


def box_secret(key: str, workshop_id: str) -> str:
    """What a link has to know to make a device the ballot box of a workshop.

    It follows from the facilitator key, so nothing is stored and a new key ends it.
    """
    return hmac.new(key.encode(), f"box {workshop_id}".encode(), hashlib.sha256).hexdigest()[:32]


def key_file(database: Path) -> Path:
    """Where the facilitator key of a database lies."""
    return database.with_name(f"{database.name}.key")


def has_key(database: Path) -> bool:
    """Whether there is a key already, so that tokens given for it stay good."""
    path = key_file(database)
    return path.exists() and path.stat().st_size > 0


def facilitator_key(database: Path) -> str:
    """The key of the facilitator link. It works until its file is deleted or emptied.

    It lies beside the database and not in it, so that no backup holds it.

    Raises:
        CannotOpen: The file can neither be read nor written.
    """
    path = key_file(database)
    try:
        if not has_key(database):
            draft = path.with_name(f".{path.name}.{os.getpid()}")
            draft.touch(mode=0o600)
            draft.write_text(secrets.token_urlsafe(32))
            draft.replace(path)
        return path.read_text().strip()
    except OSError as error:
        raise CannotOpen(
            f"The facilitator key {path} cannot be kept ({error.strerror}). "
            "The app was not started; check the rights of the folder."
        ) from error
