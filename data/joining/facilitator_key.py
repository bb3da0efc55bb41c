"""The facilitator key: whoever has it leads, and every link with a secret follows from it."""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
from pathlib import Path

from workshop.errors import CannotOpen


def box_secret(key: str, workshop_id: str) -> str:
    """What a link has to know to make a device the ballot box of a workshop.

    It follows from the facilitator key, so nothing is stored and a new key ends it.
    """
    return link_secret(key, "box", workshop_id)


def link_secret(key: str, kind: str, *about: str) -> str:
    """What a link of one kind, about one subject, has to know; it follows from the key."""
    words = json.dumps([kind, *about]).encode()
    return hmac.new(key.encode(), words, hashlib.sha256).hexdigest()[:32]


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
            "The facilitator key {path} cannot be kept ({error}). "
            "The app was not started; check the rights of the folder.",
            path=path,
            error=error.strerror,
        ) from error
