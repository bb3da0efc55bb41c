"""What the log asks of whatever keeps it. An engine is a folder that offers this.

Nothing above the engine knows more of it: no SQL, no connection, none of its errors. An engine
says `CannotOpen` when it cannot be read and `NotSaved` when it does not take a change, in a
sentence that a person can act on. How its database is made, checked, backed up and brought up
to date is its own matter, done before it hands out a `Store`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Literal, NamedTuple, Protocol


class Record(NamedTuple):
    """One event of a workshop as it is kept; *payload* is JSON, byte for byte."""

    seq: int
    at: int
    actor_id: str
    command_id: str
    type: str
    schema: int
    payload: str


class Answer(NamedTuple):
    """What was answered to a command: its last sequence number, and how many events.

    *digest* is the fingerprint of what it said; none means that nobody remembers.
    """

    command_id: str
    actor_id: str
    digest: str
    seq: int
    events: int


class Line(NamedTuple):
    """One workshop in the list, so that the list needs no folding. Times are ms since 1970."""

    id: str
    title: str
    started: int
    at: int
    seq: int
    code: str = ""
    joining: bool = False


class Token(NamedTuple):
    """A device that was let in: who it is, where, since when, under which of our addresses."""

    hash: str
    actor_id: str
    role: str
    workshop_id: str
    created: int
    host: str


TokenMatch = Mapping[Literal["hash", "actor_id", "role", "workshop_id"], str]
"""Which tokens are meant: those of which all of this is true."""


class Transaction(Protocol):
    """Changes that become durable together, with nobody else writing meanwhile."""

    def attempt(self) -> AbstractContextManager[None]:
        """Write all of what is done inside, or nothing of it when it raises.

        Raises:
            NotSaved: The engine failed, and with it the whole transaction.
        """

    def version(self) -> int:
        """A number that changes when another process has written."""

    def read(self, workshop_id: str, after: int = 0) -> list[Record]:
        """The records of a workshop beyond sequence number *after*, in order."""

    def answer(self, workshop_id: str, command_id: str) -> Answer | None:
        """What was answered to a command, None if it never came."""

    def append(
        self, workshop_id: str, records: Sequence[Record], answers: Sequence[Answer]
    ) -> None:
        """Add records to a workshop, and what was answered to the commands they came from."""

    def list_workshop(self, line: Line) -> None:
        """Put a workshop on the list, or bring its line up to date."""

    def add_token(self, token: Token) -> None:
        """Let a device in."""

    def remove_tokens(self, match: TokenMatch, keep: str = "") -> None:
        """Forget the tokens that match, except the one whose hash is *keep*."""

    def probe(self) -> None:
        """Write something that changes nothing, to see whether it can be saved."""


class Store(Protocol):
    """One database: the log of every workshop, what was answered, and who was let in."""

    @property
    def schema(self) -> int:
        """How many steps its schema has come."""

    @property
    def warning(self) -> str:
        """What an operator should know about this engine; nothing most of the time."""

    def transaction(self) -> AbstractContextManager[Transaction]:
        """One durable transaction; only the writer's thread begins any.

        Raises:
            NotSaved: Nothing of it was written.
        """

    def version(self) -> int:
        """As `Transaction.version`, between two of them.

        Raises:
            CannotOpen: It cannot be read.
        """

    def read(self, workshop_id: str, after: int = 0) -> list[Record]:
        """The records of a workshop beyond sequence number *after*, in order.

        Raises:
            CannotOpen: It cannot be read; so for the other questions below.
        """

    def workshops(self) -> list[Line]:
        """All workshops, the one last worked on first."""

    def tokens(self, match: TokenMatch) -> list[Token]:
        """The good tokens that match."""

    def close(self) -> None:
        """Let go of the database."""
